/** Comparisons of two entities: "GPT-3 has more parameters than BERT", "CLIP is older than GPT-4". */
import { columnRules, type Kind } from '../../../graph/ontology.ts';
import { comparativeAt, datedAt } from '../../read/ranges.ts';
import { addsNothing, entitiesAt, hasIntent, hasScope, indexesWhere, meaningsAs, type Sentence } from '../../read/sentence.ts';
import type { Comparison } from '../assertion.ts';

/** Undefined unless the words are a comparison and nothing else. */
export function comparisonIn(sentence: Sentence, kind: Kind, skip: ReadonlySet<number>, subjectAt: number): Comparison | undefined {
  for (const at of sentence.spans.keys()) {
    const inner = withoutNot(sentence, at);
    const found = skip.has(at) || at < subjectAt ? undefined : comparedAt(inner ?? sentence, at, kind);
    if (found === undefined) continue;
    const isNegated = inner !== undefined || sentence.spans.some((span) => hasScope(span, 'not'));
    const rest = indexesWhere(sentence, (span) => !addsNothing(span) && !hasScope(span, 'not', 'and')).filter(
      (index) => !skip.has(index) && !found.used.includes(index),
    );
    const negations = indexesWhere(sentence, (span) => hasScope(span, 'not')).length;
    if (rest.length === 0 && negations + Number(inner !== undefined) <= 1) return { ...found.comparison, isNegated };
  }
  return undefined;
}

/** "Not bigger than" beside a number is "at most"; beside a name it's the opposite of "bigger than". */
function withoutNot(sentence: Sentence, at: number): Sentence | undefined {
  const span = sentence.spans[at];
  const text = /^not (.+)$/.exec(span?.text ?? '')?.[1];
  const meanings = text === undefined ? undefined : sentence.lexicon.phrases.get(text);
  if (span === undefined || text === undefined || meanings === undefined) return undefined;
  return { ...sentence, spans: sentence.spans.with(at, { ...span, text, meanings }) };
}

/** Whether some words compare the subject with another entity. */
export const isCompared = (sentence: Sentence, kind: Kind, skip: ReadonlySet<number>): boolean =>
  sentence.spans.some((_, at) => !skip.has(at) && comparedAt(withoutNot(sentence, at) ?? sentence, at, kind) !== undefined);

interface Found {
  readonly comparison: Comparison;
  readonly used: readonly number[];
}

function comparedAt(sentence: Sentence, at: number, kind: Kind): Found | undefined {
  const otherAt = nextContent(sentence, at);
  const other = entitiesAt(sentence, otherAt).find((entity) => entity.kind === kind);
  if (other === undefined) return undefined;
  const base = { op: 'compared', otherId: other.id, isNegated: false } as const;
  const scored = scoredAt(sentence, at, kind);
  if (scored !== undefined) {
    const { benchmarkId, isMore, used } = scored;
    return { comparison: { ...base, by: { benchmarkId }, isMore }, used: [at, otherAt, ...used] };
  }
  const compared = comparativeAt(sentence, at, kind) ?? datedAt(sentence, at, kind);
  if (compared === undefined) return undefined;
  const { isMore } = compared;
  const column = countNamed(sentence, kind) ?? compared.column;
  const named = indexesWhere(sentence, (span) => meaningsAs(span, 'column').some((cue) => cue.kind === kind && cue.column === column));
  return { comparison: { ...base, by: { column }, isMore }, used: [at, otherAt, ...named] };
}

/** "Its context window is smaller than that of BERT" compares what is named, not the sizes. */
function countNamed({ spans }: Sentence, kind: Kind): string | undefined {
  const named = spans.flatMap((span) => meaningsAs(span, 'column').filter((cue) => cue.kind === kind && cue.role === 'name'));
  const [only, another] = new Set(named.map(({ column }) => column).filter((column) => columnRules(kind)[column]?.type === 'count'));
  return another === undefined ? only : undefined;
}

const nextContent = ({ spans }: Sentence, at: number): number => {
  const next = spans.findIndex((span, index) => index > at && !/^(?:than|the|that|of|did)$/.test(span.text));
  return next;
};

const BEATS = /^(?:beats?|beat|better than|outperforms?|outperformed|above|ahead of|higher than|more than|superior to)$/;
const TRAILS = /^(?:worse than|below|behind|lower than|less than)$/;

/** "Beats GPT-4 on MMMU". */
function scoredAt(sentence: Sentence, at: number, kind: Kind) {
  const { spans } = sentence;
  const isMore = BEATS.test(spans[at]?.text ?? '');
  const benchmark = spans.findIndex((_, index) => entitiesAt(sentence, index)[0]?.kind === 'benchmark');
  const benchmarkId = entitiesAt(sentence, benchmark)[0]?.id;
  if (kind !== 'model' || benchmarkId === undefined || (!isMore && !TRAILS.test(spans[at]?.text ?? ''))) return undefined;
  return { benchmarkId, isMore, used: [benchmark, ...indexesWhere(sentence, (span) => hasIntent(span, 'score'))] };
}

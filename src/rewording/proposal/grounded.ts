/** From the proposal to the question: the proposal may say nothing that the words of the question don't. */
import { withDivisions } from '../../ask/evaluate/divisions.ts';
import type { Question } from '../../ask/question.ts';
import { dateColumn } from '../../ask/read/ranges.ts';
import { hasIntent, hasRole, hasScope, hasTone, meaning, meaningsAs, type Sentence } from '../../ask/read/sentence.ts';
import { compactName } from '../../ask/words/tokens.ts';
import { type Kind, type RelationTypeName, relationRule, relationTypeNames } from '../../graph/ontology.ts';
import type { Parts, UsedColumn, UsedRelation } from './parts.ts';
import { columnType } from './resolve.ts';

/** What the proposal adds to the question, in a word; undefined if it adds nothing. */
export function ungrounded(sentence: Sentence, question: Question, parts: Parts): string | undefined {
  const { spans, graph } = sentence;
  const named = new Set(spans.flatMap((span) => meaningsAs(span, 'entity')).flatMap(({ ids }) => ids));
  const whole = new Set([...named].flatMap((id) => (id.startsWith('organization/') ? withDivisions(graph, id) : [id])));
  const checks: readonly (readonly [what: string, isSaid: () => boolean])[] = [
    ['a name', () => parts.ids.every((id) => whole.has(id))],
    ['a number', () => parts.numbers.every((number) => spans.some((span) => meaning(span, 'number')?.value === number))],
    ['a date', () => parts.dates.every((date) => hasDate(sentence, date))],
    ['a text', () => parts.texts.every((text) => hasText(sentence, text))],
    ['a column', () => parts.columns.every((column) => hasColumn(sentence, column))],
    ['a relation', () => parts.relations.every((relation) => hasRelation(sentence, relation))],
    ['an end', () => hasEnds(sentence, parts)],
    ['a negation', () => parts.negations <= spans.filter((span) => hasScope(span, 'not') || hasRole(span, 'no')).length],
    ['an alternative', () => isAlternative(sentence, parts)],
    ['a form', () => hasForm(sentence, question)],
  ];
  return checks.find(([, isSaid]) => !isSaid())?.[0];
}

type Span = Sentence['spans'][number];

const hasDate = ({ spans }: Sentence, date: string): boolean =>
  spans.some((span) => {
    const period = meaning(span, 'period')?.period;
    return period?.since === date || period?.until === date;
  });

/** "At most" has to be said; a number alone is the value itself, or of a context window the least. */
function hasEnds({ spans }: Sentence, { ends, columns }: Parts): boolean {
  const isBoth = ends.filter((end) => end === 'min').length === ends.filter((end) => end === 'max').length;
  const isLeast = columns.some(({ column }) => column === 'contextTokens') && !ends.includes('max');
  if (isBoth || isLeast) return true;
  return spans.some((span) => hasScope(span, 'atLeast', 'atMost', 'between', 'over', 'under') || hasRole(span, 'more', 'less'));
}

const hasText = ({ spans }: Sentence, { column, value }: Parts['texts'][number]): boolean =>
  spans.some((span) => meaningsAs(span, 'value').some((one) => one.column === column && compactName(one.value) === compactName(value)));

/** A column is asked for by its cue, by one of its texts, or, of dates, by a period alone. */
function hasColumn(sentence: Sentence, { column, kind, value }: UsedColumn): boolean {
  const { spans } = sentence;
  const cues = spans.flatMap((span) => [
    ...meaningsAs(span, 'column').filter((cue) => cue.column === column && cue.kind === kind),
    ...meaningsAs(span, 'catalog').filter((cue) => cue.attribute === column && kind === 'model'),
  ]);
  // "Open" sets a flag and "closed" unsets it, unless a "not" turns it round.
  const isTurned = spans.some((span) => hasScope(span, 'not'));
  if (value !== undefined) return cues.some(({ role }) => isTurned || (role === 'yes') === value || role === 'name');
  if (cues.length > 0 || spans.some((span) => meaningsAs(span, 'value').some((one) => one.column === column))) return true;
  // "Under 3B" is a size.
  if (column === 'parameters' && spans.some((span) => meaning(span, 'number')?.multiplied === true)) return !hasOtherCount(sentence, kind);
  if (columnType(kind, column) !== 'date') return column === 'country' && spans.some((span) => hasIntent(span, 'where'));
  const isDated = spans.some((span) => meaning(span, 'period') !== undefined || hasIntent(span, 'when', 'fresh'));
  return isDated && dateColumn(sentence, kind) === column;
}

/** "128k tokens" is no size. */
const hasOtherCount = ({ spans }: Sentence, kind: Kind): boolean =>
  spans.some((span) => meaning(span, 'number')?.money === true || meaningsAs(span, 'catalog').length > 0) ||
  spans.flatMap((span) => meaningsAs(span, 'column')).some((cue) => cue.kind === kind && columnType(kind, cue.column) === 'count');

/** A relation is asked for by its cue, or is the first that joins what is named: models with an organization are made by it. */
function hasRelation({ spans, graph }: Sentence, { relation, side, kind, ids }: UsedRelation): boolean {
  const cues = spans.flatMap((span) => meaningsAs(span, 'relation')).filter((cue) => cue.relation === relation);
  const { from, to } = relationRule(relation);
  if (from.some((one) => to.includes(one))) {
    // Between things of one kind, only the word tells which is which.
    const wanted = ids.length > 0 ? side : oppositeOf[side];
    return cues.length > 0 && cues.every(({ role }) => (role === 'out' || role === 'from' ? 'out' : 'in') === wanted);
  }
  if (cues.length > 0) return true;
  if (relation === 'made-by' && spans.some((span) => hasIntent(span, 'who'))) return true;
  const far = graph.entities.get(ids[0] ?? '')?.kind;
  return far !== undefined && far !== kind && firstRelation(kind, far) === `${relation} ${side}`;
}

const oppositeOf = { out: 'in', in: 'out' } as const;

function firstRelation(kind: Kind, far: Kind): string | undefined {
  const joins = (name: RelationTypeName, near: Kind, other: Kind) =>
    relationRule(name).from.includes(near) && relationRule(name).to.includes(other);
  const found = relationTypeNames.find((name) => joins(name, kind, far) || joins(name, far, kind));
  return found && `${found} ${joins(found, kind, far) ? 'out' : 'in'}`;
}

/** Several ids of one condition are alternatives too, but for the divisions of a company. */
function isAlternative({ spans, graph }: Sentence, { alternatives, relations }: Parts): boolean {
  const hasOr = spans.some((span) => hasScope(span, 'or'));
  const isOne = ({ ids }: UsedRelation) => ids.length < 2 || (relationIsOfDivisions(graph, ids) && ids.length > 0);
  return hasOr || (alternatives === 0 && relations.every(isOne));
}

const relationIsOfDivisions = (graph: Sentence['graph'], ids: readonly string[]): boolean => {
  const all = withDivisions(graph, ids[0] ?? '');
  return ids.every((id) => all.includes(id));
};

const SEVERAL = [1, 5, 10];

/** The form must be asked for, so that no question is answered by less than it asks. */
function hasForm(sentence: Sentence, question: Question): boolean {
  const { spans, tokens } = sentence;
  const asks = (...intents: Parameters<typeof hasIntent>[1][]) => spans.some((span) => hasIntent(span, ...intents));
  const isClosed = /^(?:is|are|was|were|does|do|did|can|could|has|have|had|will)$/.test(tokens[0]?.text ?? '');
  switch (question.form) {
    case 'list':
      return !isClosed && !asks('howMany') && spans.some((span) => isListed(sentence, question.kind, span));
    case 'count':
      return asks('howMany');
    case 'top':
      return isTop(spans, question.ranked);
    case 'compare':
      return asks('compare');
    case 'path':
      return asks('path');
    case 'yesNo':
      return isClosed;
    case 'how':
      return asks('how');
    case 'tasks':
      return asks('does') || spans.some((span) => meaningsAs(span, 'relation').some(({ relation }) => relation === 'performs'));
    case 'limits':
      return spans.some((span) => meaningsAs(span, 'relation').some(({ relation }) => relation === 'limited-by'));
    case 'scores':
      return asks('score');
    default:
      return !isClosed && (question.form === 'attribute' || !asks('howMany'));
  }
}

/** "Models", "image generators", "who". */
const isListed = ({ graph }: Sentence, kind: Kind, span: Span): boolean =>
  meaning(span, 'kind')?.kind === kind ||
  (kind === 'organization' && hasIntent(span, 'who')) ||
  (kind === 'model' && meaningsAs(span, 'entity').some(({ ids }) => ids.some((id) => graph.entities.get(id)?.kind === 'model-class')));

function isTop(spans: Sentence['spans'], { direction, limit }: Extract<Question, { form: 'top' }>['ranked']): boolean {
  const isMost = spans.some((span) => hasRole(span, 'most') || hasIntent(span, 'best', 'most', 'fresh') || hasTone(span, 'stale'));
  const isLeast = spans.some((span) => hasRole(span, 'least') || hasIntent(span, 'worst', 'fewest'));
  const isCounted = SEVERAL.includes(limit) || spans.some((span) => meaning(span, 'number')?.value === limit);
  return isCounted && (direction === 'desc' ? isMost : isLeast);
}

/** Changes of the graph as rows of a reply, for the command and for posts: a sentence that counts them, then short rows. */
import { graphql, type ResultOf } from '../../../api/graphql.ts';
import type { Claim } from '../../contract/reply.ts';
import type { Messages } from '../../messages/index.ts';
import { CitationParts, type SourceNumbering } from '../number-sources.ts';

export const ChangeParts = graphql(
  `fragment ChangeParts on ChangeConnection {
    totalCount
    counts { kind count }
    nodes {
      kind text
      entities { kind name }
      fact { retracted { reason } }
      score { value unit variant model { name } benchmark { name } }
      citations { ...CitationParts }
    }
  }`,
  [CitationParts],
);

export type Changes = ResultOf<typeof ChangeParts>;
type Change = Changes['nodes'][number];

/** "Since 23 Nov, the graph has 3 new models and 12 new scores." */
export function changesLead({ counts }: Changes, day: string, about: string, { changes: texts }: Messages): string {
  if (counts.length === 0) return texts.none(day, about);
  return texts.lead(
    day,
    counts.map(({ kind, count }) => texts.counts[kind](count)),
    about,
  );
}

/** A row and how many changes it tells. */
interface ChangeRow {
  readonly claim: Claim;
  readonly count: number;
}

/** One row for each change; the scores of one model share theirs. */
export function changeRows(nodes: Changes['nodes'], numbering: SourceNumbering, messages: Messages): ChangeRow[] {
  const rows: Change[][] = [];
  const rowOfModel = new Map<string, Change[]>();
  for (const change of nodes) {
    const model = change.score?.model.name;
    const row = model === undefined ? undefined : rowOfModel.get(model);
    if (row !== undefined && row.length < MAX_SCORES) row.push(change);
    else {
      const started = [change];
      rows.push(started);
      if (model !== undefined) rowOfModel.set(model, started);
    }
  }
  return rows.map((changes) => ({ claim: toClaim(changes, numbering, messages), count: changes.length }));
}

/** More in one row isn't read. */
const MAX_SCORES = 4;

function toClaim(changes: readonly Change[], { claim }: SourceNumbering, messages: Messages): Claim {
  const texts = messages.changes;
  const [first] = changes as readonly [Change, ...Change[]];
  const citations = changes.flatMap((change) => change.citations);
  const [entity] = first.entities;
  switch (first.kind) {
    case 'MODEL_CREATED':
      return claim(texts.named(entity?.name ?? '', first.text), citations, texts.labels.MODEL_CREATED);
    case 'ENTITY_CREATED':
      return claim(
        texts.named(entity?.name ?? '', first.text),
        citations,
        entity === undefined ? texts.labels.ENTITY_CREATED : texts.newKind(messages.kindNames[entity.kind]),
      );
    case 'SCORE_CREATED': {
      const scores = changes.flatMap(({ score }) => (score === null ? [] : [scoreText(score, messages)]));
      return claim(texts.named(first.score?.model.name ?? '', messages.and(scores)), citations, texts.labels.SCORE_CREATED);
    }
    case 'FACT_WITHDRAWN':
      return claim(texts.withdrawn(first.text, first.fact?.retracted?.reason ?? ''), citations, texts.labels.FACT_WITHDRAWN);
    default:
      return claim(first.text, citations, texts.labels[first.kind]);
  }
}

type Score = NonNullable<Change['score']>;

function scoreText({ value, unit, variant, benchmark }: Score, messages: Messages): string {
  const { scoreOn } = messages.changes;
  return scoreOn(messages.decimal(value), unit === 'PERCENT', benchmark.name, variant);
}

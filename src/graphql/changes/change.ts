/** A change of the graph in the schema, and pages of them. */

import { relationLabel, withArticle } from '../../ask/answer/wording.ts';
import { type Change, type ChangeKind, changeKinds, changeOrder, countByKind } from '../../changes/changes.ts';
import { recordedSince } from '../../changes/log.ts';
import { type Citation, entityOf, type Fact, type Graph, type Relation, type Score } from '../../graph/graph.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { listComplexity, type PageArgs, pageOf } from '../base/page.ts';
import { EntityRef } from '../knowledge/entity.ts';
import { FactRef } from '../knowledge/fact.ts';
import { RelationRef } from '../knowledge/relation.ts';
import { ScoreRef } from '../knowledge/score.ts';
import { CitationRef } from '../sources/citation.ts';

export const ChangeKindEnum = enumOf<ChangeKind>('ChangeKind', 'What the graph learned, or no longer says.', changeKinds);

const nameOf = (graph: Graph, id: string): string => entityOf(graph, id).name;

/** "69.1% on MMMU (validation)" */
const scoreText = (graph: Graph, { benchmarkId, value, unit, variant }: Score): string =>
  `${value}${unit === 'percent' ? '%' : ` ${unit}`} on ${nameOf(graph, benchmarkId)}${variant === '' ? '' : ` (${variant})`}`;

const sentences: Readonly<Record<ChangeKind, (change: Change, graph: Graph) => string>> = {
  'model-created': ({ id }, graph) => entityOf(graph, id).summary,
  'entity-created': ({ id }, graph) => entityOf(graph, id).summary,
  'model-retired': ({ id }, graph) => `${nameOf(graph, id)} is served until ${entityOf(graph, id).model?.retiredOn}.`,
  'fact-created': ({ fact }) => fact?.text ?? '',
  'fact-corrected': ({ fact }) => fact?.text ?? '',
  'fact-withdrawn': ({ fact }) => fact?.text ?? '',
  'score-created': ({ score }, graph) => (score === undefined ? '' : `${nameOf(graph, score.modelId)}: ${scoreText(graph, score)}.`),
  'relation-created': ({ relation }, graph) => (relation === undefined ? '' : relationSentence(graph, relation)),
};

const relationSentence = (graph: Graph, { type, fromId, toId }: Relation): string =>
  withArticle(`${nameOf(graph, fromId)} ${relationLabel({ relation: type, side: 'out' })} ${nameOf(graph, toId)}.`);

const ChangeRef = builder.objectRef<Change>('Change').implement({
  description: 'Something that is new in the graph, or that it no longer says.',
  fields: (t) => ({
    kind: t.field({ type: ChangeKindEnum, description: 'What is new, such as MODEL_CREATED.', resolve: ({ kind }) => kind }),
    text: t.string({
      description: 'The new statement, in one sentence; of a withdrawn fact, what it said.',
      resolve: (change, _args, { graph }) => sentences[change.kind](change, graph),
    }),
    at: t.field({ type: 'DateTime', description: 'When the graph learned it.', resolve: ({ at }) => at.toISOString() }),
    revision: t.field({
      type: 'BigInt',
      description: 'The revision of the graph with the change.',
      resolve: ({ revision }) => Number(revision),
    }),
    entities: t.field({
      type: [EntityRef],
      complexity: listComplexity,
      description: 'The new entity, or what the statement is about.',
      resolve: ({ aboutIds }, _args, { graph }) => aboutIds.map((id) => entityOf(graph, id)),
    }),
    fact: t.field({
      type: FactRef,
      nullable: true,
      description: 'The fact as it is now; null for other changes.',
      resolve: ({ fact }): Fact | null => fact ?? null,
    }),
    score: t.field({
      type: ScoreRef,
      nullable: true,
      description: 'The new score; null for other changes.',
      resolve: ({ score }): Score | null => score ?? null,
    }),
    relation: t.field({
      type: RelationRef,
      nullable: true,
      description: 'The new relation; null for other changes.',
      resolve: ({ relation }): Relation | null => relation ?? null,
    }),
    citations: t.field({
      type: [CitationRef],
      complexity: listComplexity,
      description: 'The sources that say it.',
      resolve: (change, _args, { graph }) => citationsOf(graph, change),
    }),
  }),
});

/** A catalog cites an entity by what it says of it: an entity without a source of its own has those of its relations. */
function citationsOf(graph: Graph, { id, citations }: Change): readonly Citation[] {
  if (citations.length > 0) return citations;
  return graph.outgoing.get(id)?.find((relation) => relation.citations.length > 0)?.citations ?? [];
}

interface ChangeCount {
  readonly kind: ChangeKind;
  readonly count: number;
}

const ChangeCountRef = builder.objectRef<ChangeCount>('ChangeCount').implement({
  description: 'How many changes there are of a kind.',
  fields: (t) => ({
    kind: t.field({ type: ChangeKindEnum, description: 'What these have in common.', resolve: ({ kind }) => kind }),
    count: t.exposeInt('count', { description: 'How many entries there are of it, on all pages together.' }),
  }),
});

interface WithCounts {
  readonly counts: readonly ChangeCount[];
}

export const ChangeConnection = builder.connectionObject(
  {
    name: 'ChangeConnection',
    type: ChangeRef,
    description: 'A page of changes: by kind, then newest first.',
    fields: (t) => ({
      counts: t.field({
        type: [ChangeCountRef],
        description: 'How many there are of each kind that has any.',
        complexity: listComplexity,
        resolve: (page) => [...(page as unknown as WithCounts).counts],
      }),
      recordedSince: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'When the oldest change on record was made; null if there is none.',
        resolve: async (_page, _args, { client }) => (await recordedSince(client))?.toISOString() ?? null,
      }),
    }),
  },
  { name: 'ChangeEdge', description: 'One change and its cursor.' },
);

/** The page that `args` ask for, with the counts of all. */
export const changePage = (changes: readonly Change[], args: PageArgs) =>
  Object.assign(pageOf(changes, args, changeOrder), { counts: countByKind(changes) } satisfies WithCounts);

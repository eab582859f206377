/** The contents of this installation, and its revision. */
import { currentFacts, entitiesOf, type Graph } from '../../graph/graph.ts';
import { type Kind, kindNames } from '../../graph/ontology.ts';
import { cachePerGraph } from '../../graph/per-graph-cache.ts';
import { countsOf } from '../../graph/values/import-counts.ts';
import { builder } from '../base/builder.ts';
import { KindEnum } from '../knowledge/entity.ts';

interface KindCount {
  readonly kind: Kind;
  readonly count: number;
}

const KindCountRef = builder.objectRef<KindCount>('KindCount');
KindCountRef.implement({
  description: 'The number of entities of a kind.',
  fields: (t) => ({
    kind: t.field({ type: KindEnum, description: 'The kind that is counted, such as MODEL.', resolve: ({ kind }) => kind }),
    count: t.exposeInt('count', { description: 'Number of entities of this kind.' }),
  }),
});

interface ImportState {
  readonly origin: string;
  readonly at: string;
  readonly models: number;
  readonly offerings: number;
  readonly unresolved: number;
  readonly conflicts: number;
}

const ImportRef = builder.objectRef<ImportState>('CatalogImport');
ImportRef.implement({
  description: 'What one catalog brought into the graph.',
  fields: (t) => ({
    origin: t.exposeString('origin', { description: 'The name of the catalog.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it last brought something new.' }),
    models: t.exposeInt('models', { description: 'Number of models it describes.' }),
    offerings: t.exposeInt('offerings', { description: 'Number of offerings it lists or listed.' }),
    unresolved: t.exposeInt('unresolved', { description: 'Number of offerings without a known model.' }),
    conflicts: t.exposeInt('conflicts', { description: 'Number of attributes where others disagree.' }),
  }),
});

/** How many entries all lists of a part of the graph have together. */
const totalOf = cachePerGraph(
  (graph, part: 'outgoing' | 'positions' | 'scores') => [...graph[part].values()].reduce((sum, { length }) => sum + length, 0),
  (total, { before, after, change }, part) => {
    if (part === 'outgoing') return total + change.added.length - change.removed.length;
    const count = (graph: Graph, id: string): number => graph[part].get(id)?.length ?? 0;
    return [...change[part]].reduce((sum, id) => sum + count(after, id) - count(before, id), total);
  },
);

const MetaRef = builder.objectRef<Graph>('Meta');
MetaRef.implement({
  description: 'The state of the graph.',
  fields: (t) => ({
    revision: t.field({ type: 'BigInt', description: 'Counts up with every change.', resolve: ({ revision }) => Number(revision) }),
    version: t.string({ description: 'The version of LMM Atlas that answers.', resolve: (_graph, _args, { version }) => version }),
    hasLanguageModel: t.boolean({
      description: 'Whether a language model helps the bots of this server to read questions and to word answers.',
      resolve: (_graph, _args, { assist }) => assist !== null,
    }),
    entities: t.field({
      type: [KindCountRef],
      description: 'Number of entities by kind.',
      resolve: (graph) => kindNames.map((kind) => ({ kind, count: entitiesOf(graph, kind).length })),
    }),
    facts: t.int({ description: 'Number of facts, without withdrawn ones.', resolve: (graph) => currentFacts(graph).length }),
    relations: t.int({ description: 'Number of relations between entities.', resolve: (graph) => totalOf(graph, 'outgoing') }),
    positions: t.int({ description: 'Number of positions: cells of comparisons.', resolve: (graph) => totalOf(graph, 'positions') }),
    scores: t.int({
      description: 'Number of scores of models on benchmarks.',
      // They stand by model and by benchmark.
      resolve: (graph) => totalOf(graph, 'scores') / 2,
    }),
    sources: t.int({ description: 'Number of sources that can be cited.', resolve: ({ sources }) => sources.size }),
    importedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When a catalog last brought something new; null if never.',
      resolve: ({ imports }) => imports.reduce<string | null>((last, { at }) => (last === null || at > last ? at : last), null),
    }),
    imports: t.field({
      type: [ImportRef],
      description: 'What each catalog brought in.',
      resolve: (graph) => graph.imports.map((one) => ({ ...one, ...countsOf(graph, one.origin) })),
    }),
  }),
});

builder.queryField('meta', (t) =>
  t.field({
    type: MetaRef,
    description: 'The state of the graph that answers.',
    resolve: (_root, _args, { graph }) => graph,
  }),
);

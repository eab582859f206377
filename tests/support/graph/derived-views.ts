/** Everything that is derived from a graph, by ids: two graphs with the same statements must have the same views. */
import { entityRanking, kindsBySlot, listSlots } from '../../../src/graph/base/entity-index.ts';
import { relationsOf } from '../../../src/graph/base/relations-of.ts';
import type { Entity, Graph } from '../../../src/graph/graph.ts';
import { kindNames, type RelationTypeName } from '../../../src/graph/ontology.ts';
import { columnOf, type FieldName } from '../../../src/graph/query/columns.ts';
import { factCriterion } from '../../../src/graph/query/facts.ts';
import { entityCriterion, organizationCriterion } from '../../../src/graph/query/filter.ts';
import { modelCriterion } from '../../../src/graph/query/model-filter.ts';
import { defaultOrder, filterSorted, sortedEntities, sortedFacts, sortedSources } from '../../../src/graph/query/sorted-lists.ts';
import { sourceCriterion } from '../../../src/graph/query/sources.ts';
import { timeline } from '../../../src/graph/query/timeline.ts';
import { complete } from '../../../src/graph/search/complete.ts';
import { degreeRanking } from '../../../src/graph/search/degree.ts';
import { findEntity, nearestEntities, needFact, needSource } from '../../../src/graph/search/find.ts';
import { search } from '../../../src/graph/search/search.ts';
import { neighbours } from '../../../src/graph/traverse/neighbours.ts';
import { path } from '../../../src/graph/traverse/path.ts';
import { subgraph } from '../../../src/graph/traverse/subgraph.ts';
import { conflictingValues } from '../../../src/graph/values/conflicts.ts';
import { countsOf } from '../../../src/graph/values/import-counts.ts';
import { entitiesIn, entriesOf } from './entries.ts';

const TEXTS = ['', 'a', 'al', 'alpha', 'alpha two', 'two', 'tow', 'beta on', 'gamma thre', 'model/a', 'zzz'];
const TYPES: readonly RelationTypeName[] = ['accepts', 'made-by', 'builds-on', 'instance-of'];
const FIELDS: readonly FieldName[] = [
  ...(['name', 'kind', 'ordinal', 'origin', 'country', 'models', 'releasedOn'] as const),
  ...(['parameters', 'openWeights', 'accepts', 'contested'] as const),
];

const ids = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

/** What comes of it, even an error: its text names what is near. */
function outcomeOf<T>(ask: () => T): T | string {
  try {
    return ask();
  } catch (error) {
    return String(error) + JSON.stringify(error);
  }
}

/** Around these entities; all of a large graph would take too long. */
export function viewsOf(graph: Graph, around: readonly string[]) {
  const some = around.flatMap((id) => graph.entities.get(id) ?? []);
  return { ...listViews(graph), ...nameViews(graph), ...walkViews(graph, some) };
}

function listViews(graph: Graph) {
  const idsAt = (slots: Int32Array) => ids(entitiesIn(graph, slots));
  const all = [...graph.entities.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const slotOf = ({ id }: Entity): number => graph.entities.slotOf(id) ?? -1;
  const models = (criterion: () => ReturnType<typeof modelCriterion>) =>
    outcomeOf(() => idsAt(filterSorted(defaultOrder(graph, 'model'), criterion())));
  return {
    ranking: idsAt(entityRanking(graph).slots),
    ranks: all.map((entity) => entityRanking(graph).ranks[slotOf(entity)]),
    lists: (['any', ...kindNames] as const).map((list) => idsAt(listSlots(graph, list))),
    kinds: all.map((entity) => kindNames[kindsBySlot(graph)[slotOf(entity)] ?? -1]),
    columns: FIELDS.map((field) => all.map((entity) => columnOf(graph, field)[slotOf(entity)] ?? null)),
    sorted: (['model', 'organization', 'any'] as const).flatMap((list) =>
      (['name', 'kind', 'ordinal', 'models', 'releasedOn', 'country'] as const).flatMap((field) =>
        (['asc', 'desc'] as const).map((direction) => idsAt(sortedEntities(graph, list, field, direction).slots)),
      ),
    ),
    filtered: [
      ...['text', 'image'].map((name) => models(() => modelCriterion(graph, { accepts: [name] }))),
      ...['a', 'alpha'].map((name) => models(() => modelCriterion(graph, { organization: name }))),
      models(() => modelCriterion(graph, { class: 'lmm' })),
      models(() => modelCriterion(graph, { contested: true })),
      ...['mit', 'apache'].map((license) => models(() => modelCriterion(graph, { license }))),
      ...TYPES.flatMap((type) =>
        [false, true].map((inverse) =>
          outcomeOf(() => idsAt(filterSorted(defaultOrder(graph, 'any'), entityCriterion(graph, { related: [{ type, inverse }] })))),
        ),
      ),
      ...['curated', 'models.dev', 'nobody'].map((origin) => models(() => entityCriterion(graph, { origin }))),
      outcomeOf(() => idsAt(filterSorted(defaultOrder(graph, 'organization'), organizationCriterion(graph, { country: 'france' })))),
    ],
    conflicts: conflictingValues(graph),
    counts: ['models.dev', 'tokenlens'].map((origin) => countsOf(graph, origin)),
    timeline: entriesOf(timeline(graph)),
    facts: (['slug', 'asOf'] as const).map((field) => ids(sortedFacts(graph, field, 'desc').items)),
    sources: ids(sortedSources(graph, 'title', 'asc').items),
    words: [
      outcomeOf(() => factCriterion(graph, { topic: 'nothing' })),
      outcomeOf(() => sourceCriterion(graph, { publisher: 'nobody' })),
      outcomeOf(() => needFact(graph, 'f', ['slug'])),
      outcomeOf(() => needSource(graph, 's', ['slug'])),
    ],
  };
}

const nameViews = (graph: Graph) => ({
  degrees: ids(entitiesIn(graph, degreeRanking(graph).slots)),
  completions: TEXTS.map((text) => complete(graph, text, undefined, 6).map(({ value, label }) => `${value} ${label}`)),
  ofModels: TEXTS.map((text) => complete(graph, text, ['model'], 3).map(({ label }) => label)),
  found: TEXTS.map((text) => findEntity(graph, text)?.id),
  near: TEXTS.map((text) => ids(nearestEntities(graph, text))),
});

function walkViews(graph: Graph, some: readonly Entity[]) {
  const stepsOf = (from: Entity, to: Entity) => path(graph, from, to, { maxHops: 4 })?.steps.map(({ relation: { id } }) => id) ?? null;
  return {
    relations: some.flatMap((entity) =>
      TYPES.flatMap((type) => (['out', 'in'] as const).map((side) => relationsOf(graph, entity, type, side))),
    ),
    neighbours: some.flatMap((entity) =>
      [1, 2].map((depth) => {
        const list = neighbours(graph, entity, { depth });
        const first = list.next?.(20).map(({ entity: { id }, distance }) => `${distance} ${id}`) ?? [];
        return [list.length, ...first, ...entriesOf(list).map(({ entity: { id }, distance }) => `${distance} ${id}`)];
      }),
    ),
    paths: some.flatMap((from) => some.slice(0, 4).map((to) => stepsOf(from, to))),
    subgraph: some.slice(0, 3).map((entity) => {
      const { nodes, edges } = subgraph(graph, [entity], { depth: 2, limit: 20 });
      return [ids(nodes), ids(edges)];
    }),
  };
}

/** What searches find; weights of words are rounded, since they are added up in another order. */
export const foundIn = (graph: Graph): Promise<readonly unknown[]> =>
  Promise.all(
    TEXTS.map(async (text) => {
      const { hits, truncated, words } = await search(graph, text);
      return { hits: hits.map(({ item: { id }, score, match: { by } }) => `${score} ${by} ${id}`), truncated, words };
    }),
  );

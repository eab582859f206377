/** Generates the rows of a graph of any size, following the ontology: the same rows for the same seed. About five relations per entity. */
import type { Kind, RelationTypeName } from '../../src/graph/ontology.ts';
import { citation, entity, relation, score, source } from '../support/graph/rows.ts';
import type { CitationRow, EntityRow, RelationRow, Tables } from '../support/graph/tables.ts';

/** The percentage of entities for each numerous kind. */
const SHARES = { model: 70, organization: 8, task: 6, technique: 6, benchmark: 5, concept: 5 } as const satisfies Partial<
  Record<Kind, number>
>;
type Common = keyof typeof SHARES;
const commonKinds = Object.keys(SHARES) as readonly Common[];

/** The kinds with few entities, whatever the size of the graph. */
const MODALITIES = ['text', 'image', 'audio', 'video', 'sensory'];
const CLASSES = ['lmm', 'llm'];
const LIMITATIONS = 40;
const SOURCES = 200;

type Plan = readonly [type: RelationTypeName, to: Kind, times: number];

/** How many relations leave an entity of each kind; a fraction is a probability. */
const PLAN: Readonly<Record<Common, readonly Plan[]>> = {
  model: [
    ['instance-of', 'model-class', 1],
    ['made-by', 'organization', 1],
    ['accepts', 'modality', 1.6],
    ['produces', 'modality', 1],
    ['builds-on', 'model', 0.5],
    ['performs', 'task', 1],
    ['uses', 'technique', 0.5],
  ],
  organization: [],
  task: [['works-on', 'modality', 1.5]],
  technique: [
    ['part-of', 'concept', 1],
    ['mitigates', 'limitation', 0.5],
  ],
  benchmark: [
    ['measures', 'task', 1],
    ['measures', 'modality', 1],
  ],
  concept: [['part-of', 'concept', 1]],
};

/** The seed's next number, from 0 to below 1 (Mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const countOf = (kind: Common, size: number): number => Math.round((size * SHARES[kind]) / 100);

/** All slugs have the same length, so that all requests do too. */
export const slugOf = (kind: string, index: number): string => `${kind}-${String(index).padStart(6, '0')}`;

const range = <Made>(count: number, make: (index: number) => Made): Made[] => Array.from({ length: count }, (_, index) => make(index));

type Ids = Readonly<Partial<Record<Kind, readonly string[]>>>;

export function generate(size: number, seed = 1): Tables {
  const random = randomOf(seed);
  const ids = idsOf(size);
  const entities = Object.entries(ids).flatMap(([kind, list]) => list.map((id, index) => entityRow(kind as Kind, id, index, random)));
  const relations = relationsAmong(ids, random);
  const scores = (ids.model ?? []).map((model) => score(model, pickFrom(ids, 'benchmark', random), Math.round(random() * 1000) / 10));
  const sourced = [...entities.map(({ id }) => ({ entityId: id })), ...relations.map(({ id }) => ({ relationId: id }))];
  return {
    ...{ revision: 1n, entities, relations, scores, citations: cite([...sourced, ...scores.map(({ id }) => ({ scoreId: id }))], random) },
    sources: range(SOURCES, (index) => source(slugOf('source', index))),
    ...{ positions: [], facts: [], redirects: [], offerings: [], values: [], imports: [] },
  };
}

function idsOf(size: number): Ids {
  const common = commonKinds.map((kind) => [kind, range(countOf(kind, size), (index) => `${kind}/${slugOf(kind, index)}`)]);
  return {
    ...Object.fromEntries(common),
    modality: MODALITIES.map((slug) => `modality/${slug}`),
    'model-class': CLASSES.map((slug) => `model-class/${slug}`),
    limitation: range(LIMITATIONS, (index) => `limitation/${slugOf('limitation', index)}`),
  };
}

/** A few targets get many relations and most get hardly any, as with models and their makers. */
function pickFrom(ids: Ids, kind: Kind, random: () => number): string {
  const list = ids[kind] ?? [];
  return list[Math.floor(list.length * random() ** 2)] ?? '';
}

function relationsAmong(ids: Ids, random: () => number): RelationRow[] {
  const planned = commonKinds.flatMap((kind) =>
    (ids[kind] ?? []).flatMap((from) => PLAN[kind].flatMap((plan) => relationsBy(plan, from, ids, random))),
  );
  const limits = (ids['model-class'] ?? []).flatMap((of) => (ids.limitation ?? []).map((to) => relation(`${of} limited-by ${to}`)));
  return [...new Map([...planned, ...limits].map((row) => [row.id, row])).values()];
}

function relationsBy([type, to, times]: Plan, from: string, ids: Ids, random: () => number): RelationRow[] {
  const made: RelationRow[] = [];
  for (let left = times; left > 0 && random() < left; left--) {
    const other = pickFrom(ids, to, random);
    if (other !== from) made.push(relation(`${from} ${type} ${other}`));
  }
  return made;
}

function entityRow(kind: Kind, id: string, index: number, random: () => number): EntityRow {
  const year = 2018 + Math.floor(random() * 8);
  const model = {
    releasedOn: `${year}-0${1 + Math.floor(random() * 9)}-15`,
    parameters: BigInt(Math.floor(random() * 1e12)),
    openWeights: index % 3 === 0,
  };
  const row = entity(id, {
    name: `The ${kind} ${index}`,
    ...(kind === 'model' ? { model } : {}),
    ...(isListed(kind) ? { ordinal: index + 1 } : {}),
  });
  const summary = `What ${row.name} is and does, in one sentence of about the length that such sentences have.`;
  if (row.limitation === null) return { ...row, summary };
  const statement = `${summary} Why it is so, and what follows from it for those who use the models, takes another sentence.`;
  return { ...row, summary, limitation: { ...row.limitation, statement } };
}

const isListed = (kind: Kind): boolean => kind === 'modality' || kind === 'limitation';

const cite = (targets: readonly Partial<CitationRow>[], random: () => number): CitationRow[] =>
  targets.map((target, index) => citation(String(index), slugOf('source', Math.floor(random() * SOURCES)), target));

/**
 * Applies changed rows to a graph: the next one shares with it everything that the change doesn't touch. Pure; for each touched
 * subject, every statement of the touched part is given, whether it changed or not.
 */
import { isDeepStrictEqual } from 'node:util';
import { groupBy, mergeSorted, sortBy } from '../../base/collections.ts';
import { entityOrder, offeringOrder } from '../../base/ordering.ts';
import type { GraphChange, GraphStep } from '../../change.ts';
import type { Entity, Graph, Position, Value } from '../../graph.ts';
import type { Statements } from '../assemble.ts';
import { importOrder, valueOrder } from '../catalog.ts';
import type { Touched } from '../read/change-log.ts';
import { applyFacts } from './facts.ts';
import { applyRelations } from './relations.ts';
import { sameStatement } from './same-statement.ts';
import { applyScores } from './scores.ts';

/** The present statements of what is touched; offerings without a model are all of them, if there are others. */
export interface ChangedStatements extends Statements {
  readonly touched: Touched;
}

/** Yields between its steps, so that a caller can let other work run there. */
export function* applyChange(before: Graph, changed: ChangedStatements): Generator<void, GraphStep> {
  const entities = yield* applyEntities(before, changed);
  yield;
  const named: Graph = { ...before, revision: changed.revision, ...entities.parts };
  const relations = yield* applyRelations(named, changed.relations, changed.touched.relation);
  yield;
  const scores = yield* applyScores(named, changed.scores, changed.touched.score, entities.renamed);
  yield;
  const positions = applyPositions(before, changed.positions, new Set(changed.touched.position));
  const values = applyValues(before, changed);
  const sources = changed.touched.source;
  const found = new Map(changed.sources.map((source) => [source.id, source]));
  const imports = importsOf(before, changed);
  const stated: Graph = {
    ...{ ...named, ...relations.parts, scores: scores.table, positions: positions.table, ...values.parts, imports },
    sources: sources.length === 0 ? before.sources : before.sources.with(sources.map((id) => [id, found.get(id)])),
    redirects: redirectsOf(before, changed),
  };
  yield;
  const facts = applyFacts(stated, changed.facts, { ids: changed.touched.fact, recount: isCountedAnew(before, stated, changed) });
  const change: GraphChange = {
    entities: entities.changed,
    ...{ removed: relations.removed, added: relations.added, scores: scores.changed, values: values.changed },
    ...{ positions: positions.changed, facts: facts.changed, sources: new Set(sources), unresolved: values.unresolved },
    ...{ redirects: changed.touched.redirect.length > 0, imports: imports !== before.imports },
  };
  return { before, after: { ...stated, ...facts.parts }, change };
}

/** So many entities are compared at once, in a few milliseconds. */
const COMPARED_AT_ONCE = 250;

interface EntityStep {
  readonly id: string;
  readonly old: Entity | undefined;
  readonly entity: Entity | undefined;
}

function* applyEntities(before: Graph, { entities, touched }: ChangedStatements) {
  const found = new Map(entities.map((entity) => [entity.id, entity]));
  const changes: EntityStep[] = [];
  for (const [index, id] of touched.entity.entries()) {
    if (index > 0 && index % COMPARED_AT_ONCE === 0) yield;
    const [old, entity] = [before.entities.get(id), found.get(id)];
    if (!sameStatement(old, entity)) changes.push({ id, old, entity });
  }
  const changed = new Set(changes.map(({ id }) => id));
  const renamed = changes.flatMap(({ id, old, entity }) => (old?.name === entity?.name ? [] : [id]));
  if (changed.size === 0) return { changed, renamed, parts: {} };
  const kinds = new Set(changes.flatMap(({ old, entity }) => [old?.kind ?? [], entity?.kind ?? []].flat()));
  const byKind = new Map(before.byKind);
  for (const kind of kinds) {
    yield;
    const present = changes.flatMap(({ entity }) => (entity?.kind === kind ? [entity] : []));
    const rest = (before.byKind.get(kind) ?? []).filter(({ id }) => !changed.has(id));
    byKind.set(kind, mergeSorted(rest, present, entityOrder.key));
  }
  return { changed, renamed, parts: { entities: before.entities.with(changes.map(({ id, entity }) => [id, entity])), byKind } };
}

/** There are few positions: as many as cells of comparisons. */
function applyPositions({ positions }: Graph, present: readonly Position[], subjects: ReadonlySet<string>) {
  if (subjects.size === 0) return { table: positions, changed: new Set<string>() };
  const added = groupBy(present, ({ underId }) => [underId]);
  const unders = new Set([
    ...added.keys(),
    ...[...positions].filter(([, list]) => list.some(({ subjectId }) => subjects.has(subjectId))).map(([id]) => id),
  ]);
  const lists = [...unders].map((id): [string, readonly Position[]] => {
    const rest = (positions.get(id) ?? []).filter(({ subjectId }) => !subjects.has(subjectId));
    return [id, sortBy([...rest, ...(added.get(id) ?? [])], (position) => [position.id])];
  });
  return { table: positions.with(lists), changed: unders };
}

/** What the log names as the subject of offerings without a model. */
export const UNRESOLVED = 'unresolved';

function applyValues(before: Graph, { touched, values, offerings }: ChangedStatements) {
  const offered = groupBy(sortBy(offerings, offeringOrder.key), ({ modelId }) => [modelId ?? UNRESOLVED]);
  const unresolved = touched.offering.includes(UNRESOLVED);
  const models = touched.offering.filter((id) => id !== UNRESOLVED);
  const valuesOf = (id: string): readonly Value[] | undefined => {
    const list = values.get(id);
    return list === undefined ? undefined : sortBy(list, valueOrder);
  };
  const parts: Pick<Graph, 'values' | 'offerings' | 'unresolved'> = {
    values: touched.value.length === 0 ? before.values : before.values.with(touched.value.map((id) => [id, valuesOf(id)])),
    offerings: models.length === 0 ? before.offerings : before.offerings.with(models.map((id) => [id, offered.get(id)])),
    unresolved: unresolved ? (offered.get(UNRESOLVED) ?? []) : before.unresolved,
  };
  return { parts, changed: new Set([...touched.value, ...models]), unresolved };
}

function redirectsOf({ redirects }: Graph, { touched, redirects: present }: ChangedStatements): Graph['redirects'] {
  if (touched.redirect.length === 0) return redirects;
  const next = new Map(redirects);
  for (const id of touched.redirect) next.delete(id);
  for (const { fromId, toId } of present) next.set(fromId, toId);
  return next;
}

/** The same list while no import has changed anything. */
function importsOf(before: Graph, { imports }: ChangedStatements): Graph['imports'] {
  const sorted = sortBy(imports, importOrder);
  return isDeepStrictEqual(sorted, before.imports) ? before.imports : sorted;
}

/** Whether a computed fact may say something else: it counts the values of a catalog by modality, and cites its source. */
const isCountedAnew = (before: Graph, after: Graph, { touched }: ChangedStatements): boolean =>
  touched.value.length + touched.source.length > 0 ||
  after.imports !== before.imports ||
  touched.entity.some((id) => id.startsWith('modality/'));

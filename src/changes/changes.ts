/** Changes: what a span of the log has made new in the graph, as readers would tell it; pure. */
import { groupBy, sortBy } from '../graph/base/collections.ts';
import type { Order } from '../graph/base/ordering.ts';
import type { Citation, Entity, Fact, Graph, Relation, Score } from '../graph/graph.ts';
import type { LoggedRow } from './log.ts';

/** In the order in which they're listed. */
export const changeKinds = {
  'model-created': 'The graph knows another model.',
  'fact-withdrawn': 'The graph no longer stands by a fact.',
  'fact-corrected': 'The text of a fact is different.',
  'model-retired': 'A model has an end of service, or another one.',
  'score-created': 'A model has another score.',
  'fact-created': 'The graph states another fact.',
  'entity-created': 'An entity of another kind is new.',
  'relation-created': 'Two entities are newly related.',
} as const;
export type ChangeKind = keyof typeof changeKinds;
const changeKindNames = Object.keys(changeKinds) as readonly ChangeKind[];

export interface Change {
  readonly kind: ChangeKind;
  /** The id of the statement that changed. */
  readonly id: string;
  readonly at: Date;
  readonly revision: bigint;
  /** The entities that it's about: of a new or retired entity, itself. */
  readonly aboutIds: readonly string[];
  readonly fact?: Fact;
  readonly score?: Score;
  readonly relation?: Relation;
  readonly citations: readonly Citation[];
}

/** By kind, then newest first. */
export const changeOrder: Order<Change> = {
  name: 'change',
  key: ({ kind, revision, id }) => [changeKindNames.indexOf(kind), -Number(revision), id],
};

/**
 * What is new in the graph after these rows, in order. What was deleted and written again, as when files take over what an editor wrote,
 * isn't new; neither is an entity under a new id, nor what is gone again.
 */
export function changesIn(graph: Graph, rows: readonly LoggedRow[]): Change[] {
  const context: Context = { graph, renamed: renamedIn(graph, rows), deletedTriples: deletedTriples(rows) };
  const created = createdIn(rows);
  const found = [...groupBy(rows, ({ part, subject, item }) => [`${part} ${subject} ${item ?? ''}`]).values()].flatMap(
    (of) => changeOf(of, context) ?? [],
  );
  // What is new is told as it is now.
  const isUpdateOfNew = ({ kind, id }: Change) => !kind.endsWith('-created') && created.has(id);
  return sortBy(
    found.filter((change) => !isUpdateOfNew(change)),
    changeOrder.key,
  );
}

/** The entities and facts that weren't there before. */
function createdIn(rows: readonly LoggedRow[]): ReadonlySet<string> {
  const first = new Map<string, string>();
  for (const { subject, kind, item } of rows) if (item === null && !first.has(subject)) first.set(subject, kind);
  return new Set([...first].flatMap(([subject, kind]) => (kind === 'created' ? [subject] : [])));
}

interface Context {
  readonly graph: Graph;
  /** Entities that had another id before. */
  readonly renamed: ReadonlySet<string>;
  readonly deletedTriples: ReadonlySet<string>;
}

const renamedIn = ({ redirects }: Graph, rows: readonly LoggedRow[]): ReadonlySet<string> =>
  new Set(rows.flatMap(({ part, kind, subject }) => (part === 'entity' && kind === 'deleted' ? (redirects.get(subject) ?? []) : [])));

const tripleOf = (relationId: string): string => relationId.slice(0, relationId.lastIndexOf('@'));

const deletedTriples = (rows: readonly LoggedRow[]): ReadonlySet<string> =>
  new Set(rows.flatMap(({ part, kind, item }) => (part === 'relation' && kind === 'deleted' && item !== null ? [tripleOf(item)] : [])));

/** `rows` are about one statement, oldest first. */
function changeOf(rows: readonly LoggedRow[], context: Context): Change | undefined {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const { at, revision } = last;
  const when = { at, revision };
  if (first.kind === 'updated') return updateOf(first, when, context);
  return first.kind === 'created' && last.kind !== 'deleted' ? creationOf(first, when, context) : undefined;
}

type When = Pick<Change, 'at' | 'revision'>;

function updateOf({ part, subject, item }: LoggedRow, when: When, { graph }: Context): Change | undefined {
  if (part === 'entity') {
    const entity = graph.entities.get(subject);
    return item === 'retired' && entity?.model?.retiredOn != null ? ofEntity('model-retired', entity, when) : undefined;
  }
  const fact = part === 'fact' ? graph.factsById.get(subject) : undefined;
  if (fact === undefined) return undefined;
  if (item === 'retracted') return fact.retracted === null ? undefined : ofFact('fact-withdrawn', fact, when);
  return item === 'text' && fact.retracted === null ? ofFact('fact-corrected', fact, when) : undefined;
}

function creationOf(row: LoggedRow, when: When, context: Context): Change | undefined {
  switch (row.part) {
    case 'entity':
      return newEntity(row, when, context);
    case 'fact':
      return newFact(row, when, context);
    case 'score':
      return newScore(row, when, context);
    case 'relation':
      return newRelation(row, when, context);
    default:
      return undefined;
  }
}

function newEntity({ subject }: LoggedRow, when: When, { graph, renamed }: Context): Change | undefined {
  const entity = renamed.has(subject) ? undefined : graph.entities.get(subject);
  return entity && ofEntity(entity.kind === 'model' ? 'model-created' : 'entity-created', entity, when);
}

function newFact({ subject }: LoggedRow, when: When, { graph }: Context): Change | undefined {
  const fact = graph.factsById.get(subject);
  return fact === undefined || fact.retracted !== null ? undefined : ofFact('fact-created', fact, when);
}

function newScore({ subject, item }: LoggedRow, when: When, { graph, renamed }: Context): Change | undefined {
  const score = graph.scores.get(subject)?.find(({ id }) => id === item);
  if (score === undefined || renamed.has(score.modelId) || renamed.has(score.benchmarkId)) return undefined;
  const { id, modelId, benchmarkId, citations } = score;
  return { kind: 'score-created', id, ...when, aboutIds: [modelId, benchmarkId], score, citations };
}

function newRelation({ subject, item }: LoggedRow, when: When, { graph, renamed, deletedTriples: deleted }: Context): Change | undefined {
  const relation = graph.outgoing.get(subject)?.find(({ id }) => id === item);
  if (relation === undefined || renamed.has(relation.fromId) || renamed.has(relation.toId)) return undefined;
  if (deleted.has(tripleOf(relation.id)) || isStatedElsewhere(graph, relation)) return undefined;
  const { id, fromId, toId, citations } = relation;
  return { kind: 'relation-created', id, ...when, aboutIds: [fromId, toId], relation, citations };
}

const ofEntity = (kind: ChangeKind, { id, citations }: Entity, when: When): Change => ({ kind, id, ...when, aboutIds: [id], citations });

/** Abuse and discrimination are only told when someone asks. */
const ofFact = (kind: ChangeKind, fact: Fact, when: When): Change | undefined =>
  fact.sensitive ? undefined : { kind, id: fact.id, ...when, aboutIds: fact.aboutIds, fact, citations: fact.citations };

/** Each origin states a relation of its own; the graph knows it from the first. */
const isStatedElsewhere = (graph: Graph, { id, type, fromId, toId }: Relation): boolean =>
  graph.outgoing.get(fromId)?.some((other) => other.type === type && other.toId === toId && other.id !== id) === true;

/** Of each kind that has any, in order, how many. */
export function countByKind(changes: readonly Change[]): { readonly kind: ChangeKind; readonly count: number }[] {
  const byKind = groupBy(changes, ({ kind }) => [kind]);
  return changeKindNames.flatMap((kind) => {
    const count = byKind.get(kind)?.length ?? 0;
    return count === 0 ? [] : [{ kind, count }];
  });
}

/** Changes: the difference between one graph and the one before it; pure. */
import { sortBy } from '../base/collections.ts';
import { factOrder, mixedKindOrder } from '../base/ordering.ts';
import type { GraphStep } from '../change.ts';
import { allEntities, currentFacts, type Entity, type Fact, type Graph, type Relation } from '../graph.ts';
import { sameCitations, sameStatement } from './apply/same-statement.ts';
import { isComputed } from './computed-facts.ts';

export type ChangeType = 'created' | 'updated' | 'deleted';

export interface EntityChange {
  readonly type: ChangeType;
  /** As it is now, or for a deleted one, as it last was. */
  readonly entity: Entity;
}

/** From one revision to a later one, however many lie between. */
export interface Changes {
  readonly graph: Graph;
  /** Facts that are new, and facts with a new text. */
  readonly facts: readonly Fact[];
  /** The current ones in the order of their kind, then the deleted ones. */
  readonly entities: readonly EntityChange[];
}

/** The same for the step from one graph to the next, looking only at what it touched. */
export function changesOf({ before, after, change }: GraphStep): Changes {
  const ids = new Set([...change.entities, ...[...change.removed, ...change.added].map(({ fromId }) => fromId)]);
  const among = (graph: Graph): readonly Entity[] =>
    sortBy(
      [...ids].flatMap((id) => graph.entities.get(id) ?? []),
      mixedKindOrder.key,
    );
  const facts = sortBy(
    [...change.facts].flatMap((id) => after.factsById.get(id) ?? []),
    factOrder.key,
  );
  return diffAmong({
    before,
    after,
    present: among(after),
    past: among(before),
    facts: facts.filter(({ retracted }) => retracted === null),
  });
}

export const diffGraphs = (before: Graph, after: Graph): Changes =>
  diffAmong({ before, after, present: allEntities(after), past: allEntities(before), facts: currentFacts(after) });

interface Candidates {
  readonly before: Graph;
  readonly after: Graph;
  /** Entities of either graph, in order, and current facts. */
  readonly present: readonly Entity[];
  readonly past: readonly Entity[];
  readonly facts: readonly Fact[];
}

function diffAmong({ before, after, present: now, past, facts }: Candidates): Changes {
  const present = now.flatMap((entity): EntityChange[] => {
    const old = before.entities.get(entity.id);
    if (old === undefined) return [{ type: 'created', entity }];
    return isSame(before, old, after, entity) ? [] : [{ type: 'updated', entity }];
  });
  const gone = past.filter(({ id }) => !after.entities.has(id)).map((entity): EntityChange => ({ type: 'deleted', entity }));
  return { graph: after, facts: publishedFacts(before, facts), entities: [...present, ...gone] };
}

/**
 * An entity consists of its own row, names and details, with their citations and the relations that leave it. What others say
 * about it (relations that reach it, facts, positions, scores, values) changes those others; a source's new title, only the source.
 */
function isSame(before: Graph, old: Entity, after: Graph, entity: Entity): boolean {
  return sameStatement(old, entity) && sameRelations(before.outgoing.get(old.id), after.outgoing.get(entity.id));
}

/** Sorted by id rather than by `relationOrder`, which depends on the names at the other ends. */
function sameRelations(old: readonly Relation[] = [], relations: readonly Relation[] = []): boolean {
  const byId = new Map(old.map((relation) => [relation.id, relation]));
  return old.length === relations.length && relations.every((relation) => sameRelation(byId.get(relation.id), relation));
}

const sameRelation = (old: Relation | undefined, { toId, ordinal, note, origin, citations }: Relation): boolean =>
  old !== undefined &&
  old.toId === toId &&
  old.ordinal === ordinal &&
  old.note === note &&
  old.origin === origin &&
  sameCitations(old.citations, citations);

function publishedFacts(before: Graph, facts: readonly Fact[]): Fact[] {
  return facts.filter((fact) => {
    const old = before.factsById.get(fact.id);
    return old === undefined || old.retracted !== null || wording(old) !== wording(fact);
  });
}

/** What a fact says. A computed fact is recounted at every import: new numbers aren't a change, only new words are. */
const wording = (fact: Fact, text = fact.text): string => (isComputed(fact) ? text.replaceAll(/\d+/g, '#') : text);

export const hasSameWording = (fact: Fact, oldText: string): boolean => wording(fact, oldText) === wording(fact);

/** What a change touches, as slots: what follows it looks again at these entities and at no others. */
import type { GraphChange, GraphStep } from '../change.ts';
import type { Entity } from '../graph.ts';

/** The same function, computed once for each change: every value that follows it asks. */
function oncePerChange<Value>(make: (step: GraphStep) => Value): (step: GraphStep) => Value {
  const known = new WeakMap<GraphChange, Value>();
  return (step) => {
    const value = known.get(step.change) ?? make(step);
    known.set(step.change, value);
    return value;
  };
}

function slotsOf({ after }: GraphStep, ids: Iterable<string>): number[] {
  const slots: number[] = [];
  for (const id of ids) {
    const slot = after.entities.directory.slotOf(id);
    if (slot !== undefined) slots.push(slot);
  }
  return slots;
}

/** Entities whose own row is different. */
export const touchedEntities = oncePerChange((step): readonly number[] => slotsOf(step, step.change.entities));

/** Entities at an end of a relation that is different. */
export const touchedEnds = oncePerChange((step): readonly number[] => {
  const { added, removed } = step.change;
  return slotsOf(step, new Set([...added, ...removed].flatMap(({ fromId, toId }) => [fromId, toId])));
});

/** Entities whose own row is different, or of which another relation, value or offering tells. */
export const touchedByStatements = oncePerChange((step): readonly number[] => {
  const { entities, values } = step.change;
  return [...new Set([...slotsOf(step, [...entities, ...values]), ...touchedEnds(step)])];
});

/** Entities that appeared or went, or that stand elsewhere in an order of entities by name and place. */
export const movedEntities = oncePerChange((step): readonly number[] =>
  touchedEntities(step).filter((slot) => !standsStill(step.before.entities.at(slot), step.after.entities.at(slot))),
);

const standsStill = (old: Entity | undefined, entity: Entity | undefined): boolean =>
  old !== undefined && entity !== undefined && old.name === entity.name && old.ordinal === entity.ordinal;

/** For values that are cheap to make anew, and that few changes touch. */
export const keptUnless =
  (touches: (change: GraphChange) => boolean) =>
  <Value>(value: Value, { change }: GraphStep): Value | undefined =>
    touches(change) ? undefined : value;

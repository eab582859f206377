import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseFact, MIN_FACTS_BETWEEN, type Rotation } from '../../../../src/daily/rotation/rotation.ts';
import type { Fact } from '../../../../src/graph/graph.ts';

// A deck looks at nothing of a fact but its id.
const factsOf = (count: number, from = 0): Fact[] => Array.from({ length: count }, (_, index) => ({ id: `fact/${from + index}` }) as Fact);
const fresh = (subscription = 's'): Rotation => ({ subscription, cycle: 1, posted: new Set(), latest: [] });

/** What is told in a row, when what may be told is `factsAt(turn)`. */
function tell(turns: number, factsAt: (turn: number) => readonly Fact[], start = fresh()): { id: string; cycle: number }[] {
  let deck = start;
  const told: { id: string; cycle: number }[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const choice = chooseFact(factsAt(turn), deck);
    if (choice === undefined) continue;
    const { cycle, fact } = choice;
    told.push({ id: fact.id, cycle });
    deck = {
      ...{ subscription: deck.subscription, cycle },
      posted: new Set([...(cycle === deck.cycle ? deck.posted : []), fact.id]),
      latest: [fact.id, ...deck.latest].slice(0, MIN_FACTS_BETWEEN),
    };
  }
  return told;
}

describe('a deck', () => {
  it('tells every fact once before it tells one again, in another order each time and for everybody', () => {
    const facts = factsOf(20);
    const told = tell(40, () => facts).map(({ id }) => id);
    const [first, second] = [told.slice(0, 20), told.slice(20)];
    expect(new Set(first).size).toBe(20);
    expect(new Set(second).size).toBe(20);
    expect(second).not.toEqual(first);
    expect(tell(20, () => facts, fresh('another')).map(({ id }) => id)).not.toEqual(first);
    expect(tell(40, () => facts).map(({ id }) => id)).toEqual(told);
  });

  it('keeps the same fact apart, also from cycle to cycle and with few facts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.string({ minLength: 1 }), (count, subscription) => {
        const facts = factsOf(count);
        const told = tell(count * 4, () => facts, fresh(subscription)).map(({ id }) => id);
        const apart = Math.min(MIN_FACTS_BETWEEN, count - 1);
        for (const [index, id] of told.entries()) {
          if (index > 0) expect(told.slice(Math.max(0, index - apart), index)).not.toContain(id);
        }
      }),
    );
  });

  it('lets new facts join the rest of the cycle', () => {
    const told = tell(25, (turn) => (turn < 5 ? factsOf(20) : factsOf(25)));
    expect(new Set(told.map(({ id }) => id)).size).toBe(25);
    expect(told.every(({ cycle }) => cycle === 1)).toBe(true);
  });

  it('goes on when facts go away, tells one fact again and again when it is the only one, and nothing of none', () => {
    const shrinking = tell(12, (turn) => factsOf(turn < 3 ? 20 : 2));
    expect(shrinking.slice(3).every(({ id }) => ['fact/0', 'fact/1'].includes(id))).toBe(true);
    expect(tell(3, () => factsOf(1)).map(({ id, cycle }) => [id, cycle])).toEqual([1, 2, 3].map((cycle) => ['fact/0', cycle]));
    expect(chooseFact([], fresh())).toBeUndefined();
  });
});

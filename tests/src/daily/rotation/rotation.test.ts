import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseFact, MIN_FACTS_BETWEEN, type Rotation } from '../../../../src/daily/rotation/rotation.ts';
import type { Fact } from '../../../../src/graph/graph.ts';

// A rotation looks at nothing of a fact but its id.
const factsOf = (count: number, from = 0): Fact[] => Array.from({ length: count }, (_, index) => ({ id: `fact/${from + index}` }) as Fact);
const fresh = (subscription = 's'): Rotation => ({ subscription, cycle: 1, posted: new Set(), latest: [] });

/** What is posted in a row, when what may be posted is `factsAt(turn)`. */
function postNext(turns: number, factsAt: (turn: number) => readonly Fact[], start = fresh()): { id: string; cycle: number }[] {
  let rotation = start;
  const posted: { id: string; cycle: number }[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const choice = chooseFact(factsAt(turn), rotation);
    if (choice === undefined) continue;
    const { cycle, fact } = choice;
    posted.push({ id: fact.id, cycle });
    rotation = {
      ...{ subscription: rotation.subscription, cycle },
      posted: new Set([...(cycle === rotation.cycle ? rotation.posted : []), fact.id]),
      latest: [fact.id, ...rotation.latest].slice(0, MIN_FACTS_BETWEEN),
    };
  }
  return posted;
}

describe('a rotation', () => {
  it('posts every fact once before it repeats one, in another order for each cycle and subscription', () => {
    const facts = factsOf(20);
    const posted = postNext(40, () => facts).map(({ id }) => id);
    const [first, second] = [posted.slice(0, 20), posted.slice(20)];
    expect(new Set(first).size).toBe(20);
    expect(new Set(second).size).toBe(20);
    expect(second).not.toEqual(first);
    expect(postNext(20, () => facts, fresh('another')).map(({ id }) => id)).not.toEqual(first);
    expect(postNext(40, () => facts).map(({ id }) => id)).toEqual(posted);
  });

  it('keeps the same fact apart, also from cycle to cycle and with few facts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.string({ minLength: 1 }), (count, subscription) => {
        const facts = factsOf(count);
        const posted = postNext(count * 4, () => facts, fresh(subscription)).map(({ id }) => id);
        const apart = Math.min(MIN_FACTS_BETWEEN, count - 1);
        for (const [index, id] of posted.entries()) {
          if (index > 0) expect(posted.slice(Math.max(0, index - apart), index)).not.toContain(id);
        }
      }),
    );
  });

  it('lets new facts join the rest of the cycle', () => {
    const posted = postNext(25, (turn) => (turn < 5 ? factsOf(20) : factsOf(25)));
    expect(new Set(posted.map(({ id }) => id)).size).toBe(25);
    expect(posted.every(({ cycle }) => cycle === 1)).toBe(true);
  });

  it('goes on when facts go away, repeats the only fact, and posts nothing without facts', () => {
    const shrinking = postNext(12, (turn) => factsOf(turn < 3 ? 20 : 2));
    expect(shrinking.slice(3).every(({ id }) => ['fact/0', 'fact/1'].includes(id))).toBe(true);
    expect(postNext(3, () => factsOf(1)).map(({ id, cycle }) => [id, cycle])).toEqual([1, 2, 3].map((cycle) => ['fact/0', cycle]));
    expect(chooseFact([], fresh())).toBeUndefined();
  });
});

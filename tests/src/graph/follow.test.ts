/** What is derived from a graph follows every change: it is the same as what is made anew. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followChange } from '../../../src/graph/per-graph-cache.ts';
import { fullTextIndex } from '../../../src/graph/search/full-text-index.ts';
import { atOnce } from '../../support/graph/at-once.ts';
import { foundIn, viewsOf } from '../../support/graph/derived-views.ts';
import {
  anEdit,
  applyEdit,
  type Edit,
  ENTITIES,
  graphFrom,
  noneTouched,
  noRows,
  type Rows,
  stepTo,
} from '../../support/graph/edit-rows.ts';
import { entity, relation } from '../../support/graph/rows.ts';

/** Makes the edits step by step, and compares after each. */
async function expectToFollow(rows: Rows, steps: readonly (readonly Edit[])[]): Promise<void> {
  let before = graphFrom(rows);
  let views = viewsOf(before, ENTITIES);
  await foundIn(before);
  for (const batch of steps) {
    const touched = noneTouched();
    for (const edit of batch) applyEdit(rows, edit, touched);
    const fresh = graphFrom(rows);
    const step = stepTo(before, fresh, touched);
    atOnce(followChange(step));
    const next = viewsOf(step.after, ENTITIES);
    expect(next).toEqual(viewsOf(fresh, ENTITIES));
    expect(await foundIn(step.after)).toEqual(await foundIn(fresh));
    // One index serves them all: indexing every text again would take seconds.
    expect(await fullTextIndex(step.after)).toBe(await fullTextIndex(before));
    expect(viewsOf(before, ENTITIES)).toEqual(views);
    [before, views] = [step.after, next];
  }
}

describe('what is derived from a graph', () => {
  it('is the same after any edits as if it were made anew, and stays as it was for readers of the graph before', async () => {
    const steps = fc.array(fc.array(anEdit, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(anEdit, { maxLength: 40 }), steps, async (first, later) => {
        const rows = noRows();
        for (const edit of first) applyEdit(rows, edit);
        await expectToFollow(rows, later);
      }),
      { numRuns: 150 },
    );
  });

  it('is so around hubs, whose lists are kept', async () => {
    const hubs = ['modality/text', 'model-class/lmm'];
    const steps = fc.array(fc.array(anEdit, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(steps, async (later) => {
        const rows = noRows();
        for (const id of hubs) rows.entities.set(id, entity(id, { name: 'Hub', ordinal: 1 }));
        for (let index = 0; index < 1_100; index += 1) {
          const id = `model/m${index}`;
          rows.entities.set(id, entity(id, { name: `Beta ${index % 300}` }));
          rows.relations.set(`${id} accepts`, relation(`${id} accepts modality/text`));
          if (index % 3 !== 0) rows.relations.set(`${id} class`, relation(`${id} instance-of model-class/lmm`));
        }
        await expectToFollow(rows, later);
      }),
      { numRuns: 5 },
    );
  }, 60_000);
});

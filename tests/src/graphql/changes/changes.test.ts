import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { type Ask, asker, dataOf } from '../../../support/api/ask.ts';
import { sampleApps } from '../../../support/app.ts';

const fresh = sampleApps('pglite');
let app: App;
const ask: Ask = asker(() => app.api);
beforeAll(async () => {
  app = await fresh();
  await app.database.sql.run(
    `insert into entity (id, kind, slug, name, summary, origin) values ('model/clip-2', 'model', 'clip-2', 'CLIP 2', 'A model.', 'x');
     insert into model (id) values ('model/clip-2');
     insert into relation (id, type, from_id, from_kind, to_id, to_kind, origin)
     values ('succeeds:model/clip-2>model/clip@x', 'succeeds', 'model/clip-2', 'model', 'model/clip', 'model', 'x');
     insert into score (id, model_id, benchmark_id, variant, value, unit, origin)
     values ('s1', 'model/clip', 'benchmark/mmmu', 'validation', 61.5, 'percent', 'x');
     update fact set text = 'CLIP is for something else.' where id = 'fact/clip-purpose';
     update model set retired_on = '2027-01-01' where id = 'model/gpt-4';`,
  );
  await app.store.refresh();
});

const DAY = 86_400_000;
const day = (from: number): string => new Date(Date.now() + from * DAY).toISOString().slice(0, 10);

interface Found {
  readonly changes: {
    readonly totalCount: number;
    readonly counts: readonly { readonly kind: string; readonly count: number }[];
    readonly nodes: readonly { readonly kind: string; readonly text: string }[];
  };
}
const changesOf = async (args: string) =>
  dataOf(await ask<Found>(`{ changes(${args}) { totalCount counts { kind count } nodes { kind text } } }`)).changes;

describe('the changes', () => {
  it('tell in a sentence each what is new since a day, with counts', async () => {
    const { nodes, counts, totalCount } = await changesOf(`since: "${day(-1)}"`);
    expect(nodes).toEqual([
      { kind: 'MODEL_CREATED', text: 'A model.' },
      { kind: 'FACT_CORRECTED', text: 'CLIP is for something else.' },
      { kind: 'MODEL_RETIRED', text: 'GPT-4 is served until 2027-01-01.' },
      { kind: 'SCORE_CREATED', text: 'CLIP: 61.5% on MMMU (validation).' },
      { kind: 'RELATION_CREATED', text: 'CLIP 2 succeeds CLIP.' },
    ]);
    expect(counts).toEqual(nodes.map(({ kind }) => ({ kind, count: 1 })));
    expect(totalCount).toBe(5);
    expect((await changesOf(`since: "${day(1)}"`)).totalCount).toBe(0);
  });

  it('cite what they say, and name what they are about', async () => {
    const query = `{ changes(since: "${day(-1)}", kinds: [FACT_CORRECTED]) { recordedSince nodes {
      at revision entities { slug } fact { slug } score { value } relation { type } citations { source { slug } } } } }`;
    const { changes } = dataOf(await ask<{ changes: { recordedSince: string; nodes: unknown[] } }>(query));
    expect(changes.nodes).toEqual([
      {
        ...{ at: expect.any(String), revision: Number(app.store.current().revision) - 1 },
        ...{ entities: [{ slug: 'clip' }], fact: { slug: 'clip-purpose' }, score: null, relation: null },
        citations: [{ source: { slug: 'aimultiple-lmm-vs-llm' } }],
      },
    ]);
    expect(new Date(changes.recordedSince).getTime()).toBeLessThan(Date.now());
  });

  it('are of kinds and about a subject, on pages', async () => {
    const kinds = async (args: string) => (await changesOf(`since: "${day(-1)}", ${args}`)).nodes.map(({ kind }) => kind);
    expect(await kinds('kinds: [SCORE_CREATED, MODEL_RETIRED]')).toEqual(['MODEL_RETIRED', 'SCORE_CREATED']);
    expect(await kinds('about: "mmmu"')).toEqual(['SCORE_CREATED']);
    expect(await kinds('about: "model/clip"')).toEqual(['MODEL_CREATED', 'FACT_CORRECTED', 'SCORE_CREATED']);
    expect(await kinds('first: 2')).toEqual(['MODEL_CREATED', 'FACT_CORRECTED']);
    const first = dataOf(
      await ask<{ changes: { pageInfo: { endCursor: string } } }>(`{ changes(since: "${day(-1)}", first: 2) { pageInfo { endCursor } } }`),
    );
    expect(await kinds(`after: "${first.changes.pageInfo.endCursor}"`)).toEqual(['MODEL_RETIRED', 'SCORE_CREATED', 'RELATION_CREATED']);
  });

  it('say what is wrong with a request', async () => {
    const errors = async (args: string) => (await ask(`{ changes(${args}) { totalCount } }`)).errors;
    expect(await errors('since: "2026-11-01", kinds: []')).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: ['kinds'] } }]);
    expect(await errors('since: "2026-11-01", about: "no such thing"')).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(await errors('since: "2026-11"')).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });
});

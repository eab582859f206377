import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/env.ts';
import { createSeededFolder } from '../support/app.ts';
import { need } from '../support/need.ts';
import { lmm, post, startProduct } from '../support/product.ts';

/** The body of the mutation that docs/api.md shows. */
const shown = need(/-d '(\{"query":"mutation .*\})'/.exec(readFileSync(join(packageRoot, 'docs/api.md'), 'utf8'))?.[1], 'mutation');

const send = async (address: string, authorization?: string) => {
  const headers = { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) };
  const response = await fetch(`${address}/graphql`, { method: 'POST', headers, body: shown });
  return { status: response.status, body: (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] } };
};

it('accepts writes only with a key, as docs/api.md shows, and logs no key', async () => {
  const env = { LMM_DATA: await createSeededFolder(), LOG_LEVEL: 'trace' };
  const { stdout } = await lmm(['key', 'create', '--name', 'Ada', '--scope', 'curate'], env);
  const key = stdout.trim();
  const product = startProduct(env);
  const address = await product.address();
  expect((await send(address)).body.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  const wrong = await send(address, `Bearer ${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`);
  expect([wrong.status, wrong.body.errors?.map(({ extensions }) => extensions.code)]).toEqual([401, ['UNAUTHENTICATED']]);
  const before = (await post<{ meta: { revision: number } }>(address, '{ meta { revision } }')).meta.revision;
  const { body } = await send(address, `Bearer ${key}`);
  const slug = 'the-authors-of-clip-compare-it-with-another-model-on-27';
  expect(body).toMatchObject({ data: { addFact: { fact: { slug }, revision: expect.any(Number), errors: [] } } });
  const query = `{ meta { revision } model(slug: "clip") { facts(first: 100) { nodes { slug } } } }`;
  const after = await post<{ meta: { revision: number }; model: { facts: { nodes: object[] } } }>(address, query);
  expect(after.meta.revision).toBeGreaterThan(before);
  expect(after.model.facts.nodes).toContainEqual({ slug });
  product.signal('SIGTERM');
  await product.ended;
  expect(product.output()).not.toContain(key.slice(17));
}, 120_000);

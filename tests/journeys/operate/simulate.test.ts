/** `lmm simulate`: what a bot would send, from the command line. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fillSeeded } from '../../support/app.ts';
import { createTemporaryFolder } from '../../support/database/template.ts';
import { lmm } from '../../support/product.ts';

const folder = createTemporaryFolder();
beforeAll(() => fillSeeded(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['slack', '/lmm who made flamingo', { call: 'response_url', body: { response_type: 'ephemeral' } }],
  ['slack', 'who made flamingo', { call: 'chat.postEphemeral', body: { link_names: 'false' } }],
  ['discord', '/lmm who made flamingo', { call: 'POST /interactions/{id}/{token}/callback', body: { type: 4, data: { flags: 64 } } }],
])('prints what the bot of %s sends for "%s"', async (platform, text, expected) => {
  const { stdout, code } = await lmm(['simulate', platform, text], { LMM_DATA: folder });
  expect(code).toBe(0);
  const calls = JSON.parse(stdout);
  expect(calls).toEqual([expect.objectContaining({ call: expected.call })]);
  expect(calls[0].body).toMatchObject(expected.body);
  expect(stdout).toContain('Flamingo was made by Google DeepMind.');
});

it('names the platforms when it gets another one', async () => {
  const { stderr, code } = await lmm(['simulate', 'teams', 'hi'], { LMM_DATA: folder });
  expect(code).not.toBe(0);
  expect(stderr).toContain('Allowed choices are slack, discord');
});

/** The language model as operators turn it on: off, nothing of it is loaded; on, answers are worded and say so. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillSeeded } from '../../support/app.ts';
import { createTemporaryFolder } from '../../support/database/template.ts';
import { lmm } from '../../support/product.ts';
import { type Endpoint, repeatsFacts, startEndpoint } from '../../support/rewording/endpoint.ts';

const folder = createTemporaryFolder();
let endpoint: Endpoint;
beforeAll(async () => {
  await fillSeeded(folder);
  endpoint = await startEndpoint();
  endpoint.respond(repeatsFacts);
});
afterAll(async () => {
  await endpoint.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Prints a line for each import of the library. */
const hooks = `export const resolve = (name, context, next) => {
  if (name.startsWith('@ai-sdk/')) process._rawDebug('loads ' + name);
  return next(name, context);
};`;
const dataUrl = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`;
const NODE_OPTIONS = `--import=${dataUrl(`import { register } from 'node:module'; register(${JSON.stringify(dataUrl(hooks))});`)}`;

const QUESTION = ['when', 'was', 't5', 'released', 'and', 'how', 'big', 'is', 'it'];
const run = (env: Readonly<Record<string, string>> = {}) => lmm(QUESTION, { LMM_DATA: folder, NODE_OPTIONS, ...env });

describe('the terminal', () => {
  it('loads no library and asks nobody by default', async () => {
    const { code, stdout, stderr } = await run();
    expect([code, stderr.includes('loads @ai-sdk/')]).toEqual([0, false]);
    expect(stdout).toContain('T5 was released on October 23, 2019.');
    expect(stdout).not.toContain('language model');
    expect(endpoint.requests).toEqual([]);
  });

  it('has the answer worded once an endpoint is set, and never shows the key', async () => {
    const { code, stdout, stderr } = await run({
      LMM_MODEL_URL: `${endpoint.url}/`,
      LMM_MODEL: 'scripted',
      LMM_MODEL_KEY: 'sk-of-the-journey',
    });
    expect([code, stderr.includes('loads @ai-sdk/openai-compatible')]).toEqual([0, true]);
    expect(stdout.replace(/\s+/g, ' ')).toContain('Worded by a language model from the sources below.');
    expect(stdout).toContain('T5 was released on October 23, 2019.');
    expect(endpoint.requests).toMatchObject([{ path: '/v1/chat/completions', authorization: 'Bearer sk-of-the-journey' }]);
    expect(stdout + stderr).not.toContain('sk-of-the-journey');
  });

  it('answers all the same when nothing listens there', async () => {
    const { code, stdout, stderr } = await run({
      LMM_MODEL_URL: 'http://127.0.0.1:9/v1',
      LMM_MODEL: 'scripted',
      LMM_MODEL_KEY: 'sk-of-the-journey',
    });
    expect(code).toBe(0);
    expect(stdout).toContain('T5 was released on October 23, 2019.');
    expect(stderr).toContain('the plain answer was sent');
    expect(stderr).not.toMatch(/sk-of-the-journey|t5/i);
  });

  it('names the variable that is missing', async () => {
    const { code, stderr } = await run({ LMM_MODEL: 'scripted' });
    expect([code, stderr]).toEqual([1, expect.stringContaining('LMM_MODEL must be set together with LMM_MODEL_URL')]);
  });
});

/** The product as an operator runs it: it starts, stops, crashes, restarts and explains errors. */

import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { openDatabase } from '../../src/database/open.ts';
import { subscribe } from '../support/api/event-stream.ts';
import { holdWithWords, recordOlderMigrations } from '../support/database/older-version.ts';
import { copyTemplate, createTemporaryFolder, createTestFolder, EMPTY_TEMPLATE } from '../support/database/template.ts';
import { lmm, post, startProduct } from '../support/product.ts';
import { fakeSlack, httpEnv, SIGNING_SECRET } from '../support/slack/bot.ts';
import { form, sendSigned } from '../support/slack/http.ts';
import { slashFields } from '../support/slack/payloads.ts';

const folder = createTemporaryFolder();
const data = { LMM_DATA: folder };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const QUERY = '{ limitations(of: LMM) { name statement citations { source { title url } } } meta { revision } }';
interface Answer {
  readonly limitations: readonly { readonly name: string; readonly citations: readonly unknown[] }[];
  readonly meta: { readonly revision: number };
}

describe('the server', () => {
  it('makes its database, serves, and says what it serves without a warning', async () => {
    const product = startProduct(data);
    const address = await product.address();
    const { limitations } = await post<Answer>(address, QUERY);
    expect(limitations.slice(0, 5).map(({ citations }) => citations.length)).toEqual([1, 1, 1, 1, 1]);
    expect(product.output()).toMatch(/Slack +not connected: set SLACK_BOT_TOKEN/);
    expect(product.output()).toMatch(/Discord +not connected: set DISCORD_TOKEN/);
    expect(product.output()).not.toMatch(/warn|deprecat|experimental/i);
    product.signal('SIGINT');
    expect(await product.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('ends subscriptions properly when it stops', async () => {
    const product = startProduct(data);
    const { next } = await subscribe(`${await product.address()}/graphql`, 'subscription { factPublished { text } }');
    product.signal('SIGTERM');
    expect([await next(), await next()]).toEqual([{ event: 'complete' }, undefined]);
    expect((await product.ended).code).toBe(0);
  });

  it('starts again after kill -9 with everything it had', async () => {
    const first = startProduct(data);
    const before = await post<Answer>(await first.address(), QUERY);
    first.signal('SIGKILL');
    await first.ended;
    const second = startProduct(data);
    expect(await post<Answer>(await second.address(), QUERY)).toEqual(before);
    second.signal('SIGTERM');
    expect((await second.ended).code).toBe(0);
  });

  it('refuses a second server on its folder, and names the first', async () => {
    const first = startProduct(data);
    const address = await first.address();
    const second = await startProduct(data).ended;
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(String(first.pid));
    expect(second.stderr).toContain(address);
    expect(second.stderr).not.toMatch(/ at .*\.js:/);
  });

  it('says which variable to change when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await startProduct({ ...data, PORT: String(port) }).ended;
    expect([code, stderr]).toEqual([
      1,
      `lmm: Another program already uses port ${port}. Set PORT to a free one, for example: PORT=4001 npm start\n`,
    ]);
  });

  it('names every wrong variable at once', async () => {
    const wrong = { PORT: 'http', DATABASE_URL: 'mysql://localhost', SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' };
    const { code, stderr } = await startProduct({ ...data, ...wrong }).ended;
    expect(code).toBe(1);
    for (const name of Object.keys(wrong)) expect(stderr).toMatch(new RegExp(`^ +${name} must `, 'm'));
    expect(stderr.trim().split('\n')).toHaveLength(5);
  });

  it('opens to others as far as its operator wants', async () => {
    const key = 'k'.repeat(32);
    const limits = { LMM_RATE_LIMIT: '2', LMM_TRUST_PROXY: '1', LMM_PUBLIC_INTROSPECTION: 'false', LMM_BOT_KEY: key };
    const product = startProduct({ ...data, ...limits });
    const url = `${await product.address()}/graphql?query=${encodeURIComponent('{ __schema { types { name } } }')}`;
    const codes = async (headers: Record<string, string>) => {
      const { status, ...answer } = await fetch(url, { headers }).then(async (got) => ({ status: got.status, ...(await got.json()) }));
      return [status, answer.errors?.[0].extensions.code];
    };
    const somebody = { 'x-forwarded-for': '192.0.2.1' };
    expect([await codes(somebody), await codes(somebody)]).toEqual(Array.from({ length: 2 }, () => [200, 'FORBIDDEN']));
    expect(await codes(somebody)).toEqual([429, 'RATE_LIMITED']);
    expect(await codes({ 'x-forwarded-for': '192.0.2.2' })).toEqual([200, 'FORBIDDEN']);
    expect(await codes({ ...somebody, authorization: `Bearer ${key}` })).toEqual([200, 'FORBIDDEN']);
    expect(await codes({ authorization: 'Bearer nonsense' })).toEqual([401, 'UNAUTHENTICATED']);
    expect(product.output()).toMatch(/Playground +closed by LMM_PUBLIC_INTROSPECTION/);
    product.signal('SIGINT');
    expect((await product.ended).code).toBe(0);
  });

  it('receives Slack over HTTP on its own port', async () => {
    const slack = await fakeSlack();
    const env = Object.fromEntries(Object.entries(httpEnv(slack)).filter((entry): entry is [string, string] => entry[1] !== undefined));
    const product = startProduct({ ...data, ...env });
    const url = `${await product.address()}/slack/events`;
    const body = form(slashFields('limitations', slack.responseUrl()));
    expect((await sendSigned(url, body, { secret: 'guessed' })).status).toBe(401);
    expect((await sendSigned(url, body, { secret: SIGNING_SECRET })).status).toBe(200);
    const [response] = await slack.traffic.wait('response');
    expect(JSON.stringify(response?.body)).toContain('Integration of modalities');
    product.signal('SIGINT');
    expect((await product.ended).code).toBe(0);
  });
});

describe('the terminal', () => {
  it('gives the same reply with a running server and without one', async () => {
    const product = startProduct(data);
    await product.address();
    const served = await lmm(['limitations'], data);
    product.signal('SIGINT');
    await product.ended;
    const alone = await lmm(['limitations'], data);
    expect([served.code, served.stdout]).toEqual([0, alone.stdout]);
    expect(alone.stdout).toMatch(
      /^AIMultiple lists 5 limitations of LMMs[\s\S]*5\. Generalization and overfitting: [\s\S]*Sources\n\[1\] AIMultiple: /,
    );
  });

  it('shows questions, operator commands and examples in its help', async () => {
    const { code, stdout } = await lmm(['--help'], data);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /To ask:\n +ask +Ask a question .*\n +check +Check a statement[\s\S]* +limitations +Limitations of .*\n[\s\S]*To operate:\n +seed +write [\s\S]*For example:\n +lmm limitations of llm\n/,
    );
    // A terminal isn't a channel.
    expect(stdout).not.toMatch(/^ +(settings|daily)/m);
    const [all, one] = [await lmm(['help'], data), await lmm(['help', 'compare'], data)];
    expect([all.stdout, one.stdout]).toEqual([expect.stringContaining('lmm compare'), expect.stringContaining('lmm compare lmm vs llm')]);
    expect(all.stdout).not.toMatch(/lmm (settings|daily)/);
    expect(one.stdout).not.toMatch(/share|everyone/);
  });

  it('prints JSON that programs can read', async () => {
    const { code, stdout } = await lmm(['compare', 'lmm', 'llm', '--json'], data);
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { title: 'LMM vs LLM', visibility: 'private' }]);
  });

  it('fails with a suggestion for what it does not know', async () => {
    const unknown = await lmm(['model', 'clpi'], data);
    expect([unknown.code, unknown.stdout]).toMatchObject([1, expect.stringContaining('Did you mean CLIP, ')]);
  });

  it('corrects a typo, and says so', async () => {
    const slipped = await lmm(['limitatoins'], data);
    expect([slipped.code, slipped.stdout]).toMatchObject([0, expect.stringContaining('Note: Read “limitatoins” as “limitations”.')]);
  });
});

describe('beside another version', () => {
  /** A data folder held by a stand-in that serves an API and counts its requests. */
  async function heldFolder(version: readonly string[]) {
    let requests = 0;
    const server = createServer((_request, response) => {
      requests += 1;
      response.end('{}');
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const folder = createTestFolder();
    await holdWithWords(folder, ['held', '4242', '2026-11-26T08:00:00.000Z', address, ...version]);
    return { folder, address, requests: () => requests };
  }

  it('refuses the folder that a version before 0.2.0 serves, in one sentence, and asks it nothing', async () => {
    const { folder, address, requests } = await heldFolder([]);
    const sentence =
      `lmm: The data folder ${folder} is in use by a version of LMM Atlas before 0.2.0 (process 4242, ${address}), ` +
      "and this version can't read it: set LMM_DATA to another folder, or stop that process and delete the folder.\n";
    const runs = [['models'], ['models', '--json'], ['seed'], ['import'], ['key', 'list']].map((args) => lmm(args, { LMM_DATA: folder }));
    for (const { code, stderr } of await Promise.all([...runs, startProduct({ LMM_DATA: folder }).ended])) {
      expect([code, stderr]).toEqual([1, sentence]);
    }
    expect(requests()).toBe(0);
    expect(readdirSync(folder)).toEqual(['lock']);
  });

  it('asks no question of a server of another version', async () => {
    const { folder, address, requests } = await heldFolder(['99.0.0']);
    const { code, stdout, stderr } = await lmm(['models'], { LMM_DATA: folder });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      new RegExp(
        `^lmm: The data folder ${folder} is in use by LMM Atlas 99\\.0\\.0 \\(process 4242, ${address}\\), and this is \\S+: stop `,
      ),
    );
    expect(requests()).toBe(0);
  });

  it('refuses a folder that a version before 0.2.0 has left, in one sentence', async () => {
    const folder = createTestFolder();
    await copyTemplate(EMPTY_TEMPLATE, folder);
    const database = await openDatabase({ folder, clock: systemClock });
    await recordOlderMigrations(database.sql);
    await database.close();
    const server = await startProduct({ LMM_DATA: folder }).ended;
    const question = await lmm(['models'], { LMM_DATA: folder });
    for (const { code, stderr } of [server, question]) {
      expect([code, stderr]).toEqual([1, expect.stringMatching(/^lmm: This database was made by a version before 0\.2\.0, [^\n]*\n$/)]);
    }
  });
});

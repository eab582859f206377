/** The bots show their own words: rewording every message of the API changes neither a sentence nor a button of an error. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createApiClient } from '../../bots/api/client.ts';
import type { Place } from '../../bots/core/contract/request.ts';
import { slack } from '../../bots/slack/platform.ts';
import { terminal as prompt } from '../../bots/terminal/platform.ts';
import type { App } from '../../src/app.ts';
import { freshApps } from '../support/app.ts';
import { apiOf, botContextOf } from '../support/bots/bot-contexts.ts';
import { asking } from '../support/bots/interpret.ts';

const fresh = freshApps('pglite');
let app: App;
beforeAll(async () => {
  app = await fresh();
});

const admin: Place = { platform: slack, workspace: 'T1', channel: 'C1', user: 'U1', isAdmin: true, runsWorkspace: true };
const terminal: Place = { platform: prompt, workspace: '', channel: '', user: '' };

/** No word of any language, and different each time. */
let count = 0;
const LETTERS = 'wqxzj';
const randomWords = () => {
  count += 1;
  return `${LETTERS}${count} ${LETTERS} "${LETTERS}"`;
};

/** Replaces the message of every error, thrown or in the payload of a mutation. */
function reworded(value: unknown, isError = false): unknown {
  if (Array.isArray(value)) return value.map((each) => reworded(each, isError));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, isError && name === 'message' ? randomWords() : reworded(each, name === 'errors')]),
  );
}

function contextOver(rewords: boolean) {
  const api = apiOf(app);
  const rewordingFetch: typeof fetch = async (...request) => Response.json(reworded(await (await api.fetch(...request)).json()));
  const query = createApiClient({ ...api, timeoutMs: 10_000, ...(rewords ? { fetch: rewordingFetch } : {}) });
  return botContextOf(app, { query });
}

async function bothReplies(text: string, place = admin) {
  const ask = (rewords: boolean) => asking(contextOver(rewords))({ input: { kind: 'text', text }, place });
  const replies = { plain: await ask(false), reworded: await ask(true) };
  expect(JSON.stringify(replies)).not.toContain(LETTERS);
  return replies;
}

describe('an error', () => {
  it.each([
    ...['model clpi', 'explain clpi', 'compare clpi vs bert', 'path from clpi to audio', 'limitations of clpi', 'limitations clpi'],
    ...[
      'benchmark mmmuu',
      'models by opnai',
      'models input:sund',
      'tasks with adio',
      'fact about clpi',
      'source clip-papr',
      'modalities adio',
    ],
    ...['model cla', `model ${'clip '.repeat(18)}`, 'training stage:nothing', 'source source/clip-papr'],
    ...['suggest hm', 'suggest "CLIP has a successor" url:nonsense', 'suggest "CLIP has a successor" about:clpi'],
    ...['daily add 09:00 Europe/Ber', 'daily add 09:00 UTC topic:clpi', 'daily pause beef'],
  ])('keeps its sentence and its buttons: %s', async (text) => {
    const { plain, reworded: other } = await bothReplies(text);
    expect(plain.badge).toBe('error');
    expect(other).toEqual(plain);
  });

  it.each(['model clpi', 'compare clpi vs bert', 'suggest hm'])('keeps its commands in the terminal: %s', async (text) => {
    const { plain, reworded: other } = await bothReplies(text, terminal);
    expect(plain.badge).toBe('error');
    expect(other).toEqual(plain);
  });

  it('of a rejected change is explained from its data', async () => {
    const context = contextOver(true);
    const place = { ...admin, channel: 'CAWAY1' };
    const send = (text: string) => asking(context)({ input: { kind: 'text', text }, place });
    expect((await send('daily add 09:00 UTC')).badge).toBeUndefined();
    await context.reportDestinationEvent({ workspace: place.workspace, channel: place.channel, event: 'ARCHIVED' });
    expect((await send('daily now')).lead.text).toBe('These daily facts are suspended, so nothing can be posted. Resume them first.');
  });

  it('of an unknown kind gets an id, and none of its text is shown', async () => {
    const refusing: typeof fetch = async () =>
      Response.json({ data: null, errors: [{ message: randomWords(), extensions: { code: 'BAD_USER_INPUT', reason: 'OF_TOMORROW' } }] });
    const query = createApiClient({ ...apiOf(app), fetch: refusing, timeoutMs: 10_000 });
    const reply = await asking(botContextOf(app, { query }))({ input: { kind: 'text', text: 'limitations' }, place: admin });
    expect(reply.lead.text).toMatch(/^I can’t say why\. If it happens again, give the operator this id: [0-9a-f]{8}\.$/);
  });
});

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readAll } from 'node:stream/consumers';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApiClient } from '../../../bots/api/client.ts';
import { systemClock } from '../../../bots/clock.ts';
import { createBotContext } from '../../../bots/core/bot-context.ts';
import { noBotState } from '../../../bots/core/state/bot-state.ts';
import { createButtonTokens } from '../../../bots/core/state/button-tokens.ts';
import { slack } from '../../../bots/slack/platform.ts';
import { terminal } from '../../../bots/terminal/platform.ts';
import { somewhere } from '../../support/bots/bot-contexts.ts';
import { asking } from '../../support/bots/interpret.ts';

interface Api {
  readonly status?: number;
  readonly body?: string;
  /** Takes the request and never answers. */
  readonly silent?: boolean;
}

/** Signs the buttons of the bot. */
const SECRET = 'x';
const tokens = createButtonTokens({ secret: SECRET, continuations: noBotState.continuations });

/** Answers of the API to other queries: no channel has a setting, and no name begins with the text. */
const USUAL = { channelSetting: { channelSetting: null }, complete: { complete: [] } };

/** A real HTTP server in the place of the API. */
async function apiThatAnswers(answers: () => Api): Promise<string> {
  const server = createServer(async (request: IncomingMessage, response) => {
    const asked = await readAll(request);
    const usual = Object.entries(USUAL).find(([field]) => asked.includes(`${field}(`))?.[1];
    const { status = 200, body = '', silent = false } = usual === undefined ? answers() : { body: JSON.stringify({ data: usual }) };
    if (!silent) response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

function botAt(url: string, timeoutMs = 20_000) {
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void logged.push(JSON.parse(line)) });
  const query = createApiClient({ url, fetch, timeoutMs });
  const answer = asking(createBotContext({ query, platform: slack, secret: SECRET, clock: systemClock, log }));
  return { answer: (text: string) => answer({ input: { kind: 'text', text }, place: somewhere }), logged };
}

async function ask(api: Api, text = 'limitations') {
  const { answer, logged } = botAt(await apiThatAnswers(() => api), api.silent === true ? 300 : undefined);
  return { reply: await answer(text), logged };
}

const errors = (...all: object[]) => JSON.stringify({ data: null, errors: all });
const fact = (text: string) => ({
  body: JSON.stringify({
    data: {
      factOfTheDay: {
        text,
        note: null,
        about: [],
        asOf: null,
        citations: [{ source: { title: 'T', url: 'https://e.org', publisher: 'P', published: null } }],
      },
      meta: { revision: 7 },
    },
  }),
});

describe('an answer when the API cannot give one', () => {
  it.each<[string, Api]>([
    ['answers with an error page', { status: 502, body: '<html>Bad gateway</html>' }],
    ['breaks inside', { body: errors({ message: 'Unexpected', extensions: { code: 'INTERNAL_SERVER_ERROR' } }) }],
    ['says nothing at all', { silent: true }],
    ['answers without data', { body: '{}' }],
  ])('apologizes in private and logs an id when the API %s', async (_case, api) => {
    const { reply, logged } = await ask(api);
    expect(reply).toMatchObject({ title: 'No answer right now', badge: 'error', visibility: 'private', sources: [], blocks: [] });
    const id = /give the operator this id: ([0-9a-f]{8})\.$/.exec(reply.lead.text)?.[1];
    const failures = logged.filter(({ msg }) => msg === 'a request could not be answered');
    expect(failures).toMatchObject([{ id, level: 50, platform: slack.id }]);
  });

  it('apologizes in private if the API is unreachable, even if the answer was to be shared', async () => {
    const { answer, logged } = botAt('http://127.0.0.1:9/graphql');
    const reply = await answer('model secret-project share');
    expect([reply.title, reply.visibility]).toEqual(['No answer right now', 'private']);
    expect(JSON.stringify(logged)).not.toContain('secret-project');
  });

  it('repeats the last answer, in private and with its time', async () => {
    let api: Api = fact('It was so.');
    const { answer, logged } = botAt(await apiThatAnswers(() => api));
    expect(await answer('fact')).toMatchObject({ lead: { text: 'It was so.' }, blocks: [] });
    api = { status: 503, body: '' };
    const stale = await answer('fact share');
    expect(stale).toMatchObject({ lead: { text: 'It was so.', sources: [1] }, visibility: 'private', footer: { revision: '7' } });
    const today = new Date().toISOString().slice(0, 10);
    expect(stale.blocks).toEqual([
      {
        kind: 'note',
        text: expect.stringMatching(`can’t reach the knowledge graph right now. This is its answer from ${today} ..:.. UTC`),
      },
    ]);
    expect(logged).toMatchObject([{ msg: 'the API did not answer, so the last answer was repeated' }]);
    // Another question was never answered.
    expect((await answer('modalities')).title).toBe('No answer right now');
  });
});

describe('an answer to what was not meant', () => {
  const suggestions = ['CLIP', 'ALIGN', 'BERT'].map((name) => ({ id: `model/${name.toLowerCase()}`, name }));
  const unknown = {
    body: errors({
      message: 'No model is called "clpi".',
      extensions: { code: 'NOT_FOUND', argument: ['slug'], given: 'clpi', suggestions },
    }),
  };

  it('offers the three nearest names for an unknown one, as buttons that ask the same of them', async () => {
    const { reply, logged } = await ask(unknown, 'model clpi');
    expect(reply.lead.text).toBe('Nothing here is called “clpi”. Did you mean CLIP, ALIGN, or BERT?');
    expect([reply.badge, reply.visibility, logged]).toEqual(['error', 'private', []]);
    expect(reply.actions.map(({ label }) => label)).toEqual(expect.arrayContaining(['CLIP', 'ALIGN', 'BERT']));
    expect(reply.actions.at(-1)).toMatchObject({ action: 'ask', label: 'Search for “clpi”' });
    const [first] = reply.actions;
    expect(first).toMatchObject({ kind: 'button', action: 'ask' });
    const call = await tokens.verify(first?.kind === 'button' ? first.token : '', somewhere.user);
    expect(call).toMatchObject({ command: 'model', options: { name: 'model/clip' } });
  });

  it('writes them as commands in the terminal, which has no buttons', async () => {
    const query = createApiClient({ url: await apiThatAnswers(() => unknown), fetch, timeoutMs: 20_000 });
    const answer = asking(createBotContext({ query, platform: slack, secret: 'x', clock: systemClock, log: pino({ level: 'silent' }) }));
    const place = { platform: terminal, workspace: '', channel: '', user: '' } as const;
    const { actions, blocks } = await answer({ input: { kind: 'text', text: 'model clpi' }, place });
    expect(actions).toEqual([]);
    expect(blocks).toMatchObject([{ claims: expect.arrayContaining([{ label: 'CLIP', text: 'lmm model model/clip', sources: [] }]) }]);
  });

  it.each([
    [{ code: 'BAD_USER_INPUT', argument: ['filter', 'citing'] }, 'I can’t use the value of “citing”. Check it, and try again.'],
    [{ code: 'BAD_USER_INPUT', argument: ['topics', '3'], reason: 'TOO_LONG', limit: 1000 }, '“topics” can have at most 1,000 characters.'],
    [{ code: 'BAD_USER_INPUT', argument: ['text'], reason: 'TOO_SHORT', limit: 3 }, '“text” needs at least 3 characters.'],
    [{ code: 'BAD_USER_INPUT', argument: ['topics'], reason: 'TOO_MANY', limit: 25 }, '“topics” can have at most 25 values.'],
    [{ code: 'FORBIDDEN' }, 'I’m not allowed to do that. The operator can give me an API key that may.'],
  ])('explains in its own words why the API refused: %j', async (extensions, text) => {
    const { reply, logged } = await ask({ body: errors({ message: 'Ask for less.', extensions }) });
    expect([reply.title, reply.lead.text, logged]).toEqual(['That did not work', text, []]);
  });

  it('logs a refusal that it cannot explain, and shows the id of the log entry', async () => {
    const { reply, logged } = await ask({ body: errors({ message: 'Ask for less.', extensions: { code: 'BAD_USER_INPUT' } }) });
    expect([reply.title, reply.lead.text]).toEqual([
      'That did not work',
      `I can’t say why. If it happens again, give the operator this id: ${logged[0]?.['id']}.`,
    ]);
    expect(logged).toMatchObject([{ id: expect.stringMatching(/^[0-9a-f]{8}$/), err: { message: 'Ask for less.' } }]);
  });

  it.each([
    ['model', '/lmm model needs to know the name. For example: /lmm model clip or /lmm model flamingo'],
    ['training of gpt', '“gpt” isn’t a choice for “of”. Choose lmm or llm. This would work: /lmm training of:lmm'],
    [`model ${'x'.repeat(200)}`, '“name” has 200 characters; the limit is 100. This would work: /lmm model'],
  ])('explains what is wrong with "%s", and shows an example', async (text, words) => {
    const { reply } = await ask({ status: 500 }, text);
    expect([reply.badge, reply.visibility, reply.lead.text]).toEqual(['error', 'private', words]);
  });
});

describe('a corrected input', () => {
  it.each([
    ['fact --clip', 'I ignored “--clip”.'],
    ['fact --colour', 'I ignored “--colour”.'],
  ])('adds a note to the answer to "%s"', async (text, note) => {
    const { reply } = await ask(fact('It is so.'), text);
    expect(reply).toMatchObject({ lead: { text: 'It is so.' }, blocks: [{ kind: 'note', text: note }] });
  });
});

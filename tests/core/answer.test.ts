import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient } from '../../bots/api/client.ts';
import { systemClock } from '../../bots/clock.ts';
import { createAnswer } from '../../bots/core/answer.ts';
import { commandsIn } from '../../bots/core/commands/index.ts';
import { seals, somewhere } from '../support/answers.ts';

interface Api {
  readonly status?: number;
  readonly body?: string;
  /** Takes the request and never answers. */
  readonly silent?: boolean;
}

/** A real HTTP server in the place of the API. */
async function apiThatAnswers({ status = 200, body = '', silent = false }: Api): Promise<string> {
  const server = createServer((_request, response) => {
    if (!silent) response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

function ask(url: string, text = 'limitations') {
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void logged.push(JSON.parse(line)) });
  const answer = createAnswer({ query: createClient({ url, fetch, timeoutMs: 300 }), commandsIn, clock: systemClock, log, seals });
  return answer({ words: { kind: 'text', text }, place: somewhere }).then((reply) => ({ reply, logged }));
}

const errors = (...all: object[]) => JSON.stringify({ data: null, errors: all });

describe('an answer when the API cannot give one', () => {
  it.each<[string, Api]>([
    ['answers with an error page', { status: 502, body: '<html>Bad gateway</html>' }],
    ['breaks inside', { body: errors({ message: 'Unexpected', extensions: { code: 'INTERNAL_SERVER_ERROR' } }) }],
    ['says nothing at all', { silent: true }],
    ['answers without data', { body: '{}' }],
  ])('apologizes in private and logs an id when the API %s', async (_case, api) => {
    const { reply, logged } = await ask(await apiThatAnswers(api));
    expect(reply).toMatchObject({ title: 'No answer right now', badge: 'error', visibility: 'private', sources: [], blocks: [] });
    const id = /tell the operator ([0-9a-f]{8})\.$/.exec(reply.lead.text)?.[1];
    expect(logged).toMatchObject([{ id, level: 50, platform: 'slack', msg: 'a request could not be answered' }]);
  });

  it('apologizes when nothing listens there', async () => {
    const { reply } = await ask('http://127.0.0.1:9/graphql');
    expect(reply.title).toBe('No answer right now');
  });

  it('never logs what was asked', async () => {
    const { logged } = await ask('http://127.0.0.1:9/graphql', 'model secret-project');
    expect(JSON.stringify(logged)).not.toContain('secret-project');
  });

  it('also apologizes in private when the answer was meant for everybody', async () => {
    const { reply } = await ask('http://127.0.0.1:9/graphql', 'limitations share');
    expect(reply.visibility).toBe('private');
  });
});

describe('an answer to what was not meant', () => {
  it('offers the three nearest names for an unknown one', async () => {
    const suggestions = ['CLIP', 'ALIGN', 'BERT'].map((name) => ({ id: `model/${name}`, name }));
    const url = await apiThatAnswers({
      body: errors({ message: 'No model is called "clpi".', extensions: { code: 'NOT_FOUND', suggestions } }),
    });
    const { reply, logged } = await ask(url, 'model clpi');
    expect(reply.lead.text).toBe('No model is called "clpi". Did you mean CLIP, ALIGN, BERT?');
    expect([reply.badge, reply.visibility, logged]).toEqual(['error', 'private', []]);
  });

  it('passes on what the API wants changed', async () => {
    const url = await apiThatAnswers({ body: errors({ message: 'Ask for less.', extensions: { code: 'BAD_USER_INPUT' } }) });
    expect((await ask(url)).reply.lead.text).toBe('Ask for less.');
  });

  it('does not ask the API at all for an unknown command', async () => {
    const { reply } = await ask('http://127.0.0.1:9/graphql', 'limitatoins');
    expect(reply.lead.text).toContain('Did you mean /lmm limitations');
  });

  it('speaks of "lmm" without a slash in the terminal', async () => {
    const answer = createAnswer({
      query: createClient({ url: 'http://127.0.0.1:9', fetch, timeoutMs: 300 }),
      commandsIn,
      seals,
      clock: systemClock,
      log: pino({ level: 'silent' }),
    });
    const place = { platform: 'terminal', workspace: '', channel: '', user: '' } as const;
    const reply = await answer({ words: { kind: 'text', text: 'model' }, place });
    expect(reply.lead.text).toMatch(/^lmm model needs to know the name/);
  });
});

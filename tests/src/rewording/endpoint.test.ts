/** The endpoint at its worst: slow, broken or enormous. Answers go on, and the log tells neither questions nor keys. */
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask } from '../../../src/ask/ask.ts';
import { openLog } from '../../../src/log.ts';
import { createAssistant } from '../../../src/rewording/assistant.ts';
import { MAX_BYTES } from '../../../src/rewording/endpoint/bounded-fetch.ts';
import { MAX_CALLS, MAX_FAILURES, PAUSE_MS } from '../../../src/rewording/endpoint/caller.ts';
import { openClient } from '../../../src/rewording/endpoint/client.ts';
import { factsOf } from '../../../src/rewording/wording/facts.ts';
import { frozenGraph } from '../../support/ask/frozen-graph.ts';
import { type ManualClock, manualClock } from '../../support/manual-clock.ts';
import { completion, type Endpoint, fails, type Respond, says, startEndpoint } from '../../support/rewording/endpoint.ts';

const KEY = 'sk-secret-of-the-tests';
const QUESTION = 'when was t5 released and how big is it';
const graph = frozenGraph();
const today = '2026-12-01';
const plain = ask(graph, QUESTION, { today });
const GOOD = JSON.stringify({
  sentences: [{ text: 'T5 was released on October 23, 2019, and has 11 billion parameters.', cites: [1, 2] }],
});

let endpoint: Endpoint;
let clock: ManualClock;
let logged: string[];
beforeEach(async () => {
  endpoint = await startEndpoint();
  clock = manualClock();
  logged = [];
});
afterEach(() => endpoint.close());

async function assistant() {
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      logged.push(String(chunk));
      done();
    },
  });
  const complete = await openClient({ url: endpoint.url, model: 'scripted', key: KEY });
  return createAssistant({ complete, clock, log: openLog({ level: 'trace' }, stream) });
}

const question = { graph, question: QUESTION, plain, today };
const lines = () =>
  logged.map((line) => JSON.parse(line) as { readonly because: string; readonly leftOut: number; readonly pausedForMs?: number });

describe('a wording', () => {
  it('is asked for once, with the key, and facts by number', async () => {
    endpoint.respond(says(GOOD));
    const { sentences, answer } = await (await assistant())(question);
    expect(answer).toBe(plain);
    expect(sentences).toEqual([
      { text: JSON.parse(GOOD).sentences[0].text, citations: [...new Set(factsOf(plain).flatMap(({ citations }) => citations))] },
    ]);
    expect(endpoint.requests).toHaveLength(1);
    const [{ path, authorization, body } = { path: '', authorization: '', body: '{}' }] = endpoint.requests;
    const sent = JSON.parse(body) as { model: string; messages: { content: string }[]; response_format: object };
    expect([path, authorization, sent.model]).toEqual(['/v1/chat/completions', `Bearer ${KEY}`, 'scripted']);
    expect(sent.response_format).toMatchObject({ type: 'json_schema', json_schema: { name: 'answer', strict: false } });
    expect(sent.messages[1]?.content).toBe(
      `Question: ${QUESTION}\nFacts:\n[1] T5 was released on October 23, 2019.\n[2] T5 has 11 billion parameters.`,
    );
    expect(logged).toEqual([]);
  });
});

/** A promise that a test's endpoint resolves. */
function signal<Value>() {
  let give: (value: Value) => void = () => {};
  const given = new Promise<Value>((resolve) => {
    give = resolve;
  });
  return { given, give: (value: Value) => give(value) };
}

const drip: Respond = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write(' ');
};

describe('an endpoint that gives no answer in time', () => {
  it.each<[string, Respond]>([
    ['hangs', () => {}],
    ['drips', drip],
  ])('is given up when it %s', async (_how, respond) => {
    const arrived = signal<ServerResponse>();
    endpoint.respond((response, request) => {
      respond(response, request);
      arrived.give(response);
    });
    const answered = (await assistant())(question);
    const response = await arrived.given;
    await clock.tick();
    expect(await answered).toEqual({ answer: plain, isRead: false, sentences: null });
    // The request is aborted, too.
    if (!response.closed) await once(response, 'close');
    expect(lines()).toMatchObject([{ because: 'no answer within 2000 ms', leftOut: 0 }]);
  });
});

describe('an endpoint that fails', () => {
  const huge = completion(`{"sentences":[{"text":"${'x'.repeat(MAX_BYTES)}","cites":[1]}]}`);
  it.each<[string, Respond, string]>([
    ['with 500', fails(500), 'the endpoint answered with status 500'],
    ['with 429', fails(429, { 'retry-after': '0' }), 'the endpoint answered with status 429'],
    ['with 401', fails(401), 'the endpoint answered with status 401'],
    ['by a redirect', fails(307, { location: 'https://example.org/v1' }), 'no answer that can be read'],
    ['with no JSON', (response) => void response.writeHead(200).end('<html>'), 'no answer that can be read'],
    ['with a text', says('T5 was released in 2019.'), 'no answer that can be read'],
    ['with other JSON', says('{"sentences":"T5 has 11 billion parameters."}'), 'no answer that can be read'],
    ['with half of it', says(GOOD.slice(0, -3)), 'no answer that can be read'],
    ['with JSON around it', says('{"answer":{}}'), 'no answer that can be read'],
    ['with nothing', says(''), 'no answer that can be read'],
    ['with far too much', (response) => void response.writeHead(200).end(huge), 'no answer that can be read'],
    ['by hanging up', (response) => void response.destroy(), 'no answer that can be read'],
    ['by inventing', says(GOOD.replace('11 billion', '12 billion')), 'its wording has words of its own'],
  ])('%s costs one attempt, and is logged without the question', async (_how, respond, because) => {
    endpoint.respond(respond);
    expect(await (await assistant())(question)).toEqual({ answer: plain, isRead: false, sentences: null });
    expect(endpoint.requests).toHaveLength(1);
    expect(lines()).toMatchObject([{ because, leftOut: 0 }]);
    expect(logged.join('')).not.toMatch(/sk-secret|T5|t5|released|billion/);
  });

  it('is logged once a minute, and left alone for a minute after several failures', async () => {
    endpoint.respond(fails(500));
    const assist = await assistant();
    for (let times = 0; times < MAX_FAILURES + 3; times += 1) await assist(question);
    expect(endpoint.requests).toHaveLength(MAX_FAILURES);
    expect(lines()).toHaveLength(1);
    clock.advance(PAUSE_MS);
    endpoint.respond(says(GOOD));
    expect((await assist(question)).sentences).toHaveLength(1);
    expect(endpoint.requests).toHaveLength(MAX_FAILURES + 1);
    endpoint.respond(fails(500));
    await assist(question);
    expect(lines()).toMatchObject([{ leftOut: 0 }, { leftOut: MAX_FAILURES - 1 }]);
  });

  it('gets no more than a few questions at a time', async () => {
    const waiting: (() => void)[] = [];
    const arrived = signal<void>();
    endpoint.respond((response, request) => {
      waiting.push(() => says(GOOD)(response, request));
      if (waiting.length === MAX_CALLS) arrived.give();
    });
    const assist = await assistant();
    const first = Array.from({ length: MAX_CALLS }, () => assist(question));
    await arrived.given;
    expect((await assist(question)).sentences).toBeNull();
    for (const answer of waiting) answer();
    expect((await Promise.all(first)).every(({ sentences }) => sentences?.length === 1)).toBe(true);
    expect(endpoint.requests).toHaveLength(MAX_CALLS);
  });
});

describe('the library', () => {
  it('is named when it is missing, with the command that installs it', async () => {
    const name = '@ai-sdk/not-installed';
    const settings = { url: endpoint.url, model: 'scripted' };
    await expect(openClient(settings, () => import(/* @vite-ignore */ name))).rejects.toThrow(
      /^LMM_MODEL_URL needs a package that isn't installed: npm install @ai-sdk\/openai-compatible@\d+\.\d+\.\d+$/,
    );
    await expect(openClient(settings, () => Promise.reject(new TypeError('other')))).rejects.toThrow('other');
  });
});

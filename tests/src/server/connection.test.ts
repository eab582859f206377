/** How connections end when clients send too much, send too slowly, or stop sending. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Clock, systemClock } from '../../../src/clock.ts';
import { fixtureApi } from '../../support/api/paper.ts';
import { servedFixtureApi } from '../../support/api/server.ts';
import { need } from '../../support/need.ts';

const MEGABYTES_5 = 5 * 1024 * 1024;
const head = (...lines: string[]) => ['POST /graphql HTTP/1.1', 'host: localhost', 'content-type: application/json', ...lines].join('\r\n');

/** Fails when the server, after an error, waits for the rest of the client's data, and nowhere else. */
const failAfterErrors: Clock['sleep'] = (ms, signal) =>
  ms === 1_000 ? Promise.reject(new Error('no timer')) : systemClock.sleep(ms, signal);

describe('a connection', () => {
  const served = servedFixtureApi();
  const impatient = servedFixtureApi(fixtureApi(), { timeouts: { headersMs: 100, requestMs: 200, checkIntervalMs: 20, stallMs: 15_000 } });

  const broken = servedFixtureApi(fixtureApi({ clock: { ...systemClock, sleep: failAfterErrors } }));

  /** A client's socket, what it received, and the number of bytes the server has read from it. */
  async function dial({ server, address } = served()) {
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    let heard = '';
    socket.on('data', (part) => {
      heard += part;
    });
    // The server may close the connection while we are still sending.
    socket.on('error', () => {});
    const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
    const [other] = await accepted;
    return { socket, heard: () => heard, taken: () => other.bytesRead, closed };
  }

  const chunk = Buffer.alloc(64 * 1024, ' ');
  const asChunk = Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]);

  it.each([
    ['that announces 5 MB', head(`content-length: ${MEGABYTES_5}`), chunk],
    ['that sends 5 MB in chunks', head('transfer-encoding: chunked'), asChunk],
    ['that sends 5 MB as a form', head('transfer-encoding: chunked').replace('application/json', 'text/plain'), asChunk],
    ['that sends 5 MB by GET', head(`content-length: ${MEGABYTES_5}`).replace('POST', 'GET'), chunk],
    ['that sends 5 MB without a right to', head(`content-length: ${MEGABYTES_5}`, 'authorization: Bearer nonsense'), chunk],
  ])('%s gets an answer and is cut off before it is read completely', async (_what, first, part) => {
    const { socket, heard, taken, closed } = await dial();
    socket.write(`${first}\r\n\r\n`);
    for (let sent = 0; sent < MEGABYTES_5 && !socket.destroyed; sent += chunk.length) {
      if (!socket.write(part)) await Promise.race([once(socket, 'drain').catch(() => {}), closed]);
    }
    await closed;
    expect(heard()).toMatch(/^HTTP\/1\.1 4(00|01|13|15) [\s\S]*connection: close[\s\S]*"errors":\[\{"message":"/i);
    expect(taken()).toBeLessThan(MEGABYTES_5 / 2);
  });

  it('is closed when not even an error can be sent, and others still get answers', async () => {
    const { socket, closed } = await dial(broken());
    socket.write(`${head(`content-length: ${MEGABYTES_5}`)}\r\n\r\n`);
    await closed;
    const answer = await fetch(`${broken().url}?query={__typename}`);
    expect(await answer.json()).toMatchObject({ data: { __typename: 'Query' } });
  });

  it('stays open when a small body was rejected', async () => {
    const { socket, heard } = await dial();
    const ask = (type: string, body: string) =>
      socket.write(`${head(`content-length: ${body.length}`).replace('application/json', type)}\r\n\r\n${body}`);
    ask('text/plain', '{}');
    await expect.poll(heard).toMatch(/ 415 /);
    ask('application/json', '{"query":"{ __typename }"}');
    await expect.poll(heard).toMatch(/"__typename":"Query"/);
  });

  it.each([
    ['its headers', 'POST /graphql HTTP/1.1\r\nhost: loc'],
    ['its body', `${head('content-length: 100')}\r\n\r\n{"query"`],
  ])('is cut off when %s never arrive', async (_what, first) => {
    const { socket, heard, closed } = await dial(impatient());
    socket.write(first);
    await closed;
    expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
  });

  const introspection = getIntrospectionQuery();
  const request = `${head(`content-length: ${JSON.stringify({ query: introspection }).length}`)}\r\n\r\n${JSON.stringify({ query: introspection })}`;
  const stalling = servedFixtureApi(fixtureApi(), {
    timeouts: { headersMs: 10_000, requestMs: 30_000, checkIntervalMs: 5_000, stallMs: 1_500 },
  });

  it('is closed when the client does not read what it asked for', async () => {
    const { server, address } = stalling();
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => {});
    const [other] = await accepted;
    const closed = once(other, 'close');
    // More than the buffers of both ends take.
    for (let count = 0; count < 40; count += 1) socket.write(request);
    await closed;
    expect(other.bytesWritten).toBeGreaterThan(0);
  });

  it('stays open while events are rare and the client reads', async () => {
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
    const body = JSON.stringify({ query: 'subscription { entityChanged { slug } }' });
    const response = await fetch(stalling().url, { method: 'POST', headers, body });
    const reader = need(response.body).getReader();
    onTestFinished(() => reader.cancel());
    // The comments of a quiet stream come more often than connections may stand still; seven take longer than one may.
    for (let count = 0; count < 7; count += 1) expect((await reader.read()).done).toBe(false);
  });

  it('may be closed by the client in the middle of a body', async () => {
    const { socket, closed } = await dial();
    socket.write(`${head('content-length: 100')}\r\n\r\n{"query"`);
    await wait(20);
    socket.destroy();
    await closed;
    expect((await fetch(`${served().url}?query={__typename}`)).status).toBe(200);
  });
});

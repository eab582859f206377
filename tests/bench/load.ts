/** Load: sends one request after another over a few connections, cheaply enough to measure the server rather than the client. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A request as bytes, and the length of its answer. */
export interface Call {
  readonly request: Buffer;
  readonly answerLength: number;
}

export interface Target {
  readonly port: number;
  /** The next request to send. */
  readonly next: () => Call;
}

const STAMP = '00000000';

export const always = (port: number, call: Call): Target => ({ port, next: () => call });

/** All calls in turn, each with a new number in place of the body's eight zeros, so that no two bodies are the same. Counts on from `from`. */
export function neverTheSame(port: number, calls: readonly Call[], from = 0): Target {
  const places = calls.map((call) => ({ ...call, place: call.request.indexOf(STAMP) }));
  let count = from;
  return {
    port,
    next: () => {
      const call = places[count % places.length];
      if (call === undefined) throw new Error('There is nothing to ask.');
      const request = Buffer.from(call.request);
      count += 1;
      request.write(String(count).padStart(STAMP.length, '0'), call.place, 'latin1');
      return { request, answerLength: call.answerLength };
    },
  };
}

/** Sends a body once, with extra header lines if given; returns the call for repeating it and the response. */
export async function prepareCall(url: string, body: string, more: readonly string[] = []): Promise<Call & { readonly answer: string }> {
  const { port, pathname } = new URL(url);
  const head = [
    `POST ${pathname} HTTP/1.1`,
    `host: localhost:${port}`,
    'content-type: application/json',
    'accept: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    ...more,
  ];
  const request = Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
  const socket = await open(Number(port));
  socket.write(request);
  const answer = await readAnswer(socket);
  socket.destroy();
  return { request, answerLength: answer.length, answer: answer.toString('utf8', answer.indexOf('\r\n\r\n') + 4) };
}

async function readAnswer(socket: Socket): Promise<Buffer> {
  let answer = Buffer.alloc(0);
  for await (const part of socket.iterator({ destroyOnReturn: false })) {
    answer = Buffer.concat([answer, part as Buffer]);
    const head = answer.toString('latin1', 0, answer.indexOf('\r\n\r\n') + 4);
    if (head === '' || !head.endsWith('\r\n\r\n')) continue;
    const length = /^content-length: (\d+)\r$/im.exec(head)?.[1];
    if (length === undefined) throw new Error(`The answer has no length: ${head}`);
    if (answer.length === head.length + Number(length)) return answer;
  }
  throw new Error(`The server hung up after ${answer.length} bytes.`);
}

export interface LoadResult {
  readonly answers: number;
  readonly perSecond: number;
  /** Of each answer, in milliseconds, in ascending order. */
  readonly latencies: Float64Array;
}

/** Answers per second over `ms`, with each of `connections` sending its next request as soon as it has an answer. */
export const load = async (target: Target, connections: number, ms: number): Promise<number> =>
  (await measureLoad(target, connections, ms)).perSecond;

export async function measureLoad(target: Target, connections: number, ms: number): Promise<LoadResult> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(target.port)));
  const began = performance.now();
  const latencies = (await Promise.all(sockets.map((socket) => askUntil(socket, target, began + ms)))).flat();
  const perSecond = latencies.length / ((performance.now() - began) / 1000);
  return { answers: latencies.length, perSecond, latencies: Float64Array.from(latencies).sort() };
}

/** The latency of each answer. */
function askUntil(socket: Socket, { next }: Target, end: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    let received = 0;
    let call = next();
    let sent = performance.now();
    const latencies: number[] = [];
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server hung up')));
    socket.on('data', (part) => {
      received += part.length;
      if (received < call.answerLength) return;
      if (received > call.answerLength) reject(new Error(`an answer has ${received} bytes instead of ${call.answerLength}`));
      received = 0;
      const now = performance.now();
      latencies.push(now - sent);
      if (now >= end) {
        resolve(latencies);
        socket.destroy();
        return;
      }
      call = next();
      sent = now;
      socket.write(call.request);
    });
    socket.write(call.request);
  });
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return socket;
}

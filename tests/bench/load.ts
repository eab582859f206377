/** Load: the same request again and again over a few connections, cheap enough that the server is what is measured. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Answers are counted by their length, so all of them must be as long as the first. */
export interface Target {
  readonly port: number;
  readonly request: Buffer;
  readonly answerLength: number;
}

const QUIET_MS = 300;

export async function aim(url: string, body: string, more: readonly string[] = []): Promise<Target & { readonly answer: string }> {
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
  const parts: Buffer[] = [];
  socket.on('data', (part) => parts.push(part));
  socket.write(request);
  await once(socket, 'data');
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  socket.destroy();
  const answer = Buffer.concat(parts);
  const text = answer.toString();
  if (!text.startsWith('HTTP/1.1 200')) throw new Error(`${url} answered ${text.slice(0, 200)}`);
  return { port: Number(port), request, answerLength: answer.length, answer: text };
}

/** Answers per second over `ms`, with each of `connections` asking as soon as it is answered. */
export async function load(target: Target, connections: number, ms: number): Promise<number> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(target.port)));
  const began = performance.now();
  const counts = await Promise.all(sockets.map((socket) => askUntil(socket, target, began + ms)));
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - began) / 1000);
}

function askUntil(socket: Socket, { request, answerLength }: Target, end: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let received = 0;
    let count = 0;
    socket.on('error', reject);
    socket.on('data', (part) => {
      received += part.length;
      if (received < answerLength) return;
      if (received > answerLength) reject(new Error(`an answer has ${received} bytes instead of ${answerLength}`));
      received = 0;
      count += 1;
      if (performance.now() < end) return void socket.write(request);
      socket.destroy();
      resolve(count);
    });
    socket.write(request);
  });
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return socket;
}

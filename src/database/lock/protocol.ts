/** The lock protocol: a starter that connects to a socket receives one line, and the connection ends. */
import { createConnection, createServer, type Server } from 'node:net';
import { compact } from '../../compact.ts';
import { errorCode } from '../caught-error.ts';

export interface LockStatus {
  state: 'held' | 'trying';
  pid: number;
  /** ISO 8601. */
  startedAt: string;
  address?: string;
  /** Sent with the address. Versions before 0.2.0 don't send it, and ignore it. */
  version?: string;
}

/** One line of words; none of them can contain a space. */
export function toLine({ state, pid, startedAt, address, version }: LockStatus): string {
  return `${[state, pid, startedAt, address, version].filter((word) => word !== undefined).join(' ')}\n`;
}

/** `closed`: nothing will ever listen there again; `closing`: the peer hung up; `unresponsive`: connected, but no answer came. */
export type ProbeResult = LockStatus | 'closed' | 'closing' | 'unresponsive';

const PROBE_TIMEOUT_MS = 1000; // A long query blocks the event loop of the process that holds the lock.

/** Listens without keeping the process alive; rejects with the system's error. */
export function listen(path: string, getLine: () => string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((peer) => {
      peer.on('error', () => peer.destroy()); // The peer died and needs no answer.
      peer.end(getLine(), () => peer.destroy());
    });
    server.once('error', reject);
    server.listen(path, () => resolve(server.unref()));
  });
}

/** Closes the server if it's still listening. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

/** Retries once: on a busy machine our own event loop may have caused the timeout. */
export async function probe(path: string): Promise<ProbeResult> {
  const result = await probeOnce(path);
  return result === 'unresponsive' ? probeOnce(path) : result;
}

function probeOnce(path: string): Promise<ProbeResult> {
  return new Promise((resolve) => {
    let text = '';
    const peer = createConnection(path).setEncoding('utf8');
    peer.setTimeout(PROBE_TIMEOUT_MS, () => {
      resolve('unresponsive');
      peer.destroy();
    });
    peer.on('data', (chunk: string) => {
      text += chunk;
    });
    peer.once('error', (error) => resolve(resultOfError(error)));
    peer.once('close', () => resolve(parseLine(text) ?? 'closing'));
  });
}

function resultOfError(error: Error): ProbeResult {
  const code = errorCode(error);
  if (code === 'ECONNREFUSED' || code === 'ENOENT') return 'closed';
  return code === 'ECONNRESET' || code === 'EPIPE' ? 'closing' : 'unresponsive';
}

/** Another program, or another version of this one, may listen there and say something else. */
function parseLine(text: string): LockStatus | undefined {
  const [state, pid, startedAt, address, version] = text.trimEnd().split(' ');
  if ((state !== 'held' && state !== 'trying') || startedAt === undefined) return undefined;
  return compact({ state, pid: Number(pid), startedAt, address, version });
}

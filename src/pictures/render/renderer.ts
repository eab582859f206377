/** Renderer: turns jobs into bytes in worker threads, two at once. The bytes are kept; what more than a queue can take is refused. */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type Tinypool from 'tinypool';
import type { Job } from './job.ts';

const THREADS = 2;
/** Drawn or waiting. At some 100 ms each, the last one waits about three seconds. */
export const MAX_JOBS = 64;
const MAX_CACHE_BYTES = 32 * 1024 * 1024;
/** A thread takes some 60 MB, so it ends when no one looks at pictures. */
const IDLE_MS = 60_000;
const LIMIT_MS = 20_000;
const MAX_HEAP_MB = 256;

export interface Renderer {
  /** Undefined if too many jobs are waiting. The key must be the job's own. */
  readonly render: (key: string, job: Job) => Promise<Uint8Array> | undefined;
  readonly close: () => Promise<void>;
}

/** `version` stands for the code that draws. */
export const keyOf = (job: Job, version: string): string =>
  createHash('sha256').update(version).update('\n').update(JSON.stringify(job)).digest('base64url').slice(0, 27);

/** `worker` is the built file of `worker.ts`. Nothing is loaded before the first picture. */
export function createRenderer(worker: string): Renderer {
  const kept = new LRUCache<string, Uint8Array>({ maxSize: MAX_CACHE_BYTES, sizeCalculation: ({ length }) => length });
  const running = new Map<string, Promise<Uint8Array>>();
  let pool: Promise<Tinypool> | undefined;

  async function draw(key: string, job: Job): Promise<Uint8Array> {
    try {
      pool ??= openPool(worker);
      const bytes: Uint8Array = await (await pool).run(job, { signal: AbortSignal.timeout(LIMIT_MS) });
      kept.set(key, bytes);
      return bytes;
    } finally {
      running.delete(key);
    }
  }

  return {
    render: (key, job) => {
      const known = kept.get(key);
      if (known !== undefined) return Promise.resolve(known);
      const same = running.get(key);
      if (same !== undefined || running.size >= MAX_JOBS) return same;
      const drawn = draw(key, job);
      running.set(key, drawn);
      return drawn;
    },
    close: async () => void (await (await pool)?.destroy()),
  };
}

async function openPool(filename: string): Promise<Tinypool> {
  const { default: Pool } = await import('tinypool');
  const limits = { resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } };
  return new Pool({ filename, minThreads: 0, maxThreads: THREADS, idleTimeout: IDLE_MS, execArgv: [], ...limits });
}

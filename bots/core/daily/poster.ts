/** Poster: takes work from the API in small batches and does it, as fast as its platform allows, until it is stopped. */
import { setMaxListeners } from 'node:events';
import type { Logger } from 'pino';
import type { Query } from '../../api/client.ts';
import { type Clock, isWithin } from '../../clock.ts';
import { backoffDelay } from '../waits.ts';
import type { Messages } from '../words/index.ts';
import { type Carrying, carry } from './carry.ts';
import type { Work } from './documents.ts';
import { createLedger } from './ledger.ts';
import type { PlatformPoster } from './wire.ts';

export interface Poster {
  /** In a few words what it does, or what holds it up. */
  readonly state: () => string;
  /** Begins nothing any more, and resolves when what was begun has ended, or its time is over. */
  readonly stop: () => Promise<void>;
}

export interface PosterOptions {
  readonly platform: 'slack' | 'discord';
  readonly platformPoster: PlatformPoster;
  readonly query: Query;
  readonly clock: Clock;
  readonly log: Logger;
  readonly messages: Messages;
  /** About what the platform takes in a quarter of a second: nobody else can take what waits here. */
  readonly batch: number;
  /** From 0 to 1, so that several posters do not ask at the same time. */
  readonly random?: () => number;
}

const IDLE_MS = 1000;
const JITTER_MS = 200;
/** Work whose turn is not there by then does not keep others waiting. */
const PATIENCE_MS = 2000;
/** So many batches may be under way at once. */
const MOST_BATCHES = 8;
const LONGEST_WAIT_MS = 30_000;
const STOP_MS = 8000;

const PLATFORMS = { slack: { name: 'SLACK', prefix: '/lmm' }, discord: { name: 'DISCORD', prefix: '/lmm-admin' } } as const;

type Run = PosterOptions &
  Omit<Carrying, 'revision'> & { readonly underWay: Set<Promise<void>>; readonly report: (trouble: string | undefined) => void };

export function startPoster(options: PosterOptions): Poster {
  const { platform, query, clock, log } = options;
  const [stopping, givingUp] = [new AbortController(), new AbortController()];
  // Everything under way listens to them.
  setMaxListeners(0, stopping.signal, givingUp.signal);
  const signals = { stopping: stopping.signal, givingUp: givingUp.signal };
  const { name, prefix } = PLATFORMS[platform];
  const underWay = new Set<Promise<void>>();
  let trouble: string | undefined;
  const ledger = createLedger({ platform: name, query, clock, log, ...signals });
  const report = (found: string | undefined) => {
    trouble = found;
  };
  const running = keepTaking({ ...options, ...signals, prefix, ledger, underWay, report });
  const end = async () => {
    stopping.abort();
    const ended = running.then(() => Promise.all(underWay));
    if (!(await isWithin(ended, STOP_MS, clock))) log.warn({ underWay: underWay.size }, 'stopped before everything was noted');
    givingUp.abort();
  };
  let ending: Promise<void> | undefined;
  return {
    state: () => (trouble === undefined ? 'posting daily facts' : `daily facts wait: ${trouble}`),
    stop: () => {
      ending ??= end();
      return ending;
    },
  };
}

/** Never rejects. */
async function keepTaking(run: Run): Promise<void> {
  const { stopping, clock, log, report, batch, random = Math.random } = run;
  for (let failures = 0; !stopping.aborted; ) {
    try {
      const count = await takeBatch(run);
      failures = 0;
      report(undefined);
      if (count < batch) await clock.sleep(IDLE_MS + Math.floor(random() * JITTER_MS), stopping);
    } catch (error) {
      if (stopping.aborted) return;
      failures += 1;
      const wait = backoffDelay(failures, LONGEST_WAIT_MS);
      log.warn({ err: error, failures, wait }, 'no work for daily posts');
      report('the API gives no work');
      await clock.sleep(wait, stopping).catch(() => undefined);
    }
  }
}

/** Claims work and begins it; resolves with how much it was, once there is room for more. */
async function takeBatch(run: Run): Promise<number> {
  const { platformPoster, ledger, batch, clock, stopping, underWay } = run;
  while (underWay.size >= batch * MOST_BATCHES) await Promise.race(underWay);
  await platformPoster.rateLimits.ready(stopping);
  const { work, revision } = await ledger.claim(batch);
  // What is not begun is free again for others after a while.
  if (stopping.aborted) return 0;
  const turns = work.map((one) => begin(one, { ...run, revision }, underWay));
  await isWithin(Promise.all(turns), PATIENCE_MS, clock);
  return work.length;
}

/** Resolves once the work had its turn, or has ended. */
function begin(work: Work, carrying: Carrying, underWay: Set<Promise<void>>): Promise<void> {
  return new Promise((resolve) => {
    const ended: Promise<void> = carry(work, resolve, carrying)
      .catch((error: unknown) => {
        if (carrying.stopping.aborted) return;
        carrying.log.warn({ work: work.id, err: error }, 'daily work not done');
      })
      .finally(() => {
        underWay.delete(ended);
        resolve();
      });
    underWay.add(ended);
  });
}

import type { Clock } from '../clock.ts';

/** Whether `work` resolves within `ms`; rejects when it rejects before that. */
export async function isWithin(work: Promise<unknown>, ms: number, clock: Clock): Promise<boolean> {
  const patience = new AbortController();
  try {
    return await Promise.race([work.then(() => true), clock.sleep(ms, patience.signal).then(() => false)]);
  } finally {
    patience.abort();
  }
}

/** Readiness: whether the database answers, asked at most once a second, however many clients want to know. */
import type { Clock } from '../clock.ts';

const SHARED_MS = 1_000;
const TIME_LIMIT_MS = 3_000;

/** `check` resolves if the database answers. The result never rejects, and is false after a few seconds without an answer. */
export function createReadiness(check: () => Promise<void>, clock: Clock): () => Promise<boolean> {
  /** A check without an answer yet: another one would only wait behind it. */
  let pending = false;
  let last: { readonly at: number; readonly result: Promise<boolean> } | undefined;

  const ask = async (): Promise<boolean> => {
    pending = true;
    const answered = check().then(
      () => true,
      () => false,
    );
    void answered.then(() => {
      pending = false;
    });
    const done = new AbortController();
    const late = clock.sleep(TIME_LIMIT_MS, done.signal).then(
      () => false,
      () => false,
    );
    try {
      return await Promise.race([answered, late]);
    } finally {
      done.abort('done');
    }
  };

  return () => {
    const now = clock.now().getTime();
    if (last === undefined || (!pending && now - last.at >= SHARED_MS)) last = { at: now, result: ask() };
    return last.result;
  };
}

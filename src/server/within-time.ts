/** The time that one request may take. */
import type { Clock } from '../clock.ts';

/** Resolves as `work` does. After `ms` the line is aborted for `reason`; once it is aborted, by whom ever, it rejects with the reason. */
export async function withinTime<Result>(
  { clock, ms, line, reason }: { clock: Clock; ms: number; line: AbortController; reason: () => Error },
  work: Promise<Result>,
): Promise<Result> {
  const done = new AbortController();
  const cut = new Promise<never>((_resolve, reject) => {
    const end = () => reject(line.signal.reason);
    if (line.signal.aborted) end();
    line.signal.addEventListener('abort', end, { once: true, signal: done.signal });
  });
  const timer = clock.sleep(ms, done.signal).then(
    () => line.abort(reason()),
    (error: unknown) => {
      if (!done.signal.aborted) throw error;
    },
  );
  try {
    return await Promise.race([work, cut, timer.then(() => cut)]);
  } finally {
    done.abort();
  }
}

/** The progress of long work: a bar on a terminal, one line per quarter elsewhere. */
import { SingleBar } from 'cli-progress';
import { printStatus } from '../output.ts';

export interface ProgressBar {
  readonly show: (done: number, total: number) => void;
  readonly stop: () => void;
}

export function createProgressBar(what: string): ProgressBar {
  return process.stdout.isTTY ? createTerminalBar(what) : createLineProgress(what);
}

function createTerminalBar(what: string): ProgressBar {
  const bar = new SingleBar({ format: `lmm: ${what} [{bar}] {percentage}% | {value} of {total} rows`, hideCursor: true });
  let started = false;
  return {
    show: (done, total) => {
      if (!started) bar.start(total, done);
      started = true;
      bar.update(done);
    },
    stop: () => {
      if (started) bar.stop();
    },
  };
}

function createLineProgress(what: string): ProgressBar {
  let quarter = 0;
  return {
    show: (done, total) => {
      const now = Math.floor((4 * done) / total);
      if (now > quarter) printStatus(`${what}: ${done} of ${total} rows`);
      quarter = Math.max(quarter, now);
    },
    stop: () => {},
  };
}

/** The processor time of processes on this machine, as Linux counts it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const NS_PER_MS = 1e6;

/** In milliseconds, of all threads that run; undefined elsewhere than on Linux, and for a process that has ended. */
export function cpuTimeOf(pid: number): number | undefined {
  const folder = `/proc/${pid}/task`;
  if (process.platform !== 'linux' || !existsSync(folder)) return undefined;
  const times = readdirSync(folder).map((thread) => Number(readIfThere(`${folder}/${thread}/schedstat`)?.split(' ')[0] ?? 0));
  return times.reduce((sum, time) => sum + time, 0) / NS_PER_MS;
}

/** The command's name, such as `postgres`: a server on another machine has process ids that mean something else here. */
export const commandOf = (pid: number): string | undefined => readIfThere(`/proc/${pid}/comm`)?.trim();

/** A thread or process may end at any time. */
function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

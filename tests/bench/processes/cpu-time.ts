/** The processor time of processes on this machine, as Linux counts it. */
import { existsSync, readFileSync } from 'node:fs';

/** Linux shows times in hundredths of a second, whatever its own clock. */
const MS_PER_TICK = 10;
/** Fields of /proc/<pid>/stat after the name, which may contain spaces: user and system time. */
const [USER, SYSTEM] = [11, 12];

/** In milliseconds since the process started; undefined elsewhere than on Linux, and for a process that has ended. */
export function cpuTimeOf(pid: number): number | undefined {
  const file = `/proc/${pid}/stat`;
  if (process.platform !== 'linux' || !existsSync(file)) return undefined;
  const stat = readFileSync(file, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER]) + Number(fields[SYSTEM])) * MS_PER_TICK;
}

/** The command's name, such as `postgres`: a server on another machine has process ids that mean something else here. */
export function commandOf(pid: number): string | undefined {
  const file = `/proc/${pid}/comm`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

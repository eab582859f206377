/**
 * The data folder's lock: two processes on one PGlite folder silently lose rows, so only one may open it.
 * A starter first listens on its own socket in `<folder>/lock`, then probes the others there; if it's alone, it holds the lock.
 * The system closes the socket of a process that dies, so a lock never outlives its holder and needs no cleanup.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../clock.ts';
import { compact } from '../../compact.ts';
import { SetupError } from '../../errors.ts';
import { LOCK_DIRECTORY, type LockDirectory, type LockEntry, openLockDirectory } from './lock-directory.ts';
import { openPipeDirectory } from './named-pipe.ts';
import { type LockStatus, toLine } from './protocol.ts';

export interface Holder {
  readonly pid: number;
  /** ISO 8601. */
  readonly startedAt: string;
  /** The address of its HTTP server, once it serves. */
  readonly address?: string;
  /** The version of LMM Atlas that serves there; versions before 0.2.0 don't send it. */
  readonly version?: string;
}

export interface FolderLock {
  /** Tells later starters the address of the holder's HTTP server and its version of LMM Atlas. */
  readonly announce: (address: string, version: string) => void;
  readonly release: () => Promise<void>;
}

/** Another process has the data folder open; the message names the process and the next step. */
export class FolderInUse extends SetupError {
  readonly holder: Holder;
  constructor(folder: string, holder: Holder) {
    super(describeHolder(folder, holder));
    this.holder = holder;
  }
}

/** A version before 0.2.0 serves the data folder. This version can't use its API, nor open the folder once it has stopped. */
export class FolderOfOlderVersion extends SetupError {
  constructor(folder: string, { pid, address }: Holder) {
    super(
      `The data folder ${folder} is in use by a version of LMM Atlas before 0.2.0 (process ${pid}, ${address}), and this version can't ` +
        'read it: set LMM_DATA to another folder, or stop that process and delete the folder.',
    );
  }
}

const MAX_ATTEMPTS = 200;

/** Takes the lock, creating the folder if needed; throws FolderInUse, FolderOfOlderVersion, or SetupError when the folder can't hold a lock. */
export async function lockFolder(folder: string, clock: Clock): Promise<FolderLock> {
  const self: LockStatus = { state: 'trying', pid: process.pid, startedAt: clock.now().toISOString() };
  const directory = openDirectory(folder);
  try {
    const entry = await acquire(directory, folder, self, clock);
    const announce = (address: string, version: string) => {
      self.address = address;
      self.version = version;
    };
    return { announce, release: entry.remove };
  } finally {
    directory.close();
  }
}

/** The process that has the folder open, if any. Creates nothing, and never keeps a starter from getting the lock. */
export async function findHolder(folder: string, clock: Clock): Promise<Holder | undefined> {
  if (!existsSync(process.platform === 'win32' ? folder : join(folder, LOCK_DIRECTORY))) return undefined;
  const directory = openDirectory(folder);
  try {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const others = await directory.listContenders();
      const holder = others.find(({ state }) => state === 'held');
      if (holder !== undefined) return toHolder(holder);
      if (others.length === 0) return undefined;
      await clock.sleep(randomDelayMs());
    }
    return undefined;
  } finally {
    directory.close();
  }
}

function openDirectory(folder: string): LockDirectory {
  return process.platform === 'win32' ? openPipeDirectory(folder) : openLockDirectory(folder);
}

async function acquire(directory: LockDirectory, folder: string, self: LockStatus, clock: Clock): Promise<LockEntry> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const entry = await directory.register(() => toLine(self));
    try {
      if (await waitUntilAlone(directory, entry, folder, self, clock)) return entry;
    } catch (error) {
      await entry.remove();
      throw error;
    }
    await entry.remove();
    await clock.sleep(randomDelayMs());
  }
  throw new SetupError(`Several processes tried to open ${folder} at once, and none got it. Start one of them again.`);
}

/** Whether this starter is alone in the lock directory. If all the others are only trying too, the smallest name stays. */
async function waitUntilAlone(
  directory: LockDirectory,
  entry: LockEntry,
  folder: string,
  self: LockStatus,
  clock: Clock,
): Promise<boolean> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const contenders = await directory.listContenders(entry.name);
    const holder = contenders.find(({ state }) => state === 'held');
    if (holder !== undefined) throw refusalBy(toHolder(holder), folder);
    if (!entry.exists()) return false;
    if (contenders.length === 0) {
      // No await may come between the check and this line: anyone who registers later probes us, and must read `held`.
      self.state = 'held';
      return true;
    }
    if (contenders.some(({ name }) => name < entry.name)) return false;
    await clock.sleep(randomDelayMs());
  }
  return false;
}

/** A random time in milliseconds, so that simultaneous starters drift apart. */
function randomDelayMs(): number {
  return 5 + Math.random() * 20;
}

function toHolder({ pid, startedAt, address, version }: LockStatus): Holder {
  return compact({ pid, startedAt, address, version });
}

function refusalBy(holder: Holder, folder: string): SetupError {
  return servesOlderVersion(holder) ? new FolderOfOlderVersion(folder, holder) : new FolderInUse(folder, holder);
}

/** Before it serves, a holder of any version sends neither address nor version. */
export const servesOlderVersion = ({ address, version }: Holder): boolean => address !== undefined && version === undefined;

function describeHolder(folder: string, { pid, startedAt, address }: Holder): string {
  const since = startedAt.slice(0, 19).replace('T', ' ');
  const serving = address === undefined ? '' : ` and serves ${address}`;
  return (
    `The data folder ${folder} is in use: process ${pid} has had it open since ${since} UTC${serving}. ` +
    'Use that one, stop it, or set LMM_DATA to another folder.'
  );
}

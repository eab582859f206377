/** The lock directory: the folder `lock` in the data folder, where each starter has a socket named by its pid and a random id. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../../errors.ts';
import { errorCode, errorMessage } from '../caught-error.ts';
import { makeFolder } from './make-folder.ts';
import { closeServer, type LockStatus, listen, type ProbeResult, probe } from './protocol.ts';

export type Contender = LockStatus & { readonly name: string };

export interface LockDirectory {
  /** Listens there; from now on other starters find this one. */
  readonly register: (getLine: () => string) => Promise<LockEntry>;
  /** The other live starters. A registered caller (`self`) deletes dead sockets; an unregistered one changes nothing. */
  readonly listContenders: (self?: string) => Promise<Contender[]>;
  /** Closes its own handles without deleting any entries. */
  readonly close: () => void;
}

export interface LockEntry {
  readonly name: string;
  readonly exists: () => boolean;
  /** Safe to call twice. */
  readonly remove: () => Promise<void>;
}

export const LOCK_DIRECTORY = 'lock';

const MAX_SOCKET_PATH_BYTES = 100; // The system's limit for a socket path is 103 bytes on macOS and 107 on Linux.
const MAX_NAME_BYTES = '/4194304-12345678.sock'.length;

/** Creates the directory if needed; throws SetupError when the folder can't be created or written. */
export function openLockDirectory(folder: string): LockDirectory {
  const path = withFolderErrors(folder, () => {
    makeFolder(folder);
    const lock = join(realpathSync(folder), LOCK_DIRECTORY);
    makeFolder(lock);
    return lock;
  });
  const shortPath = withFolderErrors(folder, () => createShortPath(path));
  return {
    register: (getLine) => register(folder, path, shortPath.path, getLine),
    listContenders: (self) => listContenders(folder, path, shortPath.path, self),
    close: shortPath.close,
  };
}

/** A path to the directory that is short enough for sockets: for a deep folder, a symbolic link that lasts until `close`. */
function createShortPath(directory: string): { path: string; close: () => void } {
  if (Buffer.byteLength(directory) + MAX_NAME_BYTES <= MAX_SOCKET_PATH_BYTES) return { path: directory, close: () => {} };
  const aliasDirectory = mkdtempSync(join(tmpdir(), 'lmm-'));
  const path = join(aliasDirectory, 'lock');
  symlinkSync(directory, path);
  return { path, close: () => rmSync(aliasDirectory, { recursive: true, force: true }) };
}

async function register(folder: string, directory: string, shortPath: string, getLine: () => string): Promise<LockEntry> {
  const id = `${process.pid}-${randomBytes(4).toString('hex')}`;
  const name = `${id}.sock`;
  const path = join(directory, name);
  // A socket looks dead until it listens. So it listens first and is renamed afterwards: a visible socket is alive or dead for good.
  const server = await listen(join(shortPath, `${id}.new`), getLine).catch((error: unknown) => {
    throw toFolderError(folder, error);
  });
  const remove = async () => {
    rmSync(path, { force: true });
    await closeServer(server);
  };
  try {
    renameSync(join(directory, `${id}.new`), path);
  } catch (error) {
    // Another starter saw it as dead in that moment and deleted it: `exists` is then false, and the caller tries again.
    if (errorCode(error) !== 'ENOENT') {
      await closeServer(server);
      throw toFolderError(folder, error);
    }
  }
  return { name, exists: () => existsSync(path), remove };
}

async function listContenders(folder: string, directory: string, shortPath: string, self: string | undefined): Promise<Contender[]> {
  const names = withFolderErrors(folder, () => readdirSync(directory)).filter((name) => name !== self);
  const probes = await Promise.all(names.map(async (name) => ({ name, result: await probe(join(shortPath, name)) })));
  for (const { name, result } of probes) {
    if (result === 'closed' && self !== undefined) withFolderErrors(folder, () => rmSync(join(directory, name), { force: true }));
  }
  // A starter that isn't visible yet (`.new`) will probe us.
  const visible = probes.filter(({ name }) => name.endsWith('.sock'));
  return visible.map(({ name, result }) => toContender(directory, name, result)).filter((contender) => contender !== undefined);
}

function toContender(directory: string, name: string, result: ProbeResult): Contender | undefined {
  if (result === 'closed') return undefined;
  if (typeof result === 'object') return { ...result, name };
  const socketFile = statSync(join(directory, name), { throwIfNoEntry: false });
  if (socketFile === undefined) return undefined;
  // A live process too busy to answer is most likely the one using the database; its pid is in the file name.
  const state = result === 'unresponsive' ? 'held' : 'trying';
  return { state, pid: Number.parseInt(name, 10), startedAt: socketFile.mtime.toISOString(), name };
}

function withFolderErrors<Result>(folder: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw toFolderError(folder, error);
  }
}

const NO_SOCKETS = ['ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EINVAL'];

function toFolderError(folder: string, error: unknown): SetupError {
  const problem = NO_SOCKETS.includes(errorCode(error) ?? '')
    ? "its file system doesn't support Unix sockets, which LMM Atlas needs to lock the folder"
    : `it can't be used (${errorMessage(error)})`;
  return new SetupError(`Cannot use the data folder ${folder}: ${problem}. Set LMM_DATA to a writable folder on a local disk.`);
}

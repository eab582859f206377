/** The lock directory on Windows: one named pipe per data folder, which only one process at a time can listen on. */
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { SetupError } from '../../errors.ts';
import { errorCode, errorMessage } from '../caught-error.ts';
import type { Contender, LockDirectory, LockEntry } from './lock-directory.ts';
import { makeFolder } from './make-folder.ts';
import { closeServer, listen, probe } from './protocol.ts';

const UNKNOWN = '(unknown)';

/** Creates the folder if needed; throws SetupError when it can't. */
export function openPipeDirectory(folder: string): LockDirectory {
  try {
    makeFolder(folder);
  } catch (error) {
    throw new SetupError(`Cannot use the data folder ${folder}: ${errorMessage(error)}. Set LMM_DATA to a writable folder.`);
  }
  // File names on Windows are case-insensitive.
  const key = createHash('sha256').update(realpathSync.native(folder).toLowerCase()).digest('hex').slice(0, 16);
  return pipeDirectory(`\\\\.\\pipe\\lmm-${key}`);
}

/** A lock directory with one pipe, so it holds at most one entry. */
export function pipeDirectory(pipe: string): LockDirectory {
  let isRegistered = false;
  return {
    register: async (getLine) => {
      const entry = await registerPipe(pipe, getLine);
      isRegistered = entry.exists();
      return entry;
    },
    listContenders: async () => (isRegistered ? [] : probePipe(pipe)),
    close: () => {},
  };
}

async function registerPipe(pipe: string, getLine: () => string): Promise<LockEntry> {
  try {
    const server = await listen(pipe, getLine);
    return { name: pipe, exists: () => server.listening, remove: () => closeServer(server) };
  } catch (error) {
    if (errorCode(error) !== 'EADDRINUSE' && errorCode(error) !== 'EACCES') throw error;
    return { name: pipe, exists: () => false, remove: () => Promise.resolve() };
  }
}

async function probePipe(pipe: string): Promise<Contender[]> {
  const result = await probe(pipe);
  if (result === 'closed' || result === 'closing') return [];
  // A holder whose event loop is blocked can't say who it is; it's enough to know that one exists.
  if (result === 'unresponsive') return [{ state: 'held', pid: 0, startedAt: UNKNOWN, name: pipe }];
  return [{ ...result, name: pipe }];
}

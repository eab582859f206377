/** The room on Windows: one named pipe for each data folder, which the system gives to one process at a time. */
import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { SetupError } from '../errors.ts';
import { codeOf, messageOf } from './failure.ts';
import type { Rival, Room, Seat } from './lock-room.ts';
import { ask, hangUp, listen } from './lock-wire.ts';

const UNKNOWN = '(unknown)';

/** Makes the folder if needed; throws SetupError when it cannot be made. */
export function openPipeRoom(folder: string): Room {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new SetupError(`The data folder ${folder} cannot be used (${messageOf(error)}). Set LMM_DATA to a folder that you may write.`);
  }
  // File names there are the same in upper and lower case.
  const key = createHash('sha256').update(realpathSync.native(folder).toLowerCase()).digest('hex').slice(0, 16);
  return pipeRoom(`\\\\.\\pipe\\lmm-${key}`);
}

/** The room of one pipe. */
export function pipeRoom(pipe: string): Room {
  let seated = false;
  return {
    takeSeat: async (say) => {
      const seat = await takePipe(pipe, say);
      seated = seat.isThere();
      return seat;
    },
    lookAround: async () => (seated ? [] : askPipe(pipe)),
    close: () => {},
  };
}

async function takePipe(pipe: string, say: () => string): Promise<Seat> {
  try {
    const server = await listen(pipe, say);
    return { name: pipe, isThere: () => server.listening, leave: () => hangUp(server) };
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE' && codeOf(error) !== 'EACCES') throw error;
    return { name: pipe, isThere: () => false, leave: () => Promise.resolve() };
  }
}

async function askPipe(pipe: string): Promise<Rival[]> {
  const heard = await ask(pipe);
  if (heard === 'gone' || heard === 'leaving') return [];
  // A holder whose event loop is stopped cannot say who it is: that there is one must do.
  if (heard === 'silent') return [{ state: 'held', pid: 0, startedAt: UNKNOWN, name: pipe }];
  return [{ ...heard, name: pipe }];
}

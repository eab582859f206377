/** The room: the folder `lock` in the data folder, where every starter has a socket named by its pid and a random word. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../errors.ts';
import { codeOf, messageOf } from './failure.ts';
import { type Answer, ask, type Heard, hangUp, listen } from './lock-wire.ts';

export type Rival = Answer & { readonly name: string };

export interface Room {
  /** Listens there; from then on everyone who looks around meets us. */
  readonly takeSeat: (say: () => string) => Promise<Seat>;
  /** The living others; who has a seat sweeps away the dead ones, who only looks leaves all as it is. */
  readonly lookAround: (self?: string) => Promise<Rival[]>;
  /** Leaves the seats as they are. */
  readonly close: () => void;
}

export interface Seat {
  readonly name: string;
  readonly isThere: () => boolean;
  /** Safe to call twice. */
  readonly leave: () => Promise<void>;
}

export const ROOM = 'lock';

const LONGEST_PATH = 100; // Bytes; the system's own limit for a socket is 103 on macOS and 107 on Linux.
const LONGEST_NAME = '/4194304-12345678.sock'.length;

/** Makes the room if needed; throws SetupError when the folder cannot be made or written. */
export function openRoom(folder: string): Room {
  const path = readably(folder, () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = join(realpathSync(folder), ROOM);
    mkdirSync(lock, { recursive: true, mode: 0o700 });
    return lock;
  });
  const door = readably(folder, () => openDoor(path));
  return {
    takeSeat: (say) => takeSeat(folder, path, door.path, say),
    lookAround: (self) => lookAround(folder, path, door.path, self),
    close: door.close,
  };
}

/** A path to the room that is short enough for sockets: for a deep folder a link to it, for as long as the room is open. */
function openDoor(room: string): { path: string; close: () => void } {
  if (Buffer.byteLength(room) + LONGEST_NAME <= LONGEST_PATH) return { path: room, close: () => {} };
  const porch = mkdtempSync(join(tmpdir(), 'lmm-'));
  const path = join(porch, 'lock');
  symlinkSync(room, path);
  return { path, close: () => rmSync(porch, { recursive: true, force: true }) };
}

async function takeSeat(folder: string, room: string, door: string, say: () => string): Promise<Seat> {
  const word = `${process.pid}-${randomBytes(4).toString('hex')}`;
  const name = `${word}.sock`;
  const path = join(room, name);
  // Between its making and its listening a socket looks dead. Listen first, then show it: what has a name is alive or dead for good.
  const server = await listen(join(door, `${word}.new`), say).catch((error: unknown) => {
    throw explain(folder, error);
  });
  const leave = async () => {
    rmSync(path, { force: true });
    await hangUp(server);
  };
  try {
    renameSync(join(room, `${word}.new`), path);
  } catch (error) {
    // Somebody who looked around in that moment has swept it away: `isThere` tells, and the caller tries again.
    if (codeOf(error) !== 'ENOENT') {
      await hangUp(server);
      throw explain(folder, error);
    }
  }
  return { name, isThere: () => existsSync(path), leave };
}

async function lookAround(folder: string, room: string, door: string, self: string | undefined): Promise<Rival[]> {
  const names = readably(folder, () => readdirSync(room)).filter((name) => name !== self);
  const met = await Promise.all(names.map(async (name) => ({ name, heard: await ask(join(door, name)) })));
  for (const { name, heard } of met) {
    if (heard === 'gone' && self !== undefined) readably(folder, () => rmSync(join(room, name), { force: true }));
  }
  // One that is not shown yet (`.new`) will ask us.
  const shown = met.filter(({ name }) => name.endsWith('.sock'));
  return shown.map(({ name, heard }) => rivalOf(room, name, heard)).filter((rival) => rival !== undefined);
}

function rivalOf(room: string, name: string, heard: Heard): Rival | undefined {
  if (heard === 'gone') return undefined;
  if (typeof heard === 'object') return { ...heard, name };
  const made = statSync(join(room, name), { throwIfNoEntry: false });
  if (made === undefined) return undefined;
  // Who is alive and too busy to answer is most likely the one that works with the database; its name tells its pid.
  const state = heard === 'silent' ? 'held' : 'trying';
  return { state, pid: Number.parseInt(name, 10), startedAt: made.mtime.toISOString(), name };
}

function readably<Result>(folder: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw explain(folder, error);
  }
}

const NO_SOCKETS = ['ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EINVAL'];

function explain(folder: string, error: unknown): SetupError {
  const problem = NO_SOCKETS.includes(codeOf(error) ?? '')
    ? 'its file system cannot hold a Unix socket, which keeps two processes out of it'
    : `it cannot be used (${messageOf(error)})`;
  return new SetupError(`The data folder ${folder}: ${problem}. Set LMM_DATA to a folder on a local disk that you may write.`);
}

/**
 * The data folder's lock: two processes on one PGlite folder silently lose rows, so exactly one may open it.
 * A starter first listens on a socket of its own in `<folder>/lock`, then asks the others there; alone, it holds the lock.
 * The system closes the socket of a process that dies, so a lock never outlives its holder and nobody has to clean up.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { SetupError } from '../errors.ts';
import { openPipeRoom } from './lock-pipe.ts';
import { openRoom, ROOM, type Room, type Seat } from './lock-room.ts';
import { type Answer, toLine } from './lock-wire.ts';

export interface Holder {
  readonly pid: number;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Of its HTTP server, once it serves. */
  readonly address?: string;
}

export interface FolderLock {
  /** Tells whoever asks from now on where the holder's HTTP server is. */
  readonly announce: (address: string) => void;
  readonly release: () => Promise<void>;
}

/** Another process has the data folder open; the message names it and says what to do. */
export class FolderInUse extends SetupError {
  readonly holder: Holder;
  constructor(folder: string, holder: Holder) {
    super(describe(folder, holder));
    this.holder = holder;
  }
}

const MAX_TRIES = 200;

/** Takes the lock, and makes the folder if needed; throws FolderInUse, or SetupError when the folder cannot hold a lock. */
export async function lockFolder(folder: string, clock: Clock): Promise<FolderLock> {
  const self: Answer = { state: 'trying', pid: process.pid, startedAt: clock.now().toISOString() };
  const room = roomOf(folder);
  try {
    const seat = await contend(room, folder, self, clock);
    const announce = (address: string) => {
      self.address = address;
    };
    return { announce, release: seat.leave };
  } finally {
    room.close();
  }
}

/** Who has the folder open, if anybody: makes nothing, takes nothing and stands in nobody's way. */
export async function findHolder(folder: string, clock: Clock): Promise<Holder | undefined> {
  if (!existsSync(process.platform === 'win32' ? folder : join(folder, ROOM))) return undefined;
  const room = roomOf(folder);
  try {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const others = await room.lookAround();
      const holder = others.find(({ state }) => state === 'held');
      if (holder !== undefined) return toHolder(holder);
      if (others.length === 0) return undefined;
      await clock.sleep(pause());
    }
    return undefined;
  } finally {
    room.close();
  }
}

function roomOf(folder: string): Room {
  return process.platform === 'win32' ? openPipeRoom(folder) : openRoom(folder);
}

async function contend(room: Room, folder: string, self: Answer, clock: Clock): Promise<Seat> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const seat = await room.takeSeat(() => toLine(self));
    try {
      if (await outlast(room, seat, folder, self, clock)) return seat;
    } catch (error) {
      await seat.leave();
      throw error;
    }
    await seat.leave();
    await clock.sleep(pause());
  }
  throw new SetupError(`Several processes start on ${folder} at once and none of them got it. Start one of them again.`);
}

/** Whether this starter is left alone in the room. Of several who only try, the one with the smallest name stays. */
async function outlast(room: Room, seat: Seat, folder: string, self: Answer, clock: Clock): Promise<boolean> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const rivals = await room.lookAround(seat.name);
    const holder = rivals.find(({ state }) => state === 'held');
    if (holder !== undefined) throw new FolderInUse(folder, toHolder(holder));
    if (!seat.isThere()) return false;
    if (rivals.length === 0) {
      // Nothing may wait between the look and this line: who sits down from here on asks us, and hears it.
      self.state = 'held';
      return true;
    }
    if (rivals.some(({ name }) => name < seat.name)) return false;
    await clock.sleep(pause());
  }
  return false;
}

/** In milliseconds, at random, so that starters of the same moment come apart. */
function pause(): number {
  return 5 + Math.random() * 20;
}

function toHolder({ pid, startedAt, address }: Answer): Holder {
  return { pid, startedAt, ...(address === undefined ? {} : { address }) };
}

function describe(folder: string, { pid, startedAt, address }: Holder): string {
  const since = startedAt.slice(0, 19).replace('T', ' ');
  const serving = address === undefined ? '' : ` and serves ${address}`;
  return (
    `The data folder ${folder} is in use: process ${pid} has had it open since ${since} UTC${serving}. ` +
    'Use that one, stop it, or set LMM_DATA to another folder.'
  );
}

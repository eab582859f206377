/** Continuations: questions behind buttons that are too long for the buttons themselves, each for one person and for a while. */
import { createHash } from 'node:crypto';
import type { Client } from '../database/client.ts';
import { DAY_MS, type Platform } from './platform.ts';

/** A question as a bot asks it again: the command, its options by name, and the page. */
export interface Asking {
  readonly command: string;
  readonly options: readonly { readonly name: string; readonly text: string | null; readonly flag: boolean | null }[];
  readonly page: number | null;
}

export interface Kept {
  readonly id: string;
  readonly expiresAt: Date;
}

interface Owner {
  readonly platform: Platform;
  readonly user: string;
}

/** A button works this long; Slack and Discord forget nothing, people do. */
const KEPT_DAYS = 30;

/** Keeps a question; the same question of the same person has one id, and is kept from now on. */
export async function keepContinuation(client: Client, now: Date, { platform, user }: Owner, asking: Asking): Promise<Kept> {
  const id = idOf([platform, user, JSON.stringify(asking)]);
  const expiresAt = new Date(now.getTime() + KEPT_DAYS * DAY_MS);
  await client.continuation.upsert({
    where: { id },
    create: { id, platform, user, asking: { ...asking, options: asking.options.map((option) => ({ ...option })) }, expiresAt },
    update: { expiresAt },
  });
  return { id, expiresAt };
}

/** The question behind an id; undefined when it is unknown, too old, or somebody else's. */
export async function findContinuation(client: Client, now: Date, { platform, user }: Owner, id: string): Promise<Asking | undefined> {
  if (!UUID.test(id)) return undefined;
  const row = await client.continuation.findFirst({ where: { id, platform, user, expiresAt: { gt: now } } });
  // Written by `keepContinuation` alone.
  return row === null ? undefined : (row.asking as unknown as Asking);
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** A UUID of version 8, which leaves to its maker what it is made of: here of the content. */
function idOf(content: readonly string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(content)).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

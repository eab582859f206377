/** Continuations: command calls that are too long for a button's own payload, each for one user and a limited time. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Client } from '../database/client.ts';
import { nullable } from '../rules/fields.ts';
import { inputObject } from '../rules/inputs.ts';
import { DAY_MS, platform, platformId } from './platform.ts';

export const optionInput = inputObject('An option of a command; give either a text or a flag.', {
  name: platformId.describe('The name of the option, such as "of".'),
  text: nullable(z.string().max(4_000)).describe('The value of a text option, up to 4000 characters.'),
  flag: nullable(z.boolean()).describe('The value of a flag, on or off.'),
}).refine(({ text, flag }) => (text === null) !== (flag === null), 'An option needs either a text or a flag.');

/** The call that a button repeats: the command, its options by name, and the page. */
const commandCall = z.object({
  command: platformId.describe('The command to run, such as "limitations".'),
  options: z.array(optionInput).max(25).describe('The values of its options, up to 25.'),
  page: nullable(z.int().min(1)).describe('The place of the page in the answer, from 1; the first by default.'),
});
export type CommandCall = z.output<typeof commandCall>;

export const continuationInput = inputObject('A command to save, and the user who may run it.', {
  ...commandCall.shape,
  platform: platform.describe('Where the button is shown.'),
  user: platformId.describe('The id of the user who may press it.'),
});
type ContinuationInput = z.output<typeof continuationInput>;

export interface SavedContinuation {
  readonly id: string;
  readonly expiresAt: Date;
}

interface Owner {
  readonly platform: string;
  readonly user: string;
}

/** How long a button works. */
const CONTINUATION_DAYS = 30;

/** Saves a call; the same call by the same user keeps one id, and its expiry starts anew. */
export async function saveContinuation(
  client: Client,
  now: Date,
  { platform, user, ...question }: ContinuationInput,
): Promise<SavedContinuation> {
  const id = contentId([platform, user, JSON.stringify(question)]);
  const expiresAt = new Date(now.getTime() + CONTINUATION_DAYS * DAY_MS);
  await client.continuation.upsert({
    where: { id },
    create: { id, platform, user, call: question, expiresAt },
    update: { expiresAt },
  });
  return { id, expiresAt };
}

/** The call behind an id; undefined when it is unknown, expired, or another user's. */
export async function findContinuation(client: Client, now: Date, { platform, user }: Owner, id: string): Promise<CommandCall | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  const row = await client.continuation.findFirst({ where: { id, platform, user, expiresAt: { gt: now } } });
  return row === null ? undefined : commandCall.parse(row.call);
}

/** A UUID of version 8, whose bits are free to choose: here they are a hash of the content. */
function contentId(content: readonly string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(content)).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

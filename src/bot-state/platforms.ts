/** Platforms: the chat systems whose bots have registered here, with the patterns of their ids. */
import { z } from 'zod';
import type { Client } from '../database/client.ts';
import { BadInput } from '../errors.ts';
import { nullable, withHint } from '../rules/fields.ts';
import { inputObject } from '../rules/inputs.ts';
import { platform } from './platform.ts';

const isPattern = (source: string): boolean => {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
};

const pattern = z
  .string()
  .min(1)
  .max(200)
  .refine(isPattern, withHint('This is not a regular expression.', 'Write one that JavaScript reads, such as ^C[0-9]+$.'));

const HOUR_MS = 60 * 60_000;

const PLATFORM = 'A chat platform and the form of its ids. Patterns are JavaScript regular expressions for a whole id.';

export const registerPlatformInput = inputObject(PLATFORM, {
  id: platform.describe('Lowercase letters, digits and hyphens.'),
  name: z.string().trim().min(1).max(80).describe('At most 80 characters.'),
  workspacePattern: nullable(pattern).describe('Workspace ids; any text by default.'),
  channelPattern: pattern.describe('Channel ids, such as `^C[0-9]+$`.'),
  userPattern: pattern.describe('User ids, such as `^U[0-9]+$`.'),
  rolePattern: pattern.describe('Ids of roles or user groups.'),
  nonceLifetimeMs: nullable(z.int().min(1).max(HOUR_MS)).describe(
    'How long the platform rejects a duplicate nonce, in milliseconds; null without nonces.',
  ),
});

export type PlatformRow = NonNullable<Awaited<ReturnType<Client['platform']['findUnique']>>>;

/** Adds or updates a platform; every process of a bot does so when it starts. */
export async function registerPlatform(client: Client, now: Date, input: z.output<typeof registerPlatformInput>): Promise<PlatformRow> {
  const { id, ...rest } = { ...input, registeredAt: now };
  const row = await client.platform.upsert({ where: { id }, create: { id, ...rest }, update: rest });
  remember(client, now, row);
  return row;
}

/** The kinds of ids, which are also the names of their patterns. */
export type IdKind = 'workspace' | 'channel' | 'user' | 'role';

export interface GivenId {
  readonly kind: IdKind;
  /** Not checked if it's missing or empty. */
  readonly id: string | null | undefined;
  /** Its path in the input. */
  readonly at: readonly string[];
}

export interface GivenIds {
  readonly platform: string;
  readonly at: readonly string[];
  readonly ids: readonly GivenId[];
}

/** Throws BadInput for a platform that no bot has registered, and for ids that don't match its patterns. */
export async function checkIds(client: Client, now: Date, { platform: id, at, ids }: GivenIds): Promise<void> {
  const known = await findPlatform(client, now, id, at);
  if (ids.every((given) => isForm(given, known))) return;
  // Another process may have registered new patterns since.
  const current = await readPlatform(client, now, id, at);
  const wrong = ids.find((given) => !isForm(given, current));
  if (wrong !== undefined) throw new BadInput(describeForm(wrong, current), { at: wrong.at });
}

/** Throws BadInput, with the ids of the known platforms, if no bot has registered it. */
export async function findPlatform(client: Client, now: Date, id: string, at: readonly string[] = []): Promise<PlatformRow> {
  const cached = caches.get(client)?.get(id);
  return cached !== undefined && now.getTime() < cached.until ? cached.row : readPlatform(client, now, id, at);
}

async function readPlatform(client: Client, now: Date, id: string, at: readonly string[]): Promise<PlatformRow> {
  const row = await client.platform.findUnique({ where: { id } });
  if (row === null) throw new BadInput(await describeUnknown(client, id), { at });
  remember(client, now, row);
  return row;
}

async function describeUnknown(client: Client, id: string): Promise<string> {
  const all = await client.platform.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  const known = all.length === 0 ? 'none yet' : all.map((each) => each.id).join(', ');
  return `No bot has registered a platform "${id}". Registered: ${known}. A bot calls registerPlatform when it starts: start the bot, or use a registered platform.`;
}

const patternOf = ({ kind }: Pick<GivenId, 'kind'>, row: PlatformRow): string | null => row[`${kind}Pattern`];

function isForm(given: GivenId, row: PlatformRow): boolean {
  const source = patternOf(given, row);
  if (source === null || given.id == null || given.id === '') return true;
  return new RegExp(`^(?:${source})$`).test(given.id);
}

const describeForm = (given: GivenId, row: PlatformRow): string =>
  `"${given.id}" isn't the id of a ${given.kind} on ${row.name}. Such ids match ${patternOf(given, row)}.`;

/**
 * Rows are never deleted and change only with a new version of a bot, so a process may see a change this much later. Ids that a row
 * in the cache does not match are checked against the database before they are refused.
 */
const CACHE_MS = 10_000;
const caches = new WeakMap<Client, Map<string, { readonly row: PlatformRow; readonly until: number }>>();

function remember(client: Client, now: Date, row: PlatformRow): void {
  const cache = caches.get(client) ?? new Map();
  caches.set(client, cache.set(row.id, { row, until: now.getTime() + CACHE_MS }));
}

/** API keys: created, listed and revoked by anyone who can open the database. */
import { type ApiKey, createApiKey, listApiKeys, revokeApiKey } from '../access/api-keys.ts';
import { type Scope, scopes } from '../access/scopes.ts';
import { openUnseeded } from '../app.ts';
import { systemClock } from '../clock.ts';
import type { Client } from '../database/client.ts';
import { FolderInUse } from '../database/lock/folder-lock.ts';
import { readEnv, readVariables } from '../env.ts';
import { BadInput, NotFound, SetupError } from '../errors.ts';

/** Standard output is for what others read: the key, the list. */
const printNote = (text: string): void => void process.stderr.write(`lmm: ${text}\n`);

export interface CreateKeyFlags {
  readonly name: string;
  readonly scope: readonly Scope[];
  readonly expires?: string;
}

/** Prints the key alone on standard output, so that a script can keep it without it passing a screen. */
export async function createKey({ name, scope, expires }: CreateKeyFlags): Promise<void> {
  const expiresAt = expires === undefined ? null : parseExpiry(expires, systemClock.now());
  const key = await withClient((client) => createApiKey(client, systemClock, { name, scopes: scope, expiresAt }));
  process.stdout.write(`${key}\n`);
  printNote(`this key is shown this one time; it allows: ${scope.map((one) => `${one} (${scopes[one]})`).join(' ')}`);
  printNote(
    `send it as "Authorization: Bearer ..."; it ${expiresAt === null ? 'does not expire' : `expires at ${expiresAt.toISOString()}`}`,
  );
}

export async function printKeys(): Promise<void> {
  const keys = await withClient(listApiKeys);
  const now = systemClock.now();
  for (const key of keys) process.stdout.write(`${formatKey(key, now)}\n`);
  if (keys.length === 0) printNote('there are no keys. Make one with: lmm key create --name NAME --scope curate');
}

export async function revokeKey(lookup: string): Promise<void> {
  const { name, revokedAt } = await withClient((client) => revokeApiKey(client, systemClock, lookup));
  printNote(`the key "${name}" counts no more since ${revokedAt?.toISOString()}`);
}

function formatKey({ lookup, name, scopes: allowed, createdAt, lastUsedAt, ...key }: ApiKey, now: Date): string {
  const used = lastUsedAt === null ? 'never used' : `last used ${lastUsedAt.toISOString()}`;
  return [lookup, keyStatus(key, now), allowed.join(','), `made ${createdAt.toISOString()}`, used, name].join('  ');
}

function keyStatus({ revokedAt, expiresAt }: Pick<ApiKey, 'revokedAt' | 'expiresAt'>, now: Date): string {
  if (revokedAt !== null) return 'revoked';
  if (expiresAt === null) return 'valid';
  return expiresAt <= now ? 'expired' : `valid until ${expiresAt.toISOString()}`;
}

const HOUR_MS = 3_600_000;
const UNITS: Readonly<Record<string, number>> = { h: HOUR_MS, d: 24 * HOUR_MS, w: 7 * 24 * HOUR_MS, y: 365 * 24 * HOUR_MS };

/** Throws SetupError for anything that is not a duration. */
function parseExpiry(text: string, now: Date): Date {
  const [, count, unit = ''] = /^([1-9]\d{0,3})([hdwy])$/.exec(text) ?? [];
  if (count === undefined)
    throw new SetupError(`--expires is "${text}"; write a number and h, d, w or y: 12h, 90d, 8w or 1y, at most 9999 of them.`);
  return new Date(now.getTime() + Number(count) * (UNITS[unit] ?? 0));
}

/** Opens the database without its knowledge, which keys have nothing to do with. */
async function withClient<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  try {
    const { client, close } = await openUnseeded({ env: readEnv(readVariables()), clock: systemClock, progress: printNote });
    return await work(client).finally(close);
  } catch (error) {
    if (error instanceof FolderInUse) throw databaseInUse(error);
    throw error instanceof BadInput || error instanceof NotFound ? new SetupError(error.message, { cause: error }) : error;
  }
}

const databaseInUse = (error: FolderInUse): SetupError =>
  new SetupError(
    `Process ${error.holder.pid} has the database open, and only one process can. ` +
      'Stop it, run this again, and start it again; with a PostgreSQL server (DATABASE_URL) both can run at once.',
    { cause: error },
  );

/** API keys: anyone who can open the database can create, list and revoke them. */
import { type ApiKey, createApiKey, listApiKeys, lookupOf, revokeApiKey } from '../access/api-keys.ts';
import { type Scope, scopes } from '../access/scopes.ts';
import { openUnseeded } from '../app.ts';
import { systemClock } from '../clock.ts';
import type { Client } from '../database/client.ts';
import type { Database } from '../database/database.ts';
import { loadEnv } from '../env.ts';
import { SetupError } from '../errors.ts';
import { printLine, printNote, printOnce } from '../output.ts';
import { withOpen } from './database/with-open.ts';

export interface CreateKeyFlags {
  readonly name: string;
  readonly scope: readonly Scope[];
  readonly expires?: string;
}

/**
 * Standard output holds only the key, so that a script can store it without showing it; notes go to standard error. A key that can't be
 * printed is revoked.
 */
export async function createKey({ name, scope, expires }: CreateKeyFlags): Promise<void> {
  const expiresAt = expires === undefined ? null : parseExpiry(expires, systemClock.now());
  const place = await withClient(async (client, database) => {
    const key = await createApiKey(client, systemClock, { name, scopes: scope, expiresAt });
    await printOnce(key).catch(async (error: SetupError) => {
      // A key that nobody has seen must not stay valid.
      await revokeApiKey(client, systemClock, lookupOf(key));
      throw new SetupError(`${error.message} The key was revoked: nobody could have seen it.`, { cause: error });
    });
    return placeOf(database);
  });
  printNote(`the key is in the database ${place}`);
  printNote(`this key is shown only once. It allows: ${scope.map((one) => `${one} (${scopes[one]})`).join(' ')}`);
  printNote(
    `Send it as "Authorization: Bearer ..."; it ${expiresAt === null ? 'does not expire' : `expires at ${expiresAt.toISOString()}`}`,
  );
}

/** A key works only with its own database, and a forgotten variable can lead to another one. */
const placeOf = ({ engine, location }: Database): string => `${engine === 'pglite' ? 'in' : 'at'} ${location}`;

export async function printKeys(): Promise<void> {
  const keys = await withClient(listApiKeys);
  const now = systemClock.now();
  for (const key of keys) printLine(formatKey(key, now));
  if (keys.length === 0) printNote('there are no keys. Create one with: lmm key create --name NAME --scope curate');
}

export async function revokeKey(lookup: string): Promise<void> {
  const { name, revokedAt } = await withClient((client) => revokeApiKey(client, systemClock, lookup));
  printNote(`revoked the key "${name}" at ${revokedAt?.toISOString()}`);
}

function formatKey({ lookup, name, scopes: allowed, createdAt, lastUsedAt, ...key }: ApiKey, now: Date): string {
  const used = lastUsedAt === null ? 'never used' : `last used ${lastUsedAt.toISOString()}`;
  return [lookup, keyStatus(key, now), allowed.join(','), `created ${createdAt.toISOString()}`, used, name].join('  ');
}

function keyStatus({ revokedAt, expiresAt }: Pick<ApiKey, 'revokedAt' | 'expiresAt'>, now: Date): string {
  if (revokedAt !== null) return 'revoked';
  if (expiresAt === null) return 'valid';
  return expiresAt <= now ? 'expired' : `valid until ${expiresAt.toISOString()}`;
}

const HOUR_MS = 3_600_000;
const UNITS: Readonly<Record<string, number>> = { h: HOUR_MS, d: 24 * HOUR_MS, w: 7 * 24 * HOUR_MS, y: 365 * 24 * HOUR_MS };

/** Throws SetupError if the text isn't a duration. */
function parseExpiry(text: string, now: Date): Date {
  const [, count, unit = ''] = /^([1-9]\d{0,3})([hdwy])$/.exec(text) ?? [];
  if (count === undefined)
    throw new SetupError(`--expires can't be "${text}". Write a number up to 9999 and a unit (h, d, w or y), such as 12h, 90d, 8w or 1y.`);
  return new Date(now.getTime() + Number(count) * (UNITS[unit] ?? 0));
}

/** Opens the database without seeding it: keys don't depend on knowledge. */
const withClient = <Result>(work: (client: Client, database: Database) => Promise<Result>): Promise<Result> =>
  withOpen(
    () => openUnseeded({ env: loadEnv(), clock: systemClock, progress: printNote }),
    ({ client, database }) => work(client, database),
  );

/**
 * API keys: `lmm_<lookup>_<secret>`. The lookup part finds the row and isn't secret; of the secret, 256 random bits, only the
 * SHA-256 is stored. A slow hash would gain nothing: 2^256 secrets are too many to try.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Client } from '../database/client.ts';
import { BadInput, NotFound } from '../errors.ts';
import { type Scope, scopeNames } from './scopes.ts';

const LOOKUP_BYTES = 6;
const SECRET_BYTES = 32;
const KEY_FORMAT = /^lmm_([0-9a-f]{12})_([\w-]{43})$/;
const MAX_NAME_LENGTH = 80;
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}]/u;

/** A key's use is recorded at most this often, so that a busy client doesn't cause a write with every request. */
const USE_RECORDED_EVERY_MS = 60_000;

type Row = NonNullable<Awaited<ReturnType<Client['apiKey']['findUnique']>>>;
export type ApiKey = Omit<Row, 'hash'>;

export interface ApiKeyOptions {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Null for a key that doesn't expire. */
  readonly expiresAt: Date | null;
}

/** Returns the whole key: this is the only time it can be read. */
export async function createApiKey(client: Client, clock: Clock, { name, scopes, expiresAt }: ApiKeyOptions): Promise<string> {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > MAX_NAME_LENGTH) throw new BadInput(`A key's name must have 1 to ${MAX_NAME_LENGTH} characters.`);
  if (INVISIBLE.test(trimmed)) throw new BadInput("A key's name can't have line breaks or characters that can't be seen.");
  if (scopes.length === 0) throw new BadInput(`A key needs at least one scope: ${scopeNames.join(', ')}.`);
  const createdAt = clock.now();
  if (expiresAt !== null && expiresAt <= createdAt) throw new BadInput('The key would have expired already. Name a later time.');
  const lookup = randomBytes(LOOKUP_BYTES).toString('hex');
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const hash = sha256(secret).toString('hex');
  await client.apiKey.create({ data: { name: trimmed, lookup, hash, scopes: [...new Set(scopes)], createdAt, expiresAt } });
  return `lmm_${lookup}_${secret}`;
}

/** The part of a key that isn't secret and names its row. */
export const lookupOf = (key: string): string => KEY_FORMAT.exec(key)?.[1] ?? '';

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The hash to compare a secret with when no row is found, so that an unknown key takes as long as a wrong one. */
const PLACEHOLDER_HASH = randomBytes(SECRET_BYTES);

export const isApiKeyFormat = (text: string): boolean => KEY_FORMAT.test(text);

/** The row of this key; undefined when there is none, or when the secret doesn't match. */
export async function findApiKey(client: Client, text: string): Promise<ApiKey | undefined> {
  const [, lookup = '', secret = ''] = KEY_FORMAT.exec(text) ?? [];
  const row = await client.apiKey.findUnique({ where: { lookup } });
  const matches = timingSafeEqual(sha256(secret), row === null ? PLACEHOLDER_HASH : Buffer.from(row.hash, 'hex'));
  return matches && row !== null ? withoutHash(row) : undefined;
}

export async function recordUse(client: Client, { id, lastUsedAt }: ApiKey, now: Date): Promise<void> {
  if (lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < USE_RECORDED_EVERY_MS) return;
  await client.apiKey.update({ where: { id }, data: { lastUsedAt: now } });
}

export async function listApiKeys(client: Client): Promise<ApiKey[]> {
  return (await client.apiKey.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] })).map(withoutHash);
}

/** Revokes the key; the row stays because the audit refers to it. Throws NotFound. */
export async function revokeApiKey(client: Client, clock: Clock, lookup: string): Promise<ApiKey> {
  const row = await client.apiKey.findUnique({ where: { lookup } });
  if (row === null) throw new NotFound(`No key has the lookup part "${lookup}". Run "lmm key list" to see the keys.`);
  if (row.revokedAt !== null) return withoutHash(row);
  return withoutHash(await client.apiKey.update({ where: { lookup }, data: { revokedAt: clock.now() } }));
}

const withoutHash = ({ hash: _, ...key }: Row): ApiKey => key;

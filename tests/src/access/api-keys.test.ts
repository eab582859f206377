import { beforeAll, describe, expect, it } from 'vitest';
import { createApiKey, findApiKey, listApiKeys, revokeApiKey } from '../../../src/access/api-keys.ts';
import { type Authenticate, createAuthenticate } from '../../../src/access/authenticate.ts';
import { anonymous, hasScope, type Scope, scopeNames } from '../../../src/access/scopes.ts';
import { type Client, connect } from '../../../src/database/client.ts';
import { migrate } from '../../../src/database/migrate.ts';
import type { Sql } from '../../../src/database/sql.ts';
import { packageRoot } from '../../../src/env.ts';
import { Unauthenticated } from '../../../src/errors.ts';
import { engines, freshDatabases } from '../../support/database/engines.ts';
import { need } from '../../support/need.ts';

const BOT_KEY = 'a-bot-key-of-this-test';
const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

/** A clock that the test sets; nothing sleeps here. */
const time = { at: Date.parse('2026-11-23T08:00:00Z') };
const clock = { now: () => new Date(time.at), sleep: async () => {} };

describe.each(engines)('API keys on %s', (engine) => {
  const fresh = freshDatabases(engine);
  let client: Client;
  let sql: Sql;
  let authenticate: Authenticate;
  const make = (name: string, scopes: readonly Scope[] = ['curate'], days?: number) =>
    createApiKey(client, clock, { name, scopes, expiresAt: days === undefined ? null : new Date(time.at + days * DAY_MS) });
  const rowOf = async (name: string) => need(await client.apiKey.findFirst({ where: { name } }));

  beforeAll(async () => {
    const database = await fresh();
    await migrate(database.sql, `${packageRoot}/prisma/migrations`);
    ({ sql } = database);
    client = connect(database);
    authenticate = createAuthenticate({ client, clock, botKey: BOT_KEY });
  });

  it('are long, URL-safe and unique', async () => {
    const keys = [await make('one'), await make('one')];
    for (const key of keys) expect(key).toMatch(/^lmm_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/);
    expect(new Set(keys).size).toBe(2);
  });

  it('are stored only as the hash of their secret', async () => {
    const key = await make('at rest');
    const [, lookup = '', secret = ''] = /^lmm_([0-9a-f]{12})_(.{43})$/.exec(key) ?? [];
    const [{ row } = { row: '' }] = await sql.rows<{ row: string }>(
      `select to_jsonb(k)::text as row from api_key k where name = 'at rest'`,
    );
    expect(row).toContain(lookup);
    expect(row).not.toContain(secret);
    expect((await rowOf('at rest')).hash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(await listApiKeys(client))).not.toContain((await rowOf('at rest')).hash);
  });

  it('identify a viewer by name and scopes', async () => {
    const key = await make('Ada', ['curate', 'bot', 'curate']);
    const viewer = await authenticate(`Bearer ${key}`);
    expect(viewer).toEqual({ key: { id: (await rowOf('Ada')).id, name: 'Ada' }, scopes: new Set(['curate', 'bot']), exempt: false });
    expect(scopeNames.filter((scope) => hasScope(viewer, scope))).toEqual(['read', 'bot', 'curate']);
    expect(scopeNames.filter((scope) => hasScope({ ...viewer, scopes: new Set(['admin']) }, scope))).toEqual([...scopeNames]);
  });

  it("aren't needed to read", async () => {
    expect(await authenticate(undefined)).toBe(anonymous);
  });

  it('work for our own bots without a row', async () => {
    const viewer = await authenticate(`bearer ${BOT_KEY}`);
    expect(viewer).toEqual({ key: { id: 'bots', name: 'bots' }, scopes: new Set(['bot']), exempt: true });
  });

  const otherSecret = (key: string) => `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`;
  it.each<readonly [string, (key: string) => string, RegExp]>([
    ['nothing', () => '', /must be "Authorization: Bearer lmm_/],
    ['another scheme', (key) => `Basic ${key}`, /must be "Authorization: Bearer lmm_/],
    ['no scheme', (key) => key, /must be "Authorization: Bearer lmm_/],
    ['two keys', (key) => `Bearer ${key} ${key}`, /must be "Authorization: Bearer lmm_/],
    ['half a key', (key) => `Bearer ${key.slice(0, 30)}`, /That isn't an API key/],
    ['a NUL', (key) => `Bearer ${key.slice(0, 20)}\0${key.slice(21)}`, /That isn't an API key/],
    ['a wrong secret', (key) => `Bearer ${otherSecret(key)}`, /doesn't know that API key/],
    ['an unknown key', (key) => `Bearer lmm_000000000000${key.slice(16)}`, /doesn't know that API key/],
    ['a longer bot key', () => `Bearer ${BOT_KEY}x`, /That isn't an API key/],
  ])('are refused with the next step: %s', async (_what, header, message) => {
    const key = await make('refused');
    const error = await authenticate(header(key)).then(
      () => expect.fail('it was let in'),
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Unauthenticated);
    expect(String(error)).toMatch(message);
    expect(String(error)).toContain('lmm key create');
    expect(String(error)).not.toContain(key.slice(17));
  });

  it('expire', async () => {
    const key = await make('short', ['read'], 1);
    time.at += DAY_MS - 1;
    expect((await authenticate(`Bearer ${key}`)).key?.name).toBe('short');
    time.at += 1;
    await expect(authenticate(`Bearer ${key}`)).rejects.toThrow(/The API key "short" expired on 2026-11-24\. Use another\./);
    await expect(make('past', ['read'], 0)).rejects.toThrow(/would have expired already/);
  });

  it('stop working when revoked, and revoking twice changes nothing', async () => {
    const key = await make('gone');
    const { lookup } = await rowOf('gone');
    const { revokedAt } = await revokeApiKey(client, clock, lookup);
    await expect(authenticate(`Bearer ${key}`)).rejects.toThrow(/The API key "gone" was revoked on/);
    time.at += DAY_MS;
    expect((await revokeApiKey(client, clock, lookup)).revokedAt).toEqual(revokedAt);
    await expect(revokeApiKey(client, clock, 'nobody')).rejects.toThrow(/No key has the lookup part "nobody"\. Run "lmm key list"/);
    expect(await findApiKey(client, 'lmm_nothing')).toBeUndefined();
  });

  it('record their last use, at most once a minute', async () => {
    const key = await make('busy');
    expect((await rowOf('busy')).lastUsedAt).toBeNull();
    const used = async () => {
      await authenticate(`Bearer ${key}`);
      return (await rowOf('busy')).lastUsedAt?.getTime();
    };
    const first = await used();
    expect(first).toBe(time.at);
    time.at += MINUTE_MS - 1;
    expect(await used()).toBe(first);
    time.at += 1;
    expect(await used()).toBe(time.at);
  });

  it('require a name and a scope', async () => {
    await expect(make('  ')).rejects.toThrow(/1 to 80 characters/);
    await expect(make('x'.repeat(81))).rejects.toThrow(/1 to 80 characters/);
    await expect(make('none', [])).rejects.toThrow(/at least one scope: read, bot, curate, admin/);
  });

  const insert = (more: Readonly<Record<string, string>>) => {
    const row = { lookup: `'0123456789ab'`, hash: `'${'0'.repeat(64)}'`, scopes: `'{read}'`, name: `'n'`, ...more };
    const columns = { id: 'gen_random_uuid()', created_at: `'2026-01-01'`, ...row };
    return sql.run(`insert into api_key (${Object.keys(columns)}) values (${Object.values(columns)})`);
  };
  it.each([
    ['a secret in place of a hash', { hash: `'secret'` }, 'api_key_hash_form'],
    ['an unknown scope', { scopes: `'{read,root}'` }, 'api_key_scopes_known'],
    ['no scope', { scopes: `'{}'` }, 'api_key_scopes_given'],
    ['a blank name', { name: `' '` }, 'api_key_name_length'],
    ['another lookup part', { lookup: `'0123456789AB'` }, 'api_key_lookup_form'],
    ['an end before its beginning', { expires_at: `'2025-12-31'` }, 'api_key_expires_later'],
  ])('are rejected by PostgreSQL with %s', async (_what, row, constraint) => {
    await expect(insert(row)).rejects.toMatchObject({ constraint });
  });
});

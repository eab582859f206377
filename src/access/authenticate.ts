/** Authentication: identifies the caller by the `Authorization` header. */
import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Client } from '../database/client.ts';
import { Unauthenticated } from '../errors.ts';
import { type ApiKey, findApiKey, isApiKeyFormat, recordUse, sha256 } from './api-keys.ts';
import { anonymous, type Scope, type Viewer } from './scopes.ts';

export interface AuthenticateOptions {
  readonly client: Client;
  readonly clock: Clock;
  /** The key of our own bots: random and in memory in one process, a variable when they run separately. */
  readonly botKey: string;
}

/** Throws Unauthenticated with the next step, unless the header is absent or holds a valid key. */
export type Authenticate = (authorization: string | undefined) => Promise<Viewer>;

const HOW_TO_CREATE = 'An operator can create one with "lmm key create".';

export function createAuthenticate({ client, clock, botKey }: AuthenticateOptions): Authenticate {
  const botHash = sha256(botKey);
  const bots: Viewer = { key: { id: 'bots', name: 'bots' }, scopes: new Set<Scope>(['bot']), exempt: true };
  return async (authorization) => {
    if (authorization === undefined) return anonymous;
    const [, token] = /^Bearer +(\S+)$/i.exec(authorization.trim()) ?? [];
    if (token === undefined)
      throw new Unauthenticated(`The header must be "Authorization: Bearer lmm_...", with an API key. ${HOW_TO_CREATE}`);
    if (timingSafeEqual(sha256(token), botHash)) return bots;
    if (!isApiKeyFormat(token))
      throw new Unauthenticated(`That isn't an API key: a key is "lmm_", 12 characters, "_" and 43 characters. ${HOW_TO_CREATE}`);
    const key = await findApiKey(client, token);
    if (key === undefined)
      throw new Unauthenticated(`This server doesn't know that API key. Copy the whole key, or use another. ${HOW_TO_CREATE}`);
    const now = clock.now();
    assertActive(key, now);
    await recordUse(client, key, now);
    // The table's CHECK allows only these scopes.
    return { key: { id: key.id, name: key.name }, scopes: new Set(key.scopes as Scope[]), exempt: false };
  };
}

/** Only a caller who has the secret learns this much about a key. */
function assertActive({ name, revokedAt, expiresAt }: ApiKey, now: Date): void {
  if (revokedAt !== null)
    throw new Unauthenticated(`The API key "${name}" was revoked on ${dayOf(revokedAt)}. Use another. ${HOW_TO_CREATE}`);
  if (expiresAt !== null && expiresAt <= now)
    throw new Unauthenticated(`The API key "${name}" expired on ${dayOf(expiresAt)}. Use another. ${HOW_TO_CREATE}`);
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 'YYYY-MM-DD'.length);

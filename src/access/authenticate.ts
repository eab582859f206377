/** Authentication: finds the caller by the `Authorization` header. */
import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Client } from '../database/client.ts';
import { Unauthenticated } from '../errors.ts';
import { type ApiKey, findApiKey, isApiKeyFormat, recordUse, sha256 } from './api-keys.ts';
import { anonymous, type Scope, type Viewer } from './scopes.ts';

export interface AuthenticateOptions {
  readonly client: Client;
  readonly clock: Clock;
  /** What our own bots show: random and in memory in one process, a variable when they run apart. */
  readonly botKey: string;
}

/** Throws Unauthenticated with the next step for everything but no header at all and a key that counts. */
export type Authenticate = (authorization: string | undefined) => Promise<Viewer>;

const HOW_TO_CREATE = 'An operator makes keys by "lmm key create".';

export function createAuthenticate({ client, clock, botKey }: AuthenticateOptions): Authenticate {
  const botHash = sha256(botKey);
  const bots: Viewer = { key: { id: 'bots', name: 'bots' }, scopes: new Set<Scope>(['bot']), exempt: true };
  return async (authorization) => {
    if (authorization === undefined) return anonymous;
    const [, token] = /^Bearer +(\S+)$/i.exec(authorization.trim()) ?? [];
    if (token === undefined) throw new Unauthenticated(`The header is to be "Authorization: Bearer lmm_...". ${HOW_TO_CREATE}`);
    if (timingSafeEqual(sha256(token), botHash)) return bots;
    if (!isApiKeyFormat(token))
      throw new Unauthenticated(`This is no API key: one is "lmm_", 12 signs, "_" and 43 signs. ${HOW_TO_CREATE}`);
    const key = await findApiKey(client, token);
    if (key === undefined) throw new Unauthenticated(`This API key is not known here. Copy it whole, or use another. ${HOW_TO_CREATE}`);
    const now = clock.now();
    assertActive(key, now);
    await recordUse(client, key, now);
    // A CHECK of the table allows no other scope.
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

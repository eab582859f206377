/** The key of our own bots: they ask often and for many people, so they are known and not counted. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Unauthenticated } from '../errors.ts';
import { anonymous, type Viewer } from './scopes.ts';

/** For one process, which hands it to its own bots and forgets it at its end. */
export const makeBotKey = (): string => randomBytes(32).toString('base64url');

const bot: Viewer = { key: { id: 'bot', name: 'the bots of this installation' }, scopes: new Set(['bot']), exempt: true };

/** Knows the bots by their key and everybody else as nobody; rejects with Unauthenticated for a header that is not right. */
export function authenticateBot(botKey: string): (authorization: string | undefined) => Promise<Viewer> {
  const wanted = digest(botKey);
  return async (authorization) => {
    if (authorization === undefined) return anonymous;
    const given = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
    if (given === undefined)
      throw new Unauthenticated('Send the key as "Authorization: Bearer ...", or leave the header out to only read.');
    if (timingSafeEqual(digest(given), wanted)) return bot;
    throw new Unauthenticated('This key is not known here. Check that it is whole, or leave the header out to only read.');
  };
}

/** Of one length, so that the time of the comparison tells nothing. */
const digest = (key: string): Buffer => createHash('sha256').update(key).digest();

/** The key of our own bots, for one process, which hands it to them and forgets it at its end. */
import { randomBytes } from 'node:crypto';

export const createBotKey = (): string => randomBytes(32).toString('base64url');

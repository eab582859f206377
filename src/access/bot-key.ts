/** The key of our own bots for one process, which hands it to them and never stores it. */
import { randomBytes } from 'node:crypto';

export const createBotKey = (): string => randomBytes(32).toString('base64url');

/**
 * Signed tokens of buttons, each valid for one user. A token holds the command call itself, so it works after a restart and in any
 * process. A call that is too long is stored behind the API, and its token holds the id.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { MAX_TOKEN_LENGTH } from '../contract/reply.ts';
import type { CommandCall } from '../contract/request.ts';

/** Stores long command calls behind the API. Only the user a call was stored for can read it. */
export interface ContinuationStore {
  /** The id of the stored call; undefined if it couldn't be stored. */
  readonly put: (call: CommandCall, user: string) => Promise<string | undefined>;
  readonly get: (id: string, user: string) => Promise<CommandCall | undefined>;
}

export interface ButtonTokens {
  /** At most MAX_TOKEN_LENGTH characters; undefined if the call is too long and couldn't be stored. */
  readonly sign: (call: CommandCall, user: string) => Promise<string | undefined>;
  /** Undefined if the signature is invalid, the token belongs to another user, or the stored call has expired. */
  readonly verify: (token: string, user: string) => Promise<CommandCall | undefined>;
}

export interface ButtonTokenOptions {
  /** The same in every process and after a restart: the token of the platform's bot. */
  readonly secret: string;
  readonly continuations: ContinuationStore;
}

const SIGNATURE_LENGTH = 16;
/** Marks tokens of stored calls. A signature never begins with it, since base64url has no `~`. */
const STORED_PREFIX = '~';

const tokenSchema = z.tuple([z.string(), z.number().int().nonnegative(), z.record(z.string(), z.union([z.string(), z.boolean()]))]);

export function createButtonTokens({ secret, continuations }: ButtonTokenOptions): ButtonTokens {
  const signatureOf = (text: string, user: string) =>
    createHmac('sha256', secret).update(`${user}\n${text}`).digest('base64url').slice(0, SIGNATURE_LENGTH);
  return {
    sign: async (call, user) => {
      const text = JSON.stringify([call.command, call.page ?? 0, withoutDefaults(call.options)]);
      const token = signatureOf(text, user) + text;
      if (token.length <= MAX_TOKEN_LENGTH) return token;
      const id = await continuations.put(call, user);
      return id === undefined ? undefined : STORED_PREFIX + id;
    },
    verify: async (token, user) => {
      if (token.startsWith(STORED_PREFIX)) return continuations.get(token.slice(STORED_PREFIX.length), user);
      const [signature, text] = [token.slice(0, SIGNATURE_LENGTH), token.slice(SIGNATURE_LENGTH)];
      return isEqual(signature, signatureOf(text, user)) ? parseTokenText(text) : undefined;
    },
  };
}

export const isStored = (token: string): boolean => token.startsWith(STORED_PREFIX);

function isEqual(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

// The signature is valid, so the text is our JSON, but its shape may be an older version's.
function parseTokenText(text: string): CommandCall | undefined {
  const { data } = tokenSchema.safeParse(JSON.parse(text));
  return data && toCommandCall(...data);
}

const toCommandCall = (command: string, page: number, options: CommandCall['options']): CommandCall => ({
  command,
  options,
  ...(page === 0 ? {} : { page }),
});

// A missing flag means false, so false flags would only take up space.
const withoutDefaults = (options: CommandCall['options']): CommandCall['options'] =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== false));

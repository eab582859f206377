/**
 * Signed tokens of buttons, each valid for one user unless it is an open one. A token holds the command call itself, so it works after
 * a restart and in any process. A call that is too long is stored behind the API, and its token holds the id.
 */
import { MAX_TOKEN_LENGTH } from '../contract/reply.ts';
import type { CommandCall } from '../contract/request.ts';
import { createOpenTokens, isOpen } from './open-tokens.ts';
import { signCall, verifyCall } from './token-text.ts';

/** Stores long command calls behind the API. Only the user a call was stored for can read it. */
export interface ContinuationStore {
  /** The id of the stored call; undefined if it couldn't be stored. */
  readonly put: (call: CommandCall, user: string) => Promise<string | undefined>;
  readonly get: (id: string, user: string) => Promise<CommandCall | undefined>;
}

export interface ButtonTokens {
  /** At most MAX_TOKEN_LENGTH characters; undefined if the call is too long and couldn't be stored. */
  readonly sign: (call: CommandCall, user: string) => Promise<string | undefined>;
  /** For a button that anyone may press; undefined if the call is too long. */
  readonly signForAnyone: (call: CommandCall) => string | undefined;
  /** Undefined if the signature is invalid, the token belongs to another user, or the stored call has expired. */
  readonly verify: (token: string, user: string) => Promise<CommandCall | undefined>;
}

export interface ButtonTokenOptions {
  /** The same in every process and after a restart: the token of the platform's bot. */
  readonly secret: string;
  readonly continuations: ContinuationStore;
}

/** Marks tokens of stored calls. A signature never begins with it, since base64url has no `~`. */
const STORED_PREFIX = '~';

export function createButtonTokens({ secret, continuations }: ButtonTokenOptions): ButtonTokens {
  const openTokens = createOpenTokens(secret);
  return {
    sign: async (call, user) => {
      const token = signCall(call, secret, user);
      if (token.length <= MAX_TOKEN_LENGTH) return token;
      const id = await continuations.put(call, user);
      return id === undefined ? undefined : STORED_PREFIX + id;
    },
    signForAnyone: openTokens.sign,
    verify: async (token, user) => {
      if (isOpen(token)) return openTokens.verify(token);
      if (isStored(token)) return continuations.get(token.slice(STORED_PREFIX.length), user);
      return verifyCall(token, secret, user);
    },
  };
}

export const isStored = (token: string): boolean => token.startsWith(STORED_PREFIX);

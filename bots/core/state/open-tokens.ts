/**
 * Open tokens: of buttons that everyone in a channel may press, such as those of a daily post. They hold the command call itself, and
 * are never stored, so they work after a restart, in any process, and as long as the message is there.
 */
import { createHmac } from 'node:crypto';
import { MAX_TOKEN_LENGTH } from '../contract/reply.ts';
import type { CommandCall } from '../contract/request.ts';
import { signCall, verifyCall } from './token-text.ts';

export interface OpenTokens {
  /** Undefined if the call is too long for a token. */
  readonly sign: (call: CommandCall) => string | undefined;
  /** Undefined if the signature is invalid, or the token is a personal one. */
  readonly verify: (token: string) => CommandCall | undefined;
}

/** A signature never begins with it, since base64url has no `*`. */
const OPEN_PREFIX = '*';

export const isOpen = (token: string): boolean => token.startsWith(OPEN_PREFIX);

/** `secret` is the same in every process and after a restart: the token of the platform's bot. */
export function createOpenTokens(secret: string): OpenTokens {
  // A key of its own, so that no name of a user makes a personal token an open one.
  const key = createHmac('sha256', secret).update('open tokens').digest();
  return {
    sign: (call) => {
      const token = OPEN_PREFIX + signCall(call, key, '');
      return token.length <= MAX_TOKEN_LENGTH ? token : undefined;
    },
    verify: (token) => (isOpen(token) ? verifyCall(token.slice(OPEN_PREFIX.length), key, '') : undefined),
  };
}

/**
 * Seals: what a button asks, as a short text that only we could have made, for one person.
 * It holds the question itself, so that it works after a restart and in another process; a question that is too long is kept
 * behind the API, and the text then holds its id.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { MAX_TOKEN_LENGTH } from '../contract/reply.ts';
import type { CommandCall } from '../contract/request.ts';

/** Keeps long questions behind the API; a question is only given back to the person it was kept for. */
export interface ContinuationStore {
  /** The id by which the question is found again; undefined when it could not be kept. */
  readonly put: (call: CommandCall, user: string) => Promise<string | undefined>;
  readonly get: (id: string, user: string) => Promise<CommandCall | undefined>;
}

export interface ButtonTokens {
  /** At most MAX_TOKEN characters; undefined for a question that is too long and could not be kept. */
  readonly sign: (call: CommandCall, user: string) => Promise<string | undefined>;
  /** Undefined for what was not made here, was made for somebody else, or is not kept any more. */
  readonly verify: (token: string, user: string) => Promise<CommandCall | undefined>;
}

export interface ButtonTokenOptions {
  /** The same in every process of a platform's bot, and after a restart: its token. */
  readonly secret: string;
  readonly continuations: ContinuationStore;
}

const SIGNATURE_LENGTH = 16;
/** Marks the tokens of kept questions; the base64url of a MAC never begins with it. */
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

/** Whether a token may ask one of these commands, as far as one can see without opening it: it grants nothing. */
export const mayCall = (token: string, commands: readonly string[]): boolean =>
  // What is kept elsewhere can be anything.
  isStored(token) || commands.some((name) => token.includes(JSON.stringify(name)));

/** Whether a token stands for a question that is kept behind the API. */
export const isStored = (token: string): boolean => token.startsWith(STORED_PREFIX);

function isEqual(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

// The MAC says that the text is ours, so it is JSON; its shape may be that of an older version.
function parseTokenText(text: string): CommandCall | undefined {
  const { data } = tokenSchema.safeParse(JSON.parse(text));
  return data && toCommandCall(...data);
}

const toCommandCall = (command: string, page: number, options: CommandCall['options']): CommandCall => ({
  command,
  options,
  ...(page === 0 ? {} : { page }),
});

// What is not said is no: a flag that is not set would only take room.
const withoutDefaults = (options: CommandCall['options']): CommandCall['options'] =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== false));

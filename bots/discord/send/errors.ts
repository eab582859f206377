/** What Discord's refusals mean to this bot, and how they are logged without a token in them. */
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes */
const ERROR_KINDS = {
  10003: 'no access',
  10008: 'message gone',
  10015: 'token expired',
  10062: 'expired',
  40060: 'already answered',
  50001: 'no access',
  50006: 'embeds dropped',
  50013: 'no access',
  50027: 'token expired',
  50035: 'body refused',
  160002: 'no reply',
} as const;

export type ErrorKind = (typeof ERROR_KINDS)[keyof typeof ERROR_KINDS];

/** Names the refusals that a reply has to expect. */
export function classifyError(error: unknown): ErrorKind | undefined {
  if (!(error instanceof DiscordAPIError)) return undefined;
  return Object.entries(ERROR_KINDS).find(([code]) => Number(code) === error.code)?.[1];
}

/** Whether the time to answer an interaction is over. */
export const isExpired = (error: unknown): boolean => ['expired', 'token expired'].includes(classifyError(error) ?? '');

/** The fields of an error that are safe to log: discord.js' errors carry addresses with tokens and whole bodies. */
export function logFields(error: unknown): Record<string, unknown> {
  if (error instanceof DiscordAPIError) return { code: error.code, status: error.status, method: error.method, reason: error.message };
  if (error instanceof HTTPError) return { status: error.status, method: error.method, reason: error.message };
  if (error instanceof RateLimitError) return { status: 429, method: error.method, reason: 'rate limited' };
  return { reason: shortReason(error) };
}

/** One short reason for people: the network's code where there is one. */
export function shortReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : error.message || error.name;
}

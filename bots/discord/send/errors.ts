/** Classifies the errors of Discord's API, and reduces them to log fields that contain no tokens. */
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

/** The kind of an error that a reply has to expect; undefined for all others. */
export function classifyError(error: unknown): ErrorKind | undefined {
  if (!(error instanceof DiscordAPIError)) return undefined;
  return Object.entries(ERROR_KINDS).find(([code]) => Number(code) === error.code)?.[1];
}

/** Whether the interaction can no longer be answered. */
export const isExpired = (error: unknown): boolean => ['expired', 'token expired'].includes(classifyError(error) ?? '');

/** The fields of an error that are safe to log: discord.js errors also contain URLs with tokens, and whole bodies. */
export function logFields(error: unknown): Record<string, unknown> {
  if (error instanceof DiscordAPIError) return { code: error.code, status: error.status, method: error.method, reason: error.message };
  if (error instanceof HTTPError) return { status: error.status, method: error.method, reason: error.message };
  if (error instanceof RateLimitError) return { status: 429, method: error.method, reason: 'rate limited' };
  return { reason: shortReason(error) };
}

/** A short reason for people: the network error code if there is one, otherwise the message. */
export function shortReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : error.message || error.name;
}

/** Bolt's log lines go into the product's log, without secrets and without what people wrote. */
import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from 'pino';

const SECRET_PATTERN = /\bx(?:ox[a-z]|app)-[\w-]+|\b(?:https?|wss?):\/\/\S+/g;

/** A logger for Bolt and its clients. */
export function boltLogger(log: Logger): BoltLogger {
  const toLine = (parts: readonly unknown[]) => redactSecrets(parts.map(toText).join(' '));
  return {
    // Bolt's debug lines hold whole payloads.
    debug: () => {},
    info: (...parts) => log.debug(toLine(parts)),
    warn: (...parts) => log.warn(toLine(parts)),
    error: (...parts) => log.error(toLine(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

/** Tokens and addresses (a response_url is a secret too) replaced by a mark. */
export const redactSecrets = (text: string): string => text.replace(SECRET_PATTERN, '[hidden]');

/** What an error says, in one line that may be logged. */
export function redactedMessage(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return redactSecrets(`${toText(error)}${cause}`);
}

// Objects are payloads or answers: only errors say something that may be kept.
function toText(part: unknown): string {
  if (part instanceof Error) return part.message || part.name;
  return typeof part === 'object' ? '' : String(part);
}

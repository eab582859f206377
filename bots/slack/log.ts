/** Passes Bolt's log lines to the product's log, without secrets and without what users wrote. */
import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from 'pino';

const SECRET_PATTERN = /\bx(?:ox[a-z]|app)-[\w-]+|\b(?:https?|wss?):\/\/\S+/g;

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

/** Hides tokens and addresses: a response_url is a secret too. */
const redactSecrets = (text: string): string => text.replace(SECRET_PATTERN, '[hidden]');

/** The message of an error and its cause, safe to log. */
export function redactedMessage(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return redactSecrets(`${toText(error)}${cause}`);
}

// Other objects are payloads or responses, which hold what users wrote.
function toText(part: unknown): string {
  if (part instanceof Error) return part.message || part.name;
  return typeof part === 'object' ? '' : String(part);
}

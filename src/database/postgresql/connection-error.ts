/** Why a PostgreSQL server could not be used, in words and with the next step. */
import { SetupError } from '../../errors.ts';
import { errorCode, errorMessage } from '../caught-error.ts';

/** Without a `problem` the server's own message tells it best. */
type Advice = { readonly problem?: string; readonly next: string };

const ADVICE: Readonly<Record<string, Advice>> = {
  ECONNREFUSED: { problem: 'nothing listens there', next: 'Start the server, or correct host and port in DATABASE_URL' },
  ENOENT: { problem: 'its socket does not exist', next: 'Start the server, or correct the host in DATABASE_URL' },
  ENOTFOUND: { problem: 'the host is not known', next: 'Correct the host in DATABASE_URL' },
  EAI_AGAIN: { problem: 'the name of the host could not be looked up', next: 'Check the network, or correct the host in DATABASE_URL' },
  ETIMEDOUT: { problem: 'it did not answer', next: 'Check that a firewall lets you through, and host and port in DATABASE_URL' },
  '28P01': { problem: 'it refused the password', next: 'Correct user and password in DATABASE_URL' },
  '28000': { next: 'Correct the user in DATABASE_URL, or allow it in the server’s pg_hba.conf' },
  '3D000': { problem: 'the database does not exist', next: 'Create it (createdb NAME), or correct its name in DATABASE_URL' },
  '42501': { next: 'Grant it CONNECT, or name another user in DATABASE_URL' },
  '53300': { problem: 'it has no free connection', next: 'Stop other programs that use it, or raise its max_connections' },
  '57P03': { problem: 'it is starting up or shutting down', next: 'Try again in a moment' },
  '08P01': { problem: 'it does not speak PostgreSQL', next: 'Correct host and port in DATABASE_URL' },
};

/** The SetupError for what the driver threw while connecting; it never repeats the URL. */
export function toConnectionError(error: unknown, location: string): SetupError {
  const cause = firstError(error);
  const message = errorMessage(cause);
  const { problem = message, next } = ADVICE[errorCode(cause) ?? ''] ?? adviceByMessage(message);
  return new SetupError(`Cannot use the PostgreSQL server at ${location}: ${problem}. ${next}, or unset it to use the built-in database.`);
}

/** A host with two addresses fails twice, in one AggregateError. */
function firstError(error: unknown): unknown {
  return error instanceof AggregateError ? (error.errors[0] ?? error) : error;
}

/** What the driver says in its own words only. */
function adviceByMessage(message: string): Advice {
  if (/timeout/i.test(message)) return { problem: 'it did not answer within 10 s', next: 'Check host and port in DATABASE_URL' };
  if (/password must be a string|SASL/.test(message))
    return { problem: 'it wants a password', next: 'Put user:password@ into DATABASE_URL' };
  return { next: 'Correct DATABASE_URL' };
}

/** Explains why a PostgreSQL server couldn't be used, with the next step. */
import { SetupError } from '../../errors.ts';
import { errorCode, errorMessage } from '../caught-error.ts';

/** Without a `problem`, the server's own message says it best. */
type Advice = { readonly problem?: string; readonly next: string };

const ADVICE: Readonly<Record<string, Advice>> = {
  ECONNREFUSED: { problem: 'nothing listens there', next: 'Start the server, or correct the host and port in DATABASE_URL' },
  ENOENT: { problem: 'its socket does not exist', next: 'Start the server, or correct the host in DATABASE_URL' },
  ENOTFOUND: { problem: 'the host is unknown', next: 'Correct the host in DATABASE_URL' },
  EAI_AGAIN: { problem: 'the host name could not be looked up', next: 'Check the network, or correct the host in DATABASE_URL' },
  ETIMEDOUT: { problem: "it didn't answer", next: 'Check your firewall, and the host and port in DATABASE_URL' },
  '28P01': { problem: 'it rejected the password', next: 'Correct the user and password in DATABASE_URL' },
  '28000': { next: 'Correct the user in DATABASE_URL, or allow it in the server’s pg_hba.conf' },
  '3D000': { problem: "the database doesn't exist", next: 'Create it (createdb NAME), or correct its name in DATABASE_URL' },
  '42501': { next: 'Grant the user CONNECT, or use another one in DATABASE_URL' },
  '53300': { problem: 'it has no free connections', next: 'Stop other programs that use it, or raise its max_connections' },
  '57P03': { problem: 'it is starting up or shutting down', next: 'Try again in a moment' },
  '08P01': { problem: "it isn't a PostgreSQL server", next: 'Correct the host and port in DATABASE_URL' },
};

/** The SetupError for what the driver threw while connecting; it never repeats the URL. */
export function toConnectionError(error: unknown, location: string): SetupError {
  const cause = firstError(error);
  const message = errorMessage(cause);
  const { problem = message, next } = adviceAboutFile(cause) ?? ADVICE[errorCode(cause) ?? ''] ?? adviceByMessage(message);
  return new SetupError(`Cannot use the PostgreSQL server at ${location}: ${problem}. ${next}, or unset it to use the built-in database.`);
}

/** The driver reads the files of sslrootcert, sslcert and sslkey before it connects. */
function adviceAboutFile(error: unknown): Advice | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || (error.syscall !== 'open' && error.syscall !== 'read')) return undefined;
  const file = 'path' in error ? `the file ${error.path}` : 'a file that DATABASE_URL names';
  return { problem: `${file} can't be read (${errorCode(error)})`, next: 'Correct sslrootcert, sslcert or sslkey in DATABASE_URL' };
}

/** A host with two addresses fails twice, in one AggregateError. */
function firstError(error: unknown): unknown {
  return error instanceof AggregateError ? (error.errors[0] ?? error) : error;
}

/** Errors that the driver reports only as text. */
function adviceByMessage(message: string): Advice {
  if (/timeout/i.test(message)) return { problem: "it didn't answer within 10 s", next: 'Check the host and port in DATABASE_URL' };
  if (/password must be a string|SASL/.test(message))
    return { problem: 'it requires a password', next: 'Add user:password@ to DATABASE_URL' };
  return { next: 'Correct DATABASE_URL' };
}

/** DATABASE_URL: what of it may be shown, and what we add to it. */
import { SetupError } from '../../errors.ts';

const EXAMPLE = 'postgres://user:password@localhost:5432/lmm';

/** `host:port/database` of the URL, without user and password; throws SetupError when it is no PostgreSQL URL. */
export function serverLocation(url: string): string {
  const { base, params } = parseUrl(url);
  const address = base.slice(base.indexOf('://') + 3);
  const location = address.slice(address.lastIndexOf('@') + 1);
  const socket = params.get('host');
  return socket === null ? location : `${socket}${location.slice(Math.max(location.indexOf('/'), 0))}`;
}

/** The same URL with its sessions in UTC: both Prisma adapters write and read timestamps as UTC without looking at the offset. */
export function urlInUtc(url: string): string {
  const { base, params } = parseUrl(url);
  params.set('options', [params.get('options'), '-c TimeZone=UTC'].filter((option) => option !== null).join(' '));
  return `${base}?${params}`;
}

function parseUrl(url: string): { base: string; params: URLSearchParams } {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme !== 'postgres' && scheme !== 'postgresql') {
    const problem = scheme === undefined ? 'is no URL' : `starts with ${scheme}:`;
    throw new SetupError(
      `DATABASE_URL ${problem}, and LMM Atlas speaks only PostgreSQL. Write it like ${EXAMPLE}, or unset it to use the built-in database.`,
    );
  }
  const [base, query] = splitAtQuery(url);
  if (!base.includes('://')) throw new SetupError(`DATABASE_URL is incomplete. Write it like ${EXAMPLE}.`);
  // Most likely the question mark is in the password: what looks like the address would show a part of it.
  if (query.includes('@') && !base.includes('@')) {
    throw new SetupError('DATABASE_URL cannot be read: write "?" and "@" in its user, password or options as %3F and %40.');
  }
  return { base, params: new URLSearchParams(query) };
}

function splitAtQuery(url: string): [string, string] {
  const queryStart = url.indexOf('?');
  return queryStart === -1 ? [url, ''] : [url.slice(0, queryStart), url.slice(queryStart + 1)];
}

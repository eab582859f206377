/** DATABASE_URL: the part that may be shown, and the options we add. */
import { SetupError } from '../../errors.ts';

const EXAMPLE = 'postgres://user:password@localhost:5432/lmm';

/** `host:port/database` of the URL, without user and password; throws SetupError if it isn't a PostgreSQL URL. */
export function serverLocation(url: string): string {
  const { base, params } = parseUrl(url);
  const address = base.slice(base.indexOf('://') + 3);
  const location = address.slice(address.lastIndexOf('@') + 1);
  const socket = params.get('host');
  return socket === null ? location : `${socket}${location.slice(Math.max(location.indexOf('/'), 0))}`;
}

/** The same URL with its sessions in UTC: both Prisma adapters write and read timestamps as UTC and ignore the offset. */
export function urlInUtc(url: string): string {
  const { base, params } = parseUrl(url);
  params.set('options', [params.get('options'), '-c TimeZone=UTC'].filter((option) => option !== null).join(' '));
  return `${base}?${params}`;
}

function parseUrl(url: string): { base: string; params: URLSearchParams } {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme !== 'postgres' && scheme !== 'postgresql') {
    const problem = scheme === undefined ? "isn't a URL" : `starts with ${scheme}:`;
    throw new SetupError(
      `DATABASE_URL ${problem}, but LMM Atlas supports only PostgreSQL. Write it like ${EXAMPLE}, or unset it to use the built-in database.`,
    );
  }
  const [base, query] = splitAtQuery(url);
  if (!base.includes('://')) throw new SetupError(`DATABASE_URL is incomplete. Write it like ${EXAMPLE}.`);
  // The question mark is most likely part of the password, so the apparent address would show some of it.
  if (query.includes('@') && !base.includes('@')) {
    throw new SetupError('DATABASE_URL cannot be read: write "?" and "@" in its user, password or options as %3F and %40.');
  }
  return { base, params: new URLSearchParams(query) };
}

function splitAtQuery(url: string): [string, string] {
  const queryStart = url.indexOf('?');
  return queryStart === -1 ? [url, ''] : [url.slice(0, queryStart), url.slice(queryStart + 1)];
}

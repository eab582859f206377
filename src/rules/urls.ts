/** Addresses in one form: ASCII, and nothing that a chat, a page or a terminal could read as anything but the address. */

/** What RFC 3986 doesn't allow after the host, though URL parsers keep it; and what chats read as formatting or as a ping. */
const MISREAD = /["<>\\^`{|}[\]]|\*(?=\*)|(?<=\*)\*|_(?=_)|(?<=_)_|~(?=~)|(?<=~)~|@(?=everyone|here)/gi;

const encode = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** The same address, for servers: escapes stand for the characters themselves. Applying it twice changes nothing. */
export function normaliseUrl(value: string): string {
  // Parsing lowercases the host, writes it in ASCII, drops line breaks and tabs, and escapes whatever isn't ASCII.
  const { origin, pathname, search, hash, href } = new URL(value);
  if (origin === 'null') return href;
  return `${origin}${`${pathname}${search}${hash}`.replace(MISREAD, encode)}`;
}

/** The address in parts; undefined if it is none. Node 20's optimised `URL.canParse` can refuse addresses with letters such as `ü`. */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

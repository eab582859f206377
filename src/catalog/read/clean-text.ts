/** Text from a catalog is untrusted: it reaches chats, so it must not format, link, ping or hide anything. */
import { HIDDEN } from '../../rules/plain-text.ts';

/** `[text](address)` keeps its text; `<…>` is a tag, a mention or a link on some platform. */
const LINK = /!?\[([^[\]]*)\]\([^()]*\)/g;
const TAG = /<[^<>]*>/g;
const MARKUP_CHARACTERS = /[<>`*_~|#\\[\]{}]+/g;
const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/\S*/gi;
const MENTION = /@+(?=[\p{L}\p{N}])/gu;

/** No name is longer; the rest isn't even examined. */
const MAX_READ_LENGTH = 2_000;

/** One line of plain text of at most `longest` characters; applying it twice changes nothing. */
export function cleanText(text: string, longest = 120): string {
  let clean = text.slice(0, MAX_READ_LENGTH);
  let before: string;
  // Removing something can join what was apart, as in "<<b>b>"; each round makes the text shorter.
  do {
    before = clean;
    clean = strip(before);
  } while (clean !== before);
  return Array.from(clean).slice(0, longest).join('').trim();
}

const strip = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(HIDDEN, '')
    .replace(LINK, '$1')
    .replace(TAG, '')
    .replace(ADDRESS, '')
    .replace(MENTION, '')
    .replace(MARKUP_CHARACTERS, ' ')
    .replace(/ +/g, ' ')
    .trim();

/**
 * Text for Slack's mrkdwn. Data is shown literally: it can't mention, link, format or start a quotation.
 * Lines are packed from escaped words without white space, and are never cut inside one.
 */
const ZERO_WIDTH_SPACE = '\u200B';
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** One character of data becomes at most this many: `&` is `&amp;`. */
const MAX_ESCAPE_GROWTH = 5;
/** A grapheme's end shows within this many characters after it. */
const GRAPHEME_LOOKAHEAD = 8;
/** Longer labels are not bold, so they can be split like any text. */
const MAX_BOLD = 300;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Data on one line, without control characters, direction overrides or lone surrogates. */
const oneLine = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069\s]+/gu, ' ')
    .trim();

export const joinTexts = (texts: readonly string[], separator: string): string =>
  texts
    .map(oneLine)
    .filter((text) => text !== '')
    .join(separator);

/** Data on one line in which special mentions such as @channel are plain text. */
const withoutMentions = (text: string): string => escapeMentions(oneLine(text));

/** The sign that makes these names special mentions. */
export const SPECIAL_MENTION = /@(?=channel|here|everyone|group)/gi;

const escapeMentions = (line: string): string => line.replace(SPECIAL_MENTION, `@${ZERO_WIDTH_SPACE}`);

/** Data as mrkdwn that shows exactly its characters. */
export const escapeText = (text: string): string => escapeLine(oneLine(text));

/** Characters that can be markup; most words have none. */
const SPECIAL = /[@`*_~<>&]/;

function escapeLine(line: string): string {
  if (!SPECIAL.test(line)) return line;
  return (
    escapeMentions(line)
      // Slack has no escape for these. It formats only at word boundaries, and not next to a zero-width space.
      .replace(/`|(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])/gu, `${ZERO_WIDTH_SPACE}$&${ZERO_WIDTH_SPACE}`)
      // At the start of a line `&gt;` makes a quotation.
      .replace(/^>/, `${ZERO_WIDTH_SPACE}>`)
      .replace(/[&<>]/g, (character) => ENTITIES[character] ?? '')
  );
}

/** Data for rich text, which shows it as it is: no sign of a mention stands in it all the same. */
export const literalText = (text: string): string => withoutMentions(text).replace(/<(?=[!@#])/g, `<${ZERO_WIDTH_SPACE}`);

/** Slack doesn't parse plain text and would show entities as they are, so look-alikes replace angle brackets. */
export const toPlainText = (text: string, limit: number): string =>
  truncate(withoutMentions(text).replaceAll('<', '‹').replaceAll('>', '›'), limit);

/** A name in bold; empty for an empty name, and not bold when it is too long. */
export function bold(name: string): string {
  const safe = escapeText(name);
  return safe === '' || safe.length > MAX_BOLD ? safe : `*${safe}*`;
}

/** The escaped words of a text. A word that is longer than `limit` is cut between graphemes. */
export function splitWords(text: string, limit: number): string[] {
  return oneLine(text)
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => (word.length * MAX_ESCAPE_GROWTH <= limit ? [escapeLine(word)] : splitLongWord(word, limit)));
}

/** Packs words into as few lines of at most `limit` characters as possible. */
export const packWords = (parts: readonly string[], limit: number): string[] => packWithin(parts, ' ', limit);

export const joinLines = (lines: readonly string[], limit: number): string[] => packWithin(lines, '\n', limit);

/** Data of at most `limit` characters: cut at a word, at worst between graphemes, and marked with an ellipsis. */
export function truncate(text: string, limit: number): string {
  const line = oneLine(text);
  if (line.length <= limit) return line;
  const start = line.slice(0, boundaryBefore(line, limit - 1));
  const space = start.lastIndexOf(' ');
  return `${(space > limit / 2 ? start.slice(0, space) : start).trimEnd()}…`;
}

export function packWithin(parts: readonly string[], separator: string, limit: number): string[] {
  const texts: string[] = [];
  for (const part of parts) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + separator.length + part.length <= limit) {
      texts[texts.length - 1] = last + separator + part;
    } else {
      texts.push(part);
    }
  }
  return texts;
}

function splitLongWord(word: string, limit: number): string[] {
  const whole = escapeLine(word);
  return whole.length <= limit ? [whole] : chunks(word, Math.floor(limit / MAX_ESCAPE_GROWTH)).map(escapeLine);
}

/** Cuts between graphemes. A grapheme that is longer than `size` is cut between its characters. */
function chunks(text: string, size: number): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    const piece = text.slice(from, from + size + GRAPHEME_LOOKAHEAD);
    const to = piece.length <= size ? piece.length : boundaryBefore(piece, size) || characterBefore(piece, size);
    pieces.push(piece.slice(0, to));
    from += to;
  }
  return pieces;
}

/** The last index, at most `at`, where a text can be cut without breaking a grapheme. */
const boundaryBefore = (text: string, at: number): number => graphemes.segment(text).containing(at)?.index ?? text.length;

/** The same for surrogate pairs. */
const characterBefore = (text: string, at: number): number => (/[\uD800-\uDBFF]/.test(text[at - 1] ?? '') ? at - 1 : at);

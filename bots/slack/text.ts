/**
 * Text for Slack's mrkdwn. What comes from data is shown as it is: it can neither ping, link, format nor start a quotation.
 * Word: a piece of text without white space, already made safe; lines are packed from words and are never cut inside one.
 */
const ZERO_WIDTH_SPACE = '\u200B';
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** One character of data becomes at most this many in mrkdwn: `&` is `&amp;`. */
const GROWTH = 5;
/** Longer labels are shown without bold, so that they can be split like any text. */
const MAX_BOLD = 300;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Data on one line, without control characters, direction overrides or halves of characters. */
export const oneLine = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069\s]+/gu, ' ')
    .trim();

/** Data on one line in which the names that ping many people are no more than words. */
export const withoutPings = (text: string): string => oneLine(text).replace(/@(?=channel|here|everyone|group)/gi, `@${ZERO_WIDTH_SPACE}`);

/** Data as mrkdwn that shows exactly its characters. */
export function literal(text: string): string {
  return (
    withoutPings(text)
      // Slack has no escape for these. It formats only at the edges of words, and not past a zero-width space.
      .replace(/`|(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])/gu, `${ZERO_WIDTH_SPACE}$&${ZERO_WIDTH_SPACE}`)
      // At the start of a line `&gt;` is a quotation.
      .replace(/^>/, `${ZERO_WIDTH_SPACE}>`)
      .replace(/[&<>]/g, (character) => ENTITIES[character] ?? '')
  );
}

/** A name in bold; empty for an empty name, plain when it is too long for a name. */
export function bold(name: string): string {
  const safe = literal(name);
  return safe === '' || safe.length > MAX_BOLD ? safe : `*${safe}*`;
}

/** The words of a text; only a word that is longer than `limit` is cut, between graphemes. */
export function words(text: string, limit: number): string[] {
  return oneLine(text)
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => (word.length * GROWTH <= limit ? [literal(word)] : pieces(word, limit)));
}

/** Packs words into as few lines of at most `limit` characters as possible. */
export const pack = (parts: readonly string[], limit: number): string[] => join(parts, ' ', limit);

/** Joins lines into as few texts of at most `limit` characters as possible. */
export const glue = (lines: readonly string[], limit: number): string[] => join(lines, '\n', limit);

/** Data of at most `limit` characters: cut at a word, at worst between graphemes, and marked with an ellipsis. */
export function cut(text: string, limit: number): string {
  const line = oneLine(text);
  if (line.length <= limit) return line;
  let start = '';
  for (const { segment } of graphemes.segment(line)) {
    if (start.length + segment.length >= limit) break;
    start += segment;
  }
  const space = start.lastIndexOf(' ');
  return `${(space > limit / 2 ? start.slice(0, space) : start).trimEnd()}…`;
}

function join(parts: readonly string[], separator: string, limit: number): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last !== undefined && last.length + separator.length + part.length <= limit) {
      joined[joined.length - 1] = last + separator + part;
    } else {
      joined.push(part);
    }
  }
  return joined;
}

function pieces(word: string, limit: number): string[] {
  const whole = literal(word);
  return whole.length <= limit ? [whole] : chunks(word, Math.floor(limit / GROWTH)).map(literal);
}

/** Cuts between graphemes; a grapheme that is longer than `size` itself is cut between its characters. */
function chunks(text: string, size: number): string[] {
  const smallest = [...graphemes.segment(text)].flatMap(({ segment }) => (segment.length <= size ? [segment] : [...segment]));
  return join(smallest, '', size);
}

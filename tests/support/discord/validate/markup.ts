/**
 * Markup: parses text like Discord's clients, far enough to know which markup takes effect and what a user sees.
 * https://discord.com/developers/docs/reference#message-formatting
 */

/** Constructs that take effect, in the order in which a client tries them. */
const LIVE: readonly (readonly [string, RegExp])[] = [
  ['mention', /^<(@[!&]?|#)\d+>/],
  ['command', /^<\/[^>]+:\d+>/],
  ['timestamp', /^<t:-?\d+(:[tTdDfFRsS])?>/],
  ['emoji', /^<a?:\w+:\d+>/],
  ['shortcode', /^:[\w+-]+:/],
  ['guide', /^<id:[\w:-]+>/],
  ['link', /^<[a-z][a-z0-9+.-]*:[^\s>]+>/i],
  ['link', /^\[(?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*\]\([^)]*\)/],
  ['link', /^https?:\/\/[^\s<]+/i],
  ['everyone', /^@(everyone|here)/i],
  ['bold', /^\*\*/],
  ['italic', /^\*/],
  ['underline', /^__/],
  ['italic', /^_/],
  ['strike', /^~~/],
  ['spoiler', /^\|\|/],
  ['code', /^`/],
];
const AT_LINE_START: readonly (readonly [string, RegExp])[] = [
  ['heading', /^ *#{1,3} /],
  ['subtext', /^ *-# /],
  ['quote', /^ *>(>>)? /],
  ['list', /^ *([-*+]|\d+\.) /],
];

export interface MarkupMatch {
  readonly kind: string;
  readonly text: string;
}

/** Lists the markup that takes effect in a text. */
export function liveMarkup(text: string): MarkupMatch[] {
  return walk(text).matches;
}

/** The text that a person sees, if no markup takes effect. */
export function visible(text: string): string {
  return walk(text).visibleText.replaceAll('\u200b', '');
}

function walk(text: string): { matches: MarkupMatch[]; visibleText: string } {
  const matches: MarkupMatch[] = [];
  let visibleText = '';
  for (let index = 0; index < text.length; ) {
    const rest = text.slice(index);
    const escaped = /^\\([^0-9A-Za-z\s])/.exec(rest)?.[1];
    const isLineStart = index === 0 || text[index - 1] === '\n';
    const match = escaped === undefined ? firstMatch(isLineStart ? [...AT_LINE_START, ...LIVE] : LIVE, rest) : undefined;
    if (match !== undefined) matches.push(match);
    const shown = escaped ?? match?.text ?? rest.slice(0, 1);
    visibleText += shown;
    index += shown.length + (escaped === undefined ? 0 : 1);
  }
  return { matches, visibleText };
}

function firstMatch(rules: typeof LIVE, text: string): MarkupMatch | undefined {
  for (const [kind, pattern] of rules) {
    const match = pattern.exec(text);
    if (match !== null) return { kind, text: match[0] };
  }
  return undefined;
}

/** Mentions in the raw text: those that notify people whatever a client shows. */
export const rawMentions = (text: string): string[] => text.match(/<(@[!&]?|#)\d+>|@(everyone|here)/gi) ?? [];

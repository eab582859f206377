/**
 * Escapes text from data so that Discord shows it unchanged.
 * escapeMarkdown of discord.js ignores mentions, timestamps, emoji, links, quotes and several pairs of marks, so it is not used.
 */
import { parseUrl } from '../../core/parse-url.ts';
import { MAX_URL } from './limits.ts';

// Breaks up patterns that Discord matches in the raw text, where a backslash has no effect; it is invisible on the screen.
const ZERO_WIDTH_SPACE = '\u200b';

/** Disables all markup in the text; what a reader sees stays the same. */
export function escapeText(text: string): string {
  return wellFormed(text)
    .replace(/[\\*_~|`[\]]/g, '\\$&')
    .replace(/<(?=(\S?))/g, (_, next: string) => (next === '' ? '\\<' : `\\<${ZERO_WIDTH_SPACE}`))
    .replace(/:(?=[\w/+-])/g, '\\:')
    .replace(/@(?=everyone|here)/gi, `@${ZERO_WIDTH_SPACE}`)
    .replace(/^([^\S\n]*)([-+#>])/gm, '$1\\$2')
    .replace(/^([^\S\n]*\d+)([.)])/gm, '$1\\$2');
}

/** An upper bound for the length of the escaped text, cheap enough to compute for each grapheme. */
export function escapedLength(text: string): number {
  // `<` grows by two characters, every other character by one at most.
  const marks = text.match(/[^\p{L}\p{M}\s]/gu)?.length ?? 0;
  return text.length + marks + (text.match(/</g)?.length ?? 0);
}

export const escapeLine = (text: string): string => escapeText(oneLine(text));

/** Without what `wellFormed` removes: between two of those characters, spaces would be left over. */
export const oneLine = (text: string): string => wellFormed(text).replace(/\s+/g, ' ').trim();

/** Bold text; empty when there is none. */
export function bold(text: string, escapeProse = escapeText): string {
  const inner = escapeProse(oneLine(text));
  return inner === '' ? '' : `**${inner}**`;
}

/** A masked link; an address that Discord cannot link is left out. */
export function link(label: string, url: string, maxLength = MAX_URL): string {
  const text = escapeLine(label);
  const target = safeUrl(url, maxLength);
  if (target === undefined) return text;
  // Discord ends the label at the first bracket, escaped or not, so a label with brackets is put in front of the link.
  return text === '' || /[[\]]/.test(text) ? `${text} ([link](<${target}>))`.trim() : `[${text}](<${target}>)`;
}

/** An address that is safe in a message; undefined for one that Discord cannot open. */
export function safeUrl(url: string, maxLength = MAX_URL): string | undefined {
  const parsed = parseUrl(url);
  if (parsed === undefined) return undefined;
  const { protocol, href } = parsed;
  const safe = href.replace(/[\s<>()[\]{}\\|`"'*~@^]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  return /^https?:$/.test(protocol) && safe.length <= maxLength ? safe : undefined;
}

/**
 * The text without characters that affect what surrounds it: lone surrogates, which JSON can carry and Discord refuses, control
 * characters, and marks that change the direction of the text after them. Right-to-left text needs none of them.
 */
export const wellFormed = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(HARMFUL_CHARACTERS, '');

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to remove.
const HARMFUL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Plain text: a text that can't ping, format or hide anything in a chat. */

interface ForbiddenPattern {
  readonly pattern: RegExp;
  readonly message: string;
  readonly hint: string;
}

const forbiddenPatterns: readonly ForbiddenPattern[] = [
  {
    pattern: /@everyone|@here|<[!@#]/i,
    message: 'The text can ping people or channels.',
    hint: 'Remove @everyone, @here, <!, <@ and <#.',
  },
  {
    pattern: /\]\s*\(|<https?:|<\/?[a-z][^<>]*>|\*\*|__|~~|`/i,
    message: 'The text holds markup (a link, a tag or formatting).',
    hint: 'Write plain words; addresses belong into a source file.',
  },
  {
    pattern: /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\uFFFD]/u,
    message: 'The text holds a line break, a control character or an invisible one.',
    hint: 'Write it on one line; for a long text use ">-" and indent the lines below it.',
  },
  {
    pattern: /^\s|\s$|\s\s/,
    message: 'The text begins, ends or is stretched with spaces.',
    hint: 'Use single spaces, and none at the ends.',
  },
];

/** Control characters, halves of characters, and what hides, joins or reverses text: bidi marks, zero widths, tags, empty letters. */
export const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\ufffd\u{e0000}-\u{e0fff}]/gu;

/** Why the text isn't plain; undefined if it is. */
export const findForbiddenText = (text: string): ForbiddenPattern | undefined =>
  forbiddenPatterns.find(({ pattern }) => pattern.test(text));

/** No writing system stacks more marks on one letter. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;

/** A text on several lines without invisible characters. */
export const cleanFreeText = (text: string): string =>
  text
    .replace(HIDDEN, (character) => ('\n\r\t'.includes(character) ? character : ''))
    .replace(STACKED_MARKS, '$1')
    .trim();

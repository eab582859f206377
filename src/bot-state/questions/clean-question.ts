/** Cuts what may name a person out of a question before it's stored. The bots do the same before they send it (bots/core/clean-question.ts). */

/** The limit of `Query.ask`. */
export const MAX_QUESTION_LENGTH = 500;

/** Slack's and Discord's markup of mentions, channels, emoji, times, commands and links. */
const MARKUP = /<(?:[@#!]|a?:\w+:|t:|\/|mailto:|tel:|https?:)[^<>]*>/giu;
/** With a protocol, with "www.", or a domain with a path. */
const URLS = /\b(?:[a-z][a-z0-9+.-]*:\/\/|www\.|(?:mailto|tel):)\S+|(?<![\p{L}\p{N}@.])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}\/\S*/giu;
/** "Pass@1" and "recall@k" are metrics. */
const ADDRESSES = /[\p{L}\p{N}._%+'-]+@(?!(?:k|\p{Nd}{1,3})(?![\p{L}\p{N}.@-]))[\p{L}\p{N}][\p{L}\p{N}.-]*/giu;
const MENTIONS = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_][\p{L}\p{N}_.'-]*/gu;
/** What is left of markup and addresses that are broken. */
const UNFINISHED = /<[@#!]+|:\/\/+/gu;
/** Digits with what people write between those of one number. */
const NUMBERS = /[+(]*\p{Nd}(?:(?:[\s.()/_\p{Pd}]*|,)\p{Nd})*/gu;
const MAX_DIGITS = 6;
/** Days since 2010: those of releases, and too late for most dates of birth. */
const DAY = /^20[1-3]\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
/** The day in the name of a version, as in "claude-3-5-sonnet-20241022". */
const VERSION_DAY = /^20[1-3]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

/** Without URLs, mentions, e-mail addresses and long numbers; empty if no word is left. */
export function cleanQuestion(text: string): string {
  // The compatibility form turns wide digits and signs into plain ones; invisible characters could hide a number.
  const plain = text.normalize('NFKC').replace(/[\p{Cf}\p{Cs}]/gu, '');
  const words = withoutMarks(plain)
    .replace(NUMBERS, withoutLongNumber)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return /\p{L}/u.test(words) ? words.slice(0, MAX_QUESTION_LENGTH).trim() : '';
}

/** What is cut may leave something to cut: "@a@0" leaves a mention of "0". */
function withoutMarks(text: string): string {
  const cut = [MARKUP, URLS, ADDRESSES, MENTIONS, UNFINISHED].reduce((rest, pattern) => rest.replace(pattern, ' '), text);
  return cut === text ? text : withoutMarks(cut);
}

function withoutLongNumber(number: string, at: number, whole: string): string {
  if (number.replace(/\P{Nd}/gu, '').length <= MAX_DIGITS || DAY.test(number)) return number;
  return VERSION_DAY.test(number) && /\p{L}[\w.]*-$/u.test(whole.slice(0, at)) ? number : ' ';
}

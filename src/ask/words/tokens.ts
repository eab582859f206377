/** Tokens: a question in lower case, without punctuation, accents and emoji; contractions and signs are written out. */
import { fold } from '../../graph/base/fold.ts';

export interface Token {
  /** Folded; a number keeps its decimal point. */
  readonly text: string;
  /** As typed. */
  readonly written: string;
  /** Whether a sign joins it to the word before: "qwen-teleport". */
  readonly joined?: boolean;
  /** Whether it was read as another word than the one that was typed. */
  readonly isRepaired?: boolean;
}

export const MAX_QUESTION_LENGTH = 500;

const contractions: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u02bc`\u00b4]/g, "'"],
  [/<@[^>]*>|https?:\/\/\S+/g, ' '],
  [/:[a-z0-9_+-]{2,}:(?!\S)/g, ' '],
  [/(?<![-\w])r\s+(?=u\b|you\b|there\b|they\b)/g, 'are '],
  [/(?<![-\w.])u(?![-\w.])/g, 'you'],
  [/(?<![-\w.])ur(?![-\w.])/g, 'your'],
  [/\b(?:thx|thnx|thanx|tnx|thks|thankyou)\b/g, 'thanks'],
  [/\b(?:ha){2,}h?\b|\bl(?:ol)+\b|\bl+o{2,}l+\b|\b(?:he){2,}\b|\brofl\b|\blmao\b|\bxd\b/g, 'lol'],
  [/\bhe+y{2,}\b|\bhe{2,}y\b/g, 'hey'],
  [/\bhi{2,}\b/g, 'hi'],
  [/\bhel+o{2,}\b/g, 'hello'],
  [/\b(?:i'?m |i am |we'?re |we are )?not (?:really )?sure\b/g, 'unsure'],
  [/\b(?:i |we )?can'?t decide\b/g, 'undecided'],
  [/\bstuff\b/g, 'things'],
  [/\bgimme\b/g, 'give me'],
  [/\blemme\b/g, 'let me'],
  [/\bdunno\b/g, 'do not know'],
  [/\bwanna\b/g, 'want to'],
  [/\bgotta\b/g, 'got to'],
  [/\bsumthing\b|\bsmth\b|\bsth\b/g, 'something'],
  [/\bb\/w\b|\bbtwn\b/g, 'between'],
  [/\b(?:wat|wut|wht)\b/g, 'what'],
  [/\bcuz\b|\bcoz\b|\bbc\b/g, 'because'],
  [/\b(\d+(?:\.\d+)?\s?(?:k|m|b|bn|t|billion|million|trillion)?)\+(?=\s|$)/g, ' at least $1 '],
  [/\b(what|who|how|where|when|that|it|there|why|which|whats)'?s\b(?=\s)/g, '$1 is'],
  [/\bwhats\b/g, 'what is'],
  [/\bwhos\b/g, 'who is'],
  [/\b(can)'t\b|\bcannot\b|\bcant\b/g, 'can not'],
  [/\bwon'?t\b(?=\s)/g, 'will not'],
  [/\b(do|does|did|is|are|was|were|has|have|had|would|could|should)n'?t\b/g, '$1 not'],
  [/\b([a-z]+)'(re|ve|ll|d|m)\b/g, '$1'],
  [/'s\b/g, ''],
  [/(?<=\d),(?=\d{3}\b)/g, ''],
  [/>=|≥|=>/g, ' at least '],
  [/<=|≤/g, ' at most '],
  [/->|→/g, ' to '],
  [/>/g, ' more than '],
  [/</g, ' less than '],
  [/[$€](\s*\d+(?:\.\d+)?)/g, '$1 dollars '],
  [/(?<=\d)\s*(?:\$|€)/g, ' dollars '],
  [/(?<=[\p{L}\d])\+(?=\s|$|[,.?!)])/gu, ' plus'],
  [/\s&\s/g, ' and '],
  [/\bw\/o\b/g, 'without'],
  [/\bw\//g, 'with '],
];

const WORD = /[\p{L}\p{N}]+(?:\.\p{N}+)*/gu;
/** A quantity with its multiplier or unit, as in 7b or 128k; names such as 4o and gpt4 are no quantities. */
const QUANTITY = /^(\d+(?:\.\d+)?)(k|m|b|bn|t|mio|mn)$/;

export function tokenize(question: string): Token[] {
  let text = question.slice(0, MAX_QUESTION_LENGTH).toLowerCase().normalize('NFC');
  for (const [pattern, replacement] of contractions) text = text.replace(pattern, replacement);
  return [...text.matchAll(WORD)].flatMap(({ 0: written, index }) => {
    const folded = written
      .split('.')
      .map((part) => fold(part))
      .join('.');
    return folded === '' || folded === '.' ? [] : [{ text: folded, written, joined: /[-_/]/.test(text[index - 1] ?? '') }];
  });
}

/** What the names of entities are compared by: "GPT-4", "gpt 4" and "gpt4" are the same. */
export const compactName = (name: string): string => fold(name.replace(/(?<=[\p{L}\d])\+(?=\s|$)/gu, ' plus')).replaceAll(' ', '');

export const compactTokens = (tokens: readonly Token[]): string => tokens.map(({ text }) => text.replaceAll('.', '')).join('');

export const phraseOf = (tokens: readonly Pick<Token, 'text'>[]): string => tokens.map(({ text }) => text).join(' ');

/** The number in a token such as 7b, with what it is multiplied by; undefined if it's a name or a word. */
export function quantityIn({ text }: Token): { readonly number: number; readonly multiplier: string | null } | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return { number: Number(text), multiplier: null };
  const found = QUANTITY.exec(text);
  return found === null ? undefined : { number: Number(found[1]), multiplier: found[2] ?? null };
}

export const hasDigit = (text: string): boolean => /\p{N}/u.test(text);

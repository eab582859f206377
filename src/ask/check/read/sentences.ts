/** Sentences of a statement, with the places where a clause may begin. */
import { type Token, tokenize } from '../../words/tokens.ts';

export interface StatementSentence {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Places between tokens where a comma or another mark stood. */
  readonly marks: ReadonlySet<number>;
  /** Places of numbers that are said to be about right. */
  readonly about: ReadonlySet<number>;
}

/** A point ends a sentence unless it's part of a number, a name or an abbreviation. */
const END = /(?<!\b(?:vs|e\.g|i\.e|etc|approx|ca|no|inc|dr))[.!?]+(?=\s|$)|[\n\r]+|;/i;
/** A comma in a number joins it. */
const MARK = /,(?!\d{3}\b)|:\s|\s[\u2013\u2014-]{1,2}\s|[()]/;

/** What comes before a statement without changing it. */
const OPENING =
  /^(?:(?:is\s+)?it(?:'s|\s+is)?\s+(?:true|correct|right|a fact|the case|(?:well\s+)?known)\s+that|everyone\s+knows(?:\s+that)?|true\s+that|(?:i|we)\s+(?:think|thought|believe|read|heard)(?:\s+that)?|(?:someone|somebody|people|they)\s+(?:says?|said|told me|claims?|claimed)(?:\s+that)?|(?:the\s+)?fact\s+is(?:\s+that)?|claim:|statement:|if|whether|that)\s+/i;

export const withoutOpening = (text: string): string => text.trim().replace(OPENING, '');

export function sentencesOf(text: string): StatementSentence[] {
  return withoutOpening(text)
    .split(END)
    .flatMap((sentence) => {
      const found = toSentence(sentence.trim());
      return found.tokens.length === 0 ? [] : [found];
    });
}

function toSentence(text: string): StatementSentence {
  const tokens: Token[] = [];
  const marks = new Set<number>();
  const about = new Set<number>();
  for (const piece of withWords(text).split(MARK)) {
    if (tokens.length > 0) marks.add(tokens.length);
    const words = tokenize(piece);
    for (const [at, token] of words.entries()) {
      if (isAbout(words, at)) about.add(tokens.length);
      else tokens.push(token);
    }
  }
  return { text, tokens, marks, about };
}

/** The words that are meant: "percent" adds nothing to a score, a tilde is a word, and "there are" says "some". */
const withWords = (text: string): string =>
  text
    .replace(/(\d)\s*(?:%|per\s?cent\b)/gi, '$1')
    .replace(/^there\s+(?:is|are)\s+(no\s+|n't\s+any\s+)?/i, (_, none: string | undefined) => (none === undefined ? 'some ' : 'no '))
    .replace(/^none\s+of\s+(?:the\s+)?/i, 'no ')
    .replace(/\b(?:whereas|whilst)\b/gi, 'while')
    .replace(/[~\u2248\u2243]\s*(?=\d)/g, 'about ')
    .replace(/\b(?:more or less|give or take)\s+(?=\d)/gi, 'about ');

const ABOUT = /^(?:about|around|approximately|roughly|circa|ca|approx|nearly|almost|some)$/;
const NUMERAL = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/;

/** "About 80 billion", but not "about GPT-4". */
function isAbout(words: readonly Token[], at: number): boolean {
  const [word, next] = [words[at]?.text ?? '', words[at + 1]?.text ?? ''];
  return ABOUT.test(word) && (/^\d+(?:\.\d+)?[a-z]{0,2}$/.test(next) || NUMERAL.test(next));
}

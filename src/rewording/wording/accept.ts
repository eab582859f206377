/**
 * Accepts a wording only if it says what the facts say: each fact once, in the sentence that cites it, in the fact's own words and their
 * order. What a model may do is join facts, put them in another order, leave out a name that is repeated, and add a few words without
 * a meaning of their own. Looser rules, such as comparing sets of words, let "A succeeds B" become "B succeeds A".
 */
import type { CitedClaim } from '../../ask/answer/answer.ts';

export interface WordedSentence {
  readonly text: string;
  /** Numbers of facts, from 1. */
  readonly cites: readonly number[];
}

/** Why a wording was refused. */
export type Refusal = 'too long' | 'cites what is not there' | 'leaves out a fact' | 'has characters of its own' | 'has words of its own';

export function acceptWording(facts: readonly CitedClaim[], sentences: readonly WordedSentence[]): readonly CitedClaim[] | Refusal {
  const cited = sentences.flatMap(({ cites }) => cites);
  if (sentences.some(({ cites }) => cites.length === 0) || cited.some((number) => facts[number - 1] === undefined))
    return 'cites what is not there';
  if (new Set(cited).size !== facts.length || cited.length !== facts.length) return 'leaves out a fact';
  let before = '';
  const accepted: CitedClaim[] = [];
  for (const { text, cites } of sentences) {
    const own = cites.flatMap((number) => facts[number - 1] ?? []);
    if (text.length > lengthOf(own)) return 'too long';
    if (!FORM.test(text) || FOREIGN.test(text)) return 'has characters of its own';
    const subject = alignedSubject(text, own, before);
    if (subject === undefined) return 'has words of its own';
    before = subject;
    accepted.push({ text, citations: [...new Set(own.flatMap(({ citations }) => citations))] });
  }
  return accepted;
}

/** What joins a fact to the one before it. */
const MAX_JOINT = 16;
const lengthOf = (facts: readonly CitedClaim[]): number => facts.reduce((sum, { text }) => sum + text.length + MAX_JOINT, 0);

/** A sentence on one line. */
const FORM = /^[\p{L}\p{N}"“$€].*\.$/u;
/** White space other than single spaces, and characters that can't be seen. */
const FOREIGN = /[^\S ]| {2}|[\p{Cc}\p{Cf}]/u;

interface Word {
  readonly text: string;
  /** What stands between the word before and this one. */
  readonly gap: string;
  /** Whether it may be part of a name, a number or a date: nothing goes between two of those. */
  readonly isNameLike: boolean;
}

/** Words and punctuation that can be added or left out between other words without changing what is said. */
const FREE: ReadonlySet<string> = new Set(['a', 'an', 'the', 'and', 'also', 'it', '.', ',', ';', ':', '(', ')', '-', '–', '—']);

/** A sign before a number is one with it; a hyphen inside a word joins two words. */
const PIECE = /(?<![\p{L}\p{N}])[-−–](?=\p{N})|\p{N}+(?:[.,]\p{N}+)*|\p{L}[\p{L}\p{M}]*|[^\s]/gu;

function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const isSign = /^[-−–]$/.test(piece) && /^\p{N}/u.test(text.slice(index + 1)) && !/[\p{L}\p{N}]$/u.test(text.slice(0, index));
    // "A" may be a name, but not where every sentence has a capital.
    if (FREE.has(index === 0 ? piece.toLowerCase() : piece) && !isSign) continue;
    words.push({ text: piece.toLowerCase(), gap: text.slice(end, index), isNameLike: /[\p{Lu}\p{N}]/u.test(piece) });
    end = index + piece.length;
  }
  return words;
}

/** The subject of the last fact if the sentence is made of the words of the facts; undefined if it isn't. */
function alignedSubject(text: string, facts: readonly CitedClaim[], before: string): string | undefined {
  const words = wordsIn(text);
  let at = 0;
  let subject = /^It\b/.test(text) ? before : '';
  for (const fact of facts) {
    const wanted = wordsIn(fact.text);
    const own = subjectOf(wanted);
    const isLeftOut = own.length > 0 && phrase(own) === subject && phrase(words.slice(at, at + own.length)) !== subject;
    const needed = isLeftOut ? wanted.slice(own.length) : wanted;
    if (!needed.every((word, index) => isSame(word, words[at + index], needed[index - 1]))) return undefined;
    at += needed.length;
    subject = phrase(own);
  }
  return at === words.length ? subject : undefined;
}

function isSame(wanted: Word, given: Word | undefined, before: Word | undefined): boolean {
  if (given === undefined || wanted.text !== given.text) return false;
  return before === undefined || !before.isNameLike || !wanted.isNameLike || wanted.gap === given.gap;
}

/** The name that a fact begins with. */
function subjectOf(words: readonly Word[]): readonly Word[] {
  const end = words.findIndex(({ isNameLike }) => !isNameLike);
  return words.slice(0, Math.max(end, 0));
}

const phrase = (words: readonly Word[]): string => words.map(({ text }) => text).join(' ');

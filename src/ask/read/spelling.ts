/** Spelling: repairs words against the vocabulary alone; names with digits are never guessed. */

import { isDeepStrictEqual } from 'node:util';
import { editDistance } from '../../graph/base/edit-distance.ts';
import type { Correction } from '../question.ts';
import type { Lexicon } from '../vocabulary/lexicon.ts';
import { bucketOf, isInUse, nameMapsOf } from '../vocabulary/names.ts';
import { isEveryday } from '../words/common.ts';
import { hasDigit, type Token } from '../words/tokens.ts';
import { type Linking, spansOf } from './spans.ts';

export interface Repaired {
  readonly tokens: readonly Token[];
  readonly corrections: readonly Correction[];
}

/** The rank of a word that a single name has. */
const RARE = 1;

/** Shorter words are a letter away from everything. */
const ONE_EDIT = 5;
const TWO_EDITS = 8;
const SURE = 10;

/** The question with its unknown words repaired as far as that is certain. */
export function repair(tokens: readonly Token[], linking: Linking): Repaired {
  const corrections: Correction[] = [];
  let repaired = tokens;
  for (const { text, from, to, meanings } of spansOf(tokens, linking)) {
    const token = tokens[from];
    const better = meanings.length > 0 || to > from + 1 || token === undefined ? undefined : nearestWord(text, repaired, from, linking);
    if (better === undefined || token === undefined) continue;
    corrections.push({ from: token.written, to: better });
    repaired = repaired.with(from, { ...token, text: better, written: better, isRepaired: true });
  }
  return { tokens: repaired, corrections };
}

interface Candidate {
  readonly word: string;
  readonly edits: number;
  /** Words that questions are made of come before words of names, and those before words of few names. */
  readonly rank: number;
}

/** The one nearest word, by what it means beside its neighbours; undefined when none is near enough, or several are as good. */
function nearestWord(word: string, tokens: readonly Token[], at: number, linking: Linking): string | undefined {
  if (hasDigit(word) || word.length < ONE_EDIT - 1 || isEveryday(word)) return undefined;
  const found = candidatesFor(word, linking);
  // "Generators" is a form of a word that names have: nothing is wrong with it.
  if (found.some((candidate) => candidate.edits === 0 || (isFormOf(word, candidate.word) && candidate.rank < RARE))) return undefined;
  const least = Math.min(...found.map(({ edits }) => edits));
  const nearest = found.filter(({ edits }) => edits === least);
  const worth = new Map(nearest.map((candidate) => [candidate, worthOf(tokens, at, candidate.word, linking)]));
  const [best, next] = nearest.sort((one, other) => (worth.get(other) ?? 0) - (worth.get(one) ?? 0) || one.rank - other.rank);
  const isAsGood = (candidate: Candidate): boolean => best !== undefined && worth.get(candidate) === worth.get(best);
  if (best === undefined || (next !== undefined && isAsGood(next) && areRivals(next, best, linking.lexicon))) return undefined;
  // Of two forms of one word that fit as well, the one that ends like the misspelt one.
  const forms = nearest.filter((candidate) => candidate === best || (isFormOf(candidate.word, best.word) && isAsGood(candidate)));
  return (forms.find((candidate) => candidate.word.at(-1) === word.at(-1)) ?? best).word;
}

/** Two words of the same rank that mean different things: either could be meant. */
const areRivals = (one: Candidate, other: Candidate, lexicon: Lexicon): boolean =>
  one.rank === other.rank && !isFormOf(one.word, other.word) && !meanSame(lexicon, one.word, other.word);

/** How much of the question has a meaning with this word: "black forest labs" is worth more than "black first labs". */
function worthOf(tokens: readonly Token[], at: number, word: string, linking: Linking): number {
  const token = tokens[at];
  if (token === undefined) return 0;
  const spans = spansOf(tokens.with(at, { ...token, text: word, written: word }), linking);
  return spans.filter(({ meanings }) => meanings.length > 0).reduce((sum, { from, to }) => sum + (to - from) ** 2, 0);
}

const isFormOf = (one: string, other: string): boolean => one !== other && one.replace(/s$/, '') === other.replace(/s$/, '');

const meanSame = ({ phrases }: Lexicon, one: string, other: string): boolean =>
  phrases.has(one) && isDeepStrictEqual(phrases.get(one), phrases.get(other));

function candidatesFor(word: string, linking: Linking): Candidate[] {
  const most = word.length < TWO_EDITS ? 1 : 2;
  const lengths = Array.from({ length: 2 * most + 4 }, (_, index) => word.length - most - 1 + index);
  return lengths.flatMap((length) => {
    const bucket = bucketOf(word[0] ?? '', length);
    const own = lexiconBuckets(linking.lexicon).get(bucket) ?? [];
    return [...ownCandidates(word, own, most), ...nameCandidates(word, bucket, { most, own }, linking)];
  });
}

/** English words have many neighbours that are words too. */
function ownCandidates(word: string, own: readonly string[], most: number): Candidate[] {
  const allowed = word.length >= SURE ? most : 1;
  return own.flatMap((candidate) => comparedWith(word, candidate, allowed, 0));
}

interface Allowed {
  readonly most: number;
  /** Words that questions are made of, which come first. */
  readonly own: readonly string[];
}

function nameCandidates(word: string, bucket: string, { most, own }: Allowed, { graph, lexicon }: Linking): Candidate[] {
  const found: Candidate[] = [];
  for (const [candidate, owners] of nameMapsOf(graph).words.get(bucket) ?? []) {
    if (own.includes(candidate) || isIdle(lexicon, candidate)) continue;
    const near = formsOf(candidate).flatMap((form) => comparedWith(word, form, most, 1 / owners.length));
    if (near.length > 0 && isInUse(graph, candidate, owners)) found.push(...near);
  }
  return found;
}

/** The candidate if it's near enough; none otherwise. */
function comparedWith(word: string, candidate: string, allowed: number, rank: number): Candidate[] {
  // A word of four letters may lack its fifth.
  if (Math.max(candidate.length, word.length) < ONE_EDIT && !isSwapped(word, candidate)) return [];
  const edits = editDistance(word, candidate);
  return edits <= allowed ? [{ word: candidate, edits, rank }] : [];
}

/** A name's word as questions have it too: "generators" for "generator", "hallucinate" for "hallucination". */
const formsOf = (word: string): string[] => [
  word,
  ...(word.endsWith('s') ? [] : [`${word}s`]),
  ...(word.endsWith('ation') ? [word.replace(/ation$/, 'ate')] : []),
];

const isSwapped = (one: string, other: string): boolean =>
  one.length === other.length && [...one].sort().join('') === [...other].sort().join('');

const isIdle = ({ phrases }: Lexicon, word: string): boolean => phrases.get(word)?.every(({ as }) => as === 'filler') === true;

const buckets = new WeakMap<Lexicon, Map<string, string[]>>();

/** Without words that mean nothing alone: an unknown word isn't one of them. */
function lexiconBuckets(lexicon: Lexicon): Map<string, string[]> {
  const known = buckets.get(lexicon);
  if (known !== undefined) return known;
  const made = new Map<string, string[]>();
  for (const word of lexicon.words) {
    if (word.length < 4 || (isIdle(lexicon, word) && !lexicon.courtesy.has(word))) continue;
    const bucket = bucketOf(word[0] ?? '', word.length);
    made.set(bucket, [...(made.get(bucket) ?? []), word]);
  }
  buckets.set(lexicon, made);
  return made;
}

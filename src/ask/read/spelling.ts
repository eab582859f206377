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
  /** The same with each of the words that an unknown one may mean as well; empty when it's clear. */
  readonly others: readonly Repaired[];
}

/** The rank of a word that a single name has. */
const RARE = 1;

/** Shorter words are a letter away from everything. */
const ONE_EDIT = 5;
const TWO_EDITS = 8;
const SURE = 10;
/** So many words are tried for one that isn't clear. */
const MOST_TRIED = 4;

/** The question with its unknown words repaired as far as that is certain. */
export function repair(tokens: readonly Token[], linking: Linking): Repaired {
  const corrections: Correction[] = [];
  let repaired = tokens;
  let unclear: { readonly at: number; readonly words: readonly string[] } | undefined;
  for (const { text, from, to, meanings } of spansOf(tokens, linking)) {
    const words = meanings.length > 0 || to > from + 1 ? [] : nearestWords(text, repaired, from, linking);
    const [better, another] = words;
    if (better === undefined) continue;
    if (another !== undefined) unclear ??= { at: from, words };
    else {
      corrections.push({ from: tokens[from]?.written ?? text, to: better });
      repaired = replaced(repaired, from, better);
    }
  }
  const others = (unclear?.words ?? []).slice(0, MOST_TRIED).map((word) => ({
    tokens: replaced(repaired, unclear?.at ?? 0, word),
    corrections: [...corrections, { from: tokens[unclear?.at ?? 0]?.written ?? word, to: word }],
    others: [],
  }));
  return { tokens: repaired, corrections, others };
}

function replaced(tokens: readonly Token[], at: number, word: string): readonly Token[] {
  const token = tokens[at];
  return token === undefined ? tokens : tokens.with(at, { ...token, text: word, written: word, isRepaired: true });
}

interface Candidate {
  readonly word: string;
  readonly edits: number;
  /** Words that questions are made of come before words of names, and those before words of few names. */
  readonly rank: number;
}

/** The nearest word, by what it means beside its neighbours; several when each could be meant, none when none is near enough. */
function nearestWords(word: string, tokens: readonly Token[], at: number, linking: Linking): readonly string[] {
  if (hasDigit(word) || word.length < ONE_EDIT - 1 || isEveryday(word)) return [];
  const found = candidatesFor(word, linking).filter(({ edits, rank }) => edits > 0 || rank > 0);
  // "Generators" is a form of a word that names have: nothing is wrong with it.
  const isKnown = ({ word: known, rank }: Candidate): boolean =>
    isFormOf(word, known) && rank < RARE && (rank > 0 || linking.lexicon.phrases.has(known));
  if (found.some((candidate) => candidate.edits === 0 || isKnown(candidate))) return [];
  const least = Math.min(...found.map(({ edits }) => edits));
  const nearest = found.filter(({ edits }) => edits === least);
  const worth = new Map(nearest.map((candidate) => [candidate, worthOf(tokens, at, candidate.word, linking)]));
  const [best, ...next] = nearest.sort((one, other) => (worth.get(other) ?? 0) - (worth.get(one) ?? 0) || one.rank - other.rank);
  if (best === undefined) return [];
  const isAsGood = (candidate: Candidate): boolean => worth.get(candidate) === worth.get(best);
  const rivals = next.filter((candidate) => isAsGood(candidate) && areRivals(candidate, best, linking.lexicon));
  if (rivals.length > 0) return [...new Set([best, ...rivals].map((candidate) => candidate.word))];
  // Of two forms of one word that fit as well, the one that ends like the misspelt one.
  const forms = nearest.filter((candidate) => candidate === best || (isFormOf(candidate.word, best.word) && isAsGood(candidate)));
  return [(forms.find((candidate) => candidate.word.at(-1) === word.at(-1)) ?? best).word];
}

/** Two words of the same rank that mean different things: either could be meant. */
const areRivals = (one: Candidate, other: Candidate, lexicon: Lexicon): boolean =>
  (one.rank === other.rank || (one.rank > 0 && other.rank > 0)) &&
  !isFormOf(one.word, other.word) &&
  !meanSame(lexicon, one.word, other.word);

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
    const idle = idleBuckets(linking.lexicon).get(bucket) ?? [];
    return [...ownCandidates(word, own, most), ...idleCandidates(word, idle), ...nameCandidates(word, bucket, { most, own }, linking)];
  });
}

/** English words have many neighbours that are words too. */
function ownCandidates(word: string, own: readonly string[], most: number): Candidate[] {
  const allowed = word.length >= SURE ? most : 1;
  return own.flatMap((candidate) => comparedWith(word, candidate, allowed, candidate.length < ONE_EDIT ? SHORT : 0));
}

/** A short word has many neighbours: "openi" is rather a name than "open". */
const SHORT = 0.5;

/** A word that adds nothing is only meant when little else could be: an unknown word could as well be a name. */
const idleCandidates = (word: string, idle: readonly string[]): Candidate[] =>
  idle
    .filter((candidate) => word.length > ONE_EDIT || isSwapped(word, candidate) || isDoubled(word, candidate))
    .flatMap((candidate) => comparedWith(word, candidate, 1, IDLE));

const IDLE = 2;

/** "Quicck" is "quick". */
const isDoubled = (word: string, candidate: string): boolean =>
  word.length === candidate.length + 1 && word.replace(/(.)\1/g, '$1') === candidate.replace(/(.)\1/g, '$1');

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

type Buckets = Map<string, string[]>;
const buckets = new WeakMap<Lexicon, { readonly own: Buckets; readonly idle: Buckets }>();

const lexiconBuckets = (lexicon: Lexicon): Buckets => bucketsOf(lexicon).own;
const idleBuckets = (lexicon: Lexicon): Buckets => bucketsOf(lexicon).idle;

/** The words that mean something, and those that mean nothing alone. */
function bucketsOf(lexicon: Lexicon): { readonly own: Buckets; readonly idle: Buckets } {
  const known = buckets.get(lexicon);
  if (known !== undefined) return known;
  const made = { own: new Map<string, string[]>(), idle: new Map<string, string[]>() };
  for (const word of lexicon.words) {
    if (word.length < ONE_EDIT - 1) continue;
    const into = isIdle(lexicon, word) && !lexicon.courtesy.has(word) ? made.idle : made.own;
    const bucket = bucketOf(word[0] ?? '', word.length);
    into.set(bucket, [...(into.get(bucket) ?? []), word]);
  }
  buckets.set(lexicon, made);
  return made;
}

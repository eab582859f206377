/** Spelling: repairs words against the vocabulary alone; names with digits are never guessed. */

import { isDeepStrictEqual } from 'node:util';
import { editDistance } from '../../graph/base/edit-distance.ts';
import type { Correction } from '../question.ts';
import type { Lexicon } from '../vocabulary/lexicon.ts';
import { bucketOf, isInUse, nameMapsOf } from '../vocabulary/names.ts';
import { hasDigit, type Token } from '../words/tokens.ts';
import { type Linking, type Span, spansOf } from './spans.ts';

export interface Repaired {
  readonly tokens: readonly Token[];
  readonly spans: readonly Span[];
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
  const spans = spansOf(tokens, linking);
  const corrections: Correction[] = [];
  const repaired = spans.flatMap(({ from, to, meanings }) => {
    const part = tokens.slice(from, to);
    const [only] = part;
    if (meanings.length > 0 || only === undefined) return part;
    const better = nearestWord(only.text, linking);
    if (better === undefined) return part;
    corrections.push({ from: only.written, to: better });
    return [{ ...only, text: better, written: better }];
  });
  if (corrections.length === 0) return { tokens, spans, corrections };
  return { tokens: repaired, spans: spansOf(repaired, linking), corrections };
}

interface Candidate {
  readonly word: string;
  readonly edits: number;
  /** Words that questions are made of come before words of names, and those before words of few names. */
  readonly rank: number;
}

/** The one nearest word; undefined when there is none near enough, or several that are as good. */
export function nearestWord(word: string, linking: Linking): string | undefined {
  if (hasDigit(word) || word.length < ONE_EDIT - 1) return undefined;
  const found = candidatesFor(word, linking);
  // "Generators" is a form of a word that names have: nothing is wrong with it.
  if (found.some((candidate) => candidate.edits === 0 || (isFormOf(word, candidate.word) && candidate.rank < RARE))) return undefined;
  const [best, next] = found.sort((one, other) => one.edits - other.edits || one.rank - other.rank);
  if (best === undefined) return undefined;
  const isTied =
    next !== undefined &&
    next.edits === best.edits &&
    next.rank === best.rank &&
    !isFormOf(next.word, best.word) &&
    !meanSame(linking.lexicon, next.word, best.word);
  if (isTied) return undefined;
  const forms = found.filter((candidate) => candidate.edits === best.edits && (isFormOf(candidate.word, best.word) || candidate === best));
  // Of two forms of one word, the one that ends like the misspelt one.
  return (forms.find((candidate) => candidate.word.at(-1) === word.at(-1)) ?? best).word;
}

const isFormOf = (one: string, other: string): boolean => one !== other && one.replace(/s$/, '') === other.replace(/s$/, '');

const meanSame = ({ phrases }: Lexicon, one: string, other: string): boolean =>
  phrases.has(one) && isDeepStrictEqual(phrases.get(one), phrases.get(other));

function candidatesFor(word: string, { graph, lexicon }: Linking): Candidate[] {
  const most = word.length < TWO_EDITS ? 1 : 2;
  const found: Candidate[] = [];
  const offer = (candidate: string, allowed: number, rank: () => number): void => {
    // A word of four letters may lack its fifth.
    if (Math.max(candidate.length, word.length) < ONE_EDIT && !isSwapped(word, candidate)) return;
    const edits = editDistance(word, candidate);
    if (edits <= allowed) found.push({ word: candidate, edits, rank: rank() });
  };
  // English words have many neighbours that are words too.
  const inEnglish = word.length >= SURE ? most : 1;
  for (let length = word.length - most - 1; length <= word.length + most + 2; length += 1) {
    const bucket = bucketOf(word[0] ?? '', length);
    const own = lexiconBuckets(lexicon).get(bucket) ?? [];
    for (const candidate of own) offer(candidate, inEnglish, () => 0);
    for (const [candidate, owners] of nameMapsOf(graph).words.get(bucket) ?? []) {
      if (own.includes(candidate) || !isInUse(graph, candidate, owners)) continue;
      for (const form of formsOf(candidate)) offer(form, most, () => 1 / owners.length);
    }
  }
  return found;
}

/** A name's word as questions have it too: "generators" for "generator", "hallucinate" for "hallucination". */
const formsOf = (word: string): string[] => [
  word,
  ...(word.endsWith('s') ? [] : [`${word}s`]),
  ...(word.endsWith('ation') ? [word.replace(/ation$/, 'ate')] : []),
];

const isSwapped = (one: string, other: string): boolean =>
  one.length === other.length && [...one].sort().join('') === [...other].sort().join('');

const buckets = new WeakMap<Lexicon, Map<string, string[]>>();

/** Without words that mean nothing alone: an unknown word isn't one of them. */
function lexiconBuckets(lexicon: Lexicon): Map<string, string[]> {
  const known = buckets.get(lexicon);
  if (known !== undefined) return known;
  const made = new Map<string, string[]>();
  for (const word of lexicon.words) {
    const isIdle = lexicon.phrases.get(word)?.every(({ as }) => as === 'filler') === true;
    if (word.length < 4 || (isIdle && !lexicon.courtesy.has(word))) continue;
    const bucket = bucketOf(word[0] ?? '', word.length);
    made.set(bucket, [...(made.get(bucket) ?? []), word]);
  }
  buckets.set(lexicon, made);
  return made;
}

/** Spelling: repairs words against the vocabulary alone; names with digits are never guessed. */

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

/** The one nearest word; undefined when there is none near enough, or several. */
export function nearestWord(word: string, { graph, lexicon }: Linking): string | undefined {
  if (hasDigit(word)) return undefined;
  if (word.length < ONE_EDIT) return word.length === 4 ? swapped(word, lexicon) : undefined;
  const most = word.length < TWO_EDITS ? 1 : 2;
  let best: string[] = [];
  let least = most + 1;
  const offer = (candidate: string): void => {
    const edits = editDistance(word, candidate);
    if (edits > most || edits > least) return;
    best = edits < least ? [candidate] : [...best, candidate];
    least = edits;
  };
  const words = lexiconBuckets(lexicon);
  // Words of English have many neighbours that are words too.
  const isSure = (candidate: string): boolean => word.length >= SURE || editDistance(word, candidate) < 2;
  for (let length = word.length - most; length <= word.length + most; length += 1) {
    const bucket = bucketOf(word[0] ?? '', length);
    for (const candidate of words.get(bucket) ?? []) if (isSure(candidate)) offer(candidate);
    for (const [candidate, owners] of nameMapsOf(graph).words.get(bucket) ?? []) {
      if (!best.includes(candidate) && isInUse(graph, candidate, owners)) offer(candidate);
    }
  }
  if (best.length === 1) return best[0];
  // Of two forms of one word, the one that ends like the misspelt one.
  return areForms(best) ? (best.find((candidate) => candidate.at(-1) === word.at(-1)) ?? best[0]) : undefined;
}

/** Two swapped letters of a short word of the lexicon: "mdae". */
function swapped(word: string, lexicon: Lexicon): string | undefined {
  const found = (lexiconBuckets(lexicon).get(bucketOf(word[0] ?? '', word.length)) ?? []).filter((candidate) => {
    return [...candidate].sort().join('') === [...word].sort().join('') && editDistance(word, candidate) === 1;
  });
  return found.length === 1 ? found[0] : undefined;
}

/** Forms of one word: "limitation" and "limitations". */
const areForms = (words: readonly string[]): boolean =>
  words.length > 1 && words.every((word) => word.replace(/s$/, '') === words[0]?.replace(/s$/, ''));

const buckets = new WeakMap<Lexicon, Map<string, string[]>>();

/** Without words that mean nothing alone: an unknown word isn't one of them. */
function lexiconBuckets(lexicon: Lexicon): Map<string, string[]> {
  const known = buckets.get(lexicon);
  if (known !== undefined) return known;
  const made = new Map<string, string[]>();
  for (const word of lexicon.words) {
    const isIdle = lexicon.phrases.get(word)?.every(({ as }) => as === 'filler') === true;
    if (word.length < 4 || isIdle) continue;
    const bucket = bucketOf(word[0] ?? '', word.length);
    made.set(bucket, [...(made.get(bucket) ?? []), word]);
  }
  buckets.set(lexicon, made);
  return made;
}

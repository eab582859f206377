/** Fuzzy matching: the names that a text may mean although it's not the exact name of an entity. */

import { lowerBound } from '../base/collections.ts';
import { comparePrefixes, editDistance, letterBits, MAX_DISTANCE, minDistance, TOO_FAR } from '../base/edit-distance.ts';
import type { SuffixIndex } from '../base/suffix-index.ts';
import { createTopK } from '../base/top-k.ts';
import type { Entity } from '../graph.ts';
import { endOfPrefix, type NameFilter, type Names, type SuffixRange, visitNamesWithPrefix } from './names.ts';

/** A name that begins with the input is close, however long it is. */
const PREFIX_DISTANCE = 0.1;

/** The resolution of closeness as a whole number. */
const PRECISION = 1e6;

/** Only this many letters of a longer text are compared: the cost grows with them, and no one mistypes a longer name. */
const MAX_COMPARED_LETTERS = 64;

/** The best connected ones come first. More names, or more that could be close, cost too much for a suggestion. */
export const MAX_LOOKED_AT = 10_000;
export const MAX_COMPARED = 250;

/** The entities with the names closest to a folded text, best first, however far that is. */
export function nearestEntitiesByName(names: Names, folded: string, wanted: NameFilter, count: number): Entity[] {
  const text = folded.slice(0, MAX_COMPARED_LETTERS);
  const top = createTopK<Entity>(count, (entity) => entity);
  const offer = (number: number, nearness: number): number => {
    const key = Math.round(nearness * PRECISION) * names.limit + names.priorityOf(number);
    const entity = key < top.limit() ? names.entities.at(names.slots[number] ?? 0) : undefined;
    if (entity !== undefined) top.offer(key, entity);
    return top.limit() / PRECISION / names.limit;
  };
  if (text !== '') visitNamesWithPrefix(names, text, (number, fit) => fit !== 'word' && wanted(number) && offer(number, PREFIX_DISTANCE));
  const input = letterBits(text);
  let limit = Number.POSITIVE_INFINITY;
  let compared = 0;
  for (const number of bestConnected(names, MAX_LOOKED_AT)) {
    if (compared === MAX_COMPARED) break;
    if (!wanted(number)) continue;
    const length = names.lengths[number] ?? 0;
    const longer = Math.max(text.length, length);
    const most = limit * longer;
    if (longer - Math.min(text.length, length) >= most || minDistance(input, names.letters[number] ?? 0) >= most) continue;
    limit = offer(number, editDistance(text, names.all[number]?.folded ?? '') / longer);
    compared += 1;
  }
  return top.items();
}

/** So many names, those of the best connected entities first. */
function* bestConnected({ degrees, firsts, counts }: Names, most: number): Generator<number, void> {
  let left = most;
  for (const slot of degrees.slots) {
    const first = firsts[slot] ?? 0;
    const count = Math.min(counts[slot] ?? 0, left);
    for (let number = first; number < first + count; number += 1) yield number;
    left -= count;
    if (left === 0) return;
  }
}

/** A text of two letters is one or two mistakes away from everything. */
const LETTERS_PER_EDIT = 3;

/**
 * Calls `visit` with ranges of suffixes: names that are in one as a whole are what a folded text means apart from a few mistakes,
 * complete or not. A beginning shared by many names is compared once.
 */
export function visitSimilarNames(names: Names, text: string, visit: (range: SuffixRange, mistakes: number) => void): void {
  const most = Math.min(Math.floor(text.length / LETTERS_PER_EDIT), MAX_DISTANCE);
  if (most === 0) return;
  const { textIndexes } = names.suffixes;
  const wholes = wholeNames(names.suffixes);
  const compare = comparison(text);
  for (let next = 0; next < wholes.length; ) {
    const from = wholes[next] ?? 0;
    const name = names.all[textIndexes[from] ?? 0]?.folded ?? '';
    const { mistakes, settledBy } = compare(name);
    const to = settledBy === undefined ? from + 1 : endOfPrefix(names, from, name.slice(0, settledBy));
    if (mistakes <= most) visit({ from, to }, mistakes);
    next += 1;
    if ((wholes[next] ?? to) < to) next += lowerBound(wholes.length - next, (at) => (wholes[next + at] ?? 0) < to);
  }
}

const known = new WeakMap<SuffixIndex, Int32Array>();

/** The places of the suffixes that are whole names; looked for once in each index, in about a millisecond. */
function wholeNames(suffixes: SuffixIndex): Int32Array {
  const found = known.get(suffixes);
  if (found !== undefined) return found;
  const { offsets } = suffixes;
  const places = new Int32Array(offsets.length);
  let count = 0;
  for (let at = 0; at < offsets.length; at += 1) if (offsets[at] === 0) places[count++] = at;
  const wholes = places.slice(0, count);
  known.set(suffixes, wholes);
  return wholes;
}

interface Compared {
  readonly mistakes: number;
  /** The number of letters that decide, whatever follows them. */
  readonly settledBy: number | undefined;
}

/** Compares a text, complete or not, with one name after another in alphabetical order. */
function comparison(text: string): (name: string) => Compared {
  const { advance, distanceAt } = comparePrefixes(text);
  // For each number of letters, the fewest mistakes in any beginning up to there: an unfinished input means one of them.
  const inPart = new Uint8Array(text.length + TOO_FAR + 1).fill(TOO_FAR);
  let [previous, length] = ['', 0];
  return (name) => {
    // Even an unfinished input begins with the right letter.
    const isBegun = name.charCodeAt(0) === text.charCodeAt(0);
    const partAt = (letters: number): number => (isBegun ? (inPart[letters] ?? TOO_FAR) : TOO_FAR);
    let isSettled = false;
    length = sharedPrefixLength(previous, name, length);
    previous = name;
    while (length < name.length && !isSettled) {
      length += 1;
      const least = advance(name, length);
      inPart[length] = Math.min(inPart[length - 1] ?? TOO_FAR, distanceAt(name, length));
      // More letters can't do better; swapped letters count as one mistake, up to the length of the text.
      isSettled = least === TOO_FAR || partAt(length) < least || (partAt(length) === least && length >= text.length);
    }
    const mistakes = isSettled ? partAt(length) : Math.min(partAt(length), distanceAt(name, length));
    return { mistakes, settledBy: isSettled ? length : undefined };
  };
}

function sharedPrefixLength(one: string, other: string, most: number): number {
  const length = Math.min(one.length, other.length, most);
  let count = 0;
  while (count < length && one.charCodeAt(count) === other.charCodeAt(count)) count += 1;
  return count;
}

/** Fuzzy matching: the names that a text may mean although it's not the exact name of an entity. */

import { comparePrefixes, editDistance, letterBits, MAX_DISTANCE, minDistance, TOO_FAR } from '../base/edit-distance.ts';
import { createTopK } from '../base/top-k.ts';
import type { Entity } from '../graph.ts';
import { type NameFilter, type Names, visitNamesWithPrefix } from './names.ts';

/** The parts of each name that suffice to rule out most of them. */
interface NameProfiles {
  readonly letters: Int32Array;
  readonly lengths: Int32Array;
}

const nameProfiles = perNamesCache(
  ({ all }): NameProfiles => ({
    letters: Int32Array.from(all, ({ folded }) => letterBits(folded)),
    lengths: Int32Array.from(all, ({ folded }) => folded.length),
  }),
);

/** The same function, computed once for the names of each graph. */
function perNamesCache<Value extends object>(make: (names: Names) => Value): (names: Names) => Value {
  const known = new WeakMap<Names, Value>();
  return (names) => {
    const made = known.get(names) ?? make(names);
    known.set(names, made);
    return made;
  };
}

/** A name that begins with the input is close, however long it is. */
const PREFIX_DISTANCE = 0.1;

/** The resolution of closeness as a whole number. */
const PRECISION = 1e6;

/** Only this many letters of a longer text are compared: the cost grows with them, and no one mistypes a longer name. */
const MAX_COMPARED_LETTERS = 64;

/** The best connected ones come first. More names, or more that could be close, cost too much for a suggestion. */
const MAX_LOOKED_AT = 10_000;
const MAX_COMPARED_NAMES = 250;

/** The entities with the names closest to a folded text, best first, however far that is. */
export function nearestEntitiesByName(names: Names, folded: string, wanted: NameFilter, count: number): Entity[] {
  const text = folded.slice(0, MAX_COMPARED_LETTERS);
  const top = createTopK<Entity>(count, (entity) => entity);
  const offer = (nameIndex: number, nearness: number): number => {
    const key = Math.round(nearness * PRECISION) * names.all.length + nameIndex;
    const name = key < top.limit() ? names.all[nameIndex] : undefined;
    if (name !== undefined) top.offer(key, name.entity);
    return top.limit() / PRECISION / names.all.length;
  };
  if (text !== '')
    visitNamesWithPrefix(names, text, (nameIndex, fit) => fit !== 'word' && wanted(nameIndex) && offer(nameIndex, PREFIX_DISTANCE));
  const { letters, lengths } = nameProfiles(names);
  const input = letterBits(text);
  let limit = Number.POSITIVE_INFINITY;
  const last = Math.min(names.all.length, MAX_LOOKED_AT);
  for (let nameIndex = 0, compared = 0; nameIndex < last && compared < MAX_COMPARED_NAMES; nameIndex += 1) {
    if (!wanted(nameIndex)) continue;
    const length = lengths[nameIndex] ?? 0;
    const longer = Math.max(text.length, length);
    const most = limit * longer;
    if (longer - Math.min(text.length, length) >= most || minDistance(input, letters[nameIndex] ?? 0) >= most) continue;
    limit = offer(nameIndex, editDistance(text, names.all[nameIndex]?.folded ?? '') / longer);
    compared += 1;
  }
  return top.items();
}

/** A text of two letters is one or two mistakes away from everything. */
const LETTERS_PER_EDIT = 3;

/** The names from `all` in alphabetical order, and how many letters each shares with the one before. */
const alphabetical = perNamesCache(({ all, suffixes }) => {
  const places = suffixes.textIndexes.filter((_place, at) => suffixes.offsets[at] === 0);
  const shared = places.map((nameIndex, at) => sharedPrefixLength(all[places[at - 1] ?? -1]?.folded ?? '', all[nameIndex]?.folded ?? ''));
  return { places, shared };
});

function sharedPrefixLength(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (count < most && one.charCodeAt(count) === other.charCodeAt(count)) count += 1;
  return count;
}

/** Calls `visit` with the place of each name that a folded text means apart from a few mistakes, complete or not. */
export function visitSimilarNames(names: Names, text: string, visit: (nameIndex: number, mistakes: number) => void): void {
  const most = Math.min(Math.floor(text.length / LETTERS_PER_EDIT), MAX_DISTANCE);
  if (most === 0) return;
  const mistakes = editDistances(names, text);
  for (let nameIndex = 0; nameIndex < mistakes.length; nameIndex += 1) {
    const count = mistakes[nameIndex] ?? TOO_FAR;
    if (count <= most) visit(nameIndex, count);
  }
}

/** For each name, the mistakes in a text, complete or not. A beginning shared by many names is compared once. */
function editDistances(names: Names, text: string): Uint8Array {
  const { places, shared } = alphabetical(names);
  const { advance, distanceAt } = comparePrefixes(text);
  const counts = new Uint8Array(names.all.length);
  // For each number of letters, the fewest mistakes in any beginning up to there: an unfinished input means one of them.
  const inPart = new Uint8Array(text.length + TOO_FAR + 1).fill(TOO_FAR);
  let [length, part, hopeless] = [0, TOO_FAR, false];
  const goOnTo = (name: string, from: number): void => {
    for ([length, hopeless] = [from, false]; length < name.length && !hopeless; ) {
      length += 1;
      hopeless = advance(name, length) === TOO_FAR;
      inPart[length] = Math.min(inPart[length - 1] ?? TOO_FAR, distanceAt(name, length));
    }
    // Even an unfinished input begins with the right letter.
    part = name.charCodeAt(0) === text.charCodeAt(0) ? (inPart[length] ?? TOO_FAR) : TOO_FAR;
  };
  for (let at = 0; at < places.length; at += 1) {
    const [nameIndex, from] = [places[at] ?? 0, shared[at] ?? 0];
    counts[nameIndex] = part;
    // If the shared beginning already has too many mistakes, this name matches exactly as well as the one before.
    if (hopeless && from >= length) continue;
    const name = names.all[nameIndex]?.folded ?? '';
    goOnTo(name, from);
    counts[nameIndex] = hopeless ? part : Math.min(part, distanceAt(name, length));
  }
  return counts;
}

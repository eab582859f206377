/**
 * Names: all names of entities, sorted, so that a search for a beginning doesn't look at the rest.
 * A name is identified by its number, and the data that many names are tested by is in arrays of numbers: objects are
 * only looked up for the few results.
 */
import { lowerBound } from '../base/collections.ts';
import { letterBits } from '../base/edit-distance.ts';
import { kindsBySlot } from '../base/entity-index.ts';
import { fold } from '../base/fold.ts';
import type { Ranking } from '../base/slots.ts';
import { buildSuffixIndex, type SuffixIndex, updateSuffixIndex } from '../base/suffix-index.ts';
import { touchedEntities } from '../base/touched.ts';
import type { Entity, Graph } from '../graph.ts';
import { resized } from '../numbers.ts';
import { type Kind, kindNames } from '../ontology.ts';
import { cacheInSteps, cachePerGraph } from '../per-graph-cache.ts';
import { degreeRanking } from './degree.ts';

export interface Name {
  /** The slot of its entity. */
  readonly slot: number;
  readonly field: 'name' | 'slug' | 'alias';
  readonly text: string;
  readonly folded: string;
}

/** What is known of names, by number: appended to and never changed, so that one graph shares it with the next. */
interface NamePool {
  readonly all: Name[];
  /** The slot of the name's entity. */
  slots: Int32Array;
  /** The letters in it, and how many there are. */
  letters: Int32Array;
  lengths: Int32Array;
}

/** The names alone: they follow changes, and a name keeps its number as long as its entity keeps its names. */
interface NameIndex {
  /** Names that fold to the same text count once per entity; those that are gone are in no list. */
  readonly pool: NamePool;
  /** For each slot, the number of its entity's first name; the others follow. */
  readonly firsts: Int32Array;
  readonly counts: Int32Array;
  /** Every name from each of its words on, in alphabetical order. */
  readonly suffixes: SuffixIndex;
}

export interface Names extends Omit<NameIndex, 'pool'>, Readonly<Omit<NamePool, 'all'>> {
  readonly all: readonly Name[];
  readonly entities: Graph['entities'];
  /** Entities, the best connected first. */
  readonly degrees: Ranking;
  /** For each slot, the place of its entity's kind in the ontology. */
  readonly kinds: Uint8Array;
  readonly priorityOf: (number: number) => number;
  /** No priority is as high. */
  readonly limit: number;
}

/** More than any entity has. */
const MAX_NAMES = 4_096;

export const namesOf = cachePerGraph((graph): Names => {
  const [{ pool, ...index }, degrees, kinds] = [nameIndexOf(graph), degreeRanking(graph), kindsBySlot(graph)];
  const { slots } = pool;
  const { firsts } = index;
  const { ranks } = degrees;
  const priorityOf = (number: number): number => {
    const slot = slots[number] ?? 0;
    return (ranks[slot] ?? 0) * MAX_NAMES + number - (firsts[slot] ?? 0);
  };
  return { ...pool, ...index, entities: graph.entities, degrees, kinds, priorityOf, limit: degrees.slots.length * MAX_NAMES };
});

/** The names of so many entities are replaced at once, in a few milliseconds. */
const RENAMED_AT_ONCE = 100;

const nameIndexOf = cacheInSteps(
  ({ entities }): NameIndex => {
    const all: Name[] = [];
    const [firsts, counts] = [new Int32Array(entities.capacity), new Int32Array(entities.capacity)];
    for (let slot = 0; slot < entities.capacity; slot += 1) {
      const entity = entities.at(slot);
      const names = entity === undefined ? [] : namesOfEntity(entity, slot);
      firsts[slot] = all.length;
      counts[slot] = names.length;
      all.push(...names);
    }
    const pool = { all, slots: new Int32Array(0), letters: new Int32Array(0), lengths: new Int32Array(0) };
    describe(pool, 0);
    return { pool, firsts, counts, suffixes: buildSuffixIndex(all.map(({ folded }) => folded)) };
  },
  function* (names, step) {
    const { entities } = step.after;
    const renamed = touchedEntities(step).filter((slot) => !sameNames(step.before.entities.at(slot), entities.at(slot)));
    let next = names;
    for (let from = 0; from < renamed.length; from += RENAMED_AT_ONCE) {
      if (from > 0) yield;
      next = withNames(next, entities, renamed.slice(from, from + RENAMED_AT_ONCE));
    }
    return next;
  },
);

const sameNames = (old: Entity | undefined, entity: Entity | undefined): boolean =>
  old !== undefined && entity !== undefined && old.name === entity.name && old.aliases.join('\n') === entity.aliases.join('\n');

/** The name comes before the slug, which mostly differs only in capitals. */
function namesOfEntity(entity: Entity, slot: number): Name[] {
  const names: Name[] = [];
  const add = (field: Name['field'], written: string): void => {
    const folded = fold(written);
    if (folded !== '' && !names.some((name) => name.folded === folded)) names.push({ slot, field, text: written, folded });
  };
  add('name', entity.name);
  add('slug', entity.slug);
  for (const alias of entity.aliases) add('alias', alias);
  return names;
}

/** Notes what the names from a number on are tested by. */
function describe(pool: NamePool, from: number): void {
  const { all } = pool;
  if (all.length > pool.slots.length) {
    const room = all.length + (all.length >> 4);
    [pool.slots, pool.letters, pool.lengths] = [resized(pool.slots, room), resized(pool.letters, room), resized(pool.lengths, room)];
  }
  for (let number = from; number < all.length; number += 1) {
    const { slot, folded } = all[number] as Name;
    pool.slots[number] = slot;
    pool.letters[number] = letterBits(folded);
    pool.lengths[number] = folded.length;
  }
}

/** The index with the names that the entities at these slots have now, under new numbers. */
function withNames({ pool, suffixes, ...names }: NameIndex, entities: Graph['entities'], renamed: readonly number[]): NameIndex {
  const { all } = pool;
  const from = all.length;
  const [firsts, counts] = [resized(names.firsts, entities.capacity), resized(names.counts, entities.capacity)];
  const gone = renamed.flatMap((slot) => Array.from({ length: counts[slot] ?? 0 }, (_, index) => (firsts[slot] ?? 0) + index));
  for (const slot of renamed) {
    const entity = entities.at(slot);
    const now = entity === undefined ? [] : namesOfEntity(entity, slot);
    firsts[slot] = all.length;
    counts[slot] = now.length;
    all.push(...now);
  }
  describe(pool, from);
  const added = Array.from({ length: all.length - from }, (_, index) => from + index);
  return { pool, firsts, counts, suffixes: updateSuffixIndex(suffixes, (number) => all[number]?.folded ?? '', gone, added) };
}

/** The names that equal this text when folded, those of the best connected entities first. */
export function namesEqualTo(names: Names, folded: string): Name[] {
  const { all, suffixes, priorityOf } = names;
  const { from, to } = suffixesWithPrefix(names, folded).same;
  const numbers = suffixes.textIndexes.subarray(from, to).filter((_number, index) => suffixes.offsets[from + index] === 0);
  return [...numbers].sort((one, other) => priorityOf(one) - priorityOf(other)).flatMap((number) => all[number] ?? []);
}

export type NameFilter = (number: number) => boolean;

export function nameFilter({ kinds, slots }: Names, among: readonly Kind[]): NameFilter {
  const wanted = kindNames.map((kind) => among.includes(kind));
  return (number) => wanted[kinds[slots[number] ?? 0] ?? 0] === true;
}

/** Suffixes that stand one after another. */
export interface SuffixRange {
  readonly from: number;
  readonly to: number;
}

/** The suffixes that equal a text, and those that begin with it and are longer. */
export function suffixesWithPrefix(names: Names, folded: string): { readonly same: SuffixRange; readonly longer: SuffixRange } {
  const [from, longer, to] = [
    lowerBoundOf(names, folded),
    lowerBoundOf(names, `${folded}${FIRST}`),
    lowerBoundOf(names, `${folded}${LAST}`),
  ];
  return { same: { from, to: longer }, longer: { from: longer, to } };
}

/** Calls `visit` with the number of each name that has a suffix in the range, and whether the suffix is the whole name. */
export function visitSuffixes({ suffixes }: Names, { from, to }: SuffixRange, visit: (number: number, isWhole: boolean) => void): void {
  const { textIndexes, offsets } = suffixes;
  for (let at = from; at < to; at += 1) visit(textIndexes[at] ?? 0, offsets[at] === 0);
}

/** How a name continues a text: not at all, from its beginning, or from the beginning of a later word. */
export type MatchType = 'same' | 'beginning' | 'word';

/** Calls `visit` with the number of every name that has the text at the beginning of a word. */
export function visitNamesWithPrefix(names: Names, folded: string, visit: (number: number, fit: MatchType) => void): void {
  const { same, longer } = suffixesWithPrefix(names, folded);
  visitSuffixes(names, same, (number, isWhole) => visit(number, isWhole ? 'same' : 'word'));
  visitSuffixes(names, longer, (number, isWhole) => visit(number, isWhole ? 'beginning' : 'word'));
}

/** Sorts before every letter that can follow. */
const FIRST = ' ';
/** Sorts after every letter; no text contains it. */
const LAST = '\uffff';

const suffixAt = ({ all, suffixes: { textIndexes, offsets } }: Names, at: number): string =>
  all[textIndexes[at] ?? 0]?.folded.slice(offsets[at]) ?? '';

/** The first place whose suffix doesn't sort before this text. */
const lowerBoundOf = (names: Names, text: string): number =>
  lowerBound(names.suffixes.textIndexes.length, (at) => suffixAt(names, at) < text);

/** Where the suffixes end that begin with the same letters as the one at a place: mostly near, so the steps grow from there. */
export function endOfPrefix({ all, suffixes: { textIndexes, offsets } }: Names, at: number, prefix: string): number {
  const begins = (place: number): boolean => all[textIndexes[place] ?? 0]?.folded.startsWith(prefix, offsets[place]) === true;
  let [low, step] = [at, 1];
  while (low + step < textIndexes.length && begins(low + step)) {
    low += step;
    step *= 2;
  }
  const most = Math.min(low + step, textIndexes.length);
  return low + 1 + lowerBound(most - low - 1, (place) => begins(low + 1 + place));
}

/** Suffixes are taken by so many at once. */
const BLOCK = 256;

interface Bests {
  readonly whole: Float64Array;
  readonly word: Float64Array;
}

/** For each block of suffixes, the best priority of those that are whole names, and of the others; cheap to look up anew. */
const bestPriorities = cachePerGraph((graph): Bests => {
  const { suffixes, slots, firsts, degrees } = namesOf(graph);
  const { ranks } = degrees;
  const { textIndexes, offsets } = suffixes;
  const blocks = Math.ceil(textIndexes.length / BLOCK);
  const bests = { whole: new Float64Array(blocks).fill(Infinity), word: new Float64Array(blocks).fill(Infinity) };
  for (let at = 0; at < textIndexes.length; at += 1) {
    const number = textIndexes[at] ?? 0;
    const slot = slots[number] ?? 0;
    // As priorityOf, without a call for each of so many.
    const priority = (ranks[slot] ?? 0) * MAX_NAMES + number - (firsts[slot] ?? 0);
    const best = offsets[at] === 0 ? bests.whole : bests.word;
    const block = Math.floor(at / BLOCK);
    if (priority < (best[block] ?? 0)) best[block] = priority;
  }
  return bests;
});

/** The parts of a range of suffixes in which a priority may be good enough: the rest is not looked at. */
export function* promisingRanges(
  graph: Graph,
  { from, to }: SuffixRange,
  isPromising: (whole: number, word: number) => boolean,
): Generator<SuffixRange, void> {
  if (to - from <= 2 * BLOCK) {
    yield { from, to };
    return;
  }
  const { whole, word } = bestPriorities(graph);
  for (let start = from; start < to; ) {
    const block = Math.floor(start / BLOCK);
    const end = Math.min((block + 1) * BLOCK, to);
    if (isPromising(whole[block] ?? 0, word[block] ?? 0)) yield { from: start, to: end };
    start = end;
  }
}

/**
 * Suffix index: texts from each of their words on, in alphabetical order.
 * Texts are identified by their indexes. A space sorts before every letter, so texts sort by their words: words are compared
 * once, and after that only numbers are sorted.
 */

import { lowerBound } from './collections.ts';
import { placeAmongOthers, spliced } from './slots.ts';

export interface SuffixIndex {
  /** For each suffix, the index of its text; equal suffixes are in the order of their texts' indexes. */
  readonly textIndexes: Int32Array;
  /** For each suffix, where it begins in its text. */
  readonly offsets: Uint16Array;
}

/** All words of all texts, one after another. */
interface WordSequence {
  /** For each word, its place among all words in alphabetical order. */
  readonly numbers: Int32Array;
  readonly count: number;
  /** The tails by their number of words: where each of them begins in the list of words. */
  readonly suffixesByLength: readonly (readonly number[])[];
  readonly places: Int32Array;
  readonly begins: Int32Array;
}

/** A single space separates the words of each text. */
export function buildSuffixIndex(texts: readonly string[]): SuffixIndex {
  const { numbers, count, suffixesByLength, places, begins } = toWordSequence(texts.map((text) => text.split(' ')));
  let order: Int32Array = new Int32Array(0);
  for (let words = suffixesByLength.length - 1; words > 0; words -= 1) {
    // The words after this one are already sorted; a text that ends here comes first.
    const longer = Int32Array.from([...(suffixesByLength[words] ?? []), ...order]);
    order = sortByNumber(longer, (begin) => numbers[begin + words - 1] ?? 0, count);
  }
  return { textIndexes: order.map((begin) => places[begin] ?? 0), offsets: Uint16Array.from(order, (begin) => begins[begin] ?? 0) };
}

function toWordSequence(texts: readonly (readonly string[])[]): WordSequence {
  const line = texts.flat();
  const known = new Map([...new Set(line)].sort().map((word, number) => [word, number]));
  const [places, begins] = [new Int32Array(line.length), new Int32Array(line.length)];
  const suffixes: number[][] = [];
  let at = 0;
  for (const [place, words] of texts.entries()) {
    let begin = 0;
    for (const [index, word] of words.entries()) {
      places[at] = place;
      begins[at] = begin;
      const left = words.length - index;
      while (suffixes.length <= left) suffixes.push([]);
      suffixes[left]?.push(at);
      begin += word.length + 1;
      at += 1;
    }
  }
  return { numbers: Int32Array.from(line, (word) => known.get(word) ?? 0), count: known.size, suffixesByLength: suffixes, places, begins };
}

/** Equal items keep their order. */
function sortByNumber(items: Int32Array, numberOf: (item: number) => number, count: number): Int32Array {
  const free = new Int32Array(count + 1);
  for (const item of items) {
    const behind = numberOf(item) + 1;
    free[behind] = (free[behind] ?? 0) + 1;
  }
  for (let number = 1; number <= count; number += 1) free[number] = (free[number] ?? 0) + (free[number - 1] ?? 0);
  const sorted = new Int32Array(items.length);
  for (const item of items) {
    const number = numberOf(item);
    const at = free[number] ?? 0;
    sorted[at] = item;
    free[number] = at + 1;
  }
  return sorted;
}

/** The index without some texts, which `textAt` still knows, and with others, whose indexes come after all there were. */
export function updateSuffixIndex(
  { textIndexes, offsets }: SuffixIndex,
  textAt: (index: number) => string,
  gone: readonly number[],
  added: readonly number[],
): SuffixIndex {
  const isBefore = (at: number, { text, index }: Suffix): boolean => {
    const other = textIndexes[at] ?? 0;
    const suffix = textAt(other).slice(offsets[at]);
    return suffix < text || (suffix === text && other < index);
  };
  const left = gone
    .flatMap((index) => suffixesOf(textAt(index), index))
    .map((suffix) => lowerBound(textIndexes.length, (at) => isBefore(at, suffix)));
  left.sort((one, other) => one - other);
  const suffixes = added.flatMap((index) => suffixesOf(textAt(index), index));
  suffixes.sort((one, other) => (one.text < other.text ? -1 : Number(one.text > other.text)) || one.index - other.index);
  const places = suffixes.map((suffix) => placeAmongOthers(textIndexes.length, left, (at) => isBefore(at, suffix)));
  return {
    textIndexes: spliced(textIndexes, left, { places, added: suffixes.map(({ index }) => index) }),
    offsets: spliced(offsets, left, { places, added: suffixes.map(({ offset }) => offset) }),
  };
}

interface Suffix {
  readonly text: string;
  readonly index: number;
  readonly offset: number;
}

function suffixesOf(text: string, index: number): Suffix[] {
  const suffixes = [{ text, index, offset: 0 }];
  for (let offset = text.indexOf(' ') + 1; offset > 0; offset = text.indexOf(' ', offset) + 1) {
    suffixes.push({ text: text.slice(offset), index, offset });
  }
  return suffixes;
}

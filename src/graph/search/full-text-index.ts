/** The full-text index over the texts of entities and the current facts. */
import MiniSearch, { type SearchResult } from 'minisearch';
import { sortBy } from '../base/collections.ts';
import { entityIndex } from '../base/entity-index.ts';
import { fold } from '../base/fold.ts';
import type { Entity, Fact } from '../graph.ts';
import { currentFacts } from '../graph.ts';
import { cachePerGraph } from '../per-graph-cache.ts';

/** The weight of a word, by its field. */
export const boost = { name: 4, aliases: 3, asks: 2, text: 1 };
export type Field = keyof typeof boost;

/** The searchable texts of one item; the id is its place among the items. */
type SearchDocument = { readonly id: number } & { readonly [Name in Field]?: string };

export interface FullTextIndex {
  /** The entities in their order, then the facts. */
  readonly items: readonly (Entity | Fact)[];
  /** How often each word occurs in them. */
  readonly wordCounts: ReadonlyMap<string, number>;
  readonly index: MiniSearch<SearchDocument>;
}

/** The number of items to index at once: a few milliseconds, after which other work runs. */
const CHUNK_SIZE = 100;

/** The texts of a graph; indexed once, in small steps, on the first search. */
export const fullTextIndex = cachePerGraph(async (graph): Promise<FullTextIndex> => {
  const items = [...entityIndex(graph).entities, ...currentFacts(graph)];
  const counts = new Map<string, number>();
  const count = (word: string): string => {
    counts.set(word, (counts.get(word) ?? 0) + 1);
    return word;
  };
  const index = new MiniSearch<SearchDocument>({ fields: Object.keys(boost), tokenize: toSearchTerms, processTerm: count });
  await index.addAllAsync(items.map(toDocument), { chunkSize: CHUNK_SIZE });
  return { items, wordCounts: counts, index };
});

const toDocument = (item: Entity | Fact, id: number): SearchDocument =>
  'aboutIds' in item
    ? { id, text: item.text }
    : { id, name: item.name, aliases: lines(item.aliases), asks: lines(item.asks), text: item.summary };
const lines = (texts: readonly string[]): string => texts.join('\n');

/** Words that occur everywhere and carry no meaning. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be by can do does for from has have how in is it its of on or that the their they this to was what when which who why will with'.split(
    ' ',
  ),
);

/** The meaningful words of a text, in one form for singular and plural. */
export const toSearchTerms = (text: string): string[] =>
  fold(text)
    .split(' ')
    .filter((word) => word !== '' && !STOP_WORDS.has(word))
    .map(toSingular);

/** "image" finds "Images", and "modality" finds "modalities". */
export const toSingular = (word: string): string => (word.length > 3 ? word.replace(/ies$/, 'y').replace(/(?<=[^aisu])s$/, '') : word);

/** The limit for a search: how often its words may occur, all together. */
const MAX_OCCURRENCES = 50_000;

/** The words that can be searched for together: the rare ones first, because they are the most selective; at least one. */
export function limitWords({ wordCounts }: FullTextIndex, words: readonly string[]): string[] {
  let places = 0;
  const taken = sortBy(words, (word) => [wordCounts.get(word) ?? 0]).filter((word, index) => {
    places += wordCounts.get(word) ?? 0;
    return index === 0 || places <= MAX_OCCURRENCES;
  });
  return words.filter((word) => taken.includes(word));
}

/** Half of all other words begin with a shorter word, or differ from it by one mistake. */
const MIN_PREFIX_LETTERS = 3;
const MIN_FUZZY_LETTERS = 5;

/** The items with these words, best first (BM25); the last word may be unfinished, and unknown words may contain a mistake. */
export function searchTexts({ index, wordCounts }: FullTextIndex, words: readonly string[]): SearchResult[] {
  const last = words.at(-1);
  return index.search(words.join(' '), {
    boost,
    tokenize: (text) => text.split(' '),
    processTerm: (word) => word,
    prefix: (word) => word === last && word.length >= MIN_PREFIX_LETTERS,
    fuzzy: (word) => (!wordCounts.has(word) && word.length >= MIN_FUZZY_LETTERS ? 1 : false),
  });
}

/** The full-text index over the texts of entities and the current facts. */
import { isDeepStrictEqual } from 'node:util';
import type MiniSearch from 'minisearch';
import type { SearchResult } from 'minisearch';
import { yieldToEventLoop } from '../../clock.ts';
import { sortBy } from '../base/collections.ts';
import type { GraphStep } from '../change.ts';
import { currentFacts, type Entity, type Fact, type Graph } from '../graph.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { Directory } from '../table.ts';
import { boost, createCountedIndex, type SearchDocument } from './counted-index.ts';

/**
 * One index serves a graph and those that follow it, and is always at the newest of them: readers of an earlier one find the words
 * of later texts, and leave out items that they don't have.
 */
export interface FullTextIndex {
  /** How often each word occurs in the texts. */
  readonly wordCounts: ReadonlyMap<string, number>;
  readonly index: MiniSearch<SearchDocument>;
  /** The item of a graph with the id of a search result. */
  readonly itemOf: (graph: Graph, id: number) => Entity | Fact | undefined;
  /** Resolves once the index is at the next graph; to another index if this one is at a third. */
  readonly follow: (step: GraphStep) => Promise<FullTextIndex>;
}

/** The number of items to index at once: a few milliseconds, after which other work runs. */
const CHUNK_SIZE = 50;

/** The texts of a graph; indexed once, in small steps, on the first search. */
export const fullTextIndex = cachePerGraph(
  (graph): Promise<FullTextIndex> => createIndex(graph),
  (texts, step) => texts.then((index) => index.follow(step)),
);

/** A searchable item as it was and as it is; undefined where there is none. */
interface TextChange {
  readonly id: string;
  readonly was: Entity | Fact | undefined;
  readonly is: Entity | Fact | undefined;
}

async function createIndex(graph: Graph): Promise<FullTextIndex> {
  const { index, wordCounts, replace } = createCountedIndex();
  const facts = new Directory();
  const numberOf = (id: string): number => graph.entities.directory.slotOf(id) ?? -1 - facts.add(id);
  const replaceAll = async (changes: readonly TextChange[]): Promise<void> => {
    for (let from = 0; from < changes.length; from += CHUNK_SIZE) {
      if (from > 0) await yieldToEventLoop();
      const chunk = changes.slice(from, from + CHUNK_SIZE);
      replace(chunk.map(({ id, was, is }) => ({ was: was && toDocument(was, numberOf(id)), is: is && toDocument(is, numberOf(id)) })));
    }
  };
  let current = graph;
  const texts: FullTextIndex = {
    ...{ wordCounts, index },
    itemOf: (of, id) => (id < 0 ? currentFact(of, facts.idAt(-1 - id) ?? '') : of.entities.at(id)),
    follow: async (step) => {
      if (current !== step.before) return createIndex(step.after);
      current = step.after;
      await replaceAll(changedTexts(step));
      return texts;
    },
  };
  await replaceAll([...graph.entities.values(), ...currentFacts(graph)].map((is) => ({ id: is.id, was: undefined, is })));
  return texts;
}

function changedTexts({ before, after, change }: GraphStep): TextChange[] {
  const entities = [...change.entities].map((id) => ({ id, was: before.entities.get(id), is: after.entities.get(id) }));
  const facts = [...change.facts].map((id) => ({ id, was: currentFact(before, id), is: currentFact(after, id) }));
  return [...entities, ...facts].filter(({ was, is }) => !isDeepStrictEqual(was && toDocument(was, 0), is && toDocument(is, 0)));
}

function currentFact({ factsById }: Graph, id: string): Fact | undefined {
  const fact = factsById.get(id);
  return fact?.retracted === null ? fact : undefined;
}

const toDocument = (item: Entity | Fact, id: number): SearchDocument =>
  'aboutIds' in item
    ? { id, text: item.text }
    : { id, name: item.name, aliases: lines(item.aliases), asks: lines(item.asks), text: item.summary };
const lines = (texts: readonly string[]): string => texts.join('\n');

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

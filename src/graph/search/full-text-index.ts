/** The full-text index over the texts of entities and the current facts. */
import { yieldToEventLoop } from '../../clock.ts';
import { sortBy } from '../base/collections.ts';
import type { GraphStep } from '../change.ts';
import { currentFacts, type Entity, type Fact, type Graph } from '../graph.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { Directory } from '../table.ts';
import { createPostings, type SearchDocument } from './postings.ts';
import { createWeigh, type Weigh } from './weigh.ts';

/**
 * One index serves a graph and those that follow it, and is always at the newest of them: readers of an earlier one find the words
 * of later texts, and leave out items that they don't have.
 */
export interface FullTextIndex {
  /** How often a word occurs in the texts. */
  readonly occurrencesOf: (word: string) => number;
  readonly weigh: Weigh;
  /** The item of a graph that a document is; undefined if it isn't there. */
  readonly itemOf: (graph: Graph, document: number) => Entity | Fact | undefined;
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

/** Documents have numbers, so that no search looks up ids: those of entities are even, and tell their slots; those of facts are odd. */
export const slotOf = (document: number): number => document >> 1;

async function createIndex(graph: Graph): Promise<FullTextIndex> {
  const postings = createPostings();
  const facts = new Directory();
  const documentOf = (id: string): number => {
    const slot = graph.entities.directory.slotOf(id);
    return slot === undefined ? 2 * facts.add(id) + 1 : 2 * slot;
  };
  const replaceAll = async (changes: readonly TextChange[]): Promise<void> => {
    for (const [index, { id, was, is }] of changes.entries()) {
      if (index > 0 && index % CHUNK_SIZE === 0) await yieldToEventLoop();
      postings.replace(documentOf(id), was && textsOf(was), is && textsOf(is));
    }
  };
  let current = graph;
  const texts: FullTextIndex = {
    occurrencesOf: (word) => postings.words.get(word)?.occurrences ?? 0,
    weigh: createWeigh(postings),
    itemOf: (of, document) => (document % 2 === 0 ? of.entities.at(slotOf(document)) : currentFact(of, facts.idAt(document >> 1) ?? '')),
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

const changedTexts = ({ before, after, change }: GraphStep): TextChange[] => [
  ...[...change.entities].map((id) => ({ id, was: before.entities.get(id), is: after.entities.get(id) })),
  ...[...change.facts].map((id) => ({ id, was: currentFact(before, id), is: currentFact(after, id) })),
];

function currentFact({ factsById }: Graph, id: string): Fact | undefined {
  const fact = factsById.get(id);
  return fact?.retracted === null ? fact : undefined;
}

const textsOf = (item: Entity | Fact): SearchDocument =>
  'aboutIds' in item ? { text: item.text } : { name: item.name, aliases: lines(item.aliases), asks: lines(item.asks), text: item.summary };
const lines = (texts: readonly string[]): string => texts.join('\n');

/** The limit for a search: how often its words may occur, all together. */
const MAX_OCCURRENCES = 50_000;

/** The words that can be searched for together: the rare ones first, because they are the most selective; at least one. */
export function limitWords({ occurrencesOf }: FullTextIndex, words: readonly string[]): string[] {
  let places = 0;
  const taken = sortBy(words, (word) => [occurrencesOf(word)]).filter((word, index) => {
    places += occurrencesOf(word);
    return index === 0 || places <= MAX_OCCURRENCES;
  });
  return words.filter((word) => taken.includes(word));
}

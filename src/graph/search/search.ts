/** Search: entities and facts that contain a text, best first. */
import { sortBy } from '../base/collections.ts';
import { entityAt, entityKey, entityRanking } from '../base/entity-index.ts';
import { fold } from '../base/fold.ts';
import type { Order } from '../base/ordering.ts';
import { createTopK } from '../base/top-k.ts';
import { keptUnless } from '../base/touched.ts';
import { currentFacts, type Entity, type Fact, type Graph } from '../graph.ts';
import { type Kind, kindNames } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { entityById } from './find.ts';
import { type FullTextIndex, fullTextIndex, limitWords, slotOf } from './full-text-index.ts';
import { visitSimilarNames } from './fuzzy.ts';
import { type MatchType, type Name, nameFilter, namesOf, visitNamesWithPrefix, visitSuffixes } from './names.ts';
import { toSearchTerms } from './search-terms.ts';
import type { WeighedDocuments } from './weigh.ts';

/** How an item matched: by its id, by one of its names (with the matched part, folded), or by words in its texts. */
export type Match =
  | { readonly by: 'id' }
  | { readonly by: 'name'; readonly name: Name; readonly phrase: string }
  | { readonly by: 'words'; readonly words: ReadonlySet<string> };

export interface Hit {
  readonly item: Entity | Fact;
  /**
   * 1 for an id, name or slug, and 0.9 for an alias; 0.7 to 0.8 for the beginning of a name and 0.5 to 0.6 for the beginning of
   * a later word, higher the more of it matched; 0.3 to 0.4 for a name with mistakes; below 0.3 by the weight of words.
   */
  readonly score: number;
  readonly match: Match;
}

export interface SearchResults {
  /** At most MAX_HITS, in `hitOrder`. */
  readonly hits: readonly Hit[];
  readonly truncated: boolean;
  /** The text searched for in names: the input, or the beginning of a long one. */
  readonly text: string;
  /** The meaningful words, searched for in texts. */
  readonly words: readonly string[];
}

/** Best first; equal hits in the order of entities, with facts after them by slug. */
export const hitOrder: Order<Hit> = {
  name: 'hit',
  key: ({ item, score }) => [-score, ...('aboutIds' in item ? [kindNames.length, item.slug, item.id] : entityKey(item))],
};

export const MAX_HITS = 1_000;
export const MAX_SEARCH_LENGTH = 200;
const MAX_SEARCH_WORDS = 16;

/** Among equal scores, the item with the lowest place comes first. */
type Offer = (item: Entity | Fact, place: number, score: number, match: () => Match) => void;

export interface SearchOptions {
  /** If kinds are given, facts are left out: they have no kind. */
  readonly among?: readonly Kind[] | undefined;
  /** Texts count only if they contain the rarest word: what has but the common words of a question doesn't answer it. */
  readonly requireRarest?: boolean;
}

export async function search(graph: Graph, query: string, { among, requireRarest = false }: SearchOptions = {}): Promise<SearchResults> {
  const texts = await fullTextIndex(graph);
  const text = query.trim().slice(0, MAX_SEARCH_LENGTH);
  const words = limitWords(texts, [...new Set(toSearchTerms(text))].slice(0, MAX_SEARCH_WORDS));
  const top = createTopK<Hit>(MAX_HITS, ({ item }) => item);
  const { slots } = entityRanking(graph);
  const facts = currentFacts(graph);
  // Each item has a place: entities in their order, then facts.
  const count = slots.length + facts.length;
  const offerKey = (key: number, item: Entity | Fact, match: () => Match): void => {
    if (key < top.limit()) top.offer(key, { item, score: (PRECISION - Math.floor(key / count)) / PRECISION, match: match() });
    else top.leaveOut(item);
  };
  const offer: Offer = (item, place, score, match) => {
    if (isAmong(item, among)) offerKey(keyOf(score, place, count), item, match);
  };
  offerNames(graph, fold(text), among ?? kindNames, offer);
  offerIds(graph, text, among ?? kindNames, offer);
  const found = texts.weigh(words);
  const required = requireRarest ? documentsOfRarest(texts, words) : undefined;
  const match: Match = { by: 'words', words: found.words };
  // Tens of thousands may be found: numbers are sorted, and hits are made of the best.
  for (const key of keysOf(graph, texts, found, { among, required }).sort()) {
    if (top.overflowed()) break;
    const item = facts[(key % count) - slots.length] ?? entityAt(graph, slots[key % count] ?? 0);
    offerKey(key, item, () => match);
  }
  return { hits: top.items(), truncated: top.overflowed(), text, words };
}

/** A score and a place as one number: the best has the lowest. */
const keyOf = (score: number, place: number, count: number): number => Math.round((1 - score) * PRECISION) * count + place;

/** The documents with the rarest of the words that occur at all; undefined if there is nothing to choose from. */
function documentsOfRarest(texts: FullTextIndex, words: readonly string[]): ReadonlySet<number> | undefined {
  const [rarest, other] = sortBy(
    words.filter((word) => texts.occurrencesOf(word) > 0),
    (word) => [texts.occurrencesOf(word)],
  );
  return rarest === undefined || other === undefined ? undefined : new Set(texts.weigh([rarest]).documents);
}

interface Wanted {
  readonly among: readonly Kind[] | undefined;
  readonly required: ReadonlySet<number> | undefined;
}

function keysOf(graph: Graph, texts: FullTextIndex, { documents, weights }: WeighedDocuments, { among, required }: Wanted) {
  const { slots, ranks } = entityRanking(graph);
  const count = slots.length + currentFacts(graph).length;
  const keys = new Float64Array(documents.length);
  let length = 0;
  for (let at = 0; at < documents.length; at += 1) {
    const document = documents[at] ?? 0;
    if (required?.has(document) === false) continue;
    const item = texts.itemOf(graph, document);
    if (item === undefined || !isAmong(item, among)) continue;
    const place = 'aboutIds' in item ? slots.length + (factPlaces(graph).get(item.id) ?? 0) : ranks[slotOf(document)];
    keys[length++] = keyOf(textScore(weights[at] ?? 0), place ?? 0, count);
  }
  return keys.subarray(0, length);
}

/** The place of each current fact among them. */
const factPlaces = cachePerGraph(
  (graph) => new Map(currentFacts(graph).map(({ id }, place) => [id, place])),
  keptUnless(({ facts }) => facts.size > 0),
);

/** Scores are rounded to a millionth, so that equal scores in the answer are also equal in the order. */
const PRECISION = 1e6;

const isAmong = (item: Entity | Fact, among: readonly Kind[] | undefined): boolean =>
  among === undefined || ('kind' in item && among.includes(item.kind));

function offerIds(graph: Graph, text: string, among: readonly Kind[], offer: Offer): void {
  const { ranks } = entityRanking(graph);
  for (const id of [text, ...among.map((kind) => `${kind}/${text}`)]) {
    const entity = entityById(graph, id);
    if (entity !== undefined) offer(entity, ranks[graph.entities.slotOf(entity.id) ?? 0] ?? 0, 1, () => ({ by: 'id' }));
  }
}

function offerNames(graph: Graph, phrase: string, among: readonly Kind[], offer: Offer): void {
  if (phrase === '') return;
  const names = namesOf(graph);
  const { ranks } = entityRanking(graph);
  const wanted = nameFilter(names, among);
  const offerName = (number: number, scoreOf: (name: Name) => number, matched?: string): void => {
    const name = wanted(number) ? names.all[number] : undefined;
    if (name === undefined) return;
    offer(entityAt(graph, name.slot), ranks[name.slot] ?? 0, scoreOf(name), () => ({ by: 'name', name, phrase: matched ?? name.folded }));
  };
  let exact = false;
  visitNamesWithPrefix(names, phrase, (number, fit) => {
    exact ||= fit === 'same';
    offerName(number, (name) => nameScore(name, fit, phrase), phrase);
  });
  // An exact name isn't a typo.
  if (exact) return;
  visitSimilarNames(names, phrase, (range, mistakes) =>
    visitSuffixes(names, range, (number, isWhole) => isWhole && offerName(number, () => 0.4 - 0.1 * (mistakes / phrase.length))),
  );
}

function nameScore({ field, folded }: Name, fit: MatchType, phrase: string): number {
  const part = 0.1 * (phrase.length / folded.length);
  switch (fit) {
    case 'same':
      return field === 'alias' ? 0.9 : 1;
    case 'beginning':
      return 0.7 + part;
    default:
      return 0.5 + part;
  }
}

/** BM25 has no upper limit; this score, for a word or two in the right place, maps to half of the range. */
const HALF_WEIGHT = 10;
const textScore = (weight: number): number => 0.3 * (weight / (weight + HALF_WEIGHT));

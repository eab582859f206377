/** Search: entities and facts that contain a text, best first. */
import type { SearchResult } from 'minisearch';
import { entityAt, entityKey, entityRanking } from '../base/entity-index.ts';
import { fold } from '../base/fold.ts';
import type { Order } from '../base/ordering.ts';
import { createTopK } from '../base/top-k.ts';
import { keptUnless } from '../base/touched.ts';
import { currentFacts, type Entity, type Fact, type Graph } from '../graph.ts';
import { type Kind, kindNames } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { entityById } from './find.ts';
import { fullTextIndex, limitWords, searchTexts } from './full-text-index.ts';
import { visitSimilarNames } from './fuzzy.ts';
import { type MatchType, type Name, nameFilter, namesOf, visitNamesWithPrefix, visitSuffixes } from './names.ts';
import { toSearchTerms } from './search-terms.ts';

/** How an item matched: by its id, by one of its names (with the matched part, folded), or by words in its texts. */
export type Match =
  | { readonly by: 'id' }
  | { readonly by: 'name'; readonly name: Name; readonly phrase: string }
  | { readonly by: 'words'; readonly result: SearchResult };

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

/** If kinds are given, facts are left out: they have no kind. */
export async function search(graph: Graph, query: string, among?: readonly Kind[]): Promise<SearchResults> {
  const texts = await fullTextIndex(graph);
  const text = query.trim().slice(0, MAX_SEARCH_LENGTH);
  const words = limitWords(texts, [...new Set(toSearchTerms(text))].slice(0, MAX_SEARCH_WORDS));
  const top = createTopK<Hit>(MAX_HITS, ({ item }) => item);
  const { slots, ranks } = entityRanking(graph);
  const count = slots.length + currentFacts(graph).length;
  const offer: Offer = (item, place, score, match) => {
    const steps = Math.round((1 - score) * PRECISION);
    const key = steps * count + place;
    if (!isAmong(item, among)) return;
    if (key < top.limit()) top.offer(key, { item, score: (PRECISION - steps) / PRECISION, match: match() });
    else top.leaveOut(item);
  };
  offerNames(graph, fold(text), among ?? kindNames, offer);
  offerIds(graph, text, among ?? kindNames, offer);
  for (const result of searchTexts(texts, words)) {
    const id = Number(result.id);
    const item = texts.itemOf(graph, id);
    const place = id < 0 ? slots.length + (factPlaces(graph).get(item?.id ?? '') ?? 0) : (ranks[id] ?? 0);
    if (item !== undefined) offer(item, place, textScore(result.score), () => ({ by: 'words', result }));
  }
  return { hits: top.items(), truncated: top.overflowed(), text, words };
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

/** Finds entities by the names that people use. */

import { distance } from 'fastest-levenshtein';
import { NotFound } from '../../errors.ts';
import { sortBy } from '../base/collections.ts';
import { letterBits, minDistance } from '../base/edit-distance.ts';
import { entityAt } from '../base/entity-index.ts';
import { fold } from '../base/fold.ts';
import { keptUnless } from '../base/touched.ts';
import type { Entity, Fact, Graph, Source } from '../graph.ts';
import { type Kind, kindNames, kinds } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { MAX_COMPARED, MAX_LOOKED_AT, nearestEntitiesByName } from './fuzzy.ts';
import { nameFilter, namesEqualTo, namesOf } from './names.ts';

const MAX_SUGGESTIONS = 3;

/** No name is longer: the rest is neither repeated in an error nor compared with every name of the graph. */
const MAX_NAME_LENGTH = 100;

/** Accents and punctuation don't count, but a text with this many of them isn't a name. */
const MAX_INPUT_LENGTH = 1_000;

/** The entity with this id, following retired ids; undefined when there is none. */
export function entityById(graph: Graph, id: string): Entity | undefined {
  return graph.entities.get(graph.redirects.get(id) ?? id);
}

/** The entity with this id, slug, name or alias, tried in that order; kinds in the given order. */
export function findEntity(graph: Graph, name: string, among: readonly Kind[] = kindNames): Entity | undefined {
  const byId = entityById(graph, name.trim()) ?? among.map((kind) => entityById(graph, `${kind}/${name.trim()}`)).find(Boolean);
  if (byId !== undefined && among.includes(byId.kind)) return byId;
  const folded = name.length > MAX_INPUT_LENGTH ? '' : fold(name);
  // "???" isn't a name, not even of an entity whose alias is all punctuation.
  if (folded === '') return undefined;
  const candidates = namesEqualTo(namesOf(graph), folded)
    .map(({ slot, field }) => ({ entity: entityAt(graph, slot), field }))
    .filter(({ entity }) => among.includes(entity.kind));
  const rank = ({ entity, field }: (typeof candidates)[number]): number =>
    fold(entity.slug) === folded ? 0 : 1 + ['name', 'alias'].indexOf(field);
  return sortBy(candidates, (candidate) => [rank(candidate), among.indexOf(candidate.entity.kind)])[0]?.entity;
}

/** Like findEntity; throws NotFound with the nearest names and the argument that holds the name. */
export function needEntity(graph: Graph, name: string, among: readonly Kind[], argument: readonly string[]): Entity {
  const found = findEntity(graph, name, among);
  if (found !== undefined) return found;
  const what = among.length === 1 && among[0] !== undefined ? kinds[among[0]].label : 'entry';
  const given = shorten(name);
  throw new NotFound(`No ${what} is called "${given}".`, nearestEntities(graph, name, among), argument, { given });
}

/** The part of an input that an error repeats. */
export function shorten(name: string): string {
  const characters = Array.from(name.slice(0, 2 * MAX_NAME_LENGTH + 1));
  return characters.length > MAX_NAME_LENGTH ? `${characters.slice(0, MAX_NAME_LENGTH).join('')}…` : name;
}

export function nearestEntities(graph: Graph, name: string, among: readonly Kind[] = kindNames, count = MAX_SUGGESTIONS): Entity[] {
  const names = namesOf(graph);
  return nearestEntitiesByName(names, fold(shorten(name)), nameFilter(names, among), count);
}

/** The fact with this id, following retired ids; undefined when there is none. */
export function factById(graph: Graph, id: string): Fact | undefined {
  return graph.factsById.get(graph.redirects.get(id) ?? id);
}

/** The fact with this slug, following retired ones; throws NotFound with the nearest. */
export const needFact = (graph: Graph, slug: string, argument: readonly string[]): Fact =>
  factById(graph, `fact/${slug.trim()}`) ?? throwNotFound('fact', slug, factSlugs(graph), argument);

/** The source with this slug; throws NotFound with the nearest. */
export const needSource = (graph: Graph, slug: string, argument: readonly string[]): Source =>
  graph.sources.get(`source/${slug.trim()}`) ?? throwNotFound('source', slug, sourceSlugs(graph), argument);

const factSlugs = cachePerGraph(
  ({ facts }) => indexWords(facts.map(({ slug }) => slug)),
  keptUnless(({ facts }) => facts.size > 0),
);
const sourceSlugs = cachePerGraph(
  ({ sources }) => indexWords([...sources.values()].map(({ slug }) => slug)),
  keptUnless(({ sources }) => sources.size > 0),
);

function throwNotFound(what: string, slug: string, known: WordIndex, argument: readonly string[]): never {
  const near = nearestWords(slug, known).map((name) => ({ id: `${what}/${name}`, name }));
  const given = shorten(slug);
  throw new NotFound(`No ${what} is called "${given}".`, near, argument, { given });
}

/** A list of words, each once, folded once for all the requests that look for one. */
export interface WordIndex {
  readonly written: ReadonlySet<string>;
  /** The first word that folds to a text, by that text. */
  readonly byFolded: ReadonlyMap<string, string>;
}

export function indexWords(words: readonly string[]): WordIndex {
  const byFolded = new Map<string, string>();
  for (const word of words) {
    const folded = fold(word);
    if (!byFolded.has(folded)) byFolded.set(folded, word);
  }
  return { written: new Set(words), byFolded };
}

/** The word of a list that the input means, in its own spelling; throws NotFound with the nearest words. */
export function needWord(what: string, input: string, known: WordIndex, argument: readonly string[]): string {
  if (known.written.has(input)) return input;
  const found = input.length > MAX_INPUT_LENGTH ? undefined : known.byFolded.get(fold(input));
  if (found !== undefined) return found;
  const near = nearestWords(input, known);
  const hint = near.length === 0 ? 'There are none yet.' : `Choices include: ${near.join(', ')}.`;
  const given = shorten(input);
  throw new NotFound(`No ${what} is called "${given}". ${hint}`, [], argument, { given, known: near });
}

function nearestWords(input: string, { byFolded }: WordIndex): string[] {
  const folded = fold(shorten(input));
  const bits = letterBits(folded);
  const nearest: { readonly word: string; readonly score: number }[] = [];
  let [looked, compared] = [0, 0];
  for (const [candidate, word] of byFolded) {
    looked += 1;
    if (looked > MAX_LOOKED_AT || compared === MAX_COMPARED) break;
    const limit = nearest[MAX_SUGGESTIONS - 1]?.score ?? Number.POSITIVE_INFINITY;
    if (leastDistance(folded, bits, candidate) > limit) continue;
    compared += 1;
    nearest.push({ word, score: distanceTo(folded, candidate) });
    nearest.sort((left, right) => left.score - right.score || left.word.localeCompare(right.word));
    nearest.length = Math.min(nearest.length, MAX_SUGGESTIONS);
  }
  return nearest.map(({ word }) => word);
}

/** A lower bound of `distanceTo`, which costs a fraction of it. */
function leastDistance(folded: string, bits: number, candidate: string): number {
  if (folded !== '' && candidate.startsWith(folded)) return 0;
  const longer = Math.max(folded.length, candidate.length, 1);
  const difference = Math.abs(folded.length - candidate.length);
  return Math.max(difference, minDistance(bits, letterBits(candidate))) / longer;
}

/** 0 is equal, 1 has nothing in common; a word that begins with the input is close, however long it is. */
function distanceTo(folded: string, candidate: string): number {
  if (folded !== '' && candidate.startsWith(folded)) return 0.1;
  return distance(folded, candidate) / Math.max(folded.length, candidate.length, 1);
}

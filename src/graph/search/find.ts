/** Finds entities by the names that people use. */

import { distance } from 'fastest-levenshtein';
import { NotFound } from '../../errors.ts';
import { sortBy } from '../base/collections.ts';
import { fold } from '../base/fold.ts';
import type { Entity, Fact, Graph, Source } from '../graph.ts';
import { type Kind, kindNames, kinds } from '../ontology.ts';
import { nearestEntitiesByName } from './fuzzy.ts';
import { type Name, nameFilter, namesEqualTo, namesOf } from './names.ts';

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
  const candidates = namesEqualTo(namesOf(graph), folded).filter(({ entity }) => among.includes(entity.kind));
  const rank = ({ entity, field }: Name): number => (fold(entity.slug) === folded ? 0 : 1 + ['name', 'alias'].indexOf(field));
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
  factById(graph, `fact/${slug.trim()}`) ?? throwNotFound('fact', slug, graph.facts, argument);

/** The source with this slug; throws NotFound with the nearest. */
export const needSource = (graph: Graph, slug: string, argument: readonly string[]): Source =>
  graph.sources.get(`source/${slug.trim()}`) ?? throwNotFound('source', slug, [...graph.sources.values()], argument);

function throwNotFound(
  what: string,
  slug: string,
  known: readonly { readonly id: string; readonly slug: string }[],
  argument: readonly string[],
): never {
  const near = nearest(slug, known, { names: (one) => [one.slug], label: (one) => one.slug });
  const given = shorten(slug);
  throw new NotFound(
    `No ${what} is called "${given}".`,
    near.map(({ id, slug: name }) => ({ id, name })),
    argument,
    { given },
  );
}

/** The word of a list that the input means, in its own spelling; throws NotFound with the nearest words. */
export function needWord(what: string, input: string, known: readonly string[], argument: readonly string[]): string {
  const found = known.find((word) => word === input) ?? known.find((word) => fold(word) === fold(input));
  if (found !== undefined) return found;
  const near = nearest(input, known, { names: (word) => [word], label: (word) => word });
  const hint = near.length === 0 ? 'There are none yet.' : `Choices include: ${near.join(', ')}.`;
  const given = shorten(input);
  throw new NotFound(`No ${what} is called "${given}". ${hint}`, [], argument, { given, known: near });
}

interface NameAccessors<T> {
  readonly names: (item: T) => readonly string[];
  /** Decides between those that are equally close. */
  readonly label: (item: T) => string;
}

function nearest<T>(input: string, items: readonly T[], { names, label }: NameAccessors<T>, count = MAX_SUGGESTIONS): T[] {
  const folded = fold(shorten(input));
  return items
    .map((item) => ({ item, score: distanceToNearest(folded, names(item).map(fold)) }))
    .sort((left, right) => left.score - right.score || label(left.item).localeCompare(label(right.item)))
    .slice(0, count)
    .map(({ item }) => item);
}

/** 0 is equal, 1 has nothing in common; a name that begins with the input is close, however long it is. */
function distanceToNearest(folded: string, names: readonly string[]): number {
  const scores = names.map((candidate) => {
    if (folded !== '' && candidate.startsWith(folded)) return 0.1;
    return distance(folded, candidate) / Math.max(folded.length, candidate.length, 1);
  });
  return Math.min(...scores);
}

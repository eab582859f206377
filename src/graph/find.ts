/** Finds entities by what people call them. */
import { NotFound } from '../errors.ts';
import { sortBy } from './collect.ts';
import { fold } from './fold.ts';
import type { Entity, Graph } from './graph.ts';
import { type Name, namesLike, namesOf, ofKinds } from './names.ts';
import { nearestByName } from './near.ts';
import { type Kind, kindNames, kinds } from './ontology.ts';

/** How many near names an error offers. */
const SUGGESTIONS = 3;

/** No name is longer: what goes on is not repeated in an error, nor compared with every name of the graph. */
const LONGEST_NAME = 100;

/** Accents and signs do not count, but who writes so many of them means no name. */
const LONGEST_WRITTEN = 1_000;

/** The entity with this id, following retired ids; undefined when there is none. */
export function entityById(graph: Graph, id: string): Entity | undefined {
  return graph.entities.get(graph.redirects.get(id) ?? id);
}

/** The entity that is called so: by id, slug, name or alias, in this order; kinds in the order given. */
export function findEntity(graph: Graph, name: string, among: readonly Kind[] = kindNames): Entity | undefined {
  const byId = entityById(graph, name.trim()) ?? among.map((kind) => entityById(graph, `${kind}/${name.trim()}`)).find(Boolean);
  if (byId !== undefined && among.includes(byId.kind)) return byId;
  const folded = name.length > LONGEST_WRITTEN ? '' : fold(name);
  // "???" is no name, not even of an entity that has an alias made of signs alone.
  if (folded === '') return undefined;
  const candidates = namesLike(namesOf(graph), folded).filter(({ entity }) => among.includes(entity.kind));
  const rank = ({ entity, field }: Name): number => (fold(entity.slug) === folded ? 0 : 1 + ['name', 'alias'].indexOf(field));
  return sortBy(candidates, (candidate) => [rank(candidate), among.indexOf(candidate.entity.kind)])[0]?.entity;
}

/** Like findEntity; throws NotFound with the nearest names when nothing is called so. */
export function needEntity(graph: Graph, name: string, among: readonly Kind[]): Entity {
  const found = findEntity(graph, name, among);
  if (found !== undefined) return found;
  const what = among.length === 1 && among[0] !== undefined ? kinds[among[0]].label : 'entry';
  throw new NotFound(`No ${what} is called "${shorten(name)}".`, nearestEntities(graph, name, among));
}

function shorten(name: string): string {
  const characters = Array.from(name.slice(0, 2 * LONGEST_NAME + 1));
  return characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME).join('')}…` : name;
}

/** The entities whose names are nearest to what was typed, best first. */
export function nearestEntities(graph: Graph, name: string, among: readonly Kind[] = kindNames, count = SUGGESTIONS): Entity[] {
  const names = namesOf(graph);
  return nearestByName(names, fold(shorten(name)), ofKinds(names, among), count);
}

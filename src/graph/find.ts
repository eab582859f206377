/** Finds entities by what people call them. */
import { distance } from 'fastest-levenshtein';
import { NotFound } from '../errors.ts';
import { type Entity, entitiesOf, type Graph } from './graph.ts';
import { type Kind, kindNames, kinds } from './ontology.ts';

/** How many near names an error offers. */
const SUGGESTIONS = 3;

/** No name is longer: what goes on is not repeated in an error, nor compared with every name of the graph. */
const LONGEST_NAME = 100;

/** Upper and lower case, hyphens, dots and spaces make no difference: "GPT 4o" is "gpt-4o". */
const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const namesOf = (entity: Entity): string[] => [entity.slug, entity.name, ...entity.aliases].map(fold);

/** The entity with this id, following retired ids; undefined when there is none. */
export function entityById(graph: Graph, id: string): Entity | undefined {
  return graph.entities.get(graph.redirects.get(id) ?? id);
}

/** The entity that is called so: by id, slug, name or alias, in this order; kinds in the order given. */
export function findEntity(graph: Graph, name: string, among: readonly Kind[] = kindNames): Entity | undefined {
  const byId = entityById(graph, name.trim()) ?? among.map((kind) => entityById(graph, `${kind}/${name.trim()}`)).find(Boolean);
  if (byId !== undefined && among.includes(byId.kind)) return byId;
  const folded = fold(name);
  // "???" is no name, not even of an entity that has an alias made of signs alone.
  if (folded === '') return undefined;
  const candidates = among.flatMap((kind) => entitiesOf(graph, kind));
  return candidates.find(({ slug }) => fold(slug) === folded) ?? candidates.find((entity) => namesOf(entity).includes(folded));
}

/** Like findEntity; throws NotFound with the nearest names when nothing is called so. */
export function needEntity(graph: Graph, name: string, among: readonly Kind[]): Entity {
  const found = findEntity(graph, name, among);
  if (found !== undefined) return found;
  const what = among.length === 1 && among[0] !== undefined ? kinds[among[0]].label : 'entry';
  throw new NotFound(`No ${what} is called "${shorten(name)}".`, nearestEntities(graph, name, among));
}

/** What an error repeats of what was typed. */
export function shorten(name: string): string {
  const characters = Array.from(name.slice(0, 2 * LONGEST_NAME + 1));
  return characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME).join('')}…` : name;
}

/** The entities whose names are nearest to what was typed, best first. */
export function nearestEntities(graph: Graph, name: string, among: readonly Kind[] = kindNames, count = SUGGESTIONS): Entity[] {
  const folded = fold(shorten(name));
  const scored = among.flatMap((kind) => entitiesOf(graph, kind)).map((entity) => ({ entity, score: nearness(folded, entity) }));
  return scored
    .sort((left, right) => left.score - right.score || left.entity.name.localeCompare(right.entity.name))
    .slice(0, count)
    .map(({ entity }) => entity);
}

/** 0 is equal, 1 has nothing in common; a name that begins with what was typed is near however long it is. */
function nearness(folded: string, entity: Entity): number {
  const scores = namesOf(entity).map((candidate) => {
    if (folded !== '' && candidate.startsWith(folded)) return 0.1;
    return distance(folded, candidate) / Math.max(folded.length, candidate.length, 1);
  });
  return Math.min(...scores);
}

/**
 * Names: all names of entities, sorted, so that a search for a beginning doesn't look at the rest.
 * A name is identified by its place in `all`, and the data that many names are tested by is in arrays of numbers: objects are
 * only looked up for the few results.
 */
import { lowerBound } from '../base/collections.ts';
import { fold } from '../base/fold.ts';
import { buildSuffixIndex, type SuffixIndex } from '../base/suffix-index.ts';
import type { Entity } from '../graph.ts';
import { type Kind, kindNames } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { entitiesByDegree } from './degree.ts';

export interface Name {
  readonly entity: Entity;
  readonly field: 'name' | 'slug' | 'alias';
  readonly text: string;
  readonly folded: string;
}

export interface Names {
  /** Those of the best connected entities first. Names that fold to the same text count once per entity. */
  readonly all: readonly Name[];
  /** For each name, the place of its entity's kind in the ontology. */
  readonly kinds: Uint8Array;
  /** Every name from each of its words on, in alphabetical order. */
  readonly suffixes: SuffixIndex;
}

export const namesOf = cachePerGraph((graph): Names => buildNames(entitiesByDegree(graph).flatMap(namesOfEntity)));

/** The name comes before the slug, which mostly differs only in capitals. */
function namesOfEntity(entity: Entity): Name[] {
  const names: Name[] = [];
  const add = (field: Name['field'], written: string): void => {
    const folded = fold(written);
    if (folded !== '' && !names.some((name) => name.folded === folded)) names.push({ entity, field, text: written, folded });
  };
  add('name', entity.name);
  add('slug', entity.slug);
  for (const alias of entity.aliases) add('alias', alias);
  return names;
}

const buildNames = (all: readonly Name[]): Names => ({
  all,
  kinds: Uint8Array.from(all, ({ entity }) => kindNames.indexOf(entity.kind)),
  suffixes: buildSuffixIndex(all.map(({ folded }) => folded)),
});

/** The names that equal this text when folded. */
export function namesEqualTo(names: Names, folded: string): Name[] {
  const { all, suffixes } = names;
  const [from, to] = [lowerBoundOf(names, folded), lowerBoundOf(names, `${folded}${FIRST}`)];
  return [...suffixes.textIndexes.subarray(from, to)].flatMap((place, index) =>
    suffixes.offsets[from + index] === 0 ? (all[place] ?? []) : [],
  );
}

export type NameFilter = (place: number) => boolean;

export function nameFilter({ kinds }: Names, among: readonly Kind[]): NameFilter {
  const wanted = kindNames.map((kind) => among.includes(kind));
  return (place) => wanted[kinds[place] ?? 0] === true;
}

/** How a name continues a text: not at all, from its beginning, or from the beginning of a later word. */
export type MatchType = 'same' | 'beginning' | 'word';

/** Calls `visit` with the place of every name that has the text at the beginning of a word. */
export function visitNamesWithPrefix(names: Names, folded: string, visit: (place: number, fit: MatchType) => void): void {
  const { textIndexes, offsets } = names.suffixes;
  const [from, longer, to] = ['', FIRST, LAST].map((end) => lowerBoundOf(names, `${folded}${end}`));
  for (let at = from ?? 0; at < (to ?? 0); at += 1) {
    const whole = at < (longer ?? 0) ? 'same' : 'beginning';
    visit(textIndexes[at] ?? 0, offsets[at] === 0 ? whole : 'word');
  }
}

/** Sorts before every letter that can follow. */
const FIRST = ' ';
/** Sorts after every letter; no text contains it. */
const LAST = '\uffff';

/** The first place whose tail doesn't sort before this text. */
const lowerBoundOf = ({ all, suffixes: { textIndexes, offsets } }: Names, text: string): number =>
  lowerBound(textIndexes.length, (at) => (all[textIndexes[at] ?? 0]?.folded.slice(offsets[at]) ?? '') < text);

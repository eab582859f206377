/**
 * Names: all that entities are called, in order, so that what begins with a text is found without looking at the rest.
 * A name is told by its place in `all`, and what is asked of many names stands in numbers: objects are only looked up for the few
 * that are answered.
 */
import { firstPlace } from './collect.ts';
import { fold } from './fold.ts';
import type { Entity } from './graph.ts';
import { perGraph } from './memo.ts';
import { type Kind, kindNames } from './ontology.ts';
import { entitiesByStanding } from './standing.ts';

export interface Name {
  readonly entity: Entity;
  readonly field: 'name' | 'slug' | 'alias';
  readonly written: string;
  readonly folded: string;
}

export interface Names {
  /** Those of the best connected entities first. What folds to the same is one name of an entity. */
  readonly all: readonly Name[];
  /** For each name the place of its entity's kind in the ontology. */
  readonly kinds: Uint8Array;
  /** Every name from each of its words on, in alphabetical order. */
  readonly tails: readonly string[];
  /** The names with the tail at a place stand in `tailed` from `starts[place]` to before `starts[place + 1]`. */
  readonly starts: Int32Array;
  /** Places of names; where the tail is not the whole name, their complement (`~place`). */
  readonly tailed: Int32Array;
}

/** The names of a graph; put in order once, when somebody first looks for one. */
export const namesOf = perGraph((graph): Names => putInOrder(entitiesByStanding(graph).flatMap(namesOfEntity)));

/** The name comes before the slug, which mostly is the same but for its capitals. */
function namesOfEntity(entity: Entity): Name[] {
  const names: Name[] = [];
  const add = (field: Name['field'], written: string): void => {
    const folded = fold(written);
    if (folded !== '' && !names.some((name) => name.folded === folded)) names.push({ entity, field, written, folded });
  };
  add('name', entity.name);
  add('slug', entity.slug);
  for (const alias of entity.aliases) add('alias', alias);
  return names;
}

function putInOrder(all: readonly Name[]): Names {
  const byTail = groupByTail(all);
  const tails = [...byTail.keys()].sort();
  const starts = new Int32Array(tails.length + 1);
  for (const [place, tail] of tails.entries()) starts[place + 1] = (starts[place] ?? 0) + (byTail.get(tail)?.length ?? 0);
  return {
    ...{ all, tails, starts },
    kinds: Uint8Array.from(all, ({ entity }) => kindNames.indexOf(entity.kind)),
    tailed: Int32Array.from(tails.flatMap((tail) => byTail.get(tail) ?? [])),
  };
}

function groupByTail(all: readonly Name[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  const add = (tail: string, entry: number): void => {
    const entries = groups.get(tail);
    if (entries === undefined) groups.set(tail, [entry]);
    else entries.push(entry);
  };
  for (const [place, { folded }] of all.entries()) {
    add(folded, place);
    for (let gap = folded.indexOf(' '); gap >= 0; gap = folded.indexOf(' ', gap + 1)) add(folded.slice(gap + 1), ~place);
  }
  return groups;
}

/** The names that are written just so, when folded. */
export function namesLike({ all, tails, starts, tailed }: Names, folded: string): Name[] {
  const at = firstFrom(tails, folded);
  if (tails[at] !== folded) return [];
  // A complement is negative, and no place.
  return [...tailed.subarray(starts[at], starts[at + 1])].flatMap((place) => all[place] ?? []);
}

/** Whether the name at a place is asked for. */
export type Wanted = (place: number) => boolean;

/** The names of entities of these kinds. */
export function ofKinds({ kinds }: Names, among: readonly Kind[]): Wanted {
  const wanted = kindNames.map((kind) => among.includes(kind));
  return (place) => wanted[kinds[place] ?? 0] === true;
}

/** How a name goes on from a text: not at all, from its beginning, or from the beginning of a later word. */
export type Fit = 'same' | 'beginning' | 'word';

/** Shows `visit` the place of every name in which a word begins from which it goes on like the text. */
export function namesFrom({ tails, starts, tailed }: Names, folded: string, visit: (place: number, fit: Fit) => void): void {
  const [from, to] = [firstFrom(tails, folded), firstFrom(tails, `${folded}${LAST}`)];
  const same = tails[from] === folded ? (starts[from + 1] ?? 0) : 0;
  const end = starts[to] ?? 0;
  for (let at = starts[from] ?? 0; at < end; at += 1) {
    const entry = tailed[at] ?? 0;
    if (entry < 0) visit(~entry, 'word');
    else visit(entry, at < same ? 'same' : 'beginning');
  }
}

/** No text goes on with it, and every letter comes before it. */
const LAST = '\uffff';

/** The first place whose text does not come before this one. */
const firstFrom = (texts: readonly string[], text: string): number => firstPlace(texts.length, (place) => (texts[place] ?? '') < text);

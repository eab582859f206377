/**
 * Names: which entities a text can mean, whatever its spaces, hyphens and capitals. The maps only grow, and one graph shares them with
 * the next: what is found is checked against the entities of the graph that is asked.
 */
import { addToGroup } from '../../graph/base/collections.ts';
import { fold } from '../../graph/base/fold.ts';
import { touchedEntities } from '../../graph/base/touched.ts';
import type { Entity, Graph } from '../../graph/graph.ts';
import { columnRules, type Kind, kindNames, kindRule } from '../../graph/ontology.ts';
import { cachePerGraph } from '../../graph/per-graph-cache.ts';
import { compactName } from '../words/tokens.ts';

/** Slots by a text; an entity may have lost the name since. */
type Index = Map<string, number[]>;

interface NameMaps {
  readonly names: Index;
  /** The beginnings of models' names, up to a word's end, and the names of families. */
  readonly beginnings: Index;
  readonly families: Index;
  /** Texts of columns, such as licenses: by kind, column and the text's beginning. */
  readonly values: Index;
  readonly words: WordBuckets;
  longest: number;
}

/** Words that a misspelt one may mean, by first letter and length. */
type WordBuckets = Map<string, Map<string, number[]>>;

export const nameMapsOf = cachePerGraph(
  ({ entities }): NameMaps => {
    const maps: NameMaps = {
      names: new Map(),
      beginnings: new Map(),
      families: new Map(),
      values: new Map(),
      words: new Map(),
      longest: 1,
    };
    for (let slot = 0; slot < entities.capacity; slot += 1) index(maps, entities.at(slot), slot);
    return maps;
  },
  (maps, step) => {
    for (const slot of touchedEntities(step)) index(maps, step.after.entities.at(slot), slot);
    return maps;
  },
);

function index(maps: NameMaps, entity: Entity | undefined, slot: number): void {
  if (entity === undefined) return;
  for (const name of namesOf(entity).flatMap(spellings)) addName(maps, name, slot);
  if (entity.kind === 'model') for (const beginning of beginningsOf(entity)) addOnce(maps.beginnings, beginning, slot);
  const family = entity.model?.family;
  if (family != null) addOnce(maps.families, compactName(family), slot);
  for (const { column, value } of textsOf(entity)) {
    for (const key of valueKeys(column, value)) addOnce(maps.values, key, slot);
    for (const word of fold(value).split(' ')) addWord(maps.words, word, slot);
  }
}

/** Questions lose the possessive: "humanity's last exam". */
const spellings = (name: string): string[] => (POSSESSIVE.test(name) ? [name, name.replace(POSSESSIVE, '')] : [name]);
const POSSESSIVE = /['’]s\b/;

function addName(maps: NameMaps, name: string, slot: number): void {
  const key = compactName(name);
  if (key === '') return;
  addOnce(maps.names, key, slot);
  const words = fold(name).split(' ');
  maps.longest = Math.max(maps.longest, words.length);
  for (const word of words) addWord(maps.words, word, slot);
}

function addOnce(into: Index, key: string, slot: number): void {
  if (into.get(key)?.at(-1) !== slot) addToGroup(into, key, slot);
}

const MIN_REPAIRED = 4;

function addWord(buckets: WordBuckets, word: string, slot: number): void {
  if (word.length < MIN_REPAIRED || /\p{N}/u.test(word)) return;
  const bucket = bucketOf(word[0] ?? '', word.length);
  const words = buckets.get(bucket) ?? new Map<string, number[]>();
  buckets.set(bucket, words);
  // A few owners are enough to tell whether the word is still in use.
  const owners = words.get(word) ?? [];
  words.set(word, owners);
  if (owners.length < MAX_OWNERS && !owners.includes(slot)) owners.push(slot);
}

const MAX_OWNERS = 8;

export const bucketOf = (letter: string, length: number): string => `${letter}${length}`;

/** Its name and slug, its aliases, and what it is asked for by in a single word. */
export const namesOf = ({ name, slug, aliases, asks }: Entity): readonly string[] => [
  name,
  slug,
  ...aliases,
  ...asks.filter((ask) => !ask.includes(' ')),
];

/** "Qwen3-VL-8B" begins with "qwen3" and "qwen3vl". */
function beginningsOf({ name }: Entity): string[] {
  const words = fold(name.replaceAll('+', ' plus')).split(' ');
  return words.slice(0, -1).map((_, index) => words.slice(0, index + 1).join(''));
}

const textColumns = kindNames.flatMap((kind) =>
  Object.entries(columnRules(kind))
    .filter(([, rule]) => rule.type === 'text' && rule.cues?.values === true)
    .map(([column]) => ({ kind, column })),
);

function textsOf(entity: Entity): { column: string; value: string }[] {
  return textColumns.flatMap(({ kind, column }) => {
    const columns = entity[kind as 'model'] as Readonly<Record<string, unknown>> | null;
    const value = entity.kind === kind ? columns?.[column] : null;
    return typeof value === 'string' ? [{ column, value }] : [];
  });
}

/** What kinds are called: "model". */
const nouns: ReadonlySet<string> = new Set(kindNames.map((kind) => fold(kindRule(kind).label).split(' ').at(-1) ?? ''));

/**
 * A text can be asked for by its beginning, word by word: "apache" and "apache 2.0". A DeepSeek model isn't one under the DeepSeek
 * Model License.
 */
function valueKeys(column: string, value: string): string[] {
  const words = fold(value).split(' ');
  const isWhole = (at: number) => at === words.length - 1;
  return words.flatMap((word, at) => (nouns.has(word) && !isWhole(at) ? [] : [`${column} ${words.slice(0, at + 1).join('')}`]));
}

/** A beginning that so many names share, such as an article, says nothing. */
const MAX_SHARED = 2_000;

/** Each once: an edit adds the names of its entities anew. */
function slotsAt(map: Index, key: string): readonly number[] {
  const slots = map.get(key) ?? [];
  if (slots.length > MAX_SHARED) return [];
  return slots.length < 2 ? slots : [...new Set(slots)];
}

/** The entities that have this name now, best first: by their own name before a slug and an alias. */
export function entitiesNamed(graph: Graph, key: string): Entity[] {
  const found = slotsAt(nameMapsOf(graph).names, key).flatMap((slot) => graph.entities.at(slot) ?? []);
  const isKey = (name: string): boolean => spellings(name).some((spelling) => compactName(spelling) === key);
  const rank = (entity: Entity): number => namesOf(entity).findIndex(isKey);
  return found
    .map((entity) => ({ entity, rank: rank(entity) }))
    .filter(({ rank: at }) => at >= 0)
    .sort(
      (one, other) =>
        Math.min(one.rank, 2) - Math.min(other.rank, 2) || kindNames.indexOf(one.entity.kind) - kindNames.indexOf(other.entity.kind),
    )
    .map(({ entity }) => entity);
}

/** No line of models is longer: what more names begin with is a word, such as "the". */
const LONGEST_LINE = 300;

/** The models of a family, or whose names begin with this. */
export function modelsInLine(graph: Graph, key: string): readonly Entity[] {
  const { families, beginnings } = nameMapsOf(graph);
  const at = (slots: readonly number[]) => slots.flatMap((slot) => graph.entities.at(slot) ?? []);
  const family = at(slotsAt(families, key)).filter(({ model }) => compactName(model?.family ?? '') === key);
  if (family.length > 0) return family;
  const slots = slotsAt(beginnings, key);
  if (slots.length > LONGEST_LINE) return [];
  const found = at(slots).filter((entity) => beginningsOf(entity).includes(key));
  const isOneLine = /\p{N}/u.test(key) || new Set(found.map(({ model }) => model?.family ?? null)).size === 1;
  return isOneLine ? found : [];
}

export interface NamedValue {
  readonly kind: Kind;
  readonly column: string;
}

/** The columns in which some entity's text begins with this. */
export function columnsWith(graph: Graph, key: string): NamedValue[] {
  const { values } = nameMapsOf(graph);
  return textColumns.filter(({ kind, column }) =>
    slotsAt(values, `${column} ${key}`).some((slot) => {
      const entity = graph.entities.at(slot);
      return entity?.kind === kind && textsOf(entity).some((text) => text.column === column && compactName(text.value).startsWith(key));
    }),
  );
}

/** Whether an entity's names still have the word. */
export function isInUse(graph: Graph, word: string, owners: readonly number[]): boolean {
  return owners.some((slot) => {
    const entity = graph.entities.at(slot);
    const texts = entity === undefined ? [] : [...namesOf(entity), ...textsOf(entity).map(({ value }) => value)];
    return texts.some((text) => fold(text).split(' ').includes(word));
  });
}

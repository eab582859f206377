/** Completes the beginning of an input to the names of entities. */

import { entityAt, listSlots } from '../base/entity-index.ts';
import { fold } from '../base/fold.ts';
import { createTopK, type TopK } from '../base/top-k.ts';
import type { Entity, Graph } from '../graph.ts';
import { isKind, type Kind, kindNames } from '../ontology.ts';
import { entityById } from './find.ts';
import { visitSimilarNames } from './fuzzy.ts';
import {
  type Name,
  type Names,
  nameFilter,
  namesOf,
  promisingRanges,
  type SuffixRange,
  suffixesWithPrefix,
  visitSuffixes,
} from './names.ts';

export interface Completion {
  readonly entity: Entity;
  /** The text to show: the name, with the alias that the input begins; no two are alike. */
  readonly label: string;
  /** The id, which never changes. */
  readonly value: string;
}

export const MAX_COMPLETIONS = 25;

/** No name is longer: a longer input completes to nothing. */
export const MAX_INPUT_LENGTH = 200;

interface Candidate extends Pick<Name, 'field' | 'text'> {
  readonly entity: Entity;
}

/**
 * The entities of these kinds that a text may mean: by id (including retired ones), then by exact name, by the beginning of a
 * name, by the beginning of a later word, and by a similar name; among equals, the best connected first.
 * For an empty text: the model classes, then the best connected entities.
 */
export function complete(graph: Graph, text: string, among: readonly Kind[] = kindNames, count = MAX_COMPLETIONS): Completion[] {
  const input = text.trim();
  if (input.length > MAX_INPUT_LENGTH) return [];
  const top = createTopK<Candidate>(count, ({ entity }) => entity);
  const { kinds, name } = readId(input, among);
  const names = namesOf(graph);
  const propose = proposer(graph, names, kinds, top);
  if (name === '') proposeDefaults(graph, names, propose, top);
  else proposeNames(names, fold(name), offerIds(graph, input, among, top), propose);
  const candidates = top.items();
  return candidates.map((candidate) => toCompletion(candidate, candidates));
}

/** A user who chose a completion before may continue from its id: after `model/` comes the name of a model. */
function readId(input: string, among: readonly Kind[]): { readonly kinds: readonly Kind[]; readonly name: string } {
  const [kind = '', ...rest] = input.split('/');
  return isKind(kind) && rest.length > 0
    ? { kinds: among.filter((one) => one === kind), name: rest.join('/') }
    : { kinds: among, name: input };
}

/** How well names match; 0 is best. */
interface Propose {
  readonly one: (number: number, rank: number) => void;
  /** The names in a range of suffixes, at one rank if they are there as a whole, and at another from a later word on. */
  readonly range: (range: SuffixRange, whole: number, word: number) => void;
}

/** The best connected of equally good matches come first. */
function proposer(graph: Graph, names: Names, kinds: readonly Kind[], top: TopK<Candidate>): Propose {
  const wanted = nameFilter(names, kinds);
  const one = (number: number, rank: number): void => {
    const key = rank * names.limit + names.priorityOf(number);
    const name = key < top.limit() && wanted(number) ? names.all[number] : undefined;
    if (name !== undefined) top.offer(key, { entity: entityAt(graph, name.slot), field: name.field, text: name.text });
  };
  const range = (all: SuffixRange, whole: number, word: number): void => {
    const isPromising = (ofWholes: number, ofWords: number): boolean =>
      Math.min(whole * names.limit + ofWholes, word * names.limit + ofWords) < top.limit();
    for (const part of promisingRanges(graph, all, isPromising)) {
      visitSuffixes(names, part, (number, isWhole) => (isWhole || word < NEVER) && one(number, isWhole ? whole : word));
    }
  };
  return { one, range };
}

/** The rank of what isn't a match. */
const NEVER = Number.POSITIVE_INFINITY;

function proposeDefaults(
  graph: Graph,
  { degrees, firsts, counts, limit, priorityOf }: Names,
  propose: Propose,
  top: TopK<Candidate>,
): void {
  for (const slot of listSlots(graph, 'model-class')) if (counts[slot] !== 0) propose.one(firsts[slot] ?? 0, 0);
  for (const slot of degrees.slots) {
    const first = firsts[slot] ?? 0;
    if (limit + priorityOf(first) >= top.limit()) return;
    if (counts[slot] !== 0) propose.one(first, 1);
  }
}

/** Offers the entity with the id before anything else; returns whether there is one. */
function offerIds(graph: Graph, input: string, among: readonly Kind[], top: TopK<Candidate>): boolean {
  // A slug counts as a name, unless it's a retired one.
  const retired = among.map((kind) => `${kind}/${input}`).filter((id) => graph.redirects.has(id));
  const found = [input, ...retired].flatMap((id) => entityById(graph, id) ?? []);
  const wanted = found.filter(({ kind }) => among.includes(kind));
  for (const [index, entity] of wanted.entries()) top.offer(index - wanted.length, { entity, field: 'name', text: entity.name });
  return wanted.length > 0;
}

const matchRanks = { same: 0, beginning: 1, word: 2 } as const;

function proposeNames(names: Names, folded: string, known: boolean, propose: Propose): void {
  if (folded === '') return;
  const { same, longer } = suffixesWithPrefix(names, folded);
  let exact = known;
  visitSuffixes(names, same, (number, isWhole) => {
    exact ||= isWhole;
    propose.one(number, isWhole ? matchRanks.same : matchRanks.word);
  });
  propose.range(longer, matchRanks.beginning, matchRanks.word);
  // An exact name isn't a typo.
  if (!exact) visitSimilarNames(names, folded, (range, mistakes) => propose.range(range, matchRanks.word + mistakes, NEVER));
}

function toCompletion(candidate: Candidate, among: readonly Candidate[]): Completion {
  const label = labelOf(candidate);
  const alone = among.filter((other) => labelOf(other) === label).length === 1;
  const { entity } = candidate;
  return { entity, label: alone ? label : `${label} (${entity.id})`, value: entity.id };
}

const labelOf = ({ entity, field, text }: Candidate): string => (field === 'alias' ? `${entity.name} (${text})` : entity.name);

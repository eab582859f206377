/** Completes the beginning of an input to the names of entities. */

import { fold } from '../base/fold.ts';
import { createTopK, type TopK } from '../base/top-k.ts';
import type { Entity, Graph } from '../graph.ts';
import { isKind, type Kind, kindNames } from '../ontology.ts';
import { entityById } from './find.ts';
import { visitSimilarNames } from './fuzzy.ts';
import { type Name, type Names, nameFilter, namesOf, visitNamesWithPrefix } from './names.ts';

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

type Candidate = Pick<Name, 'entity' | 'field' | 'text'>;

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
  const propose = proposer(names, kinds, top);
  if (name === '') proposeDefaults(names, propose);
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

/** The rank of a name says how well it matches; 0 is best. */
type Propose = (nameIndex: number, rank: number) => void;

/** Names are sorted with the best connected first, so their place decides between equally good matches. */
function proposer(names: Names, kinds: readonly Kind[], top: TopK<Candidate>): Propose {
  const wanted = nameFilter(names, kinds);
  return (nameIndex, rank) => {
    const key = rank * names.all.length + nameIndex;
    const name = key < top.limit() && wanted(nameIndex) ? names.all[nameIndex] : undefined;
    if (name !== undefined) top.offer(key, name);
  };
}

const CLASS = kindNames.indexOf('model-class');

function proposeDefaults({ kinds }: Names, propose: Propose): void {
  for (let nameIndex = 0; nameIndex < kinds.length; nameIndex += 1) propose(nameIndex, kinds[nameIndex] === CLASS ? 0 : 1);
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
  let exact = known;
  visitNamesWithPrefix(names, folded, (nameIndex, how) => {
    exact ||= how === 'same';
    propose(nameIndex, matchRanks[how]);
  });
  // An exact name isn't a typo.
  if (!exact) visitSimilarNames(names, folded, (nameIndex, mistakes) => propose(nameIndex, matchRanks.word + mistakes));
}

function toCompletion(candidate: Candidate, among: readonly Candidate[]): Completion {
  const label = labelOf(candidate);
  const alone = among.filter((other) => labelOf(other) === label).length === 1;
  const { entity } = candidate;
  return { entity, label: alone ? label : `${label} (${entity.id})`, value: entity.id };
}

const labelOf = ({ entity, field, text }: Candidate): string => (field === 'alias' ? `${entity.name} (${text})` : entity.name);

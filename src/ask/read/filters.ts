/** Filters: what a list is narrowed down by, in any order of words; scope words say how the conditions are joined. */
import type { Side } from '../../graph/base/relations-of.ts';
import { entitiesOf, type Entity } from '../../graph/graph.ts';
import type { Kind, RelationTypeName } from '../../graph/ontology.ts';
import type { Filter } from '../question.ts';
import { compactName } from '../words/tokens.ts';
import { withDivisions } from '../evaluate/divisions.ts';
import { rangeAt, type Taken } from './ranges.ts';
import { entitiesAt, hasIntent, hasScope, hasTone, isFiller, meaning, meaningsAs, type Sentence } from './sentence.ts';

export interface FilterReading {
  readonly filter: Filter | null;
  readonly used: ReadonlySet<number>;
  /** Whether every scope word and cue found something to apply to. */
  readonly complete: boolean;
}

interface Joined {
  readonly filter: Filter;
  readonly by: 'and' | 'or';
}

interface State {
  readonly sentence: Sentence;
  readonly kind: Kind;
  readonly used: Set<number>;
  readonly parts: Joined[];
  negated: boolean;
  only: boolean;
  by: 'and' | 'or';
  /** The relation that a verb has named, until an entity follows. */
  verbs: readonly Verb[];
  verbPending: number | undefined;
  columnsPending: Map<number, readonly string[]>;
  /** Whether a scope word found nothing to apply to. */
  failed: boolean;
}

interface Verb {
  readonly relation: RelationTypeName;
  readonly side: Side;
}

/** Reads the spans that aren't used yet as conditions on entities of a kind. */
export function readFilters(sentence: Sentence, kind: Kind, skip: ReadonlySet<number>): FilterReading {
  const state: State = {
    ...{ sentence, kind, used: new Set<number>(), parts: [], negated: false, only: false, by: 'and', failed: false },
    ...{ verbs: [], verbPending: undefined, columnsPending: new Map() },
  };
  for (let at = 0; at < sentence.spans.length; ) at = skip.has(at) ? at + 1 : step(state, at);
  const named = new Set(columnsIn(state.parts.map(({ filter }) => filter)));
  for (const [at, columns] of state.columnsPending) {
    // "How many models did Anthropic release": the verb adds nothing to the maker.
    const isVerb = columns.includes('releasedOn') && state.parts.length > 0;
    if (isVerb || columns.some((column) => named.has(column))) state.used.add(at);
  }
  if (state.negated && isLastWord(state)) negateLast(state);
  const complete = !state.failed && !state.negated && !state.only && state.verbPending === undefined;
  return { filter: joined(state.parts, isJoint(sentence)), used: state.used, complete };
}

/** "Which limitations do LLMs have that LMMs don't": the word comes after what it is about. */
const isLastWord = ({ sentence: { spans } }: State): boolean => {
  const rest = spans.slice(spans.findLastIndex((span) => hasScope(span, 'not')) + 1);
  return rest.every((span) => isFiller(span));
};

function negateLast(state: State): void {
  const last = state.parts.pop();
  if (last === undefined) return;
  state.parts.push({ ...last, filter: last.filter.op === 'not' ? last.filter.of : { op: 'not', of: last.filter } });
  state.negated = false;
}

const columnsIn = (filters: readonly Filter[]): string[] =>
  filters.flatMap((filter) => {
    if (filter.op === 'and' || filter.op === 'or') return columnsIn(filter.of);
    if (filter.op === 'not') return columnsIn([filter.of]);
    return 'column' in filter ? [filter.column] : [];
  });

/** "or" binds its neighbours before "and" does. */
function joined(parts: readonly Joined[], isJoint: boolean): Filter | null {
  const groups: Filter[][] = [];
  for (const { filter, by } of parts) {
    const before = groups.at(-1)?.at(-1);
    if (before !== undefined && (by === 'or' || (by === 'and' && !isJoint && areAlternatives(before, filter)))) groups.at(-1)?.push(filter);
    else groups.push([filter]);
  }
  const all = groups.map((group) => (group.length === 1 && group[0] !== undefined ? group[0] : anyOf(group)));
  const [first] = all;
  if (first === undefined) return null;
  return all.length === 1 ? first : { op: 'and', of: all };
}

/** Nothing is of two classes or families at once: "speech generators and music generators" are both kinds of models. */
function areAlternatives(one: Filter, other: Filter): boolean {
  if (one.op === 'among' && other.op === 'among') return true;
  return one.op === 'related' && other.op === 'related' && one.relation === other.relation && ALTERNATIVE.includes(one.relation);
}

const ALTERNATIVE: readonly RelationTypeName[] = ['instance-of', 'made-by'];

/** "Made by both together". */
const isJoint = ({ tokens }: Sentence): boolean => tokens.some(({ text }) => /^(together|both|jointly|joint)$/.test(text));

/** "Without audio or video" excludes both. */
function anyOf(group: readonly Filter[]): Filter {
  const negated = group.flatMap((filter) => (filter.op === 'not' ? [filter.of] : []));
  return negated.length === group.length ? { op: 'and', of: group } : { op: 'or', of: group };
}

function step(state: State, at: number): number {
  const { sentence, kind } = state;
  const span = sentence.spans[at];
  const range = rangeAt(sentence, at, kind);
  if (range !== undefined) return take(state, range);
  if (scopeAt(state, at)) return at + 1;
  const own = meaningsAs(span, 'column').filter((cue) => cue.kind === kind);
  const flag = own.find(({ role }) => role === 'yes' || role === 'no');
  if (flag !== undefined) return take(state, { filter: flagOf(flag), used: [at], next: at + 1 });
  const value = meaning(span, 'value');
  if (value !== undefined) return take(state, { filter: { op: 'text', column: value.column, value: value.value }, used: [at], next: at + 1 });
  const same = sameKindAt(state, at);
  if (same !== undefined) return take(state, { filter: same, used: [at], next: at + 1 });
  const line = meaning(span, 'line');
  const isMaker = state.verbs.some(({ relation }) => relation === 'made-by') || entitiesAt(sentence, at).some((entity) => entity.kind === 'organization');
  if (line !== undefined && kind === 'model' && !isMaker) {
    return take(state, { filter: { op: 'among', name: line.name, ids: line.ids }, used: [at], next: at + 1 });
  }
  if (entityAt(state, at)) return at + 1;
  if (verbAt(state, at)) return at + 1;
  const isKind = meaningsAs(span, 'kind').some((cue) => cue.kind === kind || (cue.kind === 'model' && kind !== 'organization'));
  const names = isKind ? [] : own.filter(({ role }) => role === 'name' || role === 'unit').map(({ column }) => column);
  const price = meaning(span, 'catalog')?.attribute;
  if (names.length > 0 || price !== undefined) state.columnsPending.set(at, [...names, ...(price === undefined ? [] : [price])]);
  else if (isKind || isHarmless(state, at)) state.used.add(at);
  return at + 1;
}

/** "Except Claude 3": an entity of the kind itself, unless its line is meant. */
function sameKindAt({ sentence, kind, verbs, negated }: State, at: number): Filter | undefined {
  const { spans } = sentence;
  const [entity] = entitiesAt(sentence, at);
  const isFirst = spans[at]?.meanings.find(({ as }) => as === 'entity' || as === 'line')?.as === 'entity';
  const line = meaning(spans[at], 'line');
  const isFamily = line !== undefined && line.ids.every((id) => sameFamily(sentence, id, spans[at]?.text ?? ''));
  const isLine = line !== undefined && (isFamily || meaning(spans[at + 1], 'kind') !== undefined);
  if (entity?.kind !== kind || kind !== 'model' || !negated || !isFirst || isLine || verbs.length > 0) return undefined;
  return { op: 'among', name: entity.name, ids: [entity.id] };
}

const sameFamily = ({ graph }: Sentence, id: string, text: string): boolean =>
  compactName(graph.entities.get(id)?.model?.family ?? '') === compactName(text);

const isHarmless = ({ sentence: { spans } }: State, at: number): boolean =>
  isFiller(spans[at]) || hasIntent(spans[at], 'which', 'examples') || hasTone(spans[at], 'stale');

const flagOf = ({ column, role }: { readonly column: string; readonly role: string }): Filter =>
  column === 'openWeights' ? { op: 'flag', column, value: role === 'yes' } : known(column, role === 'yes');

const known = (column: string, isKnown: boolean): Filter => (isKnown ? { op: 'known', column } : { op: 'not', of: { op: 'known', column } });

function take(state: State, { filter, used, next }: Taken): number {
  push(state, filter);
  for (const index of used) state.used.add(index);
  return next;
}

function push(state: State, filter: Filter): void {
  const isFlag = filter.op === 'flag' && state.negated;
  const opposite: Filter = isFlag ? { ...filter, value: !filter.value } : { op: 'not', of: filter };
  state.parts.push({ filter: state.negated ? opposite : filter, by: state.by });
  // "Without audio or video" negates both; "and" begins anew.
  const next = state.sentence.spans.slice(state.used.size === 0 ? 0 : Math.max(...state.used) + 1);
  const isListGoingOn = next.some((span) => hasScope(span, 'or'));
  state.negated = state.negated && isListGoingOn;
  if (state.by === 'or') state.negated = false;
  state.by = 'and';
}

/** Handles a scope word; false if the span isn't one. */
function scopeAt(state: State, at: number): boolean {
  const span = state.sentence.spans[at];
  if (hasScope(span, 'not')) {
    if (state.negated) state.failed = true;
    state.negated = true;
  } else if (hasScope(span, 'only')) state.only = !closeOnly(state);
  else if (hasScope(span, 'or')) state.by = 'or';
  else if (hasScope(span, 'and')) state.by = 'and';
  else return false;
  state.used.add(at);
  return true;
}

/** "Text only": the word comes after what it is about. */
function closeOnly(state: State): boolean {
  const last = state.parts.at(-1);
  if (last?.filter.op !== 'related' || state.verbPending !== undefined) return false;
  state.parts[state.parts.length - 1] = { ...last, filter: exclusively(state, last.filter) };
  return true;
}

function exclusively({ sentence: { graph } }: State, filter: Extract<Filter, { op: 'related' }>): Filter {
  const [id = ''] = filter.ids;
  const kind = graph.entities.get(id)?.kind ?? 'modality';
  const others = entitiesOf(graph, kind).flatMap((other) => (filter.ids.includes(other.id) ? [] : [other.id]));
  return { op: 'and', of: [filter, { op: 'not', of: { ...filter, ids: others } }] };
}

/** An entity, joined by the relation that a verb named or by the first that fits; false if none does. */
function entityAt(state: State, at: number): boolean {
  const { sentence, kind } = state;
  const { graph, spans, lexicon } = sentence;
  for (const entity of entitiesAt(sentence, at)) {
    if (entity.kind === 'benchmark' && kind === 'model') {
      const scores = spans.flatMap((span, index) => (hasIntent(span, 'score') ? [index] : []));
      push(state, { op: 'score', benchmarkId: entity.id, range: {} });
      for (const index of [at, ...scores]) state.used.add(index);
      return true;
    }
    if (entity.kind === kind && state.verbs.length === 0) continue;
    const isWord = meaningsAs(spans[at], 'kind').some((cue) => cue.kind === kind) || (isFiller(spans[at]) && state.verbs.length === 0);
    if (isWord) return false;
    const verb = state.verbs.find((one) => fits(lexicon.ontology.relationTypes, one, kind, entity) && isStated(sentence, one, entity));
    const chosen = verb ?? usual(lexicon.ontology.relationTypes, kind, entity);
    if (chosen === undefined) continue;
    const ids = entity.kind === 'organization' && chosen.relation === 'made-by' ? withDivisions(graph, entity.id) : [entity.id];
    const side = sideAfter(state, at, kind, entity) ?? chosen;
    const related: Filter = { op: 'related', relation: side.relation, side: side.side, ids };
    push(state, state.only ? exclusively(state, related) : related);
    state.only = false;
    state.verbPending = undefined;
    state.used.add(at);
    return true;
  }
  return false;
}

/** No source lists models as every class: then those of the class itself are meant. */
const isStated = ({ graph }: Sentence, { relation }: Verb, { id }: Entity): boolean =>
  relation !== 'listed-as' || (graph.incoming.get(id) ?? []).some(({ type }) => type === relation);

type RelationTypes = Sentence['lexicon']['ontology']['relationTypes'];

function fits(types: RelationTypes, { relation, side }: Verb, kind: Kind, entity: Entity): boolean {
  const rule = types[relation];
  const [near, far] = side === 'out' ? [rule?.from, rule?.to] : [rule?.to, rule?.from];
  return near?.includes(kind) === true && far?.includes(entity.kind) === true;
}

/** The first relation of the ontology that joins the kinds. */
function usual(types: RelationTypes, kind: Kind, entity: Entity): Verb | undefined {
  for (const relation of Object.keys(types) as RelationTypeName[]) {
    if (kind === 'model' && entity.kind === 'model') return undefined;
    for (const side of ['out', 'in'] as const) if (fits(types, { relation, side }, kind, entity)) return { relation, side };
  }
  return undefined;
}

/** "Audio output": a noun after the entity says which relation is meant. */
function sideAfter({ sentence, used }: State, at: number, kind: Kind, entity: Entity): Verb | undefined {
  const next = sentence.spans[at + 1];
  const noun = meaningsAs(next, 'relation').find(
    ({ relation, role }) => role === 'to' && fits(sentence.lexicon.ontology.relationTypes, { relation, side: 'out' }, kind, entity),
  );
  if (noun === undefined) return undefined;
  used.add(at + 1);
  return { relation: noun.relation, side: 'out' };
}

/** A verb, such as "accept": it waits for an entity. A noun before its entity counts too: "with input audio". */
function verbAt(state: State, at: number): boolean {
  const { sentence, kind } = state;
  const cues = meaningsAs(sentence.spans[at], 'relation');
  const types = sentence.lexicon.ontology.relationTypes;
  const verbs = cues.flatMap(({ relation, role }): Verb[] => {
    const rule = types[relation];
    const isSameKind = rule?.from.some((one) => rule.to.includes(one)) === true;
    if (isSameKind) return [{ relation, side: role === 'out' || role === 'from' ? 'out' : 'in' }];
    if (rule?.from.includes(kind) === true) return [{ relation, side: 'out' }];
    return rule?.to.includes(kind) === true ? [{ relation, side: 'in' }] : [];
  });
  if (verbs.length === 0) return false;
  state.verbs = verbs;
  state.used.add(at);
  if (isFiller(sentence.spans[at]) || (state.used.has(at - 1) && isNounAfter(state, at))) return true;
  state.verbPending = laterEntity(state, at) ? at : undefined;
  if (state.verbPending === undefined && impliedBy(state, at, verbs)) return true;
  if (state.verbPending === undefined && !isFiller(sentence.spans[at])) flipLast(state, at, verbs);
  return true;
}

const isNounAfter = ({ sentence }: State, at: number): boolean => meaningsAs(sentence.spans[at], 'relation').every(({ role }) => role === 'to');

const laterEntity = ({ sentence }: State, at: number): boolean =>
  sentence.spans.some((_, index) => index > at && entitiesAt(sentence, index).length > 0);

/** "Can it speak": curators say which entity a verb alone asks for. */
function impliedBy(state: State, at: number, verbs: readonly Verb[]): boolean {
  const { sentence, kind, used } = state;
  if (state.parts.length > 0) return false;
  const ask = `can it ${sentence.spans[at]?.text}`;
  for (const verb of verbs) {
    const rule = sentence.lexicon.ontology.relationTypes[verb.relation];
    const kinds = verb.side === 'out' ? rule?.to : rule?.from;
    const entity = kinds?.flatMap((one) => entitiesOf(sentence.graph, one)).find(({ asks }) => asks.includes(ask));
    if (entity === undefined || !fits(sentence.lexicon.ontology.relationTypes, verb, kind, entity)) continue;
    push(state, { op: 'related', relation: verb.relation, side: verb.side, ids: [entity.id] });
    used.add(at);
    return true;
  }
  return false;
}

/** "What did OpenAI make", "audio accepting models": the entity came before its verb. */
function flipLast(state: State, at: number, verbs: readonly Verb[]): void {
  const { sentence, kind } = state;
  const last = state.parts.at(-1);
  if (last?.filter.op !== 'related') {
    state.failed = state.parts.length === 0 || !isFiller(sentence.spans[at]);
    return;
  }
  const [id = ''] = last.filter.ids;
  const entity = sentence.graph.entities.get(id);
  const verb = entity && verbs.find((one) => fits(sentence.lexicon.ontology.relationTypes, one, kind, entity));
  if (verb === undefined) state.failed = true;
  else state.parts[state.parts.length - 1] = { ...last, filter: { ...last.filter, relation: verb.relation, side: verb.side } };
  if (state.negated) negateLast(state);
}

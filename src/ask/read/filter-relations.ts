/** Conditions by relations: verbs and the entities that belong to them. */
import { type Entity, entitiesOf } from '../../graph/graph.ts';
import type { Kind, RelationTypeName } from '../../graph/ontology.ts';
import { withDivisions } from '../evaluate/divisions.ts';
import { entitiesNamed } from '../vocabulary/names.ts';
import { compactName } from '../words/tokens.ts';
import { exclusively, type FilterState, negateLast, push, type Verb } from './filter-state.ts';
import { entitiesAt, hasIntent, hasScope, isFiller, meaningsAs, type Sentence } from './sentence.ts';

/** An entity, joined by the relation that a verb named or by the first that fits; false if none does. */
export function entityAt(state: FilterState, at: number): boolean {
  const { sentence, kind, verbs } = state;
  const types = sentence.lexicon.ontology.relationTypes;
  const verbFor = (entity: Entity): Verb | undefined =>
    verbs.find((one) => fits(types, one, kind, entity) && isStated(sentence, one, entity));
  const entities = ellipsisAt(sentence, at) ?? entitiesAt(sentence, at);
  if (isOnlyWord(state, at)) return false;
  const spoken = entities.find((entity) => verbFor(entity) !== undefined);
  const entity = spoken ?? entities.find((one) => isScored(state, one) || (one.kind !== kind && usual(types, kind, one) !== undefined));
  if (entity === undefined) return false;
  if (spoken === undefined && isScored(state, entity)) return scoredOn(state, at, entity);
  const noun = sideAfter(state, at, kind, entity);
  if (noun !== undefined && spoken === undefined) shareNoun(state, noun, entity.kind);
  const chosen = noun ?? fromOrTo(state, at, entity) ?? verbFor(entity) ?? usual(types, kind, entity);
  if (chosen === undefined) return false;
  relate(state, at, entity, chosen);
  return true;
}

/** "Image and video generators" are image generators and video generators; undefined where no noun is left out. */
function ellipsisAt({ spans, graph }: Sentence, at: number): Entity[] | undefined {
  const [span, joint, next] = [spans[at], spans[at + 1], spans[at + 2]];
  const head = /^\S+ (\S+)$/.exec(next?.text ?? '')?.[1];
  const isClass = entitiesAt({ graph, spans }, at + 2).some(({ kind }) => kind === 'model-class');
  const isForm = entitiesAt({ graph, spans }, at).some(({ kind }) => kind === 'modality');
  if (span === undefined || head === undefined || !isClass || !isForm || !hasScope(joint, 'and', 'or')) return undefined;
  const found = [head, head.replace(/s$/, '')].flatMap((noun) => entitiesNamed(graph, compactName(`${span.text} ${noun}`)));
  const classes = found.filter(({ kind }) => kind === 'model-class');
  return classes.length > 0 ? classes : undefined;
}

/** "Image to video models" take images and give out video. */
function fromOrTo({ sentence, kind, verbs }: FilterState, at: number, entity: Entity): Verb | undefined {
  const isForm = (place: number): boolean => entitiesAt(sentence, place).some((one) => one.kind === 'modality');
  const isTo = (place: number): boolean => /^(?:to|into)$/.test(sentence.spans[place]?.text ?? '');
  if (kind !== 'model' || entity.kind !== 'modality' || verbs.length > 0) return undefined;
  if (isTo(at + 1) && isForm(at + 2)) return { relation: 'accepts', side: 'out' };
  return isTo(at - 1) && isForm(at - 2) ? { relation: 'produces', side: 'out' } : undefined;
}

/** A word for the kind itself, or one that adds nothing: no condition. */
const isOnlyWord = ({ sentence: { spans }, kind, verbs }: FilterState, at: number): boolean =>
  meaningsAs(spans[at], 'kind').some((cue) => cue.kind === kind) || (isFiller(spans[at]) && verbs.length === 0);

const isScored = ({ kind }: FilterState, entity: Entity): boolean => kind === 'model' && entity.kind === 'benchmark';

/** "With a score on MMLU". */
function scoredOn(state: FilterState, at: number, { id }: Entity): boolean {
  const scores = state.sentence.spans.flatMap((span, index) => (hasIntent(span, 'score') ? [index] : []));
  push(state, { op: 'score', benchmarkId: id, range: {} }, at);
  for (const index of [at, ...scores]) state.used.add(index);
  return true;
}

function relate(state: FilterState, at: number, entity: Entity, { relation, side }: Verb): void {
  const ids = entity.kind === 'organization' && relation === 'made-by' ? withDivisions(state.sentence.graph, entity.id) : [entity.id];
  const related = { op: 'related', relation, side, ids } as const;
  push(state, state.only ? exclusively(state, related) : related, at);
  state.only = false;
  state.verbPending = undefined;
  state.used.add(at);
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

/** "Audio or video output": the noun is about all of them. */
function shareNoun({ parts, by, sentence: { graph } }: FilterState, noun: Verb, kind: Kind): void {
  const last = parts.at(-1);
  if (by !== 'or' || last?.filter.op !== 'related' || graph.entities.get(last.filter.ids[0] ?? '')?.kind !== kind) return;
  parts[parts.length - 1] = { ...last, filter: { ...last.filter, relation: noun.relation, side: noun.side } };
}

/** "Audio output": a noun after the entity says which relation is meant. */
function sideAfter({ sentence, used }: FilterState, at: number, kind: Kind, entity: Entity): Verb | undefined {
  const next = sentence.spans[at + 1];
  const noun = meaningsAs(next, 'relation').find(
    ({ relation, role }) => role === 'to' && fits(sentence.lexicon.ontology.relationTypes, { relation, side: 'out' }, kind, entity),
  );
  if (noun === undefined) return undefined;
  used.add(at + 1);
  return { relation: noun.relation, side: 'out' };
}

/** A verb, such as "accept": it waits for an entity. A noun before its entity counts too: "with input audio". */
export function verbAt(state: FilterState, at: number): boolean {
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
  if (isReplaced(state, at, verbs)) state.failed = true;
  state.verbs = verbs;
  state.used.add(at);
  if (isFiller(sentence.spans[at]) || (entitiesAt(sentence, at - 1).length > 0 && isNounAfter(state, at))) return true;
  state.verbPending = laterEntity(state, at) ? at : undefined;
  if (state.verbPending === undefined && impliedBy(state, at, verbs)) return true;
  if (state.verbPending === undefined && !isFiller(sentence.spans[at])) flipLast(state, at, verbs);
  return true;
}

/** "Models that take and output audio": two verbs for what follows aren't read as the second one. */
function isReplaced({ verbs, verbPending, sentence: { spans } }: FilterState, at: number, next: readonly Verb[]): boolean {
  // "Capable of producing video".
  const isAbility = verbPending === at - 1 && verbs.some(({ relation }) => relation === 'performs');
  if (verbPending === undefined || isFiller(spans[at]) || isAbility) return false;
  return !verbs.some(({ relation }) => next.some((one) => one.relation === relation));
}

const isNounAfter = ({ sentence }: FilterState, at: number): boolean =>
  meaningsAs(sentence.spans[at], 'relation').every(({ role }) => role === 'to');

const laterEntity = ({ sentence, skip }: FilterState, at: number): boolean =>
  sentence.spans.some((_, index) => index > at && !skip.has(index) && entitiesAt(sentence, index).length > 0);

/** "Models that process speech but can't speak": the verb begins a condition of its own. */
function isJoined({ sentence: { spans } }: FilterState, at: number): boolean {
  const last = spans.slice(0, at).findLastIndex(({ meanings }) => meanings.some(({ as }) => as === 'entity' || as === 'line'));
  return spans.slice(last + 1, at).some((span) => hasScope(span, 'and', 'or'));
}

/** "Can it speak": curators say which entity a verb alone asks for. */
function impliedBy(state: FilterState, at: number, verbs: readonly Verb[]): boolean {
  const { sentence, kind, used } = state;
  if (state.parts.length > 0 && !isJoined(state, at) && isObject(state, verbs)) return false;
  const ask = `can it ${sentence.spans[at]?.text}`;
  for (const verb of verbs) {
    const rule = sentence.lexicon.ontology.relationTypes[verb.relation];
    const kinds = verb.side === 'out' ? rule?.to : rule?.from;
    const entity = kinds?.flatMap((one) => entitiesOf(sentence.graph, one)).find(({ asks }) => asks.includes(ask));
    if (entity === undefined || !fits(sentence.lexicon.ontology.relationTypes, verb, kind, entity)) continue;
    push(state, { op: 'related', relation: verb.relation, side: verb.side, ids: [entity.id] }, at);
    used.add(at);
    return true;
  }
  return false;
}

/** Whether the last condition can be the verb's: in "Claude models that can see" it can't. */
function isObject({ parts, sentence, kind }: FilterState, verbs: readonly Verb[]): boolean {
  const filter = parts.at(-1)?.filter;
  const entity = filter?.op === 'related' ? sentence.graph.entities.get(filter.ids[0] ?? '') : undefined;
  const types = sentence.lexicon.ontology.relationTypes;
  return entity !== undefined && verbs.some((verb) => fits(types, verb, kind, entity));
}

/** "What did OpenAI make", "audio accepting models": the entity came before its verb. */
function flipLast(state: FilterState, at: number, verbs: readonly Verb[]): void {
  const { sentence, kind } = state;
  const last = state.parts.at(-1);
  if (isJoined(state, at) && state.parts.length > 0 && !isFiller(sentence.spans[at])) state.failed = true;
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

/** Attributes: what is asked of one subject, and what the question takes for granted about it. */
import { otherSide, type Side } from '../../../graph/base/relations-of.ts';
import type { Entity } from '../../../graph/graph.ts';
import { columnRules, type Kind } from '../../../graph/ontology.ts';
import { relationsAt } from '../../evaluate/evaluate.ts';
import type { AskedAttribute, Filter, Subject } from '../../question.ts';
import { otherEnd, type RelationRole } from '../../vocabulary/lexicon.ts';
import { readFilters } from '../filters.ts';
import {
  entitiesAt,
  hasIntent,
  hasScope,
  hasTone,
  indexesWhere,
  intentAt,
  isFiller,
  leftOver,
  meaning,
  meaningsAs,
  mentionsIn,
  type Reading,
  type Sentence,
} from '../sentence.ts';
import type { Span } from '../spans.ts';

interface Asked {
  readonly at: number;
  readonly attribute: AskedAttribute;
}

/** One way to take a span as the subject. */
interface Candidate {
  readonly index: number;
  readonly kind: Kind;
  readonly subject: Subject;
}

export function readAttribute(sentence: Sentence): Reading | undefined {
  const readings = candidatesIn(sentence).flatMap((candidate) => attributeOf(sentence, candidate) ?? []);
  const explained = readings.map((reading) => ({ reading, rest: leftOver(sentence, reading).length }));
  return explained.sort((one, other) => one.rest - other.rest)[0]?.reading;
}

/** Models first: a question about a model and its maker is about the model. */
function candidatesIn(sentence: Sentence): Candidate[] {
  const all = mentionsIn(sentence).flatMap((mention): Candidate[] => {
    const entities: readonly Entity[] = entitiesAt(sentence, mention.index);
    const others = entities.map(({ id, kind }): Candidate => ({ index: mention.index, kind, subject: { type: 'entity', id } }));
    return mention.subject.type === 'line' ? [mention, ...others] : others;
  });
  return [...all.filter(({ kind }) => kind === 'model'), ...all.filter(({ kind }) => kind !== 'model')];
}

function attributeOf(sentence: Sentence, candidate: Candidate): Reading | undefined {
  const asked = askedOf(sentence, candidate);
  if (asked.length === 0) return undefined;
  const { kind, index, subject } = candidate;
  if (kind === 'model' && asksHowMade(sentence, asked)) return undefined;
  const line = lineOfVersions(sentence, candidate, asked);
  if (line !== undefined) return line;
  const attributes = unique(asked.map(({ attribute }) => attribute));
  const used = new Set([index, ...asked.map(({ at }) => at), ...intentAt(sentence, 'what', 'which', 'howMany', 'howMuch', 'does', 'how')]);
  for (const at of [...whoWords(sentence, attributes), ...adviceWords(sentence, attributes)]) used.add(at);
  for (const at of sentence.spans.keys()) if (isExplained(sentence, at, kind, attributes)) used.add(at);
  if (attributes.length > 1) for (const at of indexesWhere(sentence, (span) => hasScope(span, 'and'))) used.add(at);
  const reading: Reading = { question: { form: 'attribute', subject, attributes }, used };
  return leftOver(sentence, reading).length === 0 ? reading : withPremise(sentence, reading, candidate);
}

/** "How was it trained" isn't answered by who trained it. */
const asksHowMade = (sentence: Sentence, asked: readonly Asked[]): boolean =>
  asked.every(({ attribute }) => attribute.by === 'relation' && attribute.relation === 'made-by') &&
  intentAt(sentence, 'how', 'howMany', 'howMuch').length > 0 &&
  intentAt(sentence, 'who', 'which').length === 0;

const whoWords = (sentence: Sentence, attributes: readonly AskedAttribute[]): number[] =>
  attributes.some(({ by }) => by === 'relation') ? [...intentAt(sentence, 'who'), ...originWords(sentence, attributes)] : [];

/** "Where does it come from" asks for its maker. */
const originWords = (sentence: Sentence, attributes: readonly AskedAttribute[]): number[] =>
  attributes.some((one) => one.by === 'relation' && one.relation === 'made-by') ? intentAt(sentence, 'where') : [];

/** "What should we use instead of it" asks for what replaced it. */
const adviceWords = (sentence: Sentence, attributes: readonly AskedAttribute[]): number[] =>
  attributes.some((one) => one.by === 'relation' && one.relation === 'succeeds')
    ? indexesWhere(sentence, (span) => hasTone(span, 'subjective') || hasScope(span, 'unknown'))
    : [];

/** "Versions of Stable Diffusion": without recorded versions, the models of its line. */
function lineOfVersions({ graph, spans }: Sentence, { index, subject }: Candidate, asked: readonly Asked[]): Reading | undefined {
  const [first, another] = asked;
  const isVersions =
    first?.attribute.by === 'relation' &&
    first.attribute.relation === 'version-of' &&
    first.attribute.side === 'in' &&
    another === undefined;
  const line = meaning(spans[index], 'line');
  if (!isVersions || line === undefined || subject.type !== 'entity' || relationsAt(graph, subject.id, 'version-of', 'in').length > 0)
    return undefined;
  const kinds = indexesWhere({ spans }, (span) => meaning(span, 'kind')?.kind === 'model');
  return {
    question: { form: 'define', subject: { type: 'line', name: line.name, ids: line.ids } },
    used: new Set([index, first.at, ...kinds]),
  };
}

/** What else the question says of the subject, it takes for granted. */
function withPremise(sentence: Sentence, reading: Reading, { kind, subject }: Candidate): Reading {
  if (kind !== 'model') return withSetting(sentence, reading);
  const { filter, used, complete } = readFilters(sentence, kind, reading.used);
  if (filter === null || !complete || namesOthers(filter)) return reading;
  return { ...reading, used: new Set([...reading.used, ...used]), premise: { subject, filter } };
}

/** Another model beside the subject is no condition on it. */
function namesOthers(filter: Filter): boolean {
  if (filter.op === 'and' || filter.op === 'or') return filter.of.some(namesOthers);
  return filter.op === 'not' ? namesOthers(filter.of) : filter.op === 'among' || filter.op === 'score';
}

/** "Hallucinations of multimodal models": the class is where the subject is looked at. */
function withSetting(sentence: Sentence, reading: Reading): Reading {
  const classes = mentionsIn(sentence, ['model-class']).filter(({ index }) =>
    /^(in|of|for|an?)$/.test(sentence.spans[index - 1]?.text ?? ''),
  );
  return { ...reading, used: new Set([...reading.used, ...classes.map(({ index }) => index)]) };
}

const unique = (attributes: readonly AskedAttribute[]): AskedAttribute[] => [
  ...new Map(attributes.map((attribute) => [JSON.stringify(attribute), attribute])).values(),
];

/** What the words of the sentence ask of an entity of the subject's kind. */
function askedOf(sentence: Sentence, { index, kind }: Candidate): Asked[] {
  const found = sentence.spans.flatMap((_, at) => (at === index ? [] : askedAt(sentence, { at, index, kind })));
  const several = new Set(found.map(({ attribute }) => JSON.stringify(attribute))).size > 1;
  const isJoined = sentence.spans.some((span) => hasScope(span, 'and'));
  const isCondition = (at: number): boolean =>
    several &&
    !isJoined &&
    meaningsAs(sentence.spans[at], 'column').some(
      (cue) => cue.kind === kind && cue.role === 'yes' && columnRules(kind)[cue.column]?.type === 'flag',
    );
  const strong = found
    .filter(({ at }) => !isCondition(at))
    .filter(({ at, attribute }) => attribute.by !== 'relation' || !isFiller(sentence.spans[at]));
  const kept = [...strong, ...whoAsked(sentence, kind, strong)];
  const nouns = kept.length === 0 ? nounsAsked(sentence, index, kind) : [];
  return [...kept, ...nouns, ...whenAsked(sentence, kind, kept), ...whereAsked(sentence, kind)];
}

interface Cue {
  readonly at: number;
  readonly index: number;
  readonly kind: Kind;
}

function askedAt(sentence: Sentence, cue: Cue): Asked[] {
  const { at, kind } = cue;
  const span = sentence.spans[at];
  const columns = meaningsAs(span, 'column').filter((one) => one.kind === kind && (one.role === 'name' || one.role === 'unit'));
  // "How many weights" asks for a number, "the weights" for whether they are open.
  const first = intentAt(sentence, 'howMany').length > 0 ? 'unit' : 'name';
  const named = columns.find(({ role }) => role === first) ?? columns[0];
  if (named !== undefined) return [{ at, attribute: { by: 'column', name: named.column } }];
  const catalog = kind === 'model' ? meaning(span, 'catalog') : undefined;
  if (catalog?.role === 'name') return [{ at, attribute: { by: 'catalog', name: catalog.attribute } }];
  return relationAsked(sentence, cue);
}

function relationAsked({ spans, lexicon }: Sentence, { at, index, kind }: Cue): Asked[] {
  for (const { relation, role } of meaningsAs(spans[at], 'relation')) {
    const rule = lexicon.ontology.relationTypes[relation];
    const side = sideAsked(role, {
      isFrom: rule?.from.includes(kind) === true,
      isTo: rule?.to.includes(kind) === true,
      isBefore: index < at,
    });
    if (side !== undefined) return [{ at, attribute: { by: 'relation', relation, side } }];
  }
  return [];
}

interface SubjectPlace {
  readonly isFrom: boolean;
  readonly isTo: boolean;
  /** Whether the subject comes before the cue. */
  readonly isBefore: boolean;
}

/** The side that a cue asks for; undefined if the subject's kind has no such relation. */
function sideAsked(role: RelationRole, { isFrom, isTo, isBefore }: SubjectPlace): Side | undefined {
  if (isFrom && isTo) {
    const isVerb = role === 'out' || role === 'in';
    // "What is X based on" asks the other way round than "what is based on X".
    return isVerb && isBefore ? otherSide[otherEnd(role)] : otherEnd(role);
  }
  // "Who uses X" asks what X is used by, "what does X use" what it uses.
  const isObject = role === 'out' && !isBefore;
  if (isFrom && !isObject) return 'out';
  return isTo && role !== 'to' ? 'in' : undefined;
}

/** "Who made X": its maker, unless a verb names another relation to an organization. */
function whoAsked({ spans, lexicon }: Sentence, kind: Kind, asked: readonly Asked[]): Asked[] {
  const types = lexicon.ontology.relationTypes;
  const named = asked.find(
    ({ attribute }) => attribute.by === 'relation' && types[attribute.relation]?.to.includes('organization') === true,
  );
  if (kind !== 'model') return [];
  return intentAt({ spans }, 'who').map((at) => ({ at, attribute: named?.attribute ?? MAKER }));
}

const MAKER: AskedAttribute = { by: 'relation', relation: 'made-by', side: 'out' };

/** "What lab is X from": the noun of a kind that one relation joins with the subject's. */
function nounsAsked(sentence: Sentence, index: number, kind: Kind): Asked[] {
  const types = Object.entries(sentence.lexicon.ontology.relationTypes);
  return sentence.spans.flatMap((span, at): Asked[] => {
    const other = meaning(span, 'kind')?.kind;
    if (at === index || other === undefined || other === kind) return [];
    const found = types.find(([, rule]) => rule.from.includes(kind) && rule.to.includes(other));
    return found === undefined ? [] : [{ at, attribute: { by: 'relation', relation: found[0] as 'uses', side: 'out' } }];
  });
}

/** "When was X released": the date that a verb names, else that of the release. */
function whenAsked(sentence: Sentence, kind: Kind, asked: readonly Asked[]): Asked[] {
  const dates = datesOf(kind);
  const isNamed = asked.some(
    ({ attribute }) => attribute.by !== 'relation' && (dates.includes(attribute.name) || attribute.name === 'knowledgeCutoff'),
  );
  const [first] = dates;
  if (isNamed || first === undefined) return [];
  return intentAt(sentence, 'when').map((at) => ({ at, attribute: { by: 'column', name: first } }));
}

const datesOf = (kind: Kind): string[] => Object.entries(columnRules(kind)).flatMap(([name, { type }]) => (type === 'date' ? [name] : []));

const whereAsked = (sentence: Sentence, kind: Kind): Asked[] =>
  kind === 'organization' ? intentAt(sentence, 'where').map((at) => ({ at, attribute: { by: 'column', name: 'country' } })) : [];

/** A word that names what is asked anyway: "which company made", "when did it first come out". */
function isNamedAttribute(sentence: Sentence, at: number, subjectKind: Kind, attributes: readonly AskedAttribute[]): boolean {
  const types = sentence.lexicon.ontology.relationTypes;
  const span = sentence.spans[at];
  const columns = attributes.flatMap((one) => (one.by === 'relation' ? [] : [one.name]));
  const isTimed = columns.some((name) => datesOf(subjectKind).includes(name) || name === 'knowledgeCutoff');
  if (isTimed && (hasIntent(span, 'when') || (hasScope(span, 'since') && at === 0))) return true;
  const ownWord = [...meaningsAs(span, 'column')].some(
    ({ column, role }) => columns.includes(column) && (role === 'most' || role === 'least'),
  );
  const unit = meaningsAs(span, 'catalog').some(({ role, attribute }) => role === 'unit' && columns.includes(attribute));
  if (ownWord || unit) return true;
  return meaningsAs(span, 'kind').some(({ kind }) =>
    kind === subjectKind
      ? attributes.length > 0
      : attributes.some((one) => one.by === 'relation' && (types[one.relation]?.[one.side === 'out' ? 'to' : 'from'] ?? []).includes(kind)),
  );
}

const isExplained = (sentence: Sentence, at: number, kind: Kind, attributes: readonly AskedAttribute[]): boolean =>
  isNamedAttribute(sentence, at, kind, attributes) || isIdleVerb(sentence, at, kind);

/** "LibriSpeech uses which metric": a verb for what things of the kind don't do. */
function isIdleVerb({ spans, lexicon }: Sentence, at: number, kind: Kind): boolean {
  const meanings = spans[at]?.meanings ?? [];
  const types = lexicon.ontology.relationTypes;
  return (
    meanings.length > 0 &&
    meanings.every((one) => one.as === 'relation' && !types[one.relation]?.from.includes(kind) && !types[one.relation]?.to.includes(kind))
  );
}

/** A question of a model that takes something for granted, and asks for no attribute: "why did Meta make CLIP". */
export function readPremise(sentence: Sentence): Reading | undefined {
  const asking = intentAt(sentence, 'why', 'how', 'when', 'where', 'what', 'which', 'howMany', 'does');
  const mention = candidatesIn(sentence).find(({ kind }) => kind === 'model' || kind === 'benchmark');
  if (asking.length === 0 || mention === undefined) return undefined;
  const since = indexesWhere(sentence, (span) => hasScope(span, 'since') && meaning(span, 'period') === undefined).filter((at) => at === 0);
  // Of "why is it so expensive" nothing can be said but what it takes for granted.
  const measured = intentAt(sentence, 'why').length > 0 ? indexesWhere(sentence, isMeasure) : [];
  const skip = new Set([...asking, ...since, ...measured, mention.index]);
  const { filter, used, complete } = readFilters(sentence, mention.kind, skip);
  if (filter === null || !complete || namesOthers(filter)) return undefined;
  const question = { form: 'define', subject: mention.subject } as const;
  return { question, used: new Set([...skip, ...used]), premise: { subject: mention.subject, filter }, isPremiseOnly: true };
}

const isMeasure = (span: Span): boolean =>
  meaningsAs(span, 'catalog').some(({ role }) => role === 'name' || role === 'unit') ||
  meaningsAs(span, 'column').some(({ kind, column, role }) => role === 'name' && columnRules(kind)[column]?.type === 'count');

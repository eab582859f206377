/** Questions about one subject: what it is, an attribute of it, what limits it, what it does, how it works; yes or no. */
import { columnRules, type Kind, type RelationTypeName } from '../../../graph/ontology.ts';
import type { AskedAttribute, Subject } from '../../question.ts';
import { otherEnd } from '../../vocabulary/lexicon.ts';
import { withParents } from '../../vocabulary/divisions.ts';
import { readFilters } from '../filters.ts';
import {
  entitiesAt,
  hasIntent,
  hasTone,
  indexesWhere,
  intentAt,
  type Mention,
  meaning,
  meaningsAs,
  mentionAt,
  mentionsIn,
  type Premise,
  type Reading,
  type Sentence,
} from '../sentence.ts';

export function readDefine(sentence: Sentence): Reading | undefined {
  const mentions = mentionsIn(sentence);
  const asking = intentAt(sentence, 'what', 'examples', 'which');
  const all = mentions.length === 0 ? sentence.spans.flatMap((_, at) => mentionAt(sentence, at) ?? []) : mentions;
  const [mention, another] = all;
  if (mention === undefined || another !== undefined) return undefined;
  const kinds = indexesWhere(sentence, (span) => meaningsAs(span, 'kind').some(({ kind }) => kind === mention.kind));
  return { question: { form: 'define', subject: mention.subject }, used: new Set([mention.index, ...asking, ...kinds]) };
}

interface Asked {
  readonly at: number;
  readonly attribute: AskedAttribute;
}

export function readAttribute(sentence: Sentence): Reading | undefined {
  for (const mention of mentionsIn(sentence)) {
    const reading = attributeOf(sentence, mention);
    if (reading !== undefined) return reading;
  }
  return undefined;
}

function attributeOf(sentence: Sentence, mention: Mention): Reading | undefined {
  const asked = askedOf(sentence, mention);
  if (asked.length === 0) return undefined;
  const attributes = unique(asked.map(({ attribute }) => attribute));
  const used = new Set([mention.index, ...asked.map(({ at }) => at), ...intentAt(sentence, 'what', 'which', 'howMany')]);
  for (const at of sentence.spans.keys()) if (isNamedAttribute(sentence, at, mention.kind, attributes)) used.add(at);
  const premise = premiseIn(sentence, mention, used);
  const reading: Reading = { question: { form: 'attribute', subject: mention.subject, attributes }, used };
  return premise === undefined ? reading : { ...reading, premise };
}

const unique = (attributes: readonly AskedAttribute[]): AskedAttribute[] => [
  ...new Map(attributes.map((attribute) => [JSON.stringify(attribute), attribute])).values(),
];

/** What the words of the sentence ask of an entity of the subject's kind. */
function askedOf(sentence: Sentence, { index, kind }: Mention): Asked[] {
  const { spans, lexicon } = sentence;
  const types = lexicon.ontology.relationTypes;
  const found = spans.flatMap((span, at): Asked[] => {
    if (at === index) return [];
    const columns = meaningsAs(span, 'column').filter((cue) => cue.kind === kind && cue.role === 'name');
    if (columns.length > 0) return columns.slice(0, 1).map(({ column }) => ({ at, attribute: { by: 'column', name: column } }));
    const catalog = kind === 'model' ? meaning(span, 'catalog') : undefined;
    if (catalog?.role === 'name') return [{ at, attribute: { by: 'catalog', name: catalog.attribute } }];
    return relationAsked(sentence, types, { at, index, kind });
  });
  const strong = found.filter(({ at, attribute }) => !isWeak(sentence, at, attribute));
  const isWho = intentAt(sentence, 'who').length > 0 && kind === 'model';
  const kept = isWho ? [...strong.filter(({ attribute }) => attribute.by !== 'relation' || attribute.relation === 'made-by'), ...makerFor(sentence)] : strong;
  const timed = whenAsked(sentence, kind, kept);
  const placed = kind === 'organization' ? intentAt(sentence, 'where').map((at): Asked => ({ at, attribute: { by: 'column', name: 'country' } })) : [];
  return [...kept, ...timed, ...placed];
}

const makerFor = (sentence: Sentence): Asked[] =>
  intentAt(sentence, 'who').map((at) => ({ at, attribute: { by: 'relation', relation: 'made-by', side: 'out' } }));

/** Words such as "with" and "for" are cues of relations only beside an entity, "date" and "out" only with more. */
function isWeak({ spans }: Sentence, at: number, attribute: AskedAttribute): boolean {
  const span = spans[at];
  return attribute.by === 'relation' && meaning(span, 'filler') !== undefined;
}

/** "When was X released": the date that a verb names, else that of the release. */
function whenAsked(sentence: Sentence, kind: Kind, asked: readonly Asked[]): Asked[] {
  const dates = Object.entries(columnRules(kind)).flatMap(([name, { type }]) => (type === 'date' ? [name] : []));
  const when = intentAt(sentence, 'when');
  const isNamed = asked.some(({ attribute }) => attribute.by !== 'relation' && (dates.includes(attribute.name) || attribute.name === 'knowledgeCutoff'));
  const [first] = dates;
  if (when.length === 0 || first === undefined) return [];
  return isNamed ? [] : when.map((at) => ({ at, attribute: { by: 'column', name: first } }));
}

interface Cue {
  readonly at: number;
  readonly index: number;
  readonly kind: Kind;
}

function relationAsked({ spans }: Sentence, types: Sentence['lexicon']['ontology']['relationTypes'], { at, index, kind }: Cue): Asked[] {
  for (const { relation, role } of meaningsAs(spans[at], 'relation')) {
    const rule = types[relation];
    const [isFrom, isTo] = [rule?.from.includes(kind) === true, rule?.to.includes(kind) === true];
    if (isFrom && isTo) {
      const isVerb = role === 'out' || role === 'in';
      const side = otherEnd(role);
      // "What is X based on" asks the other way round than "what is based on X".
      return [{ at, attribute: { by: 'relation', relation, side: isVerb && index < at ? flip(side) : side } }];
    }
    if (isFrom) return [{ at, attribute: { by: 'relation', relation, side: 'out' } }];
    if (isTo && role !== 'to') return [{ at, attribute: { by: 'relation', relation, side: 'in' } }];
  }
  return [];
}

const flip = (side: 'in' | 'out') => (side === 'in' ? 'out' : 'in');

/** A word that names what is asked anyway: "which company made", "which techniques does it use". */
function isNamedAttribute(sentence: Sentence, at: number, subjectKind: Kind, attributes: readonly AskedAttribute[]): boolean {
  const types = sentence.lexicon.ontology.relationTypes;
  const span = sentence.spans[at];
  const isDate = hasIntent(span, 'when') && attributes.some((one) => one.by !== 'relation' && columnRules(subjectKind)[one.name]?.type === 'date');
  const isCutoff = hasIntent(span, 'when') && attributes.some((one) => one.by === 'catalog');
  if (isDate || isCutoff) return true;
  return meaningsAs(span, 'kind').some(({ kind }) =>
    kind === subjectKind
      ? attributes.length > 0
      : attributes.some((one) => one.by === 'relation' && (types[one.relation]?.[one.side === 'out' ? 'to' : 'from'] ?? []).includes(kind)),
  );
}

/** Another entity beside the subject that the question says made it. */
function premiseIn(sentence: Sentence, { subject, index, kind }: Mention, used: Set<number>): Premise | undefined {
  if (kind !== 'model' || subject.type !== 'entity') return undefined;
  for (const at of sentence.spans.keys()) {
    const other = entitiesAt(sentence, at)[0];
    if (at === index || other?.kind !== 'organization') continue;
    used.add(at);
    return { subjectId: subject.id, otherId: other.id };
  }
  return undefined;
}

/** Whether the organization, one of its divisions or one it belongs to made the model. */
export function holdsPremise({ graph }: Pick<Sentence, 'graph'>, { subjectId, otherId }: Premise): boolean {
  const makers = (graph.outgoing.get(subjectId) ?? []).filter(({ type }) => type === 'made-by').map(({ toId }) => toId);
  return makers.some((maker) => withParents(graph, maker).includes(otherId) || withParents(graph, otherId).includes(maker));
}

const AUXILIARY = /^(is|are|was|were|does|do|did|can|could|has|have|will|would)$/;

export function readYesNo(sentence: Sentence): Reading | undefined {
  const first = sentence.tokens.findIndex(({ text }) => !/^(hey|so|and|but|ok|well|please|tell|me|if|whether)$/.test(text));
  if (!AUXILIARY.test(sentence.tokens[first]?.text ?? '')) return undefined;
  const subject = mentionsIn(sentence)[0];
  if (subject === undefined) return undefined;
  const before = sentence.spans.slice(0, subject.index);
  if (before.some((span) => meaning(span, 'kind') !== undefined || hasIntent(span, 'which'))) return undefined;
  const skip = new Set([...Array(subject.index + 1).keys()]);
  const { filter, used, complete } = readFilters(sentence, subject.kind, skip);
  if (filter === null || !complete) return undefined;
  return { question: { form: 'yesNo', subject: subject.subject, filter }, used: new Set([...skip, ...used]) };
}

export function readScores(sentence: Sentence): Reading | undefined {
  const benchmark = mentionsIn(sentence, ['benchmark']).find(({ subject }) => subject.type === 'entity');
  const model = mentionsIn(sentence, ['model'])[0];
  const others = mentionsIn(sentence).length;
  if (benchmark?.subject.type !== 'entity' || model === undefined || others > 2) return undefined;
  const used = new Set([benchmark.index, model.index, ...intentAt(sentence, 'score', 'what', 'how', 'howMany', 'does')]);
  return { question: { form: 'scores', subject: model.subject, benchmarkId: benchmark.subject.id }, used };
}

const CLASS_KINDS: readonly Kind[] = ['model-class', 'model'];
const DEFAULT_CLASS = 'model-class/lmm';

const asksRelation = (sentence: Sentence, wanted: RelationTypeName): number[] =>
  indexesWhere(sentence, (span) => meaningsAs(span, 'relation').some(({ relation, role }) => relation === wanted && (role === 'to' || role === 'out')));

export function readLimits(sentence: Sentence): Reading | undefined {
  const limits = indexesWhere(sentence, (span) => meaningsAs(span, 'relation').some(({ relation, role }) => relation === 'limited-by' && role === 'to'));
  if (limits.length === 0) return undefined;
  const mentions = mentionsIn(sentence, CLASS_KINDS);
  if (mentions.length > 1 || mentionsIn(sentence).length > mentions.length) return undefined;
  const subject: Subject = mentions[0]?.subject ?? { type: 'entity', id: DEFAULT_CLASS };
  if (subject.type === 'entity' && !sentence.graph.entities.has(subject.id)) return undefined;
  const kinds = indexesWhere(sentence, (span) => meaningsAs(span, 'kind').some(({ kind }) => kind === 'limitation' || kind === 'model'));
  const asking = intentAt(sentence, 'what', 'which');
  return { question: { form: 'limits', subject }, used: new Set([...limits, ...mentions.map(({ index }) => index), ...kinds, ...asking]) };
}

/** "Why do LMMs hallucinate". */
export function readWhy(sentence: Sentence): Reading | undefined {
  const why = intentAt(sentence, 'why');
  const limitation = mentionsIn(sentence, ['limitation'])[0];
  if (why.length === 0 || limitation?.subject.type !== 'entity') return undefined;
  const of = mentionsIn(sentence, CLASS_KINDS)[0];
  const kinds = indexesWhere(sentence, (span) => meaningsAs(span, 'kind').some(({ kind }) => kind === 'model'));
  const used = new Set([...why, limitation.index, ...(of === undefined ? [] : [of.index]), ...kinds, ...asksRelation(sentence, 'limited-by')]);
  const ofId = of?.subject.type === 'entity' ? of.subject.id : null;
  return { question: { form: 'why', limitationId: limitation.subject.id, of: ofId }, used };
}

export function readStages(sentence: Sentence): Reading | undefined {
  const stages = indexesWhere(sentence, (span) => meaning(span, 'kind')?.kind === 'stage');
  const trained = intentAt(sentence, 'trained');
  const how = intentAt(sentence, 'how', 'does');
  const mentions = mentionsIn(sentence);
  const of = mentions.find(({ kind }) => kind === 'model-class');
  const isHowTrained = trained.length > 0 && (how.length > 0 || stages.length > 0 || mentions.length <= 1);
  if ((stages.length === 0 && !isHowTrained) || mentions.some(({ kind }) => kind !== 'model-class') || mentions.length > 1) return undefined;
  const asking = intentAt(sentence, 'what', 'which', 'howMany');
  const kinds = indexesWhere(sentence, (span) => meaning(span, 'kind')?.kind === 'model');
  const used = new Set([...stages, ...trained, ...how, ...asking, ...kinds, ...(of === undefined ? [] : [of.index])]);
  if (stages.length === 0 && hasTone(sentence.spans[trained[0] ?? -1], 'stale')) return undefined;
  return { question: { form: 'stages', of: of?.subject.type === 'entity' ? of.subject.id : null }, used };
}

/** "What can X do", "what is X used for". */
export function readTasks(sentence: Sentence): Reading | undefined {
  const does = intentAt(sentence, 'does');
  const nouns = indexesWhere(sentence, (span) => meaningsAs(span, 'relation').some(({ relation, role }) => relation === 'performs' && (role === 'to' || role === 'out')));
  const mentions = mentionsIn(sentence);
  const [mention] = mentions;
  if (does.length + nouns.length === 0 || mention === undefined || mentions.length > 1) return undefined;
  const asking = intentAt(sentence, 'what', 'which');
  const kinds = indexesWhere(sentence, (span) => meaningsAs(span, 'kind').some(({ kind }) => kind === 'model' || kind === 'task'));
  const used = new Set([...does, ...nouns, ...kinds, mention.index, ...asking]);
  return { question: { form: 'tasks', subject: mention.subject }, used };
}

export function readHow(sentence: Sentence): Reading | undefined {
  const how = intentAt(sentence, 'how');
  const mentions = mentionsIn(sentence);
  const [mention] = mentions;
  if (how.length === 0 || mention === undefined || mentions.length > 1) return undefined;
  const used = new Set([...how, mention.index, ...intentAt(sentence, 'trained', 'what')]);
  return { question: { form: 'how', subject: mention.subject }, used };
}

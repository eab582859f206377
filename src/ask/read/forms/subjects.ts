/** Questions about one subject: what it is, an attribute of it, what limits it, what it does, how it works; yes or no. */
import { entitiesOf } from '../../../graph/graph.ts';
import { columnRules, type Kind, type RelationTypeName } from '../../../graph/ontology.ts';
import { toSearchTerms } from '../../../graph/search/search-terms.ts';
import { withDivisions } from '../../evaluate/divisions.ts';
import type { Filter, Subject } from '../../question.ts';
import { distinct } from '../filter-state.ts';
import { readFilters } from '../filters.ts';
import {
  addsNothing,
  asksOfEvery,
  entitiesAt,
  hasIntent,
  hasScope,
  hasTone,
  indexesWhere,
  intentAt,
  type Mention,
  meaning,
  meaningsAs,
  mentionAt,
  mentionsIn,
  type Reading,
  type Sentence,
} from '../sentence.ts';
import type { Span } from '../spans.ts';

/** "Define modality", "what is a benchmark": the word for a kind is a name too. */
export function readKindWord(sentence: Sentence): Reading | undefined {
  const asking = intentAt(sentence, 'what');
  const content = sentence.spans.flatMap((span, at) => (addsNothing(span) || asking.includes(at) ? [] : [at]));
  const [at] = content;
  const mention = at === undefined ? undefined : mentionAt(sentence, at);
  if (asking.length === 0 || content.length !== 1 || mention === undefined || at === undefined) return undefined;
  const span = sentence.spans[at];
  return meaning(span, 'kind') === undefined || /s$/.test(span?.text ?? '')
    ? undefined
    : { question: { form: 'define', subject: mention.subject }, used: new Set([...asking, at]) };
}

export function readDefine(sentence: Sentence): Reading | undefined {
  const mentions = mentionsIn(sentence);
  const asking = intentAt(sentence, 'what', 'examples', 'which');
  const all = mentions.length === 0 ? sentence.spans.flatMap((_, at) => mentionAt(sentence, at) ?? []) : mentions;
  // "OpenAI GPT-4" is the model.
  const [mention, ...others] = all[0]?.kind === 'organization' && all[1]?.kind === 'model' ? all.toReversed() : all;
  const maker = makerBeside(sentence, mention, others);
  if (mention === undefined || !(maker !== undefined || areSettings(sentence, mention, others))) return undefined;
  const kinds = indexesWhere(sentence, (span) => meaningsAs(span, 'kind').some(({ kind }) => kind === mention.kind));
  const isPerson = sentence.spans.some(({ text }) => text === 'who is' || text === 'who are');
  const organization = isPerson ? entitiesAt(sentence, mention.index).find(({ kind }) => kind === 'organization') : undefined;
  const subject: Subject = organization === undefined ? mention.subject : { type: 'entity', id: organization.id };
  return {
    question: { form: 'define', subject },
    used: new Set([mention.index, ...others.map(({ index }) => index), ...asking, ...kinds]),
    ...(maker === undefined ? {} : { premise: { subject, filter: maker } }),
  };
}

/** "Gato, the DeepMind thing": a company beside the only model is taken for its maker. */
function makerBeside({ graph }: Sentence, mention: Mention | undefined, others: readonly Mention[]): Filter | undefined {
  const [other, another] = others;
  if (mention?.kind !== 'model' || other?.kind !== 'organization' || other.subject.type !== 'entity' || another !== undefined)
    return undefined;
  return { op: 'related', relation: 'made-by', side: 'out', ids: withDivisions(graph, other.subject.id) };
}

/** "Sycophancy in language models": a class after the subject is where the subject is looked at. */
const areSettings = ({ spans }: Sentence, subject: Mention, others: readonly Mention[]): boolean =>
  others.every(
    ({ kind, index }) =>
      index > subject.index &&
      kind === 'model-class' &&
      subject.kind !== 'model-class' &&
      subject.kind !== 'model' &&
      /^(in|of|for|an?)$/.test(spans[index - 1]?.text ?? ''),
  );

const AUXILIARY = /^(is|are|was|were|does|do|did|can|could|has|have|had|will|would)$/;

export function readYesNo(sentence: Sentence): Reading | undefined {
  const { spans } = sentence;
  const subject = mentionsIn(sentence)[0];
  if (subject === undefined || !isAskedOf(sentence, subject)) return undefined;
  const skip = new Set([
    subject.index,
    ...spans.flatMap((span, index) => (isAuxiliary(span) && index <= subject.index + 1 ? [index] : [])),
  ]);
  const { filter: said, used, complete, pending } = readFilters(sentence, subject.kind, skip);
  const filter = said ?? happened(subject.kind, pending, sentence.today);
  if (filter === null || !complete) return undefined;
  return {
    question: {
      ...{ form: 'yesNo', subject: subject.subject, filter: byToday(filter, sentence.today) },
      ...(subject.subject.type === 'line' && asksOfEvery(sentence) ? { every: true } : {}),
    },
    used: new Set([...skip, ...used, ...(said === null ? pending.keys() : [])]),
  };
}

/** "Is X open", "and does X", "X is open, right": nothing before the subject asks for more than a yes. */
function isAskedOf({ spans }: Sentence, { index, kind }: Mention): boolean {
  const at = [spans[0], spans[1], spans[index + 1]].findIndex((span) => AUXILIARY.test(span?.text ?? ''));
  const opening = spans[0]?.text ?? '';
  const isStatement = /^is it (?:true|correct|the case) that$|^true that$/.test(opening);
  const isLed = at === 1 && (index === 0 || /^(and|so|but|well|if|hey)$/.test(opening));
  const isAsked = isStatement || at === 0 || isLed || (at === 2 && index <= 1);
  return isAsked && !spans.slice(0, index).some((span) => asksForMore(span, kind));
}

const isAuxiliary = ({ text }: Span): boolean => AUXILIARY.test(text) || text === 'able to';

const asksForMore = (span: Span, kind: Kind): boolean =>
  meaning(span, 'kind')?.kind === kind || hasIntent(span, 'which', 'who', 'when', 'why', 'howMany') || /^(what|how)$/.test(span.text);

/** "Is it out yet": what a date says that lies behind. */
export function happened(kind: Kind, pending: ReadonlyMap<number, readonly string[]>, today: string): Filter | null {
  const columns = [...pending.values()].flat().filter((column) => columnRules(kind)[column]?.type === 'date');
  const [column] = columns;
  return column === undefined || new Set(columns).size > 1 || columns.length < pending.size
    ? null
    : { op: 'date', column, range: { until: today } };
}

/** "Is it retired" asks about today, though a date may be announced. */
export function byToday(filter: Filter, today: string): Filter {
  if (filter.op === 'known') return { op: 'date', column: filter.column, range: { until: today } };
  if (filter.op === 'not') return { op: 'not', of: byToday(filter.of, today) };
  if (filter.op !== 'and' && filter.op !== 'or') return filter;
  // "Retired" says both that there is a date and that it lies behind.
  const of = distinct(
    filter.of.map((one) => byToday(one, today)),
    (one) => one,
  );
  const [first, another] = of;
  return first !== undefined && another === undefined ? first : { ...filter, of };
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
  indexesWhere(sentence, (span) =>
    meaningsAs(span, 'relation').some(({ relation, role }) => relation === wanted && (role === 'to' || role === 'out')),
  );

export function readLimits(sentence: Sentence): Reading | undefined {
  const limits = indexesWhere(sentence, (span) =>
    meaningsAs(span, 'relation').some(({ relation, role }) => relation === 'limited-by' && role === 'to'),
  );
  if (limits.length === 0) return undefined;
  const mentions = mentionsIn(sentence, CLASS_KINDS);
  if (mentions.length > 1 || mentionsIn(sentence).length > mentions.length) return undefined;
  // "Models with problems" asks for models.
  const isCondition = limits.some((at) => /^(?:with|without|having|have)$/.test(sentence.spans[at - 1]?.text ?? ''));
  if (mentions.length === 0 && isCondition) return undefined;
  const subject: Subject = mentions[0]?.subject ?? { type: 'entity', id: DEFAULT_CLASS };
  if (subject.type === 'entity' && !sentence.graph.entities.has(subject.id)) return undefined;
  const kinds = indexesWhere(
    sentence,
    (span) =>
      /^(?:using|with|of using|having)$/.test(span.text) ||
      meaningsAs(span, 'kind').some(({ kind }) => kind === 'limitation' || kind === 'model'),
  );
  const asking = intentAt(sentence, 'what', 'which', 'where', 'does', 'how');
  return { question: { form: 'limits', subject }, used: new Set([...limits, ...mentions.map(({ index }) => index), ...kinds, ...asking]) };
}

/** "Why do LMMs hallucinate". */
export function readWhy(sentence: Sentence): Reading | undefined {
  const why = intentAt(sentence, 'why');
  const limitation = mentionsIn(sentence, ['limitation'])[0];
  if (why.length === 0) return undefined;
  if (limitation?.subject.type !== 'entity') return readToldWhy(sentence);
  const of = mentionsIn(sentence, CLASS_KINDS)[0];
  const kinds = indexesWhere(sentence, (span) => meaningsAs(span, 'kind').some(({ kind }) => kind === 'model'));
  const used = new Set([
    ...why,
    limitation.index,
    ...(of === undefined ? [] : [of.index]),
    ...kinds,
    ...asksRelation(sentence, 'limited-by'),
    ...indexesWhere(sentence, (span) => IDLE.test(span.text) || hasScope(span, 'frequency')),
  ]);
  const ofId = of?.subject.type === 'entity' ? of.subject.id : null;
  return { question: { form: 'why', limitationId: limitation.subject.id, of: ofId }, used };
}

/** "Why is mixture of experts cheap to run": the technique whose summary holds every word. */
function toldMethod(sentence: Sentence, terms: readonly string[]): Subject | undefined {
  const [mention, another] = mentionsIn(sentence);
  const [entity] = mention === undefined ? [] : entitiesAt(sentence, mention.index);
  if (entity === undefined || another !== undefined || !['technique', 'concept'].includes(entity.kind)) return undefined;
  const told = termsIn([entity.name, ...entity.aliases, ...entity.asks, entity.summary]);
  return terms.every((term) => told.has(term)) ? { type: 'entity', id: entity.id } : undefined;
}

/** "Why do models always agree with me": the one limitation whose texts hold every word. */
function readToldWhy(sentence: Sentence): Reading | undefined {
  const { graph, tokens, spans } = sentence;
  if (mentionsIn(sentence).some(({ kind }) => kind === 'model' || kind === 'organization')) return undefined;
  const terms = [...new Set(tokens.flatMap(({ text }) => toSearchTerms(text)).filter((term) => !IDLE.test(term)))];
  const method = toldMethod(sentence, terms);
  if (method !== undefined) return { question: { form: 'how', subject: method }, used: new Set(spans.keys()) };
  const found = entitiesOf(graph, 'limitation').flatMap((entity) => {
    const [asked, told] = [
      termsIn([entity.name, ...entity.aliases, ...entity.asks]),
      termsIn([entity.summary, entity.limitation?.statement ?? '']),
    ];
    const isTold = terms.length > 1 && terms.every((term) => asked.has(term) || told.has(term));
    return isTold ? [{ entity, score: terms.filter((term) => asked.has(term)).length }] : [];
  });
  const [best, next] = found.sort((one, other) => other.score - one.score);
  if (best === undefined || best.score === next?.score) return undefined;
  return { question: { form: 'why', limitationId: best.entity.id, of: null }, used: new Set(spans.keys()) };
}

/** Words that any question of this kind may hold. */
const IDLE = /^(model|models|ai|llm|lmm|not|so|always|more|get|new|my|me|too|much|often|still|large|language|multimodal)$/;

const termsIn = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.flatMap(toSearchTerms));

export function readStages(sentence: Sentence): Reading | undefined {
  const stages = indexesWhere(sentence, (span) => meaning(span, 'kind')?.kind === 'stage');
  const how = intentAt(sentence, 'how', 'does');
  const trained = intentAt(sentence, 'trained').filter((at) => how.length > 0 || /train/.test(sentence.spans[at]?.text ?? ''));
  const mentions = mentionsIn(sentence);
  const of = mentions.find(({ kind }) => kind === 'model-class');
  const isHowTrained = trained.length > 0 && (how.length > 0 || stages.length > 0 || mentions.length <= 1);
  if ((stages.length === 0 && !isHowTrained) || mentions.some(({ kind }) => kind !== 'model-class') || mentions.length > 1)
    return undefined;
  const asking = intentAt(sentence, 'what', 'which', 'howMany');
  const kinds = indexesWhere(sentence, (span) => meaning(span, 'kind')?.kind === 'model');
  const used = new Set([...stages, ...trained, ...how, ...asking, ...kinds, ...(of === undefined ? [] : [of.index])]);
  if (stages.length === 0 && hasTone(sentence.spans[trained[0] ?? -1], 'stale')) return undefined;
  return { question: { form: 'stages', of: of?.subject.type === 'entity' ? of.subject.id : null }, used };
}

/** "What can X do", "what is X used for". */
export function readTasks(sentence: Sentence): Reading | undefined {
  const does = intentAt(sentence, 'does');
  const nouns = indexesWhere(sentence, (span) =>
    meaningsAs(span, 'relation').some(({ relation, role }) => relation === 'performs' && (role === 'to' || role === 'out')),
  );
  const mentions = mentionsIn(sentence);
  const [mention, ...others] = mentions;
  if (does.length + nouns.length === 0 || mention === undefined || !areSettings(sentence, mention, others)) return undefined;
  const asking = intentAt(sentence, 'what', 'which');
  const kinds = indexesWhere(sentence, (span) => meaningsAs(span, 'kind').some(({ kind }) => kind === 'model' || kind === 'task'));
  // "Models good at math" asks for models.
  if (
    kinds.some(
      (at) =>
        at < mention.index &&
        meaning(sentence.spans[at], 'kind')?.kind !== mention.kind &&
        meaning(sentence.spans[at], 'kind')?.kind === 'model',
    )
  )
    return undefined;
  const used = new Set([...does, ...nouns, ...kinds, ...mentions.map(({ index }) => index), ...asking]);
  return { question: { form: 'tasks', subject: mention.subject }, used };
}

export function readHow(sentence: Sentence): Reading | undefined {
  const how = intentAt(sentence, 'how');
  const mentions = mentionsIn(sentence);
  const [mention] = mentions;
  // "How fast is it" asks for a value that isn't recorded.
  const isMeasure = how.some((at) => sentence.spans[at]?.text === 'how' && sentence.spans[at + 1]?.meanings.length === 0);
  if (how.length === 0 || isMeasure || mention === undefined || mentions.some(({ kind }) => kind === 'organization')) return undefined;
  // "How does RAG reduce hallucination": the rest says what it works on.
  const isMethod = mention?.kind === 'technique' || mention?.kind === 'concept' || mention?.kind === 'stage';
  const verbs = mentions.length > 1 && isMethod ? indexesWhere(sentence, (span) => meaning(span, 'relation') !== undefined) : [];
  const used = new Set([...how, ...verbs, ...mentions.map(({ index }) => index), ...intentAt(sentence, 'trained', 'what', 'path')]);
  return { question: { form: 'how', subject: mention.subject }, used };
}

/** Questions about several subjects: comparisons and paths. */
import { entitiesOf } from '../../../graph/graph.ts';
import { toSearchTerms } from '../../../graph/search/search-terms.ts';
import type { AskedAttribute, Question, Subject, Under } from '../../question.ts';
import { hasDigit } from '../../words/tokens.ts';
import {
  hasIntent,
  hasScope,
  hasTone,
  indexesWhere,
  intentAt,
  isFiller,
  type Mention,
  meaning,
  meaningsAs,
  measureCues,
  mentionAt,
  mentionsIn,
  type Reading,
  type Sentence,
} from '../sentence.ts';
import type { Span } from '../spans.ts';

const MOST_SUBJECTS = 5;

export function readCompare(sentence: Sentence): Reading | undefined {
  const comparing = intentAt(sentence, 'compare');
  const taste = indexesWhere(sentence, (span) => hasTone(span, 'subjective'));
  const more = comparingWords(sentence);
  const mentions = allMentions(sentence).filter(({ index }) => !more.includes(index));
  if (comparing.length + taste.length + more.length === 0 && !asksForBoth(sentence, mentions)) return undefined;
  const { under, subjects, compared } = partsOf(mentions);
  if (!isComparison(sentence, comparing, compared)) return undefined;
  const point = subjects.length >= 2 ? pointOf(sentence, under, compared) : undefined;
  const joints = indexesWhere(sentence, (span) => hasScope(span, 'and', 'or', 'between'));
  const asking = intentAt(sentence, 'what', 'which', 'how', under.length > 0 ? 'who' : 'what');
  const kinds = indexesWhere(sentence, (span) => meaning(span, 'kind')?.kind === 'model');
  const used = new Set([
    ...comparing,
    ...kinds,
    ...taste,
    ...more,
    ...compared.map(({ index }) => index),
    ...asking,
    ...joints,
    ...(point?.used ?? []),
  ]);
  const question: Question = { form: 'compare', subjects: compared.map(({ subject }) => subject), under: point?.under ?? null };
  if (taste.length === 0 || (point !== undefined && point.under.by !== 'relation')) return { question, used };
  const others = indexesWhere(sentence, (span) => hasScope(span, 'over') || /^(?:than|rather than|instead of)$/.test(span.text));
  const told = withTasteWords(sentence, new Set([...used, ...others]), mentions);
  return { question: { ...question, under: null }, used: told, tone: 'subjective' };
}

const isComparison = (sentence: Sentence, comparing: readonly number[], compared: readonly Mention[]): boolean =>
  compared.length >= 2 && compared.length <= MOST_SUBJECTS && (comparing.length > 0 || areComparable(sentence, compared));

/** "The biggest LLM by NVIDIA" compares nothing, nor does "the newest model by Anthropic or OpenAI". */
function areComparable({ spans }: Sentence, compared: readonly Mention[]): boolean {
  const [kind, another] = new Set(compared.map((mention) => mention.kind));
  return another === undefined && (kind === 'model' || !spans.some((span) => meaning(span, 'kind')?.kind === 'model'));
}

/** "Bigger", "came first"; where one of several is asked for, also "open". */
function comparingWords(sentence: Sentence): number[] {
  const isEither = sentence.spans.some((span) => hasScope(span, 'or') || hasIntent(span, 'which'));
  return indexesWhere(sentence, (span) => comparedColumn(span, isEither) !== undefined && !/ than$/.test(span.text));
}

interface Parts {
  /** What they are compared under. */
  readonly under: readonly Mention[];
  readonly subjects: readonly Mention[];
  readonly compared: readonly Mention[];
}

/** Models before anything else; without two of anything, what they would be compared under. */
function partsOf(mentions: readonly Mention[]): Parts {
  const under = mentions.filter(({ kind }) => kind === 'dimension' || kind === 'stage' || kind === 'benchmark');
  const subjects = mentions.filter((mention) => !under.includes(mention));
  const models = subjects.filter(({ kind }) => kind === 'model');
  const named = models.length >= 2 ? models : subjects;
  return { under, subjects, compared: named.length >= 2 ? named : mentions };
}

/** "Who makes nicer pictures": what the taste is about makes no difference to the answer. */
const withTasteWords = (sentence: Sentence, used: ReadonlySet<number>, mentions: readonly Mention[]): Set<number> =>
  new Set([
    ...used,
    ...mentions.map(({ index }) => index),
    ...intentAt(sentence, 'who'),
    ...indexesWhere(sentence, (span) => meaning(span, 'relation') !== undefined || meaning(span, 'kind') !== undefined),
    ...sentence.spans.flatMap((span, at) => (mentions.length > 1 && isCircumstance(sentence, span, at) ? [at] : [])),
  ]);

/** "For a small team", "to write emails": who wants it for what makes no difference either. A name could be one more subject. */
const isCircumstance = ({ spans }: Sentence, span: Span, at: number): boolean =>
  span.meanings.length === 0 && !hasDigit(span.text) && !/^(?:than|vs|versus|or|and|over|with|against)$/.test(spans[at - 1]?.text ?? '');

/** "Price of X and Y": an attribute of several models. */
function asksForBoth(sentence: Sentence, mentions: readonly Mention[]): boolean {
  const models = mentions.filter(({ kind }) => kind === 'model');
  const between = sentence.spans.slice(models[0]?.index ?? 0, models.at(-1)?.index ?? 0);
  const isJoined =
    between.some((span) => hasScope(span, 'and')) &&
    between.every((span, at) => at === 0 || isFiller(span) || hasScope(span, 'and') || meaning(span, 'entity') !== undefined);
  return models.length >= 2 && models.length === mentions.length && isJoined && pointOf(sentence, [], models) !== undefined;
}

/** Names that are words in other questions are names here: "text vs audio". */
function allMentions(sentence: Sentence): Mention[] {
  const strong = mentionsIn(sentence);
  return strong.length >= 2 ? strong : sentence.spans.flatMap((_, at) => mentionAt(sentence, at) ?? []);
}

const makerWords = (sentence: Sentence): number[] =>
  indexesWhere(sentence, (span) => meaningsAs(span, 'relation').some(({ relation }) => relation === 'made-by'));
const releaseWords = (sentence: Sentence): number[] =>
  indexesWhere(sentence, (span) => meaningsAs(span, 'column').some(({ column }) => column === 'releasedOn'));

/** "Bigger", "older", "cheaper", "came first". */
function comparedColumn(span: Span, isEither = false): AskedAttribute | undefined {
  const isFlag = (role: string): boolean => isEither && (role === 'yes' || role === 'no');
  const column = meaningsAs(span, 'column').find(({ kind, role }) => kind === 'model' && (COMPARING.includes(role) || isFlag(role)));
  if (column !== undefined && !hasTone(span, 'stale')) return { by: 'column', name: column.column };
  const catalog = meaningsAs(span, 'catalog').find(({ role }) => COMPARING.includes(role));
  return catalog && { by: 'catalog', name: catalog.attribute };
}

const COMPARING: readonly string[] = ['more', 'less', 'most', 'least'];

interface Point {
  readonly under: Under;
  readonly used: readonly number[];
}

function pointOf(sentence: Sentence, under: readonly Mention[], compared: readonly Mention[]): Point | undefined {
  const [first] = under;
  if (first?.subject.type === 'entity') {
    return { under: { by: 'entity', id: first.subject.id }, used: [first.index, ...intentAt(sentence, 'score')] };
  }
  for (const at of sentence.spans.keys()) {
    if (compared.some(({ index }) => index === at)) continue;
    const point = personOrDateAt(sentence, at) ?? attributeAt(sentence, at) ?? dimensionAt(sentence, at);
    if (point !== undefined) return { ...point, used: [...point.used, ...sameColumn(sentence, point.under)] };
  }
  return namedPoint(sentence);
}

/** "Which came out first": all words for the one column. */
const sameColumn = (sentence: Sentence, under: Under): number[] =>
  under.by === 'entity' || under.by === 'relation'
    ? []
    : indexesWhere(sentence, (span) => measureCues(span).some((cue) => (cue.as === 'column' ? cue.column : cue.attribute) === under.name));

/** "In the data they use": a word of one dimension's name. */
function namedPoint(sentence: Sentence): Point | undefined {
  for (const [at, span] of sentence.spans.entries()) {
    if (span.meanings.length > 0) continue;
    const found = entitiesOf(sentence.graph, 'dimension').filter(({ name, aliases }) =>
      [name, ...aliases].some((text) => toSearchTerms(text).includes(toSearchTerms(span.text)[0] ?? '')),
    );
    const [only, another] = found;
    const verbs = indexesWhere(sentence, ({ meanings }) => meanings.some(({ as }) => as === 'relation'));
    if (only !== undefined && another === undefined) return { under: { by: 'entity', id: only.id }, used: [at, ...verbs] };
  }
  return undefined;
}

function personOrDateAt(sentence: Sentence, at: number): Point | undefined {
  const span = sentence.spans[at];
  if (hasIntent(span, 'who')) return { under: { by: 'relation', relation: 'made-by', side: 'out' }, used: [at, ...makerWords(sentence)] };
  return hasIntent(span, 'when') ? { under: { by: 'column', name: 'releasedOn' }, used: [at, ...releaseWords(sentence)] } : undefined;
}

function attributeAt({ spans }: Sentence, at: number): Point | undefined {
  const span = spans[at];
  const compared = span && comparedColumn(span);
  if (compared !== undefined) return { under: compared, used: [at] };
  const column = meaningsAs(span, 'column').find(({ kind, role }) => kind === 'model' && role === 'name');
  if (column !== undefined) return { under: { by: 'column', name: column.column }, used: [at] };
  const catalog = meaning(span, 'catalog');
  if (catalog?.role === 'name') return { under: { by: 'catalog', name: catalog.attribute }, used: [at] };
  const noun = isFiller(span) ? undefined : meaningsAs(span, 'relation').find(({ role }) => role === 'to');
  return noun && { under: { by: 'relation', relation: noun.relation, side: 'out' }, used: [at] };
}

/** "Modalities" is a dimension of comparison. */
function dimensionAt({ spans, graph }: Sentence, at: number): Point | undefined {
  const id = 'dimension/data-modalities';
  const isDimension = meaning(spans[at], 'kind')?.kind === 'modality' && graph.entities.has(id);
  return isDimension ? { under: { by: 'entity', id }, used: [at] } : undefined;
}

export function readPath(sentence: Sentence): Reading | undefined {
  const connecting = intentAt(sentence, 'path');
  const mentions = mentionsIn(sentence);
  const [from, to] = mentions;
  if (connecting.length === 0 || mentions.length !== 2 || from?.subject.type !== 'entity' || to?.subject.type !== 'entity')
    return undefined;
  const joints = indexesWhere(sentence, (span) => meaningsAs(span, 'scope').some(({ scope }) => scope === 'and' || scope === 'between'));
  const used = new Set([...connecting, ...joints, from.index, to.index, ...intentAt(sentence, 'what', 'how', 'which')]);
  return { question: { form: 'path', from: from.subject.id, to: to.subject.id }, used };
}

/** "Is X any good": what is recorded of it, without a verdict. */
export function readTaste(sentence: Sentence): Reading | undefined {
  const taste = indexesWhere(sentence, (span) => hasTone(span, 'subjective'));
  const mentions = mentionsIn(sentence);
  const [mention] = mentions;
  const isReplaced = sentence.spans.some((span) => meaningsAs(span, 'relation').some(({ relation }) => relation === 'succeeds'));
  // "A good model for transcription" asks for a model, not for what transcription is.
  const isOther = mention?.kind !== 'model' && sentence.spans.some((span) => meaning(span, 'kind')?.kind === 'model');
  if (taste.length === 0 || mention === undefined || mentions.length > 1 || isReplaced || isOther) return undefined;
  const subject: Subject = mention.subject;
  const asking = intentAt(sentence, 'what', 'which', 'how', 'why', 'best', 'worst', 'does');
  const used = withTasteWords(sentence, new Set([...taste, mention.index, ...asking]), mentions);
  return { question: { form: 'define', subject }, used, tone: 'subjective' };
}

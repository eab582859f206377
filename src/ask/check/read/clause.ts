/** Clauses: reads a part of a sentence as what it says of its subjects, with the reader of questions. */
import type { Kind } from '../../../graph/ontology.ts';
import type { Filter, Subject } from '../../question.ts';
import { readFilters } from '../../read/filters.ts';
import { byToday, happened } from '../../read/forms/subjects.ts';
import {
  addsNothing,
  entitiesAt,
  hasScope,
  hasTone,
  indexesWhere,
  type Mention,
  meaning,
  meaningsAs,
  mentionsIn,
  type Sentence,
} from '../../read/sentence.ts';
import { settle } from '../../read/settle.ts';
import { type Linking, type Span, spansOf } from '../../read/spans.ts';
import { phraseOf, type Token } from '../../words/tokens.ts';
import type { Assertion, Condition, Quantity } from '../assertion.ts';
import { isVariant } from '../variants.ts';
import { comparisonIn, isCompared } from './comparison.ts';
import { superlativeIn } from './superlative.ts';

/** One subject of a clause, by the place where it's named; none when it was named before. */
export interface Named {
  readonly subject: Subject;
  readonly kind: Kind;
}

export interface Clause {
  readonly assertions: readonly Assertion[];
  readonly subjects: readonly Named[];
}

export interface ClauseWords {
  readonly tokens: readonly Token[];
  /** Places of numbers that are only about right. */
  readonly about: ReadonlySet<number>;
}

/** What the words say; undefined when a word of them isn't explained. `before` are the subjects of the clause before. */
export function readClause({ tokens, about }: ClauseWords, before: readonly Named[], linking: Linking): Clause | undefined {
  for (const apart of [false, true]) {
    const spans = settle(spansOf(tokens, { ...linking, apart }), linking.lexicon);
    const sentence: Sentence = { ...linking, tokens, spans: nounsFirst({ ...linking, tokens, spans }) };
    const isAbout = spans.some(({ from, to }) => [...about].some((at) => at >= from && at < to));
    const found = readSpans(sentence, before);
    if (found !== undefined) return isAbout ? { ...found, assertions: found.assertions.map((one) => ({ ...one, isAbout })) } : found;
  }
  return undefined;
}

function readSpans(sentence: Sentence, before: readonly Named[]): Clause | undefined {
  if (sentence.spans.some(isUnsafe)) return undefined;
  for (const group of groupsFor(sentence, before)) {
    const read = readOf(sentence, group);
    if (read !== undefined) return read;
  }
  return undefined;
}

/** Words that add nothing to a question, but that say how far a statement holds. */
const UNSAFE =
  /^(?:maybe|perhaps|possibly|possible|might|might be|could|few|little|many|other|others|else|everything|anything|whatever|something|things|stuff|etc|apparently|again|want|trying|looking|gonna|various|different|main|one|ones|important|common|typical|general|usual|real|mind|main|bit|lot)$/;

const isUnsafe = (span: Span): boolean =>
  UNSAFE.test(span.text) && span.meanings.every(({ as }) => as === 'filler' || as === 'tone' || as === 'intent');

/** Subjects that stand together: "Flamingo and CLIP". */
interface Group {
  readonly subjects: readonly Named[];
  /** The places of their names. */
  readonly at: readonly number[];
}

const ORDER: readonly Kind[] = ['model', 'model-class', 'benchmark', 'technique', 'task', 'limitation', 'concept', 'stage', 'organization'];

/** What the clause can be about, the likeliest first. */
function groupsFor(sentence: Sentence, before: readonly Named[]): Group[] {
  const { spans } = sentence;
  const pronouns = indexesWhere(sentence, (span) => hasTone(span, 'it', 'them') || PRONOUN.test(span.text));
  const same: Group[] = before.length === 0 ? [] : [{ subjects: before, at: pronouns }];
  const first = spans.findIndex((span, at) => pronouns.includes(at) || !(addsNothing(span) || hasScope(span, 'and', 'not')));
  if (pronouns.includes(first)) return same;
  const own = ownGroups(sentence);
  const startsWithName = own.some(({ at }) => at.includes(first)) || entitiesAt(sentence, first).length > 0;
  if (!startsWithName) return [...same, ...own];
  // "OpenAI made it".
  return pronouns.length > 0 ? [...own, ...same] : own;
}

const PRONOUN = /^(?:it|they|its|their|both|these|this|the model|these models)$/;

/** A clause with a model is about the model, and one with a limitation and a class isn't about the limitation. */
function subjectsIn(mentions: readonly Mention[]): readonly Mention[] {
  const models = mentions.filter(({ kind }) => kind === 'model');
  const main = mentions.filter(({ kind }) => MAIN.includes(kind));
  if (models.length > 0) return models;
  return main.length > 0 ? main : mentions;
}

const MAIN: readonly Kind[] = ['model-class', 'benchmark', 'technique', 'organization'];

function ownGroups(sentence: Sentence): Group[] {
  const mentions = subjectsIn(mentionsIn(sentence));
  const groups = mentions.flatMap((mention, at): Group[] => {
    const previous = mentions[at - 1];
    const isInside = previous !== undefined && areJoined(sentence, previous, mention);
    const run = isInside ? [] : runFrom(sentence, mentions, at);
    const whole: Group[] = run.length > 1 ? [{ subjects: run, at: run.map(({ index }) => index) }] : [];
    return [...whole, ...waysToTake(sentence, mention)];
  });
  const noun = nounBefore(sentence);
  const rank = ({ subjects: [first] }: Group): number => ORDER.indexOf(first?.kind ?? 'dimension');
  const groupsBehind = groups.filter(({ at }) => noun === undefined || at.every((one) => one > noun));
  const ranked = groupsBehind.map((group) => ({ group, rank: rank(group) < 0 ? ORDER.length : rank(group) }));
  return ranked.sort((one, other) => one.rank - other.rank).map(({ group }) => group);
}

/** "The successor of GPT-4o is GPT-4.1" is about what stands behind the "is", where the noun stands before it. */
function nounBefore({ spans, lexicon }: Sentence): number | undefined {
  const is = spans.findIndex(({ text }) => /^(?:is|was|are|were)$/.test(text));
  return spans.slice(0, Math.max(is, 0)).some((span) => isRelative(span, lexicon)) ? is : undefined;
}

/** "Successor", "predecessor", "base model": what an entity is to another one of its kind. */
const isRelative = (span: Span | undefined, { ontology }: Linking['lexicon']): boolean =>
  meaningsAs(span, 'relation').some(({ relation, role }) => {
    const rule = ontology.relationTypes[relation];
    return (role === 'from' || role === 'to') && rule?.from.some((kind) => rule.to.includes(kind)) === true;
  });

/** "GPT-4o's successor" is the successor of GPT-4o. */
function nounsFirst(sentence: Sentence): readonly Span[] {
  const { spans, lexicon } = sentence;
  const at = spans.findIndex(
    (span, index) => index > 0 && isRelative(span, lexicon) && entitiesAt(sentence, index - 1)[0]?.kind === 'model',
  );
  const [name, noun] = [spans[at - 1], spans[at]];
  return name === undefined || noun === undefined ? spans : [...spans.slice(0, at - 1), noun, name, ...spans.slice(at + 1)];
}

/** A name may mean a line of models, or several entities. */
function waysToTake(sentence: Sentence, mention: Mention): Group[] {
  const entities = entitiesAt(sentence, mention.index).map(({ id, kind }): Named => ({ subject: { type: 'entity', id }, kind }));
  const others = entities.filter(({ subject }) => mention.subject.type !== 'entity' || idOf(subject) !== idOf(mention.subject));
  return [mention, ...others].map(({ subject, kind }) => ({ subjects: [{ subject, kind }], at: [mention.index] }));
}

const idOf = (subject: Subject): string => (subject.type === 'entity' ? subject.id : subject.name);

function runFrom(sentence: Sentence, mentions: readonly Mention[], start: number): Mention[] {
  const run = mentions.slice(start, start + 1);
  for (const mention of mentions.slice(start + 1)) {
    const last = run.at(-1);
    if (last === undefined || !areJoined(sentence, last, mention)) break;
    run.push(mention);
  }
  return run;
}

const JOINT = /^(?:and|nor|plus|as well as|both|the|also|along with|together with)$/;

const areJoined = ({ spans }: Sentence, one: Mention, other: Mention): boolean =>
  one.kind === other.kind && spans.slice(one.index + 1, other.index).every(({ text }) => JOINT.test(text));

function readOf(sentence: Sentence, group: Group): Clause | undefined {
  const [first] = group.subjects;
  if (first === undefined || first.kind === 'dimension') return undefined;
  const quantity = quantityOf(sentence, group);
  if (quantity === undefined) return undefined;
  const skip = new Set([...group.at, ...quantity.used, ...auxiliaries(sentence), ...stale(sentence), ...cutoffsIn(sentence)]);
  const comparison = comparisonIn(sentence, first.kind, skip, group.at[0] ?? -1);
  if (comparison !== undefined) return clauseOf(group, [comparison], { quantity: quantity.quantity });
  const superlative = superlativeIn(sentence, skip);
  if (superlative !== undefined) return clauseOf(group, [superlative], { quantity: quantity.quantity });
  if (isCompared(sentence, first.kind, skip)) return undefined;
  const read = conditionsIn(sentence, first, skip);
  if (read === undefined || !canHold(read.conditions, group, sentence)) return undefined;
  const conditions = read.conditions.map((condition) => (quantity.isNone ? negated(condition) : condition));
  return clauseOf(group, conditions, { quantity: quantity.quantity, variantWords: read.variantWords });
}

/** What a condition is about. */
function keyOf(filter: Filter): string {
  if ('column' in filter) return filter.column;
  return filter.op === 'related' ? filter.relation : filter.op;
}

/** "CLIP and Flamingo were made by OpenAI and DeepMind" says who made which, which isn't read, and nothing came out in two years. */
function canHold(conditions: readonly Filter[], { subjects }: Group, { spans }: Sentence): boolean {
  const keys = conditions.map(keyOf);
  const isTwice = (key: string, at: number): boolean => keys.indexOf(key) < at;
  const isSingle = (at: number): boolean => {
    const one = conditions[at];
    return (
      one !== undefined && ('column' in one ? one.op !== 'flag' : one.op === 'related' && one.relation === 'made-by' && subjects.length > 1)
    );
  };
  // "CLIP nor Whisper" makes no Whisper of CLIP: only a noun does.
  const isOfLine = conditions.every(({ op }) => op !== 'among') || spans.some((span) => meaning(span, 'kind')?.kind === 'model');
  return isOfLine && !keys.some((key, at) => isTwice(key, at) && isSingle(at));
}

const negated = (filter: Filter): Filter => (filter.op === 'not' ? filter.of : { op: 'not', of: filter });

function clauseOf({ subjects }: Group, conditions: readonly Condition[], shared: Pick<Assertion, 'quantity'> & Partial<Assertion>): Clause {
  const assertions = subjects.flatMap(({ subject, kind }) =>
    conditions.map((one) => ({ isAbout: false, variantWords: [], ...shared, subject, kind, condition: one })),
  );
  return { assertions, subjects: subjects.map(({ subject, kind }) => ({ subject, kind })) };
}

interface Conditions {
  readonly conditions: readonly Filter[];
  readonly variantWords: readonly string[];
}

function conditionsIn(sentence: Sentence, { kind }: Named, skip: ReadonlySet<number>): Conditions | undefined {
  const { today } = sentence;
  const { conditions: said, used, complete, pending } = readFilters(sentence, kind, skip);
  const past = said.length === 0 ? happened(kind, pending, today) : null;
  const conditions = past === null ? said : [past];
  if (conditions.length === 0 || !complete) return undefined;
  const explained = new Set([...skip, ...used, ...(past === null ? [] : pending.keys())]);
  const rest = indexesWhere(sentence, (span) => !addsNothing(span) && !hasScope(span, 'and')).filter((at) => !explained.has(at));
  const adjusted = adjust(sentence, conditions, rest);
  return adjusted && { ...adjusted, conditions: adjusted.conditions.map((one) => simplified(byToday(one, today))) };
}

/** What the reader of filters takes for less than it says: cutoffs, prices of output, and variants of a benchmark. */
function adjust(sentence: Sentence, conditions: readonly Filter[], rest: readonly number[]): Conditions | undefined {
  const outputs = indexesWhere(sentence, (span) => meaningsAs(span, 'catalog').some(({ attribute }) => attribute === 'outputPrice'));
  const cutoffs = cutoffsIn(sentence);
  const moved = conditions.map((one): Filter => {
    if (outputs.length > 0 && one.op === 'number' && one.column === 'inputPrice') return { ...one, column: 'outputPrice' };
    return cutoffs.length > 0 && one.op === 'date' ? { ...one, column: 'knowledgeCutoff' } : one;
  });
  const scores = moved.filter(({ op }) => op === 'score');
  // "Its score on MMMU is 69.1" says once that there is one.
  const stated = moved.filter((one) => !(one.op === 'score' && scores.length > 1 && Object.keys(one.range).length === 0));
  const left = rest.filter((at) => !outputs.includes(at) && !cutoffs.includes(at));
  if ((outputs.length > 0 || cutoffs.length > 0) && moved.every((one, at) => one === conditions[at])) return undefined;
  if (left.length === 0) return { conditions: stated, variantWords: [] };
  const [score, another] = stated.filter(({ op }) => op === 'score');
  const words = left.flatMap((at) => sentence.spans[at]?.text.split(' ') ?? []);
  if (score?.op !== 'score' || another !== undefined || !isVariant(sentence.graph, score.benchmarkId, words)) return undefined;
  return { conditions: stated, variantWords: words };
}

/** "The knowledge cutoff is May 2024": with a date, the words ask for no limitation of that name. */
const cutoffsIn = (sentence: Sentence): number[] =>
  sentence.spans.some((span) => meaning(span, 'period') !== undefined)
    ? indexesWhere(sentence, (span) => meaning(span, 'catalog')?.attribute === 'knowledgeCutoff')
    : [];

/** "Is retired" is said twice: that there's a date, and that it has come. */
function simplified(filter: Filter): Filter {
  if (filter.op === 'not') return { op: 'not', of: simplified(filter.of) };
  if (filter.op !== 'and') return filter;
  const of = [...new Map(filter.of.map((one) => [JSON.stringify(one), one])).values()];
  return of.length === 1 && of[0] !== undefined ? of[0] : { ...filter, of };
}

const AUXILIARY = /^(?:is|are|was|were|does|do|did|can|could|has|have|had|will|would|able to)$/;

const auxiliaries = (sentence: Sentence): number[] => indexesWhere(sentence, ({ text }) => AUXILIARY.test(text));

/** "Now" and "still": what is recorded is all about now. */
const stale = (sentence: Sentence): number[] =>
  indexesWhere(sentence, (span) => hasTone(span, 'stale') && meaning(span, 'column') === undefined);

interface Quantified {
  readonly quantity: Quantity;
  readonly isNone: boolean;
  readonly used: readonly number[];
}

/** "All Qwen models", "no Claude model", "some of the Llama models"; undefined for a quantity that can't be told. */
function quantityOf({ spans, tokens }: Sentence, { at, subjects }: Group): Quantified | undefined {
  const from = spans[Math.min(...at)]?.from ?? 0;
  const words = phraseOf(tokens.slice(Math.max(from - 3, 0), from))
    .replace(/ ?\b(?:of|the)\b/g, '')
    .trim();
  if (words.endsWith('neither')) {
    const used = spans.flatMap(({ text }, index) => (/^(?:neither|nor)$/.test(text) ? [index] : []));
    return { quantity: 'any', isNone: true, used };
  }
  const [isLine] = subjects.map(({ subject }) => subject.type === 'line');
  if (/\b(?:most|half|few|many)$|\bnot (?:all|every|each)$/.test(words)) return undefined;
  if (isLine !== true) return /\b(?:no|none|every|each|all)$/.test(words) && subjects[0]?.kind === 'model' ? undefined : PLAIN;
  const last = spans.findIndex(({ to }) => to === from);
  if (/\b(?:no|none)$/.test(words)) {
    const used = spans.flatMap((span, index) => (index <= last && hasScope(span, 'not') ? [index] : []));
    return { quantity: 'some', isNone: true, used };
  }
  if (/\b(?:all|every|each)$/.test(words)) return { ...PLAIN, quantity: 'all' };
  return /\b(?:some|several|any|couple)$/.test(words) ? { ...PLAIN, quantity: 'some' } : PLAIN;
}

const PLAIN: Quantified = { quantity: 'any', isNone: false, used: [] };

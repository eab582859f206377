/** Sentence: the spans of a question with helpers to look at them; a reading says which of them it explains. */
import type { Entity } from '../../graph/graph.ts';
import { entityOf } from '../../graph/graph.ts';
import type { Kind } from '../../graph/ontology.ts';
import type { Filter, Question, Subject } from '../question.ts';
import type { ColumnRole } from '../vocabulary/lexicon.ts';
import type { Intent, Scope, Tone } from '../words/english.ts';
import type { Token } from '../words/tokens.ts';
import type { Linking, Meaning, Span } from './spans.ts';

export interface Sentence extends Linking {
  readonly tokens: readonly Token[];
  readonly spans: readonly Span[];
}

/** One way to read a sentence, and the indexes of the spans that it explains. */
export interface Reading {
  readonly question: Question;
  readonly used: ReadonlySet<number>;
  /** What the question takes for granted: the answer says so if it isn't recorded. */
  readonly premise?: Premise;
  /** Whether nothing but the premise can be answered. */
  readonly isPremiseOnly?: boolean;
  /** Whether it can be answered by yes or no, as "does OpenAI have open models" can. */
  readonly isClosed?: boolean;
  readonly tone?: 'stale' | 'subjective';
  /** Entities that the text of the answer has to explain the leftover words of. */
  readonly textOf?: string;
}

/** "When did OpenAI release Flamingo?" takes for granted that OpenAI made it. */
export interface Premise {
  readonly subject: Subject;
  readonly filter: Filter;
}

export type Of<As extends Meaning['as']> = Extract<Meaning, { as: As }>;

export const meaning = <As extends Meaning['as']>(span: Span | undefined, as: As): Of<As> | undefined =>
  span?.meanings.find((one): one is Of<As> => one.as === as);

export const meaningsAs = <As extends Meaning['as']>(span: Span | undefined, as: As): Of<As>[] =>
  (span?.meanings ?? []).filter((one): one is Of<As> => one.as === as);

export const hasIntent = (span: Span | undefined, ...wanted: readonly Intent[]): boolean =>
  meaningsAs(span, 'intent').some(({ intent }) => wanted.includes(intent));
/** What a span measures: columns, and what catalogs say. */
export const measureCues = (span: Span | undefined): readonly (Of<'column'> | Of<'catalog'>)[] => [
  ...meaningsAs(span, 'column'),
  ...meaningsAs(span, 'catalog'),
];
export const hasRole = (span: Span | undefined, ...wanted: readonly ColumnRole[]): boolean =>
  measureCues(span).some(({ role }) => wanted.includes(role));
export const hasScope = (span: Span | undefined, ...wanted: readonly Scope[]): boolean =>
  meaningsAs(span, 'scope').some(({ scope }) => wanted.includes(scope));
export const hasTone = (span: Span | undefined, ...wanted: readonly Tone[]): boolean =>
  meaningsAs(span, 'tone').some(({ tone }) => wanted.includes(tone));
export const isFiller = (span: Span | undefined): boolean => meaning(span, 'filler') !== undefined;

/** "Are all Qwen models open". */
export const asksOfEvery = ({ tokens }: Pick<Sentence, 'tokens'>): boolean => tokens.some(({ text }) => /^(?:all|every|each)$/.test(text));

export const indexesWhere = ({ spans }: Pick<Sentence, 'spans'>, test: (span: Span) => boolean): number[] =>
  spans.flatMap((span, index) => (test(span) ? [index] : []));

export const intentAt = (sentence: Pick<Sentence, 'spans'>, ...wanted: readonly Intent[]): number[] =>
  indexesWhere(sentence, (span) => hasIntent(span, ...wanted));

export interface Mention {
  readonly index: number;
  readonly subject: Subject;
  readonly kind: Kind;
}

/** Everything in the sentence that names something; a word that is only a word in most questions comes with `weak`. */
export function mentionsIn(sentence: Sentence, among?: readonly Kind[]): Mention[] {
  return sentence.spans
    .flatMap((_span, index) => mentionAt(sentence, index, among) ?? [])
    .filter(({ index }) => !isPlainWord(sentence.spans[index]));
}

/** "Text", "cost" and "open weights" name something too, but as a part of most questions they are cues. */
const isPlainWord = (span: Span | undefined): boolean => isFiller(span);

export function mentionAt({ graph, spans }: Sentence, index: number, among?: readonly Kind[]): Mention | undefined {
  const span = spans[index];
  const line = meaning(span, 'line');
  const found = entitiesAt({ graph, spans }, index).find(({ kind }) => among?.includes(kind) !== false);
  const asEntity: Mention | undefined = found && { index, kind: found.kind, subject: { type: 'entity', id: found.id } };
  if (line === undefined || among?.includes('model') === false) return asEntity;
  const asLine: Mention = { index, kind: 'model', subject: { type: 'line', name: line.name, ids: line.ids } };
  const isEntity =
    found !== undefined && (span?.meanings.findIndex(({ as }) => as === 'entity') ?? 0) < (span?.meanings.indexOf(line) ?? 0);
  return isEntity ? asEntity : asLine;
}

export const entitiesAt = ({ graph, spans }: Pick<Sentence, 'graph' | 'spans'>, index: number): Entity[] =>
  (meaning(spans[index], 'entity')?.ids ?? []).map((id) => entityOf(graph, id));

/** Whether it can be left out without changing what is asked. */
export const addsNothing = (span: Span): boolean => isFiller(span) && !meaningsAs(span, 'scope').some(({ scope }) => scope !== 'and');

/** The spans that a reading leaves unexplained. */
export const leftOver = ({ spans }: Sentence, { used }: Pick<Reading, 'used'>): Span[] =>
  spans.filter((span, index) => !used.has(index) && !addsNothing(span));

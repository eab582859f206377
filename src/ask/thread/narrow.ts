/** Narrows the last list down, or asks it of another time: "only the open ones", "and in 2023?", "how many is that". */

import type { Kind } from '../../graph/ontology.ts';
import type { Filter, Question, Under } from '../question.ts';
import { joined } from '../read/filter-state.ts';
import { read } from '../read/read.ts';
import { addsNothing, hasIntent, hasTone, meaning, measureCues, mentionsIn, type Reading, type Sentence } from '../read/sentence.ts';
import type { Span } from '../read/spans.ts';
import { phraseOf } from '../words/tokens.ts';
import type { ThreadContext } from './context.ts';

type Listing = Extract<Question, { kind: unknown }>;
export type Refined = { readonly reading: Reading } | undefined;

/** "Which one is the oldest", "only those with a retirement date", "how many of them are there": the last list, narrowed down. */
export function refine(sentence: Sentence, { question }: ThreadContext): Refined {
  if (question === null || (question.form !== 'list' && question.form !== 'count' && question.form !== 'top')) return undefined;
  const { kind, filter } = question;
  if (HOW_MANY.test(phraseOf(sentence.tokens))) return { reading: { question: { form: 'count', kind, filter }, used: new Set() } };
  if (!pointsBack(sentence) || sentence.spans.some((span) => meaning(span, 'kind') !== undefined)) return undefined;
  const isOne = sentence.tokens.some(({ text }) => text === 'one');
  const spans = [nounOf(kind, isOne ? 'one' : 'ones'), ...sentence.spans.filter((span) => !hasTone(span, 'them') && span.text !== 'only')];
  const outcome = read({ ...sentence, spans });
  const found = 'reading' in outcome ? outcome.reading : undefined;
  if (found === undefined || !('filter' in found.question) || !('kind' in found.question) || found.question.kind !== kind) return undefined;
  return narrowed(found, found.question, filter);
}

const pointsBack = (sentence: Sentence): boolean => sentence.spans.some(isAbout) || isCondition(sentence);
const isAbout = (span: Span): boolean => hasTone(span, 'them') || /^(which one|which ones|which|ones|one|those|only)$/.test(span.text);

const narrowed = (found: Reading, question: Listing, filter: Filter | null): Refined => ({
  reading: { ...found, question: { ...question, filter: both(filter, question.filter) } },
});

const both = (...filters: readonly (Filter | null)[]): Filter | null => joined(filters.filter((one) => one !== null));

/** The kind of the list in place of its noun. */
const nounOf = (kind: Kind, text: 'one' | 'ones' = 'ones'): Span => ({ text, from: 0, to: 0, meanings: [{ as: 'kind', kind }] });

const HOW_MANY =
  /^(?:and |so )?how many (?:is|are|were|was) (?:that|those|they|there|it|them|these)(?: in total| altogether| all together)?$/;

/** "Released in 2026", "under 10B", "cheapest": nothing but a condition, or what to sort by. */
function isCondition({ spans, tokens, ...linking }: Sentence): boolean {
  const content = spans.filter((span) => !addsNothing(span));
  const isNamed = content.every((span) => (meaning(span, 'entity') ?? meaning(span, 'line')) !== undefined);
  const names = mentionsIn({ spans, tokens, ...linking }).some(({ kind }) => kind === 'model');
  if (content.length === 0 || names || content.some(({ meanings }) => meanings.length === 0 || meanings.some(({ as }) => as === 'intent')))
    return false;
  return !isNamed || /^(?:with|without|by|from|for|not|only)$/.test(tokens[0]?.text ?? '');
}

/** "And in 2023?": the last list, of another time. */
export function ofOtherTime(sentence: Sentence, { question }: ThreadContext): Refined {
  const { spans } = sentence;
  if (question === null || !('kind' in question) || spans.every((span) => meaning(span, 'period') === undefined)) return undefined;
  const { kind, filter } = question;
  const outcome = read({ ...sentence, spans: [nounOf(kind), ...spans] });
  const time = 'reading' in outcome && outcome.reading.question.form === 'list' ? outcome.reading.question.filter : null;
  if (time?.op !== 'date') return undefined;
  return { reading: { question: { ...question, filter: both(withoutDate(filter, time.column), time) }, used: new Set() } };
}

/** The conditions but those on a date. */
function withoutDate(filter: Filter | null, column: string): Filter | null {
  if (filter === null || (filter.op === 'date' && filter.column === column)) return null;
  if (filter.op !== 'and') return filter;
  return both(...filter.of.map((one) => withoutDate(one, column)));
}

/** "Which one is cheaper", after a comparison. */
export function ofCompared(sentence: Sentence, { question, subjects }: ThreadContext): Refined {
  if (
    question?.form !== 'compare' ||
    mentionsIn(sentence).some(({ index }) => isNamed(sentence.spans[index])) ||
    !WHICH.test(phraseOf(sentence.tokens))
  )
    return undefined;
  const content = sentence.spans.filter((span) => !addsNothing(span) && !hasTone(span, 'them') && !hasIntent(span, 'which'));
  const [cue] = content.flatMap(measureCues);
  if (content.length !== 1 || cue === undefined || cue.role === 'yes' || cue.role === 'no') return undefined;
  const under: Under = cue.as === 'column' ? { by: 'column', name: cue.column } : { by: 'catalog', name: cue.attribute };
  return { reading: { question: { form: 'compare', subjects, under }, used: new Set() } };
}

const WHICH = /^(?:and )?(?:which|whats|what is|who is|their|the)\b/;

/** "Cheaper" names a limitation too, but asks for a price. */
export const isNamed = (span: Span | undefined): boolean => (meaning(span, 'column') ?? meaning(span, 'catalog')) === undefined;

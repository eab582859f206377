/** Follow-ups: questions that lean on the one before, such as "who made it?", "and for LLMs?", "compare them" and "2". */
import { entityOf, type Graph } from '../../graph/graph.ts';
import { withDivisions } from '../evaluate/divisions.ts';
import type { Filter, Question, Subject } from '../question.ts';
import { read } from '../read/read.ts';
import {
  addsNothing,
  hasIntent,
  hasScope,
  hasTone,
  isFiller,
  type Mention,
  meaning,
  meaningsAs,
  mentionAt,
  mentionsIn,
  type Reading,
  type Sentence,
} from '../read/sentence.ts';
import type { Span } from '../read/spans.ts';
import { numerals } from '../words/english.ts';
import { phraseOf, type Token } from '../words/tokens.ts';
import type { ThreadContext } from './context.ts';

export type FollowUp = { readonly reading: Reading } | 'lacks-context' | undefined;

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const NUMBERED = /^(?:(?:tell me )?(?:more )?(?:about )?(?:the )?(?:number|no|nr|item|entry|option) )?(?:the )?(\w+)(?: one)?(?: please)?$/;

/** A number alone means an entry of the list that was shown. */
export function numbered(tokens: readonly Token[], context: ThreadContext | null): FollowUp {
  const text = phraseOf(tokens);
  const word = NUMBERED.exec(text)?.[1] ?? '';
  const number = /^\d{1,2}$/.test(word) ? Number(word) : Math.max(numerals.indexOf(word), ORDINALS.indexOf(word) + 1);
  if (number < 1) return undefined;
  const id = context?.list[number - 1];
  if (id === undefined) return 'lacks-context';
  return { reading: { question: { form: 'define', subject: { type: 'entity', id } }, used: new Set() } };
}

const pronounAt = ({ spans }: Sentence, tone: 'it' | 'them'): number => spans.findIndex((span) => hasTone(span, tone));

/** The reading of a question with a pronoun, or of a fragment after "and" or "what about". */
export function followUp(sentence: Sentence, context: ThreadContext | null): FollowUp {
  // "How much does it cost" names no limitation.
  const hasName = mentionsIn(sentence).some(
    ({ index }) => (meaning(sentence.spans[index], 'column') ?? meaning(sentence.spans[index], 'catalog')) === undefined,
  );
  const opens = hasTone(sentence.spans[0], 'same');
  if (opens) return fragment(sentence, context);
  const refined = context === null ? undefined : refine(sentence, context);
  if (refined !== undefined) return refined;
  const it = pronounAt(sentence, 'it');
  if (hasName) return isSubject(sentence, it) ? withSubjects(sentence, it, context?.subjects.slice(0, 1) ?? []) : versus(sentence, context);
  // "What time is it" isn't about anything of ours.
  if (sentence.spans.some(({ meanings }) => meanings.length === 0)) return undefined;
  const them = pronounAt(sentence, 'them');
  if (them >= 0) return withSubjects(sentence, them, several(context));
  if (it >= 0) return withSubjects(sentence, it, context?.subjects.slice(0, 1) ?? []);
  return undefined;
}

/** "Does it take images": what the question is about, beside a condition on it. */
const isSubject = (sentence: Sentence, at: number): boolean =>
  at >= 0 &&
  /^(?:is|does|did|was|has|can|could|will)$/.test(sentence.spans[at - 1]?.text ?? '') &&
  (mentionsIn(sentence).every(({ kind }) => kind !== 'model') || sentence.spans.slice(at).some(isCompared));

const isCompared = (span: Span): boolean =>
  hasScope(span, 'over', 'under', 'after', 'before') ||
  [...meaningsAs(span, 'column'), ...meaningsAs(span, 'catalog')].some(({ role }) => role === 'more' || role === 'less');

/** "Which one is the oldest", "only those with a retirement date", "how many of them are there": the last list, narrowed down. */
function refine(sentence: Sentence, { question }: ThreadContext): FollowUp {
  if (question === null || (question.form !== 'list' && question.form !== 'count' && question.form !== 'top')) return undefined;
  const { kind, filter } = question;
  const isAbout = (span: Span): boolean => hasTone(span, 'them') || /^(which one|which ones|which|ones|one|those|only)$/.test(span.text);
  if (!sentence.spans.some(isAbout) || sentence.spans.some((span) => meaning(span, 'kind') !== undefined)) return undefined;
  const isOne = sentence.tokens.some(({ text }) => text === 'one');
  const noun: Span = { text: isOne ? 'one' : 'ones', from: 0, to: 0, meanings: [{ as: 'kind', kind }] };
  const spans = [noun, ...sentence.spans.filter((span) => !hasTone(span, 'them') && span.text !== 'only')];
  const outcome = read({ ...sentence, spans });
  const found = 'reading' in outcome ? outcome.reading : undefined;
  if (found === undefined || !('filter' in found.question) || !('kind' in found.question) || found.question.kind !== kind) return undefined;
  const parts = [filter, found.question.filter].filter((part) => part !== null);
  const merged: Filter | null = parts.length > 1 ? { op: 'and', of: parts } : (parts[0] ?? null);
  const narrowed = { ...found.question, filter: merged };
  return { reading: { ...found, question: narrowed } };
}

/** "vs RLHF": the last subject and this one. */
function versus(sentence: Sentence, context: ThreadContext | null): FollowUp {
  const [first] = sentence.spans;
  const [last] = context?.subjects ?? [];
  if (last === undefined || !hasIntent(first, 'compare') || mentionsIn(sentence).length !== 1) return undefined;
  return withSubjects({ ...sentence, spans: [NOTHING, ...sentence.spans] }, 0, [last]);
}

const NOTHING: Span = { text: '', from: 0, to: 0, meanings: [] };

function several(context: ThreadContext | null): readonly Subject[] {
  if (context === null) return [];
  if (context.subjects.length > 1) return context.subjects;
  const listed = context.list.slice(0, 2).map((id): Subject => ({ type: 'entity', id }));
  return listed.length > 1 ? listed : context.subjects;
}

/** The sentence with the subjects in the place of the pronoun. */
export function withSubjects(sentence: Sentence, at: number, subjects: readonly Subject[]): FollowUp {
  if (subjects.length === 0) return 'lacks-context';
  const spans = [...sentence.spans.slice(0, at), ...subjects.map(spanOf), ...sentence.spans.slice(at + 1)];
  const outcome = read({ ...sentence, spans });
  return 'reading' in outcome ? outcome : undefined;
}

const spanOf = (subject: Subject): Span => ({
  ...{ text: subject.type === 'entity' ? subject.id : subject.name, from: 0, to: 1 },
  meanings: [subject.type === 'entity' ? { as: 'entity', ids: [subject.id] } : { as: 'line', name: subject.name, ids: subject.ids }],
});

/** "And for LLMs?" asks the last question of another subject; "and when?" another question of the last subject. */
function fragment(sentence: Sentence, context: ThreadContext | null): FollowUp {
  const rest: Sentence = { ...sentence, spans: sentence.spans.slice(1) };
  const mentions = rest.spans.flatMap((_, at) => mentionAt(rest, at) ?? []);
  const content = rest.spans.filter((span) => !addsNothing(span) || meaning(span, 'entity') !== undefined);
  if (context === null) return mentions.length > 0 && content.length > mentions.length ? afresh(rest) : 'lacks-context';
  if (pronounAt(rest, 'it') >= 0 || pronounAt(rest, 'them') >= 0) return followUp(rest, context);
  const again = refine(rest, context) ?? ofOtherTime(rest, context) ?? ofOther(rest, context, content.length === mentions.length);
  if (again !== undefined || mentions.some(({ index }) => !isFiller(rest.spans[index]))) return again ?? afresh(rest);
  return withSubjects({ ...rest, spans: [...rest.spans, NOTHING] }, rest.spans.length, context.subjects.slice(0, 1));
}

/** "And who made BERT?" needs nothing that was said before. */
function afresh(rest: Sentence): FollowUp {
  const outcome = read(rest);
  return 'reading' in outcome ? outcome : undefined;
}

/** The last question of the only thing that is named now. */
function ofOther(rest: Sentence, { question }: ThreadContext, isAlone: boolean): FollowUp {
  const [mention] = rest.spans.flatMap((_, at) => mentionAt(rest, at) ?? []);
  const other = mention === undefined || !isAlone || question === null ? null : withSubject(rest.graph, question, mention);
  return other === null ? undefined : { reading: { question: other, used: new Set() } };
}

/** "And in 2023?": the last list, of another time. */
function ofOtherTime(sentence: Sentence, { question }: ThreadContext): FollowUp {
  const { spans } = sentence;
  if (question === null || !('kind' in question) || spans.every((span) => meaning(span, 'period') === undefined)) return undefined;
  const { kind, filter } = question;
  const outcome = read({ ...sentence, spans: [{ text: 'ones', from: 0, to: 0, meanings: [{ as: 'kind', kind }] }, ...spans] });
  const time = 'reading' in outcome && outcome.reading.question.form === 'list' ? outcome.reading.question.filter : null;
  if (time?.op !== 'date') return undefined;
  const kept = withoutDate(filter, time.column);
  return { reading: { question: { ...question, filter: kept === null ? time : { op: 'and', of: [kept, time] } }, used: new Set() } };
}

/** The conditions but those on a date. */
function withoutDate(filter: Filter | null, column: string): Filter | null {
  if (filter === null || (filter.op === 'date' && filter.column === column)) return null;
  if (filter.op !== 'and') return filter;
  const of = filter.of.flatMap((one) => withoutDate(one, column) ?? []);
  const [first, another] = of;
  return another === undefined ? (first ?? null) : { op: 'and', of };
}

/** The same question of another subject; null when the subject has no place in it. */
export function withSubject(graph: Graph, question: Question, mention: Mention): Question | null {
  const { subject, kind } = mention;
  switch (question.form) {
    case 'define':
    case 'attribute':
    case 'limits':
    case 'tasks':
    case 'how':
      return { ...question, subject };
    case 'scores':
      return kind === 'benchmark' && subject.type === 'entity' ? { ...question, benchmarkId: subject.id } : { ...question, subject };
    case 'stages':
      return subject.type === 'entity' ? { ...question, of: subject.id } : null;
    case 'why':
      if (subject.type !== 'entity') return null;
      return kind === 'limitation' ? { ...question, limitationId: subject.id } : { ...question, of: subject.id };
    case 'yesNo':
    case 'list':
    case 'count':
    case 'top':
      return withFilter(graph, question, mention);
    default:
      return null;
  }
}

/** The same question with another entity in its conditions; "does it take audio" and then "and CLIP?" asks it of CLIP. */
function withFilter(graph: Graph, question: Extract<Question, { filter: unknown }>, { subject, kind }: Mention): Question | null {
  const isOwn = question.form === 'yesNo' && kind === 'model';
  const filter = subject.type !== 'entity' || isOwn || question.filter === null ? null : replaced(graph, question.filter, subject.id);
  if (question.form === 'yesNo') return filter === null ? { ...question, subject } : { ...question, filter };
  return filter === null ? null : { ...question, filter };
}

/** The filter with another entity of the same kind in it; null if there is none of the kind. */
function replaced(graph: Graph, filter: Filter, id: string): Filter | null {
  const kind = entityOf(graph, id).kind;
  if (filter.op === 'related')
    return filter.ids.some((one) => graph.entities.get(one)?.kind === kind)
      ? { ...filter, ids: kind === 'organization' ? withDivisions(graph, id) : [id] }
      : null;
  if (filter.op !== 'and' && filter.op !== 'or') return null;
  const parts = filter.of.map((one) => replaced(graph, one, id));
  return parts.every((part) => part === null) ? null : { ...filter, of: filter.of.map((one, index) => parts[index] ?? one) };
}

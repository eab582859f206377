/** Follow-ups: questions that lean on the one before, such as "who made it?", "and for LLMs?", "compare them" and "2". */
import type { Subject } from '../question.ts';
import { read } from '../read/read.ts';
import {
  addsNothing,
  entitiesAt,
  hasIntent,
  hasRole,
  hasScope,
  hasTone,
  isFiller,
  type Mention,
  meaning,
  mentionAt,
  mentionsIn,
  type Reading,
  type Sentence,
} from '../read/sentence.ts';
import type { Span } from '../read/spans.ts';
import { numerals } from '../words/english.ts';
import { phraseOf, type Token } from '../words/tokens.ts';
import type { ThreadContext } from './context.ts';
import { isNamed, ofCompared, ofOtherTime, refine } from './narrow.ts';
import { withSubject } from './other-subject.ts';

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
  if (hasTone(sentence.spans[0], 'same')) return fragment(sentence, context);
  const list = context === null ? undefined : (refine(sentence, context) ?? ofCompared(sentence, context));
  if (list !== undefined) return list;
  if (context === null && (OF_LIST.test(phraseOf(sentence.tokens)) || isOneOfMany(sentence))) return 'lacks-context';
  const it = pronounAt(sentence, 'it');
  if (namesSomething(sentence)) return isSubject(sentence, it) ? withIt(sentence, it, context) : versus(sentence, context);
  // "What time is it" isn't about anything of ours.
  if (sentence.spans.some(({ meanings }) => meanings.length === 0)) return undefined;
  return ofPronoun(sentence, it, context);
}

function ofPronoun(sentence: Sentence, it: number, context: ThreadContext | null): FollowUp {
  const them = pronounAt(sentence, 'them');
  if (them >= 0) return withSubjects(sentence, them, several(context));
  if (it >= 0) return withIt(sentence, it, context);
  return context === null ? undefined : ofSubject(sentence, context);
}

const withIt = (sentence: Sentence, it: number, context: ThreadContext | null): FollowUp =>
  withSubjects(sentence, it, context?.subjects.slice(0, 1) ?? []);

/** "Smallest one?" */
const isOneOfMany = ({ tokens, spans }: Sentence): boolean =>
  tokens.length <= SHORT && tokens.at(-1)?.text === 'one' && spans.some((span) => hasRole(span, 'most', 'least'));

const SHORT = 5;

/** What points into a list that was shown. */
const OF_LIST = /\b(?:which|any|all|some|one|none|how many) of (?:those|them|these)\b/;

/** "How much does it cost" names no limitation. */
const namesSomething = (sentence: Sentence): boolean => mentionsIn(sentence).some(({ index }) => isNamed(sentence.spans[index]));

/** "Size?", "successor?": an attribute of what was asked about before. */
function ofSubject(sentence: Sentence, { subjects }: ThreadContext): FollowUp {
  const [subject, another] = subjects;
  const isAttribute = sentence.spans.some(
    (span) => (meaning(span, 'column') ?? meaning(span, 'catalog') ?? meaning(span, 'relation')) !== undefined,
  );
  const isWhen = sentence.spans.every((span) => hasIntent(span, 'when', 'who'));
  if (subject === undefined || another !== undefined || !(isAttribute || isWhen) || 'reading' in read(sentence)) return undefined;
  return withSubjects({ ...sentence, spans: [...sentence.spans, NOTHING] }, sentence.spans.length, [subject]);
}

/** "Does it take images": what the question is about, beside a condition on it. */
const isSubject = (sentence: Sentence, at: number): boolean =>
  at >= 0 &&
  !/\bit takes? to\b/.test(phraseOf(sentence.tokens)) &&
  /^(?:is|does|did|was|has|can|could|will)$/.test(sentence.spans[at - 1]?.text ?? '') &&
  (mentionsIn(sentence).every(({ kind }) => kind !== 'model') || sentence.spans.slice(at).some(isCompared));

const isCompared = (span: Span): boolean => hasScope(span, 'over', 'under', 'after', 'before') || hasRole(span, 'more', 'less');

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
  // Asked who made something, "they" are its makers.
  if (context.question?.form === 'attribute' && context.list.length > 0) return context.list.map((id) => ({ type: 'entity', id }));
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
  const again = ofOtherTime(rest, context) ?? refine(rest, context) ?? ofOther(rest, context, content.length === mentions.length);
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
  if (mention === undefined || !isAlone || question === null) return undefined;
  const { index } = mention;
  const others = entitiesAt(rest, index).map(({ id, kind }): Mention => ({ index, kind, subject: { type: 'entity', id } }));
  const [other] = [mention, ...others].flatMap((one) => withSubject(rest.graph, question, one) ?? []);
  if (other !== undefined) return { reading: { question: other, used: new Set() } };
  // A list has no place for it.
  return 'kind' in question && mention.kind !== 'model' && mention.kind !== 'organization' ? 'lacks-context' : undefined;
}

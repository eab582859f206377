/** Superlatives: "Kosmos-1 is Microsoft's newest model", "GPT-5 is the best model on MMMU". */
import type { Question } from '../../question.ts';
import { readTop } from '../../read/forms/lists.ts';
import { addsNothing, hasIntent, hasRole, hasScope, leftOver, type Sentence } from '../../read/sentence.ts';
import type { Span } from '../../read/spans.ts';
import type { Superlative } from '../assertion.ts';

/** The list that the rest of the sentence asks for the top of; undefined unless it's a superlative and nothing else. */
export function superlativeIn(sentence: Sentence, skip: ReadonlySet<number>): Superlative | undefined {
  if (!sentence.spans.some(isSuperlative) || sentence.spans.some((span) => hasScope(span, 'not', 'or'))) return undefined;
  const spans = sentence.spans.filter((span, at) => !skip.has(at) && !(addsNothing(span) && AUXILIARY.test(span.text)));
  const rest: Sentence = { ...sentence, spans };
  const reading = readTop(rest);
  if (reading === undefined || leftOver(rest, reading).length > 0 || !isTop(reading.question)) return undefined;
  const { kind, filter, ranked } = reading.question;
  return { op: 'top', kind, filter, ranked: { ...ranked, limit: 1 } };
}

const isSuperlative = (span: Span): boolean => hasIntent(span, 'best', 'worst') || hasRole(span, 'most', 'least');

const AUXILIARY = /^(?:is|are|was|were|has|have|had)$/;

const isTop = (question: Question): question is Extract<Question, { form: 'top' }> => question.form === 'top';

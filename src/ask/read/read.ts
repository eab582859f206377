/** Reads a sentence: the first form that explains every word of it, or what keeps it from being read. */
import { entityOf, type Graph } from '../../graph/graph.ts';
import { toSearchTerms } from '../../graph/search/search-terms.ts';
import { idsOf, type Question } from '../question.ts';
import { hasDigit } from '../words/tokens.ts';
import { readAttribute, readPremise } from './forms/attributes.ts';
import { readCount, readList, readMakers, readNews, readTop } from './forms/lists.ts';
import { readCompare, readPath, readTaste } from './forms/pairs.ts';
import { readDefine, readHow, readKindWord, readLimits, readScores, readStages, readTasks, readWhy, readYesNo } from './forms/subjects.ts';
import { addsNothing, asksOfEvery, hasTone, intentAt, leftOver, type Reading, type Sentence } from './sentence.ts';
import type { Meaning, Span } from './spans.ts';

/** In this order: a form comes before those that would take some of its words for less. */
const forms = [
  readKindWord,
  readCompare,
  readPath,
  readWhy,
  readScores,
  readTop,
  readLimits,
  readStages,
  readMakers,
  readCount,
  readYesNo,
  readTaste,
  readNews,
  readList,
  readAttribute,
  readTasks,
  readHow,
  readDefine,
  readPremise,
] as const;

export type Outcome = { readonly reading: Reading } | { readonly unexplained: readonly Span[]; readonly nearest: Reading | undefined };

export function read(sentence: Sentence): Outcome {
  const isClosed = isYesNo(sentence);
  const found: { readonly reading: Reading; readonly rest: readonly Span[] }[] = [];
  for (const form of forms) {
    const reading = isClosed && OPEN_FORMS.includes(form) ? undefined : form(sentence);
    // "Is every OpenAI model closed" isn't answered by those that are.
    if (reading === undefined || (isClosed && reading.question.form === 'list' && asksOfEvery(sentence))) continue;
    const rest = leftOver(sentence, reading).filter((span) => !hasTone(span, 'stale') && !isToldBy(sentence.graph, reading.question, span));
    if (rest.length === 0)
      return {
        reading: withTone(sentence, { ...canonical(sentence.graph, reading), isClosed: AUXILIARY.test(sentence.tokens[0]?.text ?? '') }),
      };
    found.push({ reading, rest });
  }
  const [nearest] = found.sort((one, other) => one.rest.length - other.rest.length);
  return { unexplained: nearest?.rest ?? sentence.spans.filter((span) => !addsNothing(span)), nearest: nearest?.reading };
}

/** What would answer a yes/no question without a yes or no. */
const OPEN_FORMS: readonly unknown[] = [readDefine, readTasks, readHow, readAttribute, readStages];

function isYesNo(sentence: Sentence): boolean {
  const asks = intentAt(sentence, 'who', 'when', 'where', 'why', 'howMany', 'howMuch', 'which', 'what', 'how');
  const isThere = sentence.tokens[1]?.text === 'there';
  return asks.length === 0 && !isThere && AUXILIARY.test(sentence.tokens[0]?.text ?? '');
}

const AUXILIARY = /^(?:is|are|was|were|does|do|did|can|could|has|have|will|would)$/;

function withTone({ spans }: Sentence, reading: Reading): Reading {
  return reading.tone === undefined && spans.some((span) => hasTone(span, 'stale')) ? { ...reading, tone: 'stale' } : reading;
}

/** "Which company made Flamingo" and "which model is the successor of BLOOM" ask for an attribute, not for a list. */
function canonical(graph: Graph, reading: Reading): Reading {
  const { question } = reading;
  if (question.form !== 'list' || question.filter?.op !== 'related' || question.filter.ids.length !== 1) return reading;
  const [id = ''] = question.filter.ids;
  const { relation, side } = question.filter;
  const isAsked = question.kind !== 'model' || relation === 'succeeds';
  if (graph.entities.get(id)?.kind !== 'model' || !isAsked) return reading;
  const attribute = { by: 'relation', relation, side: side === 'out' ? 'in' : 'out' } as const;
  return { ...reading, question: { form: 'attribute', subject: { type: 'entity', id }, attributes: [attribute] } };
}

/** These say what is asked, or of what: no text can explain them away. */
const UNTOLD: readonly string[] = ['scope', 'entity', 'line', 'intent', 'tone', 'number', 'period'];

const TOLD: readonly Question['form'][] = ['define', 'how', 'why', 'tasks'];
const COMPARING: readonly string[] = ['most', 'least', 'more', 'less', 'yes', 'no'];

/** Whether what the answer says of its entity holds the word: "what is the attention mechanism of transformers". */
export function isToldBy(graph: Graph, question: Question, span: Span): boolean {
  if (!TOLD.includes(question.form) || hasDigit(span.text) || span.meanings.some(isUntold)) return false;
  const ids = idsTold(question);
  const terms = toSearchTerms(span.text);
  return ids.length === 1 && terms.length > 0 && terms.every((term) => wordsOf(graph, ids[0] ?? '', question.form).has(term));
}

/** "Cheapest Claude" isn't answered by a summary that has the word "cheap". */
const isUntold = (meaning: Meaning): boolean => UNTOLD.includes(meaning.as) || ('role' in meaning && COMPARING.includes(meaning.role));

function idsTold(question: Question): readonly string[] {
  if (question.form === 'why') return [question.limitationId];
  return 'subject' in question ? idsOf(question.subject) : [];
}

/** "What is the revenue of X" isn't answered by what X is, though a text about X may mention it: then only names count. */
function wordsOf(graph: Graph, id: string, form: Question['form']): ReadonlySet<string> {
  const { summary, asks, aliases, name, limitation } = entityOf(graph, id);
  const texts = form === 'how' || form === 'why' ? [summary, limitation?.statement ?? ''] : [];
  return new Set(toSearchTerms([name, ...aliases, ...asks, ...texts].join(' ')));
}

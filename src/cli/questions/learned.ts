/** Learned questions: what was once asked in vain and must be answered from now on, as a set of tests/ask. */
import { parseDocument, stringify } from 'yaml';
import type { Answer } from '../../ask/answer/answer.ts';
import { decodeContext } from '../../ask/thread/context.ts';
import type { Graph } from '../../graph/graph.ts';

export interface LearnedQuestion {
  readonly q: string;
  readonly form: string;
  readonly outcome: 'ANSWERED';
  readonly reason?: string;
  readonly gold?: { readonly entities?: readonly string[]; readonly includes?: readonly string[] };
  readonly today: string;
  readonly note: string;
}

/** The forms of questions as tests/ask calls them, where it has another word. */
const FORMS: Readonly<Record<string, string>> = { yesNo: 'yes-no', tasks: 'what-it-does', how: 'how-it-works', scores: 'attribute' };

/** A list may become longer, so that it's held to its first entries alone. */
const MAX_INCLUDED = 5;

export function toLearned(
  graph: Graph,
  q: string,
  answer: Answer,
  { today, note }: Pick<LearnedQuestion, 'today' | 'note'>,
): LearnedQuestion {
  const form = decodeContext(graph, answer.context)?.question?.form ?? 'define';
  const ids = answer.entities.map(({ id }) => id);
  const gold = ids.length > 1 ? { includes: ids.slice(0, MAX_INCLUDED) } : { entities: ids };
  return {
    ...{ q, form: FORMS[form] ?? form, outcome: 'ANSWERED' },
    ...(answer.reason === null ? {} : { reason: answer.reason }),
    ...(ids.length === 0 ? {} : { gold }),
    ...{ today, note },
  };
}

/** The text of the set with one more question; the same text if it has the question. */
export function addLearned(text: string, question: LearnedQuestion): string {
  const known: unknown = parseDocument(text).toJS();
  const questions = Array.isArray(known) ? (known as readonly { readonly q?: unknown }[]) : [];
  if (questions.some(({ q }) => q === question.q)) return text;
  const kept = questions.length === 0 ? text.replace(/^\[\]\s*$/m, '') : text;
  const head = kept === '' || kept.endsWith('\n') ? kept : `${kept}\n`;
  return head + stringify([question], { lineWidth: 0 });
}

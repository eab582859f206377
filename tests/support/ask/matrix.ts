/** The figures of a run over sets of questions: by form, how many answers are exact, wrong or missing. */

import type { Answer } from '../../../src/ask/answer/answer.ts';
import { ask } from '../../../src/ask/ask.ts';
import { loadLanguages } from '../../../src/ask/language.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import type { Question } from '../../ask/questions.ts';
import { frozenGraph } from './frozen-graph.ts';
import { faultsOf } from './questions.ts';

/** `wrong` is an answer with another set or value; `missed` is a refusal instead of an answer, or the other way round. */
export type Result = 'exact' | 'wrong' | 'missed' | 'reason';

export interface Judged {
  readonly asked: Question;
  readonly answer: Answer;
  readonly faults: readonly string[];
  readonly result: Result;
}

/** Asks the questions of a file in order, so that follow-ups find the context of the question they come after. */
export async function judge(questions: readonly Question[], graph: Graph = frozenGraph()): Promise<Judged[]> {
  const languageOf = await loadLanguages();
  const contexts = new Map<string, string | null>();
  return questions.map((asked) => {
    const context = asked.after === undefined ? null : contexts.get(asked.after);
    const answer = ask(graph, asked.q, { today: asked.today, context, languageOf });
    contexts.set(asked.q, answer.context);
    const faults = faultsOf(asked, answer);
    return { asked, answer, faults, result: resultOf(answer, faults) };
  });
}

function resultOf({ outcome }: Answer, faults: readonly string[]): Result {
  if (faults.length === 0) return 'exact';
  if (faults.every((fault) => fault.startsWith('reason'))) return 'reason';
  return outcome === 'answered' ? 'wrong' : 'missed';
}

export interface Row {
  readonly form: string;
  readonly asked: number;
  readonly counts: Readonly<Record<Result, number>>;
}

export function matrixOf(judged: readonly Judged[]): Row[] {
  const forms = [...new Set(judged.map(({ asked }) => asked.form))].sort();
  return forms.map((form) => {
    const own = judged.filter(({ asked }) => asked.form === form);
    const count = (wanted: Result) => own.filter(({ result }) => result === wanted).length;
    return {
      form,
      asked: own.length,
      counts: { exact: count('exact'), wrong: count('wrong'), missed: count('missed'), reason: count('reason') },
    };
  });
}

export const tableOf = (rows: readonly Row[]): string[][] => [
  ['form', 'asked', 'exact', 'wrong', 'not answered as expected', 'another reason'],
  ...rows.map(({ form, asked, counts }) => [form, asked, counts.exact, counts.wrong, counts.missed, counts.reason].map(String)),
];

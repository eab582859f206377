/** Premises: what a question takes for granted, such as "since Whisper is made by Meta, how big is it?" */
import type { Graph } from '../graph/graph.ts';
import type { AnswerParts } from './answer/answer.ts';
import { filterInWords } from './answer/say/lists.ts';
import { newestOf, subjectName } from './answer/say/subjects.ts';
import { toldOf } from './answer/say/told.ts';
import { withoutVerdict } from './answer/say/yes-no.ts';
import { check } from './check/check.ts';
import type { Premise } from './read/sentence.ts';
import type { ThreadContext } from './thread/context.ts';

const OPENING = /^\s*(since|as|given(?: that)?|considering(?: that)?|seeing(?: that| as)?|because|now that)\s+([^,]+),\s+(.+)$/is;

export interface Premised {
  /** What is asked. */
  readonly question: string;
  /** The clause before it. */
  readonly clause: string;
  /** Why the question has no answer; absent if all of the clause is recorded. */
  readonly said?: AnswerParts;
  /** What "it" is in the question. */
  readonly thread: ThreadContext;
}

/** Undefined for a text without such a clause, or with one of which too little is recorded. */
export function premisedIn(graph: Graph, text: string, today: string): Premised | undefined {
  const [, word = '', statement = '', question = ''] = OPENING.exec(text) ?? [];
  if (statement === '') return undefined;
  const { verdict, parts } = check(graph, statement, { today });
  const [subject] = parts.flatMap(({ near }) => near);
  const found = { question, clause: `${word} ${statement}`, thread: threadOf(subject?.id) };
  if (verdict === 'backed') return found;
  const wrong = parts.filter((part) => part.verdict === 'contradicted');
  if (wrong.length === 0) return undefined;
  const said: AnswerParts = {
    text: `That isn't so: ${wrong.map(({ explanation }) => explanation).join(' ')}`,
    claims: wrong.flatMap(({ claims }) => claims),
    near: wrong.flatMap(({ near }) => near),
    ...{ outcome: 'abstained', reason: 'false-premise' },
  };
  return { ...found, said };
}

const threadOf = (id: string | undefined): ThreadContext => ({
  subjects: id === undefined ? [] : [{ type: 'entity', id }],
  list: [],
  question: null,
});

/** Says what is true instead of what the question takes for granted. */
export function falsePremise(graph: Graph, { subject, filter }: Premise): AnswerParts {
  const entity = newestOf(graph, subject);
  const told = toldOf(graph, entity, filter);
  return {
    text: `That isn't recorded of ${entity.name}. What is: ${told.map(({ text }) => withoutVerdict(text)).join(' ')}`,
    near: [entity, ...told.flatMap(({ entities }) => entities ?? [])],
    claims: told.flatMap(({ claims }) => claims ?? []),
    ...{ outcome: 'abstained', reason: 'false-premise' },
  };
}

export const noReason = (graph: Graph, { subject, filter }: Premise): AnswerParts => ({
  text: `I don't know: that isn't something I record about ${subjectName(graph, subject)}.`,
  near: [newestOf(graph, subject)],
  ...{ outcome: 'abstained', reason: 'absent', failed: { kind: 'relation', words: filterInWords(graph, 'model', filter) } },
});

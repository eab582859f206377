/** Questions that lead on from an answer, each of a form that the API understands. */
import type { AnswerData } from './ask.ts';

type Subject = AnswerData['near'][number];

const forms: Partial<Record<Subject['kind'], (name: string) => readonly string[]>> = {
  MODEL: (name) => [`what is ${name}`, `who made ${name}`, `limitations of ${name}`],
  ORGANIZATION: (name) => [`which models did ${name} make`],
  TASK: (name) => [`which models do ${name}`],
  TECHNIQUE: (name) => [`which models use ${name}`],
  LIMITATION: (name) => [`how to reduce ${name}`],
  MODALITY: (name) => [`which models take ${name}`],
};

/** About the one thing that the answer is about. Nothing repeats what was asked. */
export function nextQuestions({ near, entities, outcome, text }: AnswerData): readonly string[] {
  if (outcome !== 'ANSWERED') return [];
  const subject = near[0] ?? (entities.length === 1 ? entities[0] : undefined);
  if (subject === undefined) return [];
  const questions = forms[subject.kind]?.(subject.name) ?? [];
  return questions.filter(
    (question) =>
      !(question.startsWith('who made') && text.includes('made by')) &&
      !(question.startsWith('what is') && text.startsWith(`${subject.name}:`)),
  );
}

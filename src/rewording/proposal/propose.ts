/** Asks a model to read a question, and answers its reading if that passes the gate. */
import type { Answer } from '../../ask/answer/answer.ts';
import type { Assistance } from '../../ask/assist.ts';
import type { Question } from '../../ask/question.ts';
import { hasTone, type Sentence } from '../../ask/read/sentence.ts';
import { answerReading, wordsOf } from '../../ask/typed.ts';
import type { Caller } from '../endpoint/caller.ts';
import { ungrounded } from './grounded.ts';
import { partsOf } from './parts.ts';
import { misplaced } from './placed.ts';
import { INSTRUCTIONS, promptFor } from './prompt.ts';
import { unrepresented } from './represented.ts';
import { resolve, UnknownPart } from './resolve.ts';
import { type ProposedQuestion, proposal, proposalSchema } from './schema.ts';

/** Undefined unless the model gave a reading that explains every word of the question, and it has an answer. */
export async function proposeAnswer({ call, refuse }: Caller, { graph, question, plain, today }: Assistance): Promise<Answer | undefined> {
  const { sentences, corrections } = wordsOf(graph, question, today);
  if (sentences.some(isHopeless)) return undefined;
  const request = { instructions: INSTRUCTIONS, text: promptFor(sentences, question, plain), schema: proposalSchema };
  // Inside the call: whatever a proposal breaks counts as a failure of the endpoint.
  const found = await call(request, (value): Answer | string | undefined => {
    const proposed = proposal.parse(value).question;
    if (proposed === null) return undefined;
    const [read = '', ...others] = sentences.map((sentence) => checked(sentence, proposed));
    const accepted = [read, ...others].find((one) => typeof one !== 'string');
    if (accepted === undefined) return `${read}`;
    const tone = sentences[0]?.spans.some((span) => hasTone(span, 'stale')) ? ({ tone: 'stale' } as const) : {};
    const answer = answerReading(graph, { question: accepted, ...tone }, corrections, today);
    return answer.outcome === 'answered' && answer.query !== null ? answer : 'has no answer';
  });
  if (typeof found !== 'string') return found;
  refuse(`its reading ${found}`);
  return undefined;
}

/** No proposal can explain these, so nothing is asked. */
const isHopeless = ({ spans, tokens }: Sentence): boolean =>
  tokens.length === 0 || spans.some((span) => span.meanings.some((one) => one.as === 'scope' && HOPELESS.includes(one.scope)));

const HOPELESS: readonly string[] = ['only', 'frequency', 'unknown'];

/** The typed question, or why the proposal was refused: it must say what the words say, neither less nor more. */
export function checked(sentence: Sentence, proposed: ProposedQuestion): Question | string {
  try {
    const question = resolve(sentence, proposed);
    return refusalOf(sentence, question) ?? question;
  } catch (error) {
    if (error instanceof UnknownPart) return 'names what is not there';
    throw error;
  }
}

export function refusalOf(sentence: Sentence, question: Question): string | undefined {
  const parts = partsOf(sentence, question);
  if (unrepresented(sentence, question, parts) !== undefined) return 'leaves out a word';
  const added = ungrounded(sentence, question, parts);
  if (added !== undefined) return `adds ${added}`;
  const wrong = misplaced(sentence, question);
  return wrong === undefined ? undefined : `misplaces ${wrong}`;
}

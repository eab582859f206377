/** Assistant: has a language model read what our reader couldn't, and word what has several facts. What it gives is checked, or dropped. */
import type { Answer } from '../ask/answer/answer.ts';
import { type Assist, unassisted } from '../ask/assist.ts';
import { type CallerOptions, createCaller } from './endpoint/caller.ts';
import { type ModelSettings, openClient } from './endpoint/client.ts';
import { proposeAnswer } from './proposal/propose.ts';
import { factsOf } from './wording/facts.ts';
import { wordFacts } from './wording/word.ts';

/** Throws SetupError when the library of the endpoint isn't installed. */
export const openAssistant = async (settings: ModelSettings, rest: Pick<CallerOptions, 'clock' | 'log'>): Promise<Assist> =>
  createAssistant({ ...rest, complete: await openClient(settings) });

export function createAssistant(options: CallerOptions): Assist {
  const caller = createCaller(options);
  return async (assistance) => {
    const { question, plain } = assistance;
    if (isUnread(plain)) {
      const answer = await proposeAnswer(caller, assistance);
      return answer === undefined ? unassisted(plain) : { answer, isRead: true, sentences: null };
    }
    const facts = factsOf(plain);
    return facts.length === 0 ? unassisted(plain) : { ...unassisted(plain), sentences: (await wordFacts(caller, question, facts)) ?? null };
  };
}

/** A question with words that no reading explained. One that was read and isn't recorded stays unanswered. */
const isUnread = ({ outcome, reason, reading }: Answer): boolean =>
  outcome === 'abstained' && reading === null && (reason === 'scope' || reason === 'absent' || reason === 'unknown-name');

/** The same question with the help of a language model, where the API has one. */
import type { Query } from '../../../api/client.ts';
import { Refused, Unavailable } from '../../../api/errors.ts';
import { graphql, type ResultOf } from '../../../api/graphql.ts';
import type { CommandResult } from '../../contract/command.ts';
import { CitationParts } from '../../present/number-sources.ts';
import { citeInLead } from './content.ts';
import { type Answer, AnswerParts } from './document.ts';

const AssistedAsk = graphql(
  `query AssistedAsk($question: String!, $context: String, $today: Date!) {
    assistedAsk(question: $question, context: $context, today: $today) {
      isRead
      sentences { text citations { ...CitationParts } }
      answer { ...AnswerParts }
    }
  }`,
  [AnswerParts, CitationParts],
);

export type AssistedAnswer = NonNullable<ResultOf<typeof AssistedAsk>['assistedAsk']>;

interface Asked {
  readonly question: string;
  readonly context: string | null;
  readonly today: string;
}

export async function assisted(plain: Answer, hasModel: boolean, asked: Asked, query: Query): Promise<AssistedAnswer> {
  const unassisted: AssistedAnswer = { answer: plain, isRead: false, sentences: null };
  if (!hasModel) return unassisted;
  try {
    return (await query(AssistedAsk, asked)).assistedAsk ?? unassisted;
  } catch (error) {
    // The terminal may have no key of a bot, and the plain answer is there already.
    if (error instanceof Refused || error instanceof Unavailable) return unassisted;
    throw error;
  }
}

/** The result with the model's sentences as its lead, and their sources. */
export const reworded = (result: CommandResult, sentences: AssistedAnswer['sentences']): CommandResult =>
  sentences === null ? result : citeInLead(result, { text: sentences.map(({ text }) => text).join(' '), claims: sentences });

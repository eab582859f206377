/** A question and its answer, as the API gives it. */
import { CitationFields } from '../data/fragments.ts';
import { graphql, type ResultOf } from '../data/graphql.ts';
import type { Query } from '../data/query.ts';

const Ask = graphql(
  `
  query PageAsk($question: String!, $today: Date!) {
    ask(question: $question, today: $today) {
      text
      outcome
      reading
      command
      query
      count
      corrections { from to }
      table { caption columns rows }
      claims { text citations { ...CitationFields } }
      entities(limit: 60) { kind slug name }
      near { kind slug name }
    }
  }
`,
  [CitationFields],
);

export type AnswerData = ResultOf<typeof Ask>['ask'];

export const MAX_QUESTION_LENGTH = 500;

export const ask = async (query: Query, question: string, today: string): Promise<AnswerData> =>
  (await query(Ask, { question, today })).ask;

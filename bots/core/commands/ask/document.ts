/** The question to the API. */
import { graphql, type ResultOf } from '../../../api/graphql.ts';
import { CitationParts } from '../../present/number-sources.ts';

export const Ask = graphql(
  `query Ask($question: String!, $context: String, $today: Date!) {
    ask(question: $question, context: $context, today: $today) {
      outcome reason text reading command count query context
      failed { kind words }
      corrections { from to }
      entities { kind slug name }
      table { columns rows }
      claims { text citations { ...CitationParts } }
      near { kind slug name }
    }
    meta { revision hasLanguageModel }
  }`,
  [CitationParts],
);

export type Answer = ResultOf<typeof Ask>['ask'];

/** The question to the API. */
import { graphql, type ResultOf } from '../../../api/graphql.ts';
import { CitationParts } from '../../present/number-sources.ts';

/** What every question selects of its answer. */
export const AnswerParts = graphql(
  `fragment AnswerParts on Answer {
    outcome reason text reading command count query context
    failed { kind words }
    corrections { from to }
    entities { kind slug name }
    table { caption columns rows }
    claims { text citations { ...CitationParts } }
    near { kind slug name }
  }`,
  [CitationParts],
);

export const Ask = graphql(
  `query Ask($question: String!, $context: String, $today: Date!) {
    ask(question: $question, context: $context, today: $today) { ...AnswerParts }
    meta { revision hasLanguageModel }
  }`,
  [AnswerParts],
);

export type Answer = ResultOf<typeof AnswerParts>;

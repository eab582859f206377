/** Questions in plain English. */
import { ask } from '../../ask/ask.ts';
import { loadLanguages } from '../../ask/language.ts';
import { MAX_CONTEXT_BYTES } from '../../ask/thread/context.ts';
import { MAX_QUESTION_LENGTH } from '../../ask/words/tokens.ts';
import { builder } from '../base/builder.ts';
import { uncacheableWithout } from '../base/cacheable.ts';
import { bounds } from '../limits/argument-limits.ts';
import { exactText } from '../limits/argument-prices.ts';
import { AnswerRef } from './answer.ts';

/** A question looks for the names in it, and may look at every entry of a kind. */
export const COST = 300;

builder.queryField('ask', (t) =>
  t.field({
    type: AnswerRef,
    description: 'Answers a question in plain English from the graph, with sources, or says why not.',
    args: {
      question: t.arg.string({
        required: true,
        description: `Such as "who made Flamingo", up to ${MAX_QUESTION_LENGTH} characters.`,
        extensions: { ...bounds({ characters: MAX_QUESTION_LENGTH }), ...exactText },
      }),
      context: t.arg.string({
        description: 'The `context` of the answer before, for "who made it?".',
        extensions: { ...bounds({ characters: MAX_CONTEXT_BYTES }), ...exactText },
      }),
      today: t.arg({ type: 'Date', description: "What counts as now; by default the server's day in UTC." }),
    },
    complexity: COST,
    // The server's day changes without a revision.
    extensions: uncacheableWithout('today'),
    resolve: async (_root, { question, context, today }, { graph, clock, refusals }) => {
      const day = today ?? clock.now().toISOString().slice(0, 10);
      const answer = ask(graph, question, { context, today: day, languageOf: await loadLanguages() });
      if (answer.outcome === 'abstained' && answer.reason !== null) refusals.count(answer.reason);
      return answer;
    },
  }),
);

/** Answers with the help of a language model, for bots: each of these may cost the operator a call. */
import { ask } from '../../ask/ask.ts';
import { type AssistedAnswer, unassisted } from '../../ask/assist.ts';
import { loadLanguages } from '../../ask/language.ts';
import { MAX_CONTEXT_BYTES } from '../../ask/thread/context.ts';
import { MAX_QUESTION_LENGTH } from '../../ask/words/tokens.ts';
import { builder } from '../base/builder.ts';
import { uncacheable } from '../base/cacheable.ts';
import { bounds } from '../limits/argument-limits.ts';
import { exactText } from '../limits/argument-prices.ts';
import { AnswerRef, ClaimRef } from './answer.ts';
import { COST } from './ask.ts';

const AssistedAnswerRef = builder.objectRef<AssistedAnswer>('AssistedAnswer').implement({
  description: 'An answer, as far as a language model could help with it.',
  fields: (t) => ({
    answer: t.field({
      type: AnswerRef,
      description: 'The plain answer, or the one to a reading that the model proposed.',
      resolve: ({ answer }) => answer,
    }),
    isRead: t.exposeBoolean('isRead', { description: 'Whether the model proposed the reading.' }),
    sentences: t.field({
      type: [ClaimRef],
      nullable: true,
      description: "The text in the model's words, with the sources of each sentence; null when the plain text stands.",
      resolve: ({ sentences }) => sentences,
    }),
  }),
});

builder.queryField('assistedAsk', (t) =>
  t.field({
    type: AssistedAnswerRef,
    nullable: true,
    authScopes: { bot: true },
    description: 'Answers like `ask`, with the help of the language model if this server has one; null on errors. Needs the scope `bot`.',
    args: {
      question: t.arg.string({
        required: true,
        description: `Up to ${MAX_QUESTION_LENGTH} characters.`,
        extensions: { ...bounds({ characters: MAX_QUESTION_LENGTH }), ...exactText },
      }),
      context: t.arg.string({
        description: 'The `context` of the answer before.',
        extensions: { ...bounds({ characters: MAX_CONTEXT_BYTES }), ...exactText },
      }),
      today: t.arg({ type: 'Date', required: true, description: 'What counts as now.' }),
    },
    complexity: COST,
    extensions: uncacheable,
    resolve: async (_root, { question, context, today }, { graph, assist }) => {
      const plain = ask(graph, question, { context, today, languageOf: await loadLanguages() });
      return assist === null ? unassisted(plain) : assist({ graph, question, plain, today });
    },
  }),
);

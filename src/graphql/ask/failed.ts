/** What kept a question from being answered, by answers and by the list of gaps. */
import type { Failed } from '../../ask/answer/answer.ts';
import { type FailedKind, failedKinds } from '../../bot-state/questions/questions.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';

export const FailedKindEnum = enumOf<FailedKind>('FailedKind', 'What words of a question ask for that has no answer.', failedKinds);

export const FailedRef = builder.objectRef<Failed>('FailedPart').implement({
  description: 'What kept a question from being answered.',
  fields: (t) => ({
    kind: t.field({ type: FailedKindEnum, description: 'What the words ask for.', resolve: ({ kind }) => kind }),
    words: t.exposeString('words', { description: "The words, in lowercase; or the part of the question's reading that isn't recorded." }),
  }),
});

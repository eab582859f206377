/** Conversations: what the next question of a thread or a direct message can refer to. */
import { recallContext, rememberContext, rememberInput } from '../../bot-state/conversations.ts';
import { builder } from '../base/builder.ts';
import { defineMutation, payloadWith } from '../inputs/define-mutation.ts';
import { afterIdCheck, checkIdsIn, idsIn } from './platform.ts';

builder.queryField('conversationContext', (t) =>
  t.field({
    type: 'String',
    nullable: true,
    authScopes: { bot: true },
    description: 'The context of the last answer there, for `ask`; null if there is none, or after 7 days. Needs the scope `bot`.',
    args: {
      platform: t.arg.string({ required: true, description: 'The chat platform of the conversation.' }),
      workspace: t.arg.string({ required: true, description: 'The Slack team or Discord guild; empty if there is none.' }),
      channel: t.arg.string({ required: true, description: 'The channel id on its platform.' }),
      thread: t.arg.string({
        required: true,
        description: 'The thread, or the message that a reply refers to; empty in a direct message.',
      }),
    },
    resolve: async (_root, conversation, context) => {
      await checkIdsIn(context, idsIn(conversation));
      return (await recallContext(context.client, context.clock.now(), conversation)) ?? null;
    },
  }),
);

defineMutation('rememberContext', {
  scopes: ['bot'],
  description: 'Keeps the context of an answer for 7 days, for the next question of the conversation.',
  input: { schema: rememberInput, description: 'The conversation, and the context.' },
  payload: payloadWith({
    description: 'The result of keeping a context.',
    field: 'expiresAt',
    type: 'DateTime',
    fieldDescription: 'When it is forgotten; null on errors.',
  }),
  write: afterIdCheck(async (input, { client, clock }) => (await rememberContext(client, clock.now(), input)).toISOString()),
});

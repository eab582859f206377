/** Workspaces that get messages without the newest parts of their platform. */
import { keepPlain, keepPlainInput, plainUntil } from '../../bot-state/plain-workspaces.ts';
import { builder } from '../base/builder.ts';
import { defineMutation, payloadWith } from '../inputs/define-mutation.ts';
import { afterIdCheck, checkIdsIn, idsIn } from './platform.ts';

builder.queryField('plainUntil', (t) =>
  t.field({
    type: 'DateTime',
    nullable: true,
    authScopes: { bot: true },
    description:
      'Until when a workspace gets messages without the newest parts of its platform; null if it takes them. Needs the scope `bot`.',
    args: {
      platform: t.arg.string({ required: true, description: 'The chat platform of the workspace.' }),
      workspace: t.arg.string({ required: true, description: 'The Slack team or Discord guild.' }),
    },
    resolve: async (_root, args, context) => {
      await checkIdsIn(context, idsIn(args));
      return (await plainUntil(context.client, context.clock.now(), args))?.toISOString() ?? null;
    },
  }),
);

defineMutation('keepPlain', {
  scopes: ['bot'],
  description: 'Records for seven days that a workspace refused the newest parts of a message.',
  input: { schema: keepPlainInput, description: 'The workspace.' },
  payload: payloadWith({
    description: 'Until when its messages do without them.',
    field: 'until',
    type: 'DateTime',
    fieldDescription: 'When the newest parts are tried again; null on errors.',
  }),
  write: afterIdCheck(async (input, { client, clock }) => (await keepPlain(client, clock.now(), input)).toISOString()),
});

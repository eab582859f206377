import { settingsOf, setWorkspaceInput, setWorkspaceSetting, type WorkspaceSettings } from '../../bot-state/workspace-settings.ts';
import { builder } from '../base/builder.ts';
import { defineMutation, payloadWith } from '../inputs/define-mutation.ts';
import { afterIdCheck, checkIdsIn, idsIn } from './platform.ts';

const WorkspaceSettingRef = builder.objectRef<WorkspaceSettings>('WorkspaceSetting').implement({
  description: 'What holds for a whole workspace.',
  fields: (t) => ({
    keepsQuestions: t.exposeBoolean('keepsQuestions', {
      description: 'Whether unanswered questions are stored for the curators; true by default.',
    }),
    welcomes: t.exposeBoolean('welcomes', { description: 'Whether the bot introduces itself where it joins; true by default.' }),
  }),
});

builder.queryField('workspaceSetting', (t) =>
  t.field({
    type: WorkspaceSettingRef,
    authScopes: { bot: true },
    description: 'The setting of a workspace. Needs the scope `bot`.',
    args: {
      platform: t.arg.string({ required: true, description: 'The chat platform of the workspace.' }),
      workspace: t.arg.string({ required: true, description: 'The Slack team or Discord guild.' }),
    },
    resolve: async (_root, args, context) => {
      await checkIdsIn(context, idsIn(args));
      return settingsOf(context.client, args);
    },
  }),
);

defineMutation('setWorkspaceSetting', {
  scopes: ['bot'],
  description: 'Sets what holds for a workspace. The bot checks permissions.',
  input: { schema: setWorkspaceInput, description: 'The workspace and its new setting.' },
  payload: payloadWith({
    description: 'The result of setting what holds for a workspace.',
    field: 'setting',
    type: WorkspaceSettingRef,
    fieldDescription: 'The new setting; null on errors.',
  }),
  write: afterIdCheck((input, { client, clock }) => setWorkspaceSetting(client, clock.now(), input)),
});

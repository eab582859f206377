import { type ChannelSetting, channelSetting, setChannelInput, setChannelSetting, visibilities } from '../../bot-state/channel-settings.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { defineMutation, payloadWith } from '../inputs/define-mutation.ts';
import { afterIdCheck, checkIdsIn, idsIn } from './platform.ts';

const VisibilityEnum = enumOf('AnswerVisibility', 'Who sees an answer in a channel.', visibilities);

const ChannelSettingRef = builder.objectRef<ChannelSetting>('ChannelSetting').implement({
  description: 'How a bot behaves in one channel.',
  fields: (t) => ({
    visibility: t.field({ type: VisibilityEnum, description: 'Who sees answers by default.', resolve: ({ visibility }) => visibility }),
    changedAt: t.field({ type: 'DateTime', description: 'When it was last set.', resolve: ({ changedAt }) => changedAt.toISOString() }),
  }),
});

builder.queryField('channelSetting', (t) =>
  t.field({
    type: ChannelSettingRef,
    nullable: true,
    authScopes: { bot: true },
    description: 'The setting of a channel; null by default. Needs the scope `bot`.',
    args: {
      platform: t.arg.string({ required: true, description: 'The chat platform of the channel.' }),
      workspace: t.arg.string({ required: true, description: 'The Slack team or Discord guild; empty if there is none.' }),
      channel: t.arg.string({ required: true, description: 'The channel id on its platform.' }),
    },
    resolve: async (_root, args, context) => {
      await checkIdsIn(context, idsIn(args));
      return (await channelSetting(context.client, args)) ?? null;
    },
  }),
);

defineMutation('setChannelSetting', {
  scopes: ['bot'],
  description: 'Sets who sees answers in a channel. The bot checks permissions.',
  input: { schema: setChannelInput, types: { visibility: VisibilityEnum }, description: 'The channel and its new setting.' },
  payload: payloadWith({
    description: 'The result of setting the visibility.',
    field: 'setting',
    type: ChannelSettingRef,
    fieldDescription: 'The new setting; null on errors.',
  }),
  write: afterIdCheck((input, { client, clock }) => setChannelSetting(client, clock.now(), input)),
});

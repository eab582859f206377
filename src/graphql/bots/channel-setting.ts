/** What the channels of chat platforms are set to. */
import { type ChannelSetting, channelSetting, setChannelInput, setChannelSetting, visibilities } from '../../bot-state/channel-settings.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { definePayload, mutationResolver } from '../base/payload.ts';
import { PlatformEnum } from './platform.ts';

const VisibilityEnum = enumOf('AnswerVisibility', 'Who sees an answer in a channel.', visibilities);

const ChannelSettingRef = builder.objectRef<ChannelSetting>('ChannelSetting').implement({
  description: 'How a bot behaves in one channel.',
  fields: (t) => ({
    visibility: t.field({
      type: VisibilityEnum,
      description: 'Who sees answers there when nobody says otherwise.',
      resolve: ({ visibility }) => visibility,
    }),
    changedAt: t.field({
      type: 'DateTime',
      description: 'When somebody last set it.',
      resolve: ({ changedAt }) => changedAt.toISOString(),
    }),
  }),
});

const SetChannelSettingInput = builder.inputType('SetChannelSettingInput', {
  description: 'A channel, and who is to see the answers that bots give there.',
  fields: (t) => ({
    platform: t.field({ type: PlatformEnum, required: true, description: 'The chat system to which the channel belongs.' }),
    workspace: t.string({ required: true, description: 'Slack team or Discord guild; empty where there is none.' }),
    channel: t.string({ required: true, description: 'The id of the channel on its platform.' }),
    visibility: t.field({ type: VisibilityEnum, required: true, description: 'Who is to see answers there.' }),
  }),
});

const SetChannelSettingPayload = definePayload<ChannelSetting>('SetChannelSettingPayload', 'What came of changing who sees answers.');
builder.objectField(SetChannelSettingPayload, 'setting', (t) =>
  t.field({
    type: ChannelSettingRef,
    nullable: true,
    description: 'What the channel is set to now; null when there are errors.',
    resolve: ({ value }) => value,
  }),
);

builder.queryField('channelSetting', (t) =>
  t.field({
    type: ChannelSettingRef,
    nullable: true,
    authScopes: { bot: true },
    description: 'What a channel is set to; null when nobody has set anything. For bots.',
    args: {
      platform: t.arg({ type: PlatformEnum, required: true, description: 'The chat system to which the channel belongs.' }),
      workspace: t.arg.string({ required: true, description: 'Slack team or Discord guild; empty where there is none.' }),
      channel: t.arg.string({ required: true, description: 'The id of the channel on its platform.' }),
    },
    resolve: async (_root, args, { client }) => (await channelSetting(client, args)) ?? null,
  }),
);

builder.mutationField('setChannelSetting', (t) =>
  t.field({
    type: SetChannelSettingPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Sets who sees answers in a channel. Whether the person may decide that is for the bot to know. For bots.',
    args: { input: t.arg({ type: SetChannelSettingInput, required: true, description: 'The channel, and what to set.' }) },
    resolve: mutationResolver(setChannelInput, (input, { client, clock }) => setChannelSetting(client, clock.now(), input)),
  }),
);

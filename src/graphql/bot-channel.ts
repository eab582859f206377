/** What the channels of chat platforms are set to. */
import { type Channel, type ChannelSetting, channelSetting, setChannelSetting, type Visibility } from '../memory/channels.ts';
import { LONGEST_ID, PlatformEnum, readOptionalText, readText } from './bot-input.ts';
import { builder } from './builder.ts';
import { enumOf } from './entity.ts';

const VisibilityEnum = enumOf<Visibility>('AnswerVisibility', 'Who sees an answer in a channel.', {
  private: 'Only the person who asked.',
  public: 'Everybody who can read the channel.',
});

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
  description: 'What a channel is to be set to.',
  fields: (t) => ({
    platform: t.field({ type: PlatformEnum, required: true, description: 'Where the channel is.' }),
    workspace: t.string({ required: true, description: 'Slack team or Discord guild; empty where there is none.' }),
    channel: t.string({ required: true, description: 'The id of the channel on its platform.' }),
    visibility: t.field({ type: VisibilityEnum, required: true, description: 'Who is to see answers there.' }),
  }),
});

const SetChannelSettingPayload = builder.objectRef<{ readonly setting: ChannelSetting }>('SetChannelSettingPayload').implement({
  description: 'The setting as it is now.',
  fields: (t) => ({
    setting: t.field({ type: ChannelSettingRef, description: 'What the channel is set to now.', resolve: ({ setting }) => setting }),
  }),
});

builder.queryField('channelSetting', (t) =>
  t.field({
    type: ChannelSettingRef,
    nullable: true,
    authScopes: { bot: true },
    description: 'What a channel is set to; null when nobody has set anything. For bots.',
    args: {
      platform: t.arg({ type: PlatformEnum, required: true, description: 'Where the channel is.' }),
      workspace: t.arg.string({ required: true, description: 'Slack team or Discord guild; empty where there is none.' }),
      channel: t.arg.string({ required: true, description: 'The id of the channel on its platform.' }),
    },
    resolve: async (_root, args, { client }) => (await channelSetting(client, readChannel(args))) ?? null,
  }),
);

builder.mutationField('setChannelSetting', (t) =>
  t.field({
    type: SetChannelSettingPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Sets who sees answers in a channel. Whether the person may decide that is for the bot to know. For bots.',
    args: { input: t.arg({ type: SetChannelSettingInput, required: true, description: 'The channel, and what to set.' }) },
    resolve: async (_root, { input }, { client, clock }) => ({
      setting: await setChannelSetting(client, clock.now(), readChannel(input), input.visibility),
    }),
  }),
);

const readChannel = ({ platform, workspace, channel }: Channel): Channel => ({
  platform,
  workspace: readOptionalText('workspace', workspace, LONGEST_ID),
  channel: readText('channel', channel, LONGEST_ID),
});

import type { z } from 'zod';
import type { Client } from '../database/client.ts';
import { oneOf } from '../rules/fields.ts';
import { inputObject } from '../rules/inputs.ts';
import { platform, platformId, workspaceId } from './platform.ts';

export const visibilities = {
  private: 'Only the person who asked.',
  public: 'Everyone who can read the channel.',
} as const;
export type Visibility = keyof typeof visibilities;

export const setChannelInput = inputObject('A channel, and who sees answers there.', {
  platform: platform.describe('The chat platform of the channel.'),
  workspace: workspaceId.describe('The Slack team or Discord guild; empty if there is none.'),
  channel: platformId.describe('The channel id on its platform.'),
  visibility: oneOf(visibilities).describe('Who sees answers there.'),
});
export type Channel = Omit<z.output<typeof setChannelInput>, 'visibility'>;

export interface ChannelSetting {
  readonly visibility: Visibility;
  readonly changedAt: Date;
}

/** Undefined for a channel without a setting. */
export async function channelSetting(client: Client, channel: Channel): Promise<ChannelSetting | undefined> {
  const row = await client.channelSetting.findUnique({ where: { platform_workspace_channel: channel } });
  return row === null ? undefined : toSetting(row);
}

export async function setChannelSetting(
  client: Client,
  now: Date,
  { visibility, ...channel }: z.output<typeof setChannelInput>,
): Promise<ChannelSetting> {
  const set = { visibility, changedAt: now };
  const where = { platform_workspace_channel: channel };
  return toSetting(await client.channelSetting.upsert({ where, create: { ...channel, ...set }, update: set }));
}

// A CHECK of the table allows no other visibility.
const toSetting = ({ visibility, changedAt }: { visibility: string; changedAt: Date }): ChannelSetting => ({
  visibility: visibility === 'public' ? 'public' : 'private',
  changedAt,
});

/** What a channel is set to: who sees the answers there when nobody says otherwise. */
import type { Client } from '../database/client.ts';
import type { Platform } from './platform.ts';

export type Visibility = 'private' | 'public';

export interface Channel {
  readonly platform: Platform;
  /** Slack team or Discord guild; empty where there is none. */
  readonly workspace: string;
  readonly channel: string;
}

export interface ChannelSetting {
  readonly visibility: Visibility;
  readonly changedAt: Date;
}

/** Undefined for a channel that was never set. */
export async function channelSetting(client: Client, channel: Channel): Promise<ChannelSetting | undefined> {
  const row = await client.channelSetting.findUnique({ where: { platform_workspace_channel: channel } });
  return row === null ? undefined : toSetting(row);
}

export async function setChannelSetting(client: Client, now: Date, channel: Channel, visibility: Visibility): Promise<ChannelSetting> {
  const set = { visibility, changedAt: now };
  const where = { platform_workspace_channel: channel };
  return toSetting(await client.channelSetting.upsert({ where, create: { ...channel, ...set }, update: set }));
}

// A CHECK of the table allows no other visibility.
const toSetting = ({ visibility, changedAt }: { visibility: string; changedAt: Date }): ChannelSetting => ({
  visibility: visibility === 'public' ? 'public' : 'private',
  changedAt,
});

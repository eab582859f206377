/** Who asks for the gallery, and where. */
import type { ChannelDirectory } from '../../../bots/core/contract/channels.ts';
import { DIRECT_CONVERSATION, type Place } from '../../../bots/core/contract/request.ts';
import { discord } from '../../../bots/discord/platform.ts';
import type { Case } from '../../../bots/simulator/gallery/cases.ts';
import { slack } from '../../../bots/slack/platform.ts';

export const PLATFORMS = ['slack', 'discord'] as const;
export type PlatformId = (typeof PLATFORMS)[number];

const IDS = {
  slack: { workspace: 'T1', other: 'T2', channel: 'C1', direct: 'D1', user: 'U1' },
  discord: { workspace: '200', other: '201', channel: '300', direct: '302', user: '400' },
} as const;

const NAMES: Readonly<Record<string, string>> = { C1: 'general', '300': 'general' };

/** The bot may post everywhere. */
export const channels: ChannelDirectory = {
  checkPostable: async () => [],
  idOf: async () => undefined,
  nameOf: async (_kind, id) => NAMES[id],
};

export function placeOf({ by, thread }: Case, platform: PlatformId): Place {
  const { workspace, other, channel, direct, user } = IDS[platform];
  const place: Place = { platform: platform === 'slack' ? slack : discord, workspace, channel, user };
  if (by === 'direct message') return { ...place, channel: direct, isDirect: true, conversation: DIRECT_CONVERSATION };
  return {
    ...place,
    ...(by === 'other workspace' ? { workspace: other } : {}),
    ...(by === 'member' ? { isAdmin: false } : {}),
    ...(by === 'admin' || by === 'other workspace' ? { isAdmin: true, runsWorkspace: true } : {}),
    ...(thread === undefined ? {} : { conversation: { recalls: thread, remembers: thread } }),
  };
}

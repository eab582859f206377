/** What an interaction tells of channels: its own, and those that were chosen in an option or a form. discord.js drops the permissions. */
import { z } from 'zod';

export interface KnownChannel {
  readonly type: number;
  /** What the bot may do there. */
  readonly permissions: bigint;
}

export type KnownChannels = ReadonlyMap<string, KnownChannel>;

export const NO_CHANNELS: KnownChannels = new Map();

const permissions = z.string().regex(/^\d{1,20}$/);
const channel = z.object({ id: z.string(), type: z.number(), app_permissions: permissions.optional() });

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object */
const interaction = z.object({
  guild_id: z.string(),
  channel: channel.optional(),
  app_permissions: permissions.optional(),
  data: z.object({ resolved: z.object({ channels: z.record(z.string(), channel).optional() }).optional() }).optional(),
});

/** Channels of the server in which the interaction was made, whose permissions Discord tells. */
export function readKnownChannels(payload: unknown): KnownChannels {
  const { success, data: read } = interaction.safeParse(payload);
  if (!success) return NO_CHANNELS;
  const here = read.channel === undefined ? [] : [{ ...read.channel, app_permissions: read.app_permissions }];
  const chosen = Object.values(read.data?.resolved?.channels ?? {});
  return new Map(
    [...chosen, ...here].flatMap(({ id, type, app_permissions }) =>
      app_permissions === undefined ? [] : [[id, { type, permissions: BigInt(app_permissions) }] as const],
    ),
  );
}

import type { Platform } from '../core/contract/platform.ts';

/** https://discord.com/developers/docs/reference#snowflakes: at most 64 bits. */
const SNOWFLAKE = /^\d{1,20}$/;

export const discord: Platform = {
  id: 'discord',
  name: 'Discord',
  commandPrefix: '/lmm',
  groupPrefix: '/lmm-admin',
  namedOptions: true,
  buttons: true,
  modals: true,
  idPatterns: { workspace: SNOWFLAKE, channel: SNOWFLAKE, user: SNOWFLAKE, role: SNOWFLAKE },
  channels: {
    rights: {
      workspace: 'members with the permission Manage Server',
      channel: 'members who may manage this server or its channels',
      contact: 'an administrator of the server',
    },
    // A thread is a channel of its own.
    urlOf: ({ workspace, channel, thread }) => `https://discord.com/channels/${workspace || '@me'}/${thread ?? channel}`,
    // "The past few minutes": https://discord.com/developers/docs/resources/message#create-message
    nonceLifetimeMs: 2 * 60_000,
  },
};

import type { Platform } from '../core/contract/platform.ts';

const ADMINS = 'admins and owners of the workspace';

/** Ids are in capitals, and those of channels and groups have a digit, which tells them from names in capitals. */
export const slack: Platform = {
  id: 'slack',
  name: 'Slack',
  commandPrefix: '/lmm',
  groupPrefix: '/lmm',
  namedOptions: false,
  buttons: true,
  confirms: true,
  modals: true,
  idPatterns: {
    workspace: /^[TE][A-Z0-9]+$/,
    channel: /^[CDG](?=[A-Z]*\d)[A-Z0-9]+$/,
    user: /^[UW][A-Z0-9]+$/,
    role: /^S(?=[A-Z]*\d)[A-Z0-9]+$/,
  },
  channels: {
    rights: { workspace: ADMINS, channel: ADMINS, contact: 'one of them' },
    urlOf: ({ workspace, channel }) => `https://app.slack.com/client/${workspace}/${channel}`,
  },
};

/** Where a bot has introduced itself, so that it does so once: after a restart, in every process, and if it is removed and comes back. */
import type { z } from 'zod';
import type { Client } from '../database/client.ts';
import { nullable } from '../rules/fields.ts';
import { inputObject } from '../rules/inputs.ts';
import { platform, platformId } from './platform.ts';
import { settingsOf } from './workspace-settings.ts';

export const claimWelcomeInput = inputObject('Where a bot is about to introduce itself.', {
  platform: platform.describe('The chat platform.'),
  workspace: platformId.describe('The Slack team or Discord guild.'),
  channel: nullable(platformId).describe('The channel that the bot joined; left out if it joined the whole workspace.'),
});

/** True for the first caller in any process; false if the workspace wants no welcome, which then is not claimed. */
export async function claimWelcome(
  client: Client,
  now: Date,
  { channel, ...workspace }: z.output<typeof claimWelcomeInput>,
): Promise<boolean> {
  if (!(await settingsOf(client, workspace)).welcomes) return false;
  // `insert … on conflict do nothing`: if two arrive at once, the database accepts one.
  const { count } = await client.welcome.createMany({ data: [{ ...workspace, channel: channel ?? '', at: now }], skipDuplicates: true });
  return count === 1;
}

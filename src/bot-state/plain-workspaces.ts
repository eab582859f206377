/** Workspaces whose platform refused the newest parts of a message: for a while they get messages without them, from every process. */
import type { z } from 'zod';
import type { Client } from '../database/client.ts';
import { inputObject } from '../rules/inputs.ts';
import { DAY_MS, platform, platformId } from './platform.ts';

export const keepPlainInput = inputObject('A workspace that refused the newest parts of a message.', {
  platform: platform.describe('The chat platform of the workspace.'),
  workspace: platformId.describe('The Slack team or Discord guild.'),
});
type PlainWorkspace = z.output<typeof keepPlainInput>;

/** Platforms roll new parts out in steps, so they are tried again after this time. */
const PLAIN_MS = 7 * DAY_MS;

/** Undefined if the newest parts may be sent. */
export async function plainUntil(client: Client, now: Date, { platform: id, workspace }: PlainWorkspace): Promise<Date | undefined> {
  const row = await client.plainWorkspace.findUnique({ where: { platform_workspace: { platform: id, workspace } } });
  return row !== null && row.until > now ? row.until : undefined;
}

/** Resolves with when the newest parts are tried again. */
export async function keepPlain(client: Client, now: Date, workspace: PlainWorkspace): Promise<Date> {
  const until = new Date(now.getTime() + PLAIN_MS);
  await client.plainWorkspace.upsert({
    where: { platform_workspace: workspace },
    create: { ...workspace, until },
    update: { until },
  });
  return until;
}

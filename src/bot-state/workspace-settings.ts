/** What holds for a whole workspace: whether its unanswered questions are stored for the curators. */
import { z } from 'zod';
import type { Client } from '../database/client.ts';
import { inputObject } from '../rules/inputs.ts';
import { platform, platformId } from './platform.ts';

export const setWorkspaceInput = inputObject('Whether the curators may see what a workspace asks in vain.', {
  platform: platform.describe('The chat platform of the workspace.'),
  workspace: platformId.describe('The Slack team or Discord guild.'),
  keepsQuestions: z.boolean().describe('Whether its unanswered questions are stored for the curators.'),
});
export type Workspace = Pick<z.output<typeof setWorkspaceInput>, 'platform' | 'workspace'>;

/** True by default. */
export async function keepsQuestions(client: Client, { platform: id, workspace }: Workspace): Promise<boolean> {
  const row = await client.workspaceSetting.findUnique({ where: { platform_workspace: { platform: id, workspace } } });
  return row?.keepsQuestions ?? true;
}

export async function setWorkspaceSetting(client: Client, now: Date, input: z.output<typeof setWorkspaceInput>): Promise<boolean> {
  const { keepsQuestions: keeps, ...workspace } = input;
  const set = { keepsQuestions: keeps, changedAt: now };
  const where = { platform_workspace: workspace };
  return (await client.workspaceSetting.upsert({ where, create: { ...workspace, ...set }, update: set })).keepsQuestions;
}

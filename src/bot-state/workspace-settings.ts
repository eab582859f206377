/** What holds for a whole workspace: whether its unanswered questions are stored, and whether the bot introduces itself there. */
import { z } from 'zod';
import type { Client } from '../database/client.ts';
import { nullable } from '../rules/fields.ts';
import { inputObject } from '../rules/inputs.ts';
import { platform, platformId } from './platform.ts';

export const setWorkspaceInput = inputObject('What changes for a workspace; a field that is left out stays as it is.', {
  platform: platform.describe('The chat platform of the workspace.'),
  workspace: platformId.describe('The Slack team or Discord guild.'),
  keepsQuestions: nullable(z.boolean()).describe('Whether its unanswered questions are stored for the curators.'),
  welcomes: nullable(z.boolean()).describe('Whether the bot introduces itself where it joins.'),
});
export type Workspace = Pick<z.output<typeof setWorkspaceInput>, 'platform' | 'workspace'>;

export interface WorkspaceSettings {
  readonly keepsQuestions: boolean;
  readonly welcomes: boolean;
}

const DEFAULTS: WorkspaceSettings = { keepsQuestions: true, welcomes: true };
const select = { keepsQuestions: true, welcomes: true } as const;
const keyOf = ({ platform: id, workspace }: Workspace) => ({ platform_workspace: { platform: id, workspace } });

export const settingsOf = async (client: Client, workspace: Workspace): Promise<WorkspaceSettings> =>
  (await client.workspaceSetting.findUnique({ where: keyOf(workspace), select })) ?? DEFAULTS;

export async function setWorkspaceSetting(
  client: Client,
  now: Date,
  input: z.output<typeof setWorkspaceInput>,
): Promise<WorkspaceSettings> {
  const { platform: id, workspace, keepsQuestions, welcomes } = input;
  const change = {
    ...(keepsQuestions === null ? {} : { keepsQuestions }),
    ...(welcomes === null ? {} : { welcomes }),
    changedAt: now,
  };
  return client.workspaceSetting.upsert({
    where: keyOf(input),
    create: { platform: id, workspace, ...DEFAULTS, ...change },
    update: change,
    select,
  });
}

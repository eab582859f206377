/** Platform: a chat system in which our bots answer. */
import { z } from 'zod';
import { oneOf } from '../rules/fields.ts';

export const platforms = {
  slack: 'Slack, with workspaces that are called teams there.',
  discord: 'Discord, with workspaces that are called guilds there.',
} as const;
export type Platform = keyof typeof platforms;

export const platform = oneOf(platforms);

/** Ids of users, channels and events, as their platform makes them; they have far fewer characters. */
export const platformId = z.string().trim().min(1).max(200);
/** The same for what there may be none of, such as the workspace of a direct message. */
export const workspaceId = z.string().trim().max(200);

export const DAY_MS = 86_400_000;

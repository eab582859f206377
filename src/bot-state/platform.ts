/** How requests name a chat platform, and what on it: the forms that hold on every platform. */
import { z } from 'zod';
import { withHint } from '../rules/fields.ts';

/** The id of a platform; whether a bot has registered it, `checkIds` looks up. */
export const platform = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, withHint('This is not the id of a platform.', 'Write it in lowercase, such as slack.'));

/** Ids of users, channels and events, as their platform makes them; they have far fewer characters. */
export const platformId = z.string().trim().min(1).max(200);
/** The same for what there may be none of, such as the workspace of a direct message. */
export const workspaceId = z.string().trim().max(200);

export const DAY_MS = 86_400_000;

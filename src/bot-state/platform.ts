/** Input types for a chat platform and for the ids on it, with the rules that hold on every platform. */
import { z } from 'zod';
import { withHint } from '../rules/fields.ts';

/** The id of a platform; `checkIds` looks up whether a bot has registered it. */
export const platform = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, withHint("This isn't the id of a platform.", 'Write it in lowercase, such as slack.'));

/** Ids of users, channels and events, as their platform creates them; they're far shorter than this limit. */
export const platformId = z.string().trim().min(1).max(200);
/** Ids that no platform registers a pattern for; they become parts of addresses, so nothing else may stand in them. */
export const opaqueId = z
  .string()
  .trim()
  .regex(/^(?!.*\.\.)[^\s\p{C}/\\<>?#@&]{1,200}$/u, withHint("This isn't the id of a thread or a message.", 'Copy it from the platform.'));
/** The same for ids that may be missing, such as the workspace of a direct message. */
export const workspaceId = z.string().trim().max(200);

export const DAY_MS = 86_400_000;

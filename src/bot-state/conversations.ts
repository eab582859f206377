/** Conversations: what the next question of a thread or a direct message can refer to, for a limited time. */
import { z } from 'zod';
import type { Client } from '../database/client.ts';
import { withHint } from '../rules/fields.ts';
import { inputObject } from '../rules/inputs.ts';
import { DAY_MS, platform, platformId, workspaceId } from './platform.ts';

/** The limit of `Query.ask`. */
const MAX_CONTEXT_LENGTH = 2_048;

const conversation = {
  platform: platform.describe('The chat platform of the conversation.'),
  workspace: workspaceId.describe('The Slack team or Discord guild; empty if there is none.'),
  channel: platformId.describe('The channel id on its platform.'),
  thread: workspaceId.describe('The thread, or the message that a reply refers to; empty in a direct message.'),
};

export const rememberInput = inputObject('A conversation, and the context of its last answer.', {
  ...conversation,
  context: z
    .string()
    .max(MAX_CONTEXT_LENGTH)
    .regex(/^[A-Za-z0-9_-]+$/, withHint("This isn't the context of an answer.", 'Pass on the `context` that `ask` has given.'))
    .describe('The `context` that `ask` gave, up to 2048 characters.'),
});
export type Conversation = Omit<z.output<typeof rememberInput>, 'context'>;

/** People come back to a thread within days; what it was about is forgotten after that. */
const CONVERSATION_DAYS = 7;

/** Keeps the context in place of the one before. */
export async function rememberContext(client: Client, now: Date, { context, ...where }: z.output<typeof rememberInput>): Promise<Date> {
  const set = { context, expiresAt: new Date(now.getTime() + CONVERSATION_DAYS * DAY_MS) };
  const row = { where: { platform_workspace_channel_thread: where }, create: { ...where, ...set }, update: set };
  return (await client.conversation.upsert(row)).expiresAt;
}

/** Undefined if nothing was remembered, or too long ago. */
export async function recallContext(client: Client, now: Date, where: Conversation): Promise<string | undefined> {
  const row = await client.conversation.findUnique({ where: { platform_workspace_channel_thread: where } });
  return row === null || row.expiresAt <= now ? undefined : row.context;
}

/** Reads the shortcuts of the app: one for a message, and one that Slack offers everywhere. Pure. */
import { z } from 'zod';
import { compact } from '../../core/compact.ts';
import type { SlackTarget } from '../slack-target.ts';
import { toPlainInput } from './questions.ts';

export interface Shortcut {
  readonly id: string;
  readonly triggerId: string;
  readonly target: SlackTarget;
}

export interface MessageShortcut extends Shortcut {
  /** What the message says; empty for a picture alone. */
  readonly text: string;
}

const id = z.string().min(1);
const shortcut = z.object({
  team: z.object({ id }).nullish(),
  user: z.object({ id, team_id: id.optional() }),
  trigger_id: id,
});
const messageShortcut = shortcut.extend({
  channel: z.object({ id }),
  response_url: z.string().optional(),
  message: z.object({ text: z.string().default(''), thread_ts: id.optional() }),
});

const workspaceOf = ({ team, user }: z.infer<typeof shortcut>): string => team?.id ?? user.team_id ?? '';

export function readMessageShortcut(body: unknown): MessageShortcut | undefined {
  const { data } = messageShortcut.safeParse(body);
  if (data === undefined) return undefined;
  const { trigger_id: triggerId, channel, user, message, response_url } = data;
  const place = { workspace: workspaceOf(data), channel: channel.id, user: user.id };
  return {
    ...{ id: triggerId, triggerId, text: toPlainInput(message.text) },
    target: { ...place, ...compact({ thread: message.thread_ts, responseUrl: response_url }) },
  };
}

/** It names no channel: the answer goes to the user's direct messages, which the user's id stands for. */
export function readGlobalShortcut(body: unknown): Shortcut | undefined {
  const { data } = shortcut.safeParse(body);
  if (data === undefined) return undefined;
  const { trigger_id: triggerId, user } = data;
  return { id: triggerId, triggerId, target: { workspace: workspaceOf(data), channel: user.id, user: user.id, isAlone: true } };
}

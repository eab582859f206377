/** Reads slash commands, mentions and direct messages as questions: ids become the target, markup becomes plain text. Pure. */
import { z } from 'zod';
import { compact } from '../../core/compact.ts';
import { readAddressed } from '../../core/mentions.ts';
import type { SlackTarget } from '../slack-target.ts';

export interface Question {
  /** The same for every delivery of the question: messages are known by their place, since Slack can send several events about one. */
  readonly id: string;
  readonly text: string;
  readonly target: SlackTarget;
  /** Opens a modal within 3 s. Messages have none. */
  readonly triggerId?: string;
}

const id = z.string().min(1);

// Checks only the fields that are used: Slack adds others without notice.
const slashCommand = z.object({
  team_id: id,
  channel_id: id,
  channel_name: z.string().optional(),
  user_id: id,
  text: z.string().default(''),
  response_url: z.string().optional(),
  trigger_id: id,
});

/** Undefined for a payload that can't be answered. */
export function readSlashCommand(payload: unknown): Question | undefined {
  const { data } = slashCommand.safeParse(payload);
  if (data === undefined) return undefined;
  const { team_id, channel_id, channel_name, user_id, text, response_url, trigger_id } = data;
  return {
    id: trigger_id,
    triggerId: trigger_id,
    text: toPlainInput(text),
    target: {
      workspace: team_id,
      channel: channel_id,
      user: user_id,
      ...compact({ responseUrl: response_url }),
      ...(channel_name?.startsWith('mpdm-') === true ? { isGroupDirect: true } : {}),
    },
  };
}

/** What people write is a message without a subtype, or of one of these: with a file, sent to the channel from a thread, or by /me. */
const SUBTYPES = ['file_share', 'thread_broadcast', 'me_message'] as const;

const event = z.object({
  event_id: id,
  team_id: id,
  authorizations: z.array(z.object({ user_id: z.string().nullish() })).optional(),
  event: z.object({
    channel: id,
    channel_type: z.string().optional(),
    user: id,
    ts: id,
    thread_ts: id.optional(),
    text: z.string().default(''),
    subtype: z.enum(SUBTYPES).nullish(),
    // A bot wrote it, or it was edited.
    bot_id: z.null().optional(),
    edited: z.null().optional(),
  }),
});

export function readMention(body: unknown): Question | undefined {
  const { data } = event.safeParse(body);
  return data === undefined ? undefined : toQuestion(data);
}

/** The question in a direct message to the bot; undefined for messages of other channels, which Slack may send too. */
export function readDirectMessage(body: unknown): Question | undefined {
  const { data } = event.safeParse(body);
  if (data?.event.channel_type !== 'im') return undefined;
  const question = toQuestion(data);
  return { ...question, target: { ...question.target, isAlone: true } };
}

function toQuestion({ team_id, authorizations, event: asked }: z.infer<typeof event>): Question {
  const { channel, channel_type, user, ts, thread_ts, text } = asked;
  // The answer to a message outside of threads begins one below it.
  const threading =
    thread_ts === undefined
      ? { below: ts, conversation: { remembers: ts } }
      : { thread: thread_ts, conversation: { recalls: thread_ts, remembers: thread_ts } };
  const question = toPlainInput(readAddressed(text, mentionOf(authorizations?.[0]?.user_id)).text);
  const group = channel_type === 'mpim' ? { isGroupDirect: true } : {};
  return { id: `${channel} ${ts}`, text: question, target: { workspace: team_id, channel, user, ...threading, ...group } };
}

/** `<@U1>` or `<@U1|name>`; a mention at the start if Slack doesn't say who the bot is. */
const mentionOf = (bot: string | null | undefined): RegExp =>
  bot == null ? /^\s*<@[^>]*>/ : new RegExp(`<@${bot.replace(/\W/g, '')}(?:\\|[^>]*)?>`);

const BROADCASTS: readonly string[] = ['here', 'channel', 'everyone'];

/**
 * Restores what the user typed: `<https://x.org|x.org>` was `x.org`, `&amp;` was `&`. Channels and user groups keep Slack's markup,
 * since commands need their ids.
 */
export function toPlainInput(text: string): string {
  return text
    .replace(/<([#@!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (whole, sign: string, target: string, name: string | undefined) => {
      if (sign === '#' || target.startsWith('subteam^')) return whole;
      // These ping everyone: without their sign they would be words of commands.
      if (sign === '!' && BROADCASTS.includes(target)) return `@${target}`;
      const shown = name === undefined || name === '' ? target : name;
      return `${sign === '!' ? '' : sign}${shown.replace(/^[#@]/, '')}`;
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

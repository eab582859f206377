/** Reads slash commands, mentions and direct messages as questions: ids become the target, markup becomes plain text. Pure. */
import { z } from 'zod';
import { compact } from '../../core/compact.ts';
import type { SlackTarget } from '../slack-target.ts';

export interface Question {
  /** Slack's id of the delivery, which stays the same when Slack delivers it again. */
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
  user_id: id,
  text: z.string().default(''),
  response_url: z.string().optional(),
  trigger_id: id,
});

/** Undefined for a payload that can't be answered. */
export function readSlashCommand(payload: unknown): Question | undefined {
  const { data } = slashCommand.safeParse(payload);
  if (data === undefined) return undefined;
  const { team_id, channel_id, user_id, text, response_url, trigger_id } = data;
  return {
    id: trigger_id,
    triggerId: trigger_id,
    text: toPlainInput(text),
    target: {
      workspace: team_id,
      channel: channel_id,
      user: user_id,
      ...compact({ responseUrl: response_url }),
    },
  };
}

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
    // Any of these means that it isn't a new message of a user: a bot wrote it, it was edited, or a user joined.
    subtype: z.undefined().optional(),
    bot_id: z.undefined().optional(),
    edited: z.undefined().optional(),
  }),
});

export function readMention(body: unknown): Question | undefined {
  const { data } = event.safeParse(body);
  if (data === undefined) return undefined;
  const bot = data.authorizations?.[0]?.user_id ?? undefined;
  return toQuestion(data, withoutMention(data.event.text, bot));
}

/** The question in a direct message to the bot; undefined for messages of other channels, which Slack may send too. */
export function readDirectMessage(body: unknown): Question | undefined {
  const { data } = event.safeParse(body);
  if (data?.event.channel_type !== 'im') return undefined;
  const question = toQuestion(data, withoutMention(data.event.text, undefined));
  return { ...question, target: { ...question.target, isAlone: true } };
}

function toQuestion({ event_id, team_id, event: { channel, user, ts, thread_ts } }: z.infer<typeof event>, text: string): Question {
  const threading = thread_ts === undefined ? { below: ts } : { thread: thread_ts };
  return { id: event_id, text: withoutCommand(toPlainInput(text)), target: { workspace: team_id, channel, user, ...threading } };
}

/** The text after the mention of the bot, or before it when nothing follows. */
function withoutMention(text: string, bot: string | undefined): string {
  const mention = new RegExp(bot === undefined ? '^\\s*<@[^>]*>' : `<@${bot.replace(/\W/g, '')}(?:\\|[^>]*)?>`);
  const [before = '', ...after] = text.split(mention);
  const afterMention = after.join(' ');
  return afterMention.trim() === '' ? before : afterMention;
}

/** Users type the command in threads too, where Slack has no slash commands. */
const withoutCommand = (text: string): string => text.replace(/^\/?lmm(?:\s+|$)/i, '');

/**
 * Restores what the user typed: `<https://x.org|x.org>` was `x.org`, `&amp;` was `&`. Channels and user groups keep Slack's markup,
 * since commands need their ids.
 */
export function toPlainInput(text: string): string {
  return text
    .replace(/<([#@!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (whole, sign: string, target: string, name: string | undefined) => {
      if (sign === '#' || target.startsWith('subteam^')) return whole;
      const shown = name === undefined || name === '' ? target : name;
      return `${sign === '!' ? '' : sign}${shown.replace(/^[#@]/, '')}`;
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

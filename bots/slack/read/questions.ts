/** Turns what people type in Slack into questions, free of Slack: ids become the spot, Slack's markup becomes plain words. Pure. */
import { z } from 'zod';
import type { SlackTarget } from '../slack-target.ts';

/** A question as it was typed. */
export interface Question {
  /** What Slack calls this delivery; the same when it delivers it again. */
  readonly id: string;
  readonly text: string;
  readonly target: SlackTarget;
  /** Opens a form within 3 s; messages have none. */
  readonly triggerId?: string;
}

const id = z.string().min(1);

// Only what is used is checked: Slack adds fields without notice.
const slashCommand = z.object({
  team_id: id,
  channel_id: id,
  user_id: id,
  text: z.string().default(''),
  response_url: z.string().optional(),
  trigger_id: id,
});

/** The question of a slash command; undefined for what cannot be answered. */
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
      ...(response_url === undefined ? {} : { responseUrl: response_url }),
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
    // Any of these says that no person wrote it just now: a bot, a change, somebody who joined.
    subtype: z.undefined().optional(),
    bot_id: z.undefined().optional(),
    edited: z.undefined().optional(),
  }),
});

/** The question in a message that names the bot. */
export function readMention(body: unknown): Question | undefined {
  const { data } = event.safeParse(body);
  if (data === undefined) return undefined;
  const bot = data.authorizations?.[0]?.user_id ?? undefined;
  return toQuestion(data, withoutMention(data.event.text, bot));
}

/** The question in a direct message to the bot; undefined for messages of all other channels, which Slack may send too. */
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

/** What is said to the bot: what follows its name, or what precedes it when nothing does. */
function withoutMention(text: string, bot: string | undefined): string {
  const mention = new RegExp(bot === undefined ? '^\\s*<@[^>]*>' : `<@${bot.replace(/\W/g, '')}(?:\\|[^>]*)?>`);
  const [before = '', ...after] = text.split(mention);
  const afterMention = after.join(' ');
  return afterMention.trim() === '' ? before : afterMention;
}

/** Who is used to the command types it in threads too, where Slack has none. */
const withoutCommand = (text: string): string => text.replace(/^\/?lmm(?:\s+|$)/i, '');

/**
 * What a person typed: `<https://x.org|x.org>` was `x.org`, `&amp;` was `&`. Channels and user groups stay as Slack writes them, since
 * commands need their ids.
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

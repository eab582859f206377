/**
 * Hear: a message that begins with a mention of the bot, or that was sent to it alone, answered below it.
 * Discord gives their content without the privileged intent for it; everybody there sees the answer, so it is short and calls nobody.
 * https://discord.com/developers/docs/events/gateway#message-content-intent
 */
import { type Message, type REST, Routes } from 'discord.js';
import type { Logger } from 'pino';
import type { BotTools, Gap } from '../core/bot.ts';
import type { Reply } from '../core/reply.ts';
import { withoutShare } from './actions.ts';
import { converse, type Way } from './converse.ts';
import { inOrder, unlessGone } from './deliver.ts';
import { loggable, refusalOf } from './errors.ts';
import { gapRow } from './form.ts';
import { gaveUp, stillWorking } from './plain.ts';
import { type DiscordMessage, toDiscordMessages } from './render.ts';
import { toSpokenRequest } from './request.ts';
import { changeOf } from './wire.ts';

/** Answers one message if it is a question to the bot; never rejects. */
export async function hear(message: Message, rest: REST, tools: BotTools): Promise<void> {
  const request = toSpokenRequest(message, message.client.user.id);
  if (request === undefined) return;
  const { clock, isNew, answer, findGap } = tools;
  const started = clock.now().getTime();
  const log = tools.log.child({ message: message.id });
  const ms = () => clock.now().getTime() - started;
  try {
    if (!(await isNew(message.id))) return log.info({ outcome: 'duplicate' }, 'message');
    const way = below(message, rest, { log, gap: findGap(request.words), locale: request.place.locale });
    const outcome = await converse(answer(request), way, { clock, log });
    log.info({ ms: ms(), outcome }, 'message');
  } catch (error) {
    log.warn({ ms: ms(), outcome: refusalOf(error) ?? 'failed', ...loggable(error) }, 'message not answered');
  }
}

interface Told {
  readonly log: Logger;
  readonly gap: Gap | undefined;
  readonly locale: string | undefined;
}

/** Messages of the bot's own below another: a reply to it that pings nobody. */
function below({ id, channelId }: Message, rest: REST, { log, gap, locale }: Told): Way {
  const rows = gap === undefined ? [] : gapRow(gap, locale);
  let waiting: string | undefined;
  let sent = 0;
  const post = async (message: DiscordMessage): Promise<string> => {
    sent += 1;
    const quiet = { allowed_mentions: { ...message.allowed_mentions, replied_user: false } };
    const reference = { message_reference: { message_id: id, fail_if_not_exists: false } };
    // A request that is repeated, here or in another process, finds the message that the first has made.
    const once = { nonce: `${id}.${sent}`, enforce_nonce: true };
    const posted = await rest.post(Routes.channelMessages(channelId), { body: { ...message, ...quiet, ...reference, ...once } });
    // Discord documents a message as the answer of this route.
    return (posted as { readonly id: string }).id;
  };
  const next = async (message: DiscordMessage) => void (await post(message));
  const first = (message: DiscordMessage) => {
    const old = waiting;
    if (old === undefined) return next(message);
    const change = async () => void (await rest.patch(Routes.channelMessage(channelId, old), { body: changeOf(message) }));
    return unlessGone(change, () => next(message));
  };
  const show = (reply: Reply) => inOrder(toDiscordMessages(withoutShare(reply), rows), { log, locale }, first, next);
  return {
    now: show,
    defer: async () => {
      await rest.post(Routes.channelTyping(channelId)).catch((error: unknown) => log.warn(loggable(error), 'no sign of life'));
    },
    wait: async () => {
      for (const message of toDiscordMessages(stillWorking(locale))) waiting = await post(message);
    },
    late: show,
    never: gaveUp(locale),
  };
}

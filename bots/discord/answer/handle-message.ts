/**
 * Answers messages that mention the bot, and direct messages, with a reply below them.
 * Discord sends the content of these without the privileged intent. Everyone in the channel sees the reply, so it pings no one.
 * https://discord.com/developers/docs/events/gateway#message-content-intent
 */
import { type Message, type REST, Routes } from 'discord.js';
import type { Logger } from 'pino';
import type { BotContext } from '../../core/contract/bot.ts';
import { askableOption, type Interpretation } from '../../core/contract/interpretation.ts';
import { type Reply, textReply } from '../../core/contract/reply.ts';
import { messagesFor } from '../../core/messages/index.ts';
import { type BotIdentity, mentionsRoleOnly, toMessageRequest } from '../read/request.ts';
import { withoutShareButton } from '../render/action-rows.ts';
import type { CommandIds } from '../render/inline.ts';
import { missingOptionRow } from '../render/modal.ts';
import { type DiscordMessage, toDiscordMessages } from '../render/render.ts';
import { progressReply, timeoutReply } from '../render/system-replies.ts';
import { sendInOrder, unlessDeleted } from '../send/deliver.ts';
import { failureOutcome, logFields } from '../send/errors.ts';
import { toEditBody } from '../send/interaction-api.ts';
import { createMessageReplier } from '../send/reply-to-message.ts';
import { answerOnce, DuplicateEvent } from './once.ts';
import { type Responder, respondWithDeferral } from './responder.ts';

/** Answers one message if it is a question to the bot; never rejects. */
export async function handleMessage(message: Message, rest: REST, context: BotContext, commandIds: CommandIds): Promise<void> {
  const { clock, interpret } = context;
  const started = clock.now().getTime();
  const log = context.log.child({ message: message.id });
  const outcomeFields = (outcome: string) => ({ ms: clock.now().getTime() - started, outcome });
  try {
    // Getters of discord.js compute their values, and may throw.
    const bot = identityIn(message);
    if (mentionsRoleOnly(message, bot)) return log.info(outcomeFields(await explainRole(message, rest, context)), 'message');
    const request = toMessageRequest(message, bot);
    if (request === undefined) return;
    const interpretation = await interpret(request);
    const responder = createReplyResponder(message, rest, { log, interpretation, commandIds });
    const answering = answerOnce(message.id, interpretation, context);
    log.info(outcomeFields(await respondWithDeferral(answering, responder, { clock, log })), 'message');
  } catch (error) {
    if (error instanceof DuplicateEvent) log.info(outcomeFields('duplicate'), 'message');
    else log.warn({ ...outcomeFields(failureOutcome(error)), ...logFields(error) }, 'message not answered');
  }
}

function identityIn({ client, guild }: Message): BotIdentity {
  const { id } = client.user;
  return { id, roleId: guild?.roles.botRoleFor(id)?.id };
}

/** The picker of Discord shows the bot and its role under one name. */
async function explainRole(message: Message, rest: REST, { isNew }: BotContext): Promise<string> {
  if (!(await isNew(message.id))) return 'duplicate';
  const locale = message.guild?.preferredLocale;
  const { title, text } = messagesFor(locale).platforms.roleMentioned;
  const sendReply = createMessageReplier(message, rest, locale);
  for (const part of toDiscordMessages(textReply(title, text))) await sendReply(part);
  return 'role';
}

interface ReplyOptions {
  readonly log: Logger;
  readonly interpretation: Interpretation;
  readonly commandIds: CommandIds;
}

function createReplyResponder(question: Message, rest: REST, { log, interpretation, commandIds }: ReplyOptions): Responder {
  const { locale } = interpretation.place;
  const missingOption = askableOption(interpretation);
  const rows = missingOption === undefined ? [] : missingOptionRow(missingOption, interpretation.messages);
  const sendReply = createMessageReplier(question, rest, locale);
  let progressId: string | undefined;
  const sendNext = async (message: DiscordMessage) => void (await sendReply(message));
  const sendFirst = (message: DiscordMessage) => {
    const previousId = progressId;
    if (previousId === undefined) return sendNext(message);
    const editProgress = async () =>
      void (await rest.patch(Routes.channelMessage(question.channelId, previousId), { body: toEditBody(message) }));
    return unlessDeleted(editProgress, () => sendNext(message));
  };
  const showReply = (reply: Reply) =>
    sendInOrder(toDiscordMessages(withoutShareButton(reply), rows, commandIds), { log, locale }, sendFirst, sendNext);
  return {
    respond: showReply,
    defer: async () => {
      await rest.post(Routes.channelTyping(question.channelId)).catch((error: unknown) => log.warn(logFields(error), 'progress not shown'));
    },
    showProgress: async () => {
      for (const message of toDiscordMessages(progressReply(locale))) progressId = await sendReply(message);
    },
    respondDeferred: showReply,
    timeoutReply: timeoutReply(locale),
  };
}

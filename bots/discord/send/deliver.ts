/** Delivers the messages of one answer in order and with its visibility, with fallbacks for expired tokens and deleted messages. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Visibility } from '../../core/contract/reply.ts';
import type { CommandIds } from '../render/inline.ts';
import { type DiscordMessage, toDiscordMessages } from '../render/render.ts';
import { bodyRefusedReply, sharedReply } from '../render/system-replies.ts';
import { classifyError, isExpired, logFields } from './errors.ts';
import type { InteractionApi } from './interaction-api.ts';

export interface OutgoingMessages {
  readonly messages: readonly DiscordMessage[];
  readonly visibility: Visibility;
}

export interface DeliveryContext {
  readonly api: InteractionApi;
  readonly log: Logger;
  /** The person's language, for system replies. */
  readonly locale?: string | undefined;
  /** Commands that people can choose where an answer names them. */
  readonly commandIds?: CommandIds;
}

/** Sends one message; `isApology` marks the replacement for a message that Discord refused. */
type SendMessage = (message: DiscordMessage, isApology: boolean) => Promise<void>;

export async function sendResponse(deliveryContext: DeliveryContext, { messages, visibility }: OutgoingMessages): Promise<void> {
  const { api } = deliveryContext;
  const reply: SendMessage = (message, isApology) => api.reply(message, isApology ? 'private' : visibility);
  await sendInOrder(
    messages,
    deliveryContext,
    withChannelFallback(reply, deliveryContext, visibility),
    createFollowUpSend(deliveryContext, visibility),
  );
}

/** Sends an answer after "thinking" was shown to `deferredAs`. */
export async function sendDeferredResponse(
  deliveryContext: DeliveryContext,
  { messages, visibility }: OutgoingMessages,
  deferredAs: Visibility,
): Promise<void> {
  const { api, locale } = deliveryContext;
  const sendNext = createFollowUpSend(deliveryContext, visibility);
  const editOriginal: SendMessage = (message) =>
    unlessDeleted(
      () => api.editReply(message),
      () => api.followUp(message, visibility),
    );
  if (deferredAs === visibility)
    return sendInOrder(messages, deliveryContext, withChannelFallback(editOriginal, deliveryContext, visibility), sendNext);
  // The first follow-up takes the place and the visibility of a pending deferral, so the deferral is resolved first.
  try {
    if (deferredAs === 'public') await api.deleteReply();
    else for (const message of toDiscordMessages(sharedReply(locale))) await api.editReply(message);
  } catch (error) {
    if (classifyError(error).kind !== 'message-gone' && !isExpired(error)) throw error;
  }
  await sendInOrder(messages, deliveryContext, sendNext, sendNext);
}

/** Replaces the message whose button was pressed; `isDeferred` when the press is already acknowledged. */
export async function replaceMessage(
  deliveryContext: DeliveryContext,
  { messages, visibility }: OutgoingMessages,
  isDeferred: boolean,
): Promise<void> {
  const { api } = deliveryContext;
  const sendNew = isDeferred ? api.followUp : api.reply;
  const edit = isDeferred ? api.editReply : api.update;
  const sendFirst: SendMessage = (message, isApology) => {
    // If Discord refuses the replacement, the message stays as it is.
    if (isApology) return sendNew(message, 'private');
    return unlessDeleted(
      () => edit(message),
      () => sendNew(message, visibility),
    );
  };
  await sendInOrder(messages, deliveryContext, sendFirst, createFollowUpSend(deliveryContext, visibility));
}

export async function sendFollowUp(deliveryContext: DeliveryContext, { messages, visibility }: OutgoingMessages): Promise<void> {
  const sendNext = createFollowUpSend(deliveryContext, visibility);
  await sendInOrder(messages, deliveryContext, sendNext, sendNext);
}

type ApologyContext = Pick<DeliveryContext, 'log' | 'locale'>;

/** Sends the first message with `first` and the others with `next`; stops at the first one that Discord refuses. */
export async function sendInOrder(
  messages: readonly DiscordMessage[],
  context: ApologyContext,
  first: SendMessage,
  next: SendMessage,
): Promise<void> {
  for (const [index, message] of messages.entries()) {
    if (!(await sendOrApologize(message, context, index === 0 ? first : next))) return;
  }
}

/** Runs an operation on a message, or the fallback if the message was deleted. */
export async function unlessDeleted(operation: () => Promise<void>, fallback = doNothing): Promise<void> {
  try {
    await operation();
  } catch (error) {
    if (classifyError(error).kind !== 'message-gone') throw error;
    await fallback();
  }
}

export const doNothing = async (): Promise<void> => {};

const createFollowUpSend = (deliveryContext: DeliveryContext, visibility: Visibility): SendMessage =>
  withChannelFallback(
    (message, isApology) => deliveryContext.api.followUp(message, isApology ? 'private' : visibility),
    deliveryContext,
    visibility,
  );

/** Posts public messages to the channel once the interaction has expired; private ones have no other way. */
const withChannelFallback =
  (send: SendMessage, { api, log }: DeliveryContext, visibility: Visibility): SendMessage =>
  async (message, isApology) => {
    try {
      await send(message, isApology);
    } catch (error) {
      if (visibility === 'private' || isApology || !isExpired(error)) throw error;
      log.warn(logFields(error), 'written into the channel instead');
      await api.postToChannel(message);
    }
  };

/** Sends a message, or an apology when Discord refuses its body; resolves with true if the message itself was sent. */
async function sendOrApologize(message: DiscordMessage, { log, locale }: ApologyContext, send: SendMessage): Promise<boolean> {
  try {
    await send(message, false);
    return true;
  } catch (error) {
    if (classifyError(error).kind !== 'invalid-body') throw error;
    const id = randomUUID();
    log.error({ id, ...logFields(error) }, 'body refused');
    for (const apology of toDiscordMessages(bodyRefusedReply(id, locale))) await send(apology, true);
    return false;
  }
}

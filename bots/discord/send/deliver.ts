/** Deliver: the messages of one answer in order, to those who may see them, by the next best way where the first is closed. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Visibility } from '../../core/contract/reply.ts';
import { type DiscordMessage, toDiscordMessages } from '../render/render.ts';
import { bodyRefusedReply, sharedReply } from '../render/system-replies.ts';
import { classifyError, isExpired, logFields } from './errors.ts';
import type { InteractionApi } from './interaction-api.ts';

/** An answer as it goes out. */
export interface OutgoingMessages {
  readonly messages: readonly DiscordMessage[];
  readonly visibility: Visibility;
}

export interface DeliveryContext {
  readonly api: InteractionApi;
  readonly log: Logger;
  /** The language of the person, for what has to be said beside the answer. */
  readonly locale?: string | undefined;
}

/** Sends one message; `isApology` when it stands in the place of one that Discord refused. */
type SendMessage = (message: DiscordMessage, isApology: boolean) => Promise<void>;

/** Sends an answer as the first response. */
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
  // Discord keeps the visibility of the deferral, and gives the first follow-up its place: so it is settled first.
  try {
    if (deferredAs === 'public') await api.deleteReply();
    else for (const message of toDiscordMessages(sharedReply(locale))) await api.editReply(message);
  } catch (error) {
    if (classifyError(error) !== 'message gone' && !isExpired(error)) throw error;
  }
  await sendInOrder(messages, deliveryContext, sendNext, sendNext);
}

/** Puts an answer in the place of the message that was pressed; `isDeferred` when the press was acknowledged before. */
export async function replaceMessage(
  deliveryContext: DeliveryContext,
  { messages, visibility }: OutgoingMessages,
  isDeferred: boolean,
): Promise<void> {
  const { api } = deliveryContext;
  const sendNew = isDeferred ? api.followUp : api.reply;
  const edit = isDeferred ? api.editReply : api.update;
  const sendFirst: SendMessage = (message, isApology) => {
    // The message stays as it is when what should replace it cannot be shown.
    if (isApology) return sendNew(message, 'private');
    return unlessDeleted(
      () => edit(message),
      () => sendNew(message, visibility),
    );
  };
  await sendInOrder(messages, deliveryContext, sendFirst, createFollowUpSend(deliveryContext, visibility));
}

/** Sends an answer below everything that was sent before. */
export async function sendFollowUp(deliveryContext: DeliveryContext, { messages, visibility }: OutgoingMessages): Promise<void> {
  const sendNext = createFollowUpSend(deliveryContext, visibility);
  await sendInOrder(messages, deliveryContext, sendNext, sendNext);
}

type ApologyContext = Pick<DeliveryContext, 'log' | 'locale'>;

/** Sends messages until one is refused: the first in one way, those after it in another. */
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

/** Does what needs a message, or something else where somebody has removed that. */
export async function unlessDeleted(operation: () => Promise<void>, fallback = doNothing): Promise<void> {
  try {
    await operation();
  } catch (error) {
    if (classifyError(error) !== 'message gone') throw error;
    await fallback();
  }
}

/** For where nothing is left to do. */
export const doNothing = async (): Promise<void> => {};

const createFollowUpSend = (deliveryContext: DeliveryContext, visibility: Visibility): SendMessage =>
  withChannelFallback(
    (message, isApology) => deliveryContext.api.followUp(message, isApology ? 'private' : visibility),
    deliveryContext,
    visibility,
  );

/** What everybody may see can go to the channel when the time of the interaction is over; what is private cannot go anywhere else. */
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

/** Sends a message, or an apology when Discord refuses its body; true when the message itself went out. */
async function sendOrApologize(message: DiscordMessage, { log, locale }: ApologyContext, send: SendMessage): Promise<boolean> {
  try {
    await send(message, false);
    return true;
  } catch (error) {
    if (classifyError(error) !== 'body refused') throw error;
    const id = randomUUID();
    log.error({ id, ...logFields(error) }, 'body refused');
    for (const apology of toDiscordMessages(bodyRefusedReply(id, locale))) await send(apology, true);
    return false;
  }
}

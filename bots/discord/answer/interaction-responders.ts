/** Responders for interactions: with a new message, in place of the page that is shown, or with a public copy of the answer. */
import { isWithin } from '../../clock.ts';
import type { BotContext } from '../../core/contract/bot.ts';
import { askableOption, type Interpretation } from '../../core/contract/interpretation.ts';
import type { Reply, Visibility } from '../../core/contract/reply.ts';
import { type ActionRow, withoutShareButton } from '../render/action-rows.ts';
import { missingOptionRow } from '../render/modal.ts';
import { toDiscordMessages } from '../render/render.ts';
import { isErrorReply, progressReply, timeoutReply } from '../render/system-replies.ts';
import {
  type DeliveryContext,
  doNothing,
  type OutgoingMessages,
  replaceMessage,
  sendDeferredResponse,
  sendFollowUp,
  sendResponse,
  unlessDeleted,
} from '../send/deliver.ts';
import type { Responder } from './responder.ts';

// Added to the time before the deferral, this stays below the 3 s that Discord waits.
const VISIBILITY_WAIT_MS = 500;

/** Responds with a new message. If a required option is missing, the answer says so, and a button below it asks for the option. */
export function createAnswerResponder(
  deliveryContext: DeliveryContext,
  interpretation: Interpretation,
  { visibilityOf, clock }: Pick<BotContext, 'visibilityOf' | 'clock'>,
): Responder {
  const visibility = visibilityOf(interpretation);
  const missingOption = askableOption(interpretation);
  const rows = missingOption === undefined ? [] : missingOptionRow(missingOption, interpretation.messages);
  let deferredAs: Visibility = 'private';
  return {
    respond: (reply) => sendResponse(deliveryContext, toOutgoing(reply, deliveryContext, rows)),
    defer: async () => {
      deferredAs = (await isWithin(visibility, VISIBILITY_WAIT_MS, clock)) ? await visibility : 'private';
      await deliveryContext.api.deferReply(deferredAs);
    },
    showProgress: async () => {
      for (const message of toDiscordMessages(progressReply(deliveryContext.locale))) await deliveryContext.api.editReply(message);
    },
    respondDeferred: (reply) => sendDeferredResponse(deliveryContext, toOutgoing(reply, deliveryContext, rows), deferredAs),
    timeoutReply: timeoutReply(deliveryContext.locale),
  };
}

/** Replaces the page whose button was pressed; errors are shown only to the person who pressed it. */
export function createPageResponder(deliveryContext: DeliveryContext, isPublic: boolean): Responder {
  const page = (reply: Reply) => toOutgoing(isPublic ? { ...withoutShareButton(reply), visibility: 'public' } : reply, deliveryContext);
  return {
    respond: (reply) =>
      isErrorReply(reply)
        ? sendResponse(deliveryContext, toPrivate(reply, deliveryContext))
        : replaceMessage(deliveryContext, page(reply), false),
    defer: deliveryContext.api.deferUpdate,
    // The current page stays readable meanwhile.
    showProgress: doNothing,
    respondDeferred: (reply) =>
      isErrorReply(reply)
        ? sendFollowUp(deliveryContext, toPrivate(reply, deliveryContext))
        : replaceMessage(deliveryContext, page(reply), true),
    timeoutReply: timeoutReply(deliveryContext.locale),
  };
}

/** Posts a public copy of the answer and removes the Share button from the private one. */
export function createShareResponder(
  deliveryContext: DeliveryContext,
  rows: { readonly before: readonly ActionRow[]; readonly after: readonly ActionRow[] },
): Responder {
  const { api } = deliveryContext;
  const publish = async (reply: Reply) => {
    try {
      await sendFollowUp(deliveryContext, { ...toOutgoing(withoutShareButton(reply), deliveryContext), visibility: 'public' });
    } catch (error) {
      await unlessDeleted(() => api.editReply({ components: rows.before }));
      throw error;
    }
  };
  return {
    respond: async (reply) => {
      if (isErrorReply(reply)) return sendResponse(deliveryContext, toPrivate(reply, deliveryContext));
      // Done first, so that the button cannot be pressed twice.
      await api.update({ components: rows.after });
      await publish(reply);
    },
    defer: api.deferUpdate,
    showProgress: doNothing,
    respondDeferred: async (reply) => {
      if (isErrorReply(reply)) return sendFollowUp(deliveryContext, toPrivate(reply, deliveryContext));
      await unlessDeleted(() => api.editReply({ components: rows.after }));
      await publish(reply);
    },
    timeoutReply: timeoutReply(deliveryContext.locale),
  };
}

type RenderContext = Pick<DeliveryContext, 'commandIds'>;

const toOutgoing = (reply: Reply, { commandIds }: RenderContext, rows: readonly ActionRow[] = []): OutgoingMessages => ({
  messages: toDiscordMessages(reply, rows, commandIds),
  visibility: reply.visibility,
});
const toPrivate = (reply: Reply, context: RenderContext): OutgoingMessages => ({ ...toOutgoing(reply, context), visibility: 'private' });

/** Ways by which an interaction is answered: beside the message it came from, in its place, or for everybody. */
import { isWithin } from '../clock.ts';
import type { BotContext, MissingOption } from '../core/bot.ts';
import type { Reply, Visibility } from '../core/reply.ts';
import type { Request } from '../core/request.ts';
import { type ActionRow, withoutShare } from './actions.ts';
import type { Responder } from './converse.ts';
import { followUp, nothing, type Outgoing, replace, type Sender, send, sendDeferred, unlessGone } from './deliver.ts';
import { gapRow } from './form.ts';
import { gaveUp, isError, stillWorking } from './plain.ts';
import { toDiscordMessages } from './render.ts';

// Together with the time until the deferral this stays below the 3 s that Discord waits.
const VISIBILITY_WAIT_MS = 500;

interface AnsweredRequest {
  readonly request: Request;
  /** What the question lacks: the answer says so, and a button below it asks for it. */
  readonly gap?: MissingOption | undefined;
}

/** A message of its own, seen by those who may see it. */
export function createAnswerResponder(
  sender: Sender,
  { request, gap }: AnsweredRequest,
  { visibilityOf, clock }: Pick<BotContext, 'visibilityOf' | 'clock'>,
): Responder {
  const wanted = visibilityOf(request);
  const rows = gap === undefined ? [] : gapRow(gap, sender.locale);
  let deferredAs: Visibility = 'private';
  return {
    respond: (reply) => send(sender, toOutgoing(reply, rows)),
    defer: async () => {
      deferredAs = (await isWithin(wanted, VISIBILITY_WAIT_MS, clock)) ? await wanted : 'private';
      await sender.wire.deferReply(deferredAs);
    },
    showProgress: async () => {
      for (const message of toDiscordMessages(stillWorking(sender.locale))) await sender.wire.editReply(message);
    },
    respondDeferred: (reply) => sendDeferred(sender, toOutgoing(reply, rows), deferredAs),
    timeoutReply: gaveUp(sender.locale),
  };
}

/** Another page in the place of the one that was pressed; what went wrong is told to the person alone. */
export function createPageResponder(sender: Sender, isPublic: boolean): Responder {
  const page = (reply: Reply) => toOutgoing(isPublic ? { ...withoutShare(reply), visibility: 'public' } : reply);
  return {
    respond: (reply) => (isError(reply) ? send(sender, toPrivate(reply)) : replace(sender, page(reply), false)),
    defer: sender.wire.deferUpdate,
    // The page that is there can be read meanwhile.
    showProgress: nothing,
    respondDeferred: (reply) => (isError(reply) ? followUp(sender, toPrivate(reply)) : replace(sender, page(reply), true)),
    timeoutReply: gaveUp(sender.locale),
  };
}

/** The answer for everybody below the one it was pressed on, which then has only the buttons that are left. */
export function createShareResponder(
  sender: Sender,
  rows: { readonly before: readonly ActionRow[]; readonly after: readonly ActionRow[] },
): Responder {
  const { wire } = sender;
  const publish = async (reply: Reply) => {
    try {
      await followUp(sender, { ...toOutgoing(withoutShare(reply)), visibility: 'public' });
    } catch (error) {
      await unlessGone(() => wire.editReply({ components: rows.before }));
      throw error;
    }
  };
  return {
    respond: async (reply) => {
      if (isError(reply)) return send(sender, toPrivate(reply));
      // First, so that a second press finds no button.
      await wire.update({ components: rows.after });
      await publish(reply);
    },
    defer: wire.deferUpdate,
    showProgress: nothing,
    respondDeferred: async (reply) => {
      if (isError(reply)) return followUp(sender, toPrivate(reply));
      await unlessGone(() => wire.editReply({ components: rows.after }));
      await publish(reply);
    },
    timeoutReply: gaveUp(sender.locale),
  };
}

const toOutgoing = (reply: Reply, rows: readonly ActionRow[] = []): Outgoing => ({
  messages: toDiscordMessages(reply, rows),
  visibility: reply.visibility,
});
const toPrivate = (reply: Reply): Outgoing => ({ ...toOutgoing(reply), visibility: 'private' });

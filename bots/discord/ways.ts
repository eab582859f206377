/** Ways by which an interaction is answered: beside the message it came from, in its place, or for everybody. */
import { isWithin } from '../clock.ts';
import type { BotContext, MissingOption } from '../core/bot.ts';
import type { Reply, Visibility } from '../core/reply.ts';
import type { Request } from '../core/request.ts';
import { type ActionRow, withoutShare } from './actions.ts';
import type { Way } from './converse.ts';
import { followUp, nothing, type Outgoing, replace, type Sender, send, sendDeferred, unlessGone } from './deliver.ts';
import { gapRow } from './form.ts';
import { gaveUp, isError, stillWorking } from './plain.ts';
import { toDiscordMessages } from './render.ts';

// Together with the time until the deferral this stays below the 3 s that Discord waits.
const SETTING_MS = 500;

interface Asked {
  readonly request: Request;
  /** What the question lacks: the answer says so, and a button below it asks for it. */
  readonly gap?: MissingOption | undefined;
}

/** A message of its own, seen by those who may see it. */
export function beside(sender: Sender, { request, gap }: Asked, { visibilityOf, clock }: Pick<BotContext, 'visibilityOf' | 'clock'>): Way {
  const wanted = visibilityOf(request);
  const rows = gap === undefined ? [] : gapRow(gap, sender.locale);
  let deferredAs: Visibility = 'private';
  return {
    now: (reply) => send(sender, outgoing(reply, rows)),
    defer: async () => {
      deferredAs = (await isWithin(wanted, SETTING_MS, clock)) ? await wanted : 'private';
      await sender.wire.defer(deferredAs);
    },
    wait: async () => {
      for (const message of toDiscordMessages(stillWorking(sender.locale))) await sender.wire.edit(message);
    },
    late: (reply) => sendDeferred(sender, outgoing(reply, rows), deferredAs),
    never: gaveUp(sender.locale),
  };
}

/** Another page in the place of the one that was pressed; what went wrong is told to the person alone. */
export function inPlace(sender: Sender, isPublic: boolean): Way {
  const page = (reply: Reply) => outgoing(isPublic ? { ...withoutShare(reply), visibility: 'public' } : reply);
  return {
    now: (reply) => (isError(reply) ? send(sender, privately(reply)) : replace(sender, page(reply), false)),
    defer: sender.wire.deferUpdate,
    // The page that is there can be read meanwhile.
    wait: nothing,
    late: (reply) => (isError(reply) ? followUp(sender, privately(reply)) : replace(sender, page(reply), true)),
    never: gaveUp(sender.locale),
  };
}

/** The answer for everybody below the one it was pressed on, which then has only the buttons that are left. */
export function forEverybody(sender: Sender, rows: { readonly before: readonly ActionRow[]; readonly after: readonly ActionRow[] }): Way {
  const { wire } = sender;
  const publish = async (reply: Reply) => {
    try {
      await followUp(sender, { ...outgoing(withoutShare(reply)), visibility: 'public' });
    } catch (error) {
      await unlessGone(() => wire.edit({ components: rows.before }));
      throw error;
    }
  };
  return {
    now: async (reply) => {
      if (isError(reply)) return send(sender, privately(reply));
      // First, so that a second press finds no button.
      await wire.update({ components: rows.after });
      await publish(reply);
    },
    defer: wire.deferUpdate,
    wait: nothing,
    late: async (reply) => {
      if (isError(reply)) return followUp(sender, privately(reply));
      await unlessGone(() => wire.edit({ components: rows.after }));
      await publish(reply);
    },
    never: gaveUp(sender.locale),
  };
}

const outgoing = (reply: Reply, rows: readonly ActionRow[] = []): Outgoing => ({
  messages: toDiscordMessages(reply, rows),
  visibility: reply.visibility,
});
const privately = (reply: Reply): Outgoing => ({ ...outgoing(reply), visibility: 'private' });

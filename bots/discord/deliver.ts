/** Deliver: the messages of one answer in order, to those who may see them, by the next best way where the first is closed. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Visibility } from '../core/reply.ts';
import { isOver, loggable, refusalOf } from './errors.ts';
import { refused, shared } from './plain.ts';
import { type DiscordMessage, toDiscordMessages } from './render.ts';
import type { InteractionApi } from './wire.ts';

/** An answer as it goes out. */
export interface Outgoing {
  readonly messages: readonly DiscordMessage[];
  readonly visibility: Visibility;
}

export interface Sender {
  readonly wire: InteractionApi;
  readonly log: Logger;
  /** The language of the person, for what has to be said beside the answer. */
  readonly locale?: string | undefined;
}

/** Sends one message; `isApology` when it stands in the place of one that Discord refused. */
type Send = (message: DiscordMessage, isApology: boolean) => Promise<void>;

/** Sends an answer as the first response. */
export async function send(sender: Sender, { messages, visibility }: Outgoing): Promise<void> {
  const { wire } = sender;
  const reply: Send = (message, isApology) => wire.reply(message, isApology ? 'private' : visibility);
  await inOrder(messages, sender, orPost(reply, sender, visibility), followUps(sender, visibility));
}

/** Sends an answer after "thinking" was shown to `deferredAs`. */
export async function sendDeferred(sender: Sender, { messages, visibility }: Outgoing, deferredAs: Visibility): Promise<void> {
  const { wire, locale } = sender;
  const follow = followUps(sender, visibility);
  const edit: Send = (message) =>
    unlessGone(
      () => wire.editReply(message),
      () => wire.followUp(message, visibility),
    );
  if (deferredAs === visibility) return inOrder(messages, sender, orPost(edit, sender, visibility), follow);
  // Discord keeps the visibility of the deferral, and gives the first follow-up its place: so it is settled first.
  try {
    if (deferredAs === 'public') await wire.deleteReply();
    else for (const message of toDiscordMessages(shared(locale))) await wire.editReply(message);
  } catch (error) {
    if (refusalOf(error) !== 'message gone' && !isOver(error)) throw error;
  }
  await inOrder(messages, sender, follow, follow);
}

/** Puts an answer in the place of the message that was pressed; `isDeferred` when the press was acknowledged before. */
export async function replace(sender: Sender, { messages, visibility }: Outgoing, isDeferred: boolean): Promise<void> {
  const { wire } = sender;
  const anew = isDeferred ? wire.followUp : wire.reply;
  const change = isDeferred ? wire.editReply : wire.update;
  const first: Send = (message, isApology) => {
    // The message stays as it is when what should replace it cannot be shown.
    if (isApology) return anew(message, 'private');
    return unlessGone(
      () => change(message),
      () => anew(message, visibility),
    );
  };
  await inOrder(messages, sender, first, followUps(sender, visibility));
}

/** Sends an answer below everything that was sent before. */
export async function followUp(sender: Sender, { messages, visibility }: Outgoing): Promise<void> {
  const follow = followUps(sender, visibility);
  await inOrder(messages, sender, follow, follow);
}

type Told = Pick<Sender, 'log' | 'locale'>;

/** Sends messages until one is refused: the first in one way, those after it in another. */
export async function inOrder(messages: readonly DiscordMessage[], told: Told, first: Send, next: Send): Promise<void> {
  for (const [index, message] of messages.entries()) {
    if (!(await orApology(message, told, index === 0 ? first : next))) return;
  }
}

/** Does what needs a message, or something else where somebody has removed that. */
export async function unlessGone(work: () => Promise<void>, instead = nothing): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (refusalOf(error) !== 'message gone') throw error;
    await instead();
  }
}

/** For where nothing is left to do. */
export const nothing = async (): Promise<void> => {};

const followUps = (sender: Sender, visibility: Visibility): Send =>
  orPost((message, isApology) => sender.wire.followUp(message, isApology ? 'private' : visibility), sender, visibility);

/** What everybody may see can go to the channel when the time of the interaction is over; what is private cannot go anywhere else. */
const orPost =
  (sendIt: Send, { wire, log }: Sender, visibility: Visibility): Send =>
  async (message, isApology) => {
    try {
      await sendIt(message, isApology);
    } catch (error) {
      if (visibility === 'private' || isApology || !isOver(error)) throw error;
      log.warn(loggable(error), 'written into the channel instead');
      await wire.postToChannel(message);
    }
  };

/** Sends a message, or an apology when Discord refuses its body; true when the message itself went out. */
async function orApology(message: DiscordMessage, { log, locale }: Told, sendIt: Send): Promise<boolean> {
  try {
    await sendIt(message, false);
    return true;
  } catch (error) {
    if (refusalOf(error) !== 'body refused') throw error;
    const id = randomUUID();
    log.error({ id, ...loggable(error) }, 'body refused');
    for (const apology of toDiscordMessages(refused(id, locale))) await sendIt(apology, true);
    return false;
  }
}

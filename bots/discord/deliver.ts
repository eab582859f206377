/** Deliver: the messages of one reply in order, to those who may see them. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { plainReply, type Reply, type Visibility } from '../core/reply.ts';
import { loggable, refusalOf } from './errors.ts';
import { refused } from './plain.ts';
import { type DiscordMessage, toDiscordMessages } from './render.ts';
import type { Wire } from './wire.ts';

/** Sends a reply as the first response. */
export async function send(wire: Wire, reply: Reply, log: Logger): Promise<void> {
  const [first, ...rest] = toDiscordMessages(reply);
  if (first === undefined) return;
  const isWhole = await orApology(first, log, (message, isApology) => wire.reply(message, isApology ? 'private' : reply.visibility));
  if (isWhole) await followUp(wire, rest, reply.visibility, log);
}

/** Sends a reply after "thinking" was shown to `deferredAs`. */
export async function sendDeferred(wire: Wire, reply: Reply, deferredAs: Visibility, log: Logger): Promise<void> {
  const messages = toDiscordMessages(reply);
  const [first, ...rest] = messages;
  if (first === undefined) return;
  if (deferredAs === reply.visibility) {
    if (await orApology(first, log, (message) => wire.edit(message))) await followUp(wire, rest, reply.visibility, log);
    return;
  }
  // Discord keeps the visibility of the deferral, and gives the first follow-up its place: so it is settled first.
  if (deferredAs === 'public') await wire.remove();
  else await editTo(wire, plainReply('Shared', 'The answer stands below, for everybody to see.'));
  await followUp(wire, messages, reply.visibility, log);
}

async function editTo(wire: Wire, reply: Reply): Promise<void> {
  for (const message of toDiscordMessages({ ...reply, badge: '' })) await wire.edit(message);
}

async function followUp(wire: Wire, messages: readonly DiscordMessage[], visibility: Visibility, log: Logger): Promise<void> {
  for (const message of messages) {
    const isWhole = await orApology(message, log, (body, isApology) => wire.followUp(body, isApology ? 'private' : visibility));
    if (!isWhole) return;
  }
}

/** Sends a message, or an apology when Discord refuses its body; true when the message itself went out. */
async function orApology(
  message: DiscordMessage,
  log: Logger,
  sendIt: (message: DiscordMessage, isApology: boolean) => Promise<void>,
): Promise<boolean> {
  try {
    await sendIt(message, false);
    return true;
  } catch (error) {
    if (refusalOf(error) !== 'body refused') throw error;
    const id = randomUUID();
    log.error({ id, ...loggable(error) }, 'body refused');
    for (const apology of toDiscordMessages(refused(id))) await sendIt(apology, true);
    return false;
  }
}

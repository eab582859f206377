import type { CommandContext } from '../../../contract/command.ts';
import type { Mention } from '../../../contract/reply.ts';
import type { Messages } from '../../../messages/index.ts';
import { channelName } from './describe.ts';
import type { Subscription } from './documents.ts';

/** The channels and the times that the texts about subscriptions name. */
export async function mentionsOf(
  subscriptions: readonly Subscription[],
  context: Pick<CommandContext, 'place' | 'channels'>,
  messages: Messages,
): Promise<Mention[]> {
  const { moment, thisChannel } = messages.daily;
  const channels = [...new Set(subscriptions.map(({ channel }) => channel))];
  const names = await Promise.all(
    channels.map(async (id): Promise<Mention> => ({ kind: 'channel', text: await channelName(id, context, messages), id })),
  );
  const times = subscriptions.flatMap(({ nextSlots, zoneName }) =>
    nextSlots.map(({ at }): Mention => ({ kind: 'time', text: moment(at, zoneName), at })),
  );
  return [...names.filter(({ text }) => text !== thisChannel), ...times];
}

/** What to type: commands to copy, written as they are typed where somebody asks. */
import type { CommandContext } from '../../command.ts';
import { commandPrefix } from '../../typed.ts';
import { formatDays, WEEKDAYS } from '../../weekdays.ts';
import type { Messages } from '../../words/index.ts';
import { channelName, shortId } from './describe.ts';
import type { Subscription } from './documents.ts';

type Around = Pick<CommandContext, 'place' | 'channels'>;

/** An example of each platform's way: Discord's commands want the name of each value. */
export const addExample = ({ place }: Around): string =>
  typedAt(place.platform === 'discord' ? 'daily add time:09:00 zone:Europe/Berlin' : 'daily add 09:00 Europe/Berlin', place);

/** How a command is told which subscription is meant. */
export const idExample = (command: string, subscription: Subscription, { place }: Around, more = ''): string =>
  typedAt(`${command} ${place.platform === 'discord' ? 'subscription:' : ''}${shortId(subscription)}${more}`, place);

/** How a subscription is changed, with something that could be changed. */
export const editExample = (subscription: Subscription, around: Around): string =>
  idExample('daily edit', subscription, around, ' time:10:00');

/** How its topics are changed. */
export const topicsExample = (subscription: Subscription, around: Around): string =>
  idExample('daily edit', subscription, around, ' topic:all');

/** A part of a command: with its name as Discord wants it, and as one would say it. */
interface Part {
  readonly name: string;
  /** Nothing is written of what is usual anyway. */
  readonly value: string | undefined;
  readonly said?: (value: string) => string;
}

/** The command that makes the same subscription once more. */
export async function addAgain(subscription: Subscription, around: Around, messages: Messages): Promise<string> {
  const { place } = around;
  const { time, zone, days, topics, thread } = subscription;
  const parts: readonly Part[] = [
    { name: 'time', value: time, said: (value) => value },
    { name: 'zone', value: zone, said: (value) => value },
    { name: 'channel', value: await elsewhere(subscription, around, messages), said: (value) => `in ${value}` },
    { name: 'topic', value: topics.join(',') },
    { name: 'days', value: days.length === WEEKDAYS.length ? undefined : formatDays(days), said: (value) => value },
    { name: 'ping', value: await called(subscription, around) },
    { name: 'thread', value: thread === null ? undefined : 'True', said: () => 'thread' },
  ];
  const written = parts.flatMap(({ name, value, said }) => {
    if (value === undefined || value === '') return [];
    return [said === undefined || place.platform === 'discord' ? `${name}:${value}` : said(value)];
  });
  return typedAt(`daily add ${written.join(' ')}`, place);
}

/** Its channel, where that is not the one in which it is asked. */
const elsewhere = async ({ channel }: Subscription, around: Around, messages: Messages): Promise<string | undefined> =>
  channel === around.place.channel ? undefined : channelName(channel, around, messages);

async function called({ pingRole }: Subscription, { place, channels }: Around): Promise<string | undefined> {
  return pingRole === null ? undefined : `@${(await channels?.nameOf('role', pingRole, place.workspace)) ?? pingRole}`;
}

const typedAt = (text: string, place: CommandContext['place']): string => `${commandPrefix({ name: text }, place)} ${text}`;

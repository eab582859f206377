/** What to type: commands to copy, written as they are typed where somebody asks. */
import type { CommandContext } from '../../../contract/command.ts';
import type { Messages } from '../../../messages/index.ts';
import { commandPrefix } from '../../../parse/format-command.ts';
import { formatDays, WEEKDAYS } from '../../../parse/weekdays.ts';
import { channelName, shortId } from './describe.ts';
import type { Subscription } from './documents.ts';

type ExampleContext = Pick<CommandContext, 'place' | 'channels'>;

/** An example of each platform's way: Discord's commands want the name of each value. */
export const addExample = ({ place }: ExampleContext): string =>
  withPrefix(place.platform === 'discord' ? 'daily add time:09:00 zone:Europe/Berlin' : 'daily add 09:00 Europe/Berlin', place);

/** How a command is told which subscription is meant. */
export const exampleWithId = (command: string, subscription: Subscription, { place }: ExampleContext, more = ''): string =>
  withPrefix(`${command} ${place.platform === 'discord' ? 'subscription:' : ''}${shortId(subscription)}${more}`, place);

/** How a subscription is changed, with something that could be changed. */
export const editExample = (subscription: Subscription, context: ExampleContext): string =>
  exampleWithId('daily edit', subscription, context, ' time:10:00');

/** How its topics are changed. */
export const topicsExample = (subscription: Subscription, context: ExampleContext): string =>
  exampleWithId('daily edit', subscription, context, ' topic:all');

/** A part of a command: with its name as Discord wants it, and as one would say it. */
interface Part {
  readonly name: string;
  /** Nothing is written of what is usual anyway. */
  readonly value: string | undefined;
  readonly toPlain?: (value: string) => string;
}

/** The command that makes the same subscription once more. */
export async function recreateCommand(subscription: Subscription, context: ExampleContext, messages: Messages): Promise<string> {
  const { place } = context;
  const { time, zone, days, topics, thread } = subscription;
  const parts: readonly Part[] = [
    { name: 'time', value: time, toPlain: (value) => value },
    { name: 'zone', value: zone, toPlain: (value) => value },
    { name: 'channel', value: await otherChannel(subscription, context, messages), toPlain: (value) => `in ${value}` },
    { name: 'topic', value: topics.join(',') },
    { name: 'days', value: days.length === WEEKDAYS.length ? undefined : formatDays(days), toPlain: (value) => value },
    { name: 'ping', value: await pingText(subscription, context) },
    { name: 'thread', value: thread === null ? undefined : 'True', toPlain: () => 'thread' },
  ];
  const values = parts.flatMap(({ name, value, toPlain }) => {
    if (value === undefined || value === '') return [];
    return [toPlain === undefined || place.platform === 'discord' ? `${name}:${value}` : toPlain(value)];
  });
  return withPrefix(`daily add ${values.join(' ')}`, place);
}

/** Its channel, where that is not the one in which it is asked. */
const otherChannel = async ({ channel }: Subscription, context: ExampleContext, messages: Messages): Promise<string | undefined> =>
  channel === context.place.channel ? undefined : channelName(channel, context, messages);

async function pingText({ pingRole }: Subscription, { place, channels }: ExampleContext): Promise<string | undefined> {
  return pingRole === null ? undefined : `@${(await channels?.nameOf('role', pingRole, place.workspace)) ?? pingRole}`;
}

const withPrefix = (text: string, place: CommandContext['place']): string => `${commandPrefix({ name: text }, place)} ${text}`;

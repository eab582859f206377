/** Example commands to copy, written as they are typed on the platform of the request. */
import type { CommandContext } from '../../../contract/command.ts';
import type { Messages } from '../../../messages/index.ts';
import { commandPrefix } from '../../../parse/format-command.ts';
import { formatDays, WEEKDAYS } from '../../../parse/weekdays.ts';
import { channelName, shortId } from './describe.ts';
import type { Subscription } from './documents.ts';

type ExampleContext = Pick<CommandContext, 'place' | 'channels'>;

/** As the platform needs it: with the name of each value, or without. */
export function addExample({ place }: ExampleContext, messages: Messages): string {
  const zone = place.timeZone ?? messages.daily.examples.zone;
  return withPrefix(place.platform.namedOptions ? `daily add time:09:00 zone:${zone}` : `daily add 09:00 ${zone}`, place);
}

export const exampleWithId = (command: string, subscription: Subscription, { place }: ExampleContext, more = ''): string =>
  withPrefix(`${command} ${place.platform.namedOptions ? 'subscription:' : ''}${shortId(subscription)}${more}`, place);

export const editExample = (subscription: Subscription, context: ExampleContext): string =>
  exampleWithId('daily edit', subscription, context, ' time:10:00');

export const topicsExample = (subscription: Subscription, context: ExampleContext): string =>
  exampleWithId('daily edit', subscription, context, ' topic:all');

/** An option of a command: `name:value` where names are needed, and plain text elsewhere. */
interface Part {
  readonly name: string;
  /** Undefined for a default, which is left out. */
  readonly value: string | undefined;
  readonly toPlain?: (value: string) => string;
}

export async function recreateCommand(subscription: Subscription, context: ExampleContext, messages: Messages): Promise<string> {
  const { place } = context;
  const { kind, time, zoneName, days, topics, thread } = subscription;
  const parts: readonly Part[] = [
    { name: 'kind', value: kind === 'DIGEST' ? 'digest' : undefined, toPlain: (value) => value },
    { name: 'time', value: time, toPlain: (value) => value },
    { name: 'zone', value: zoneName, toPlain: (value) => value },
    { name: 'channel', value: await otherChannel(subscription, context, messages), toPlain: (value) => `in ${value}` },
    { name: 'topic', value: topics.join(',') },
    { name: 'days', value: days.length === WEEKDAYS.length ? undefined : formatDays(days), toPlain: (value) => value },
    { name: 'ping', value: await pingText(subscription, context) },
    { name: 'thread', value: thread === null ? undefined : 'True', toPlain: () => 'thread' },
  ];
  const values = parts.flatMap(({ name, value, toPlain }) => {
    if (value === undefined || value === '') return [];
    return [toPlain === undefined || place.platform.namedOptions ? `${name}:${value}` : toPlain(value)];
  });
  return withPrefix(`daily add ${values.join(' ')}`, place);
}

/** Undefined when it is the channel of the request. */
const otherChannel = async ({ channel }: Subscription, context: ExampleContext, messages: Messages): Promise<string | undefined> =>
  channel === context.place.channel ? undefined : channelName(channel, context, messages);

async function pingText({ pingRole }: Subscription, { place, channels }: ExampleContext): Promise<string | undefined> {
  return pingRole === null ? undefined : `@${(await channels?.nameOf('role', pingRole, place.workspace)) ?? pingRole}`;
}

const withPrefix = (text: string, place: CommandContext['place']): string => `${commandPrefix({ name: text }, place)} ${text}`;

import type { CommandContext } from '../../../contract/command.ts';
import type { Claim } from '../../../contract/reply.ts';
import type { Messages } from '../../../messages/index.ts';
import type { Subscription } from './documents.ts';

/** The beginning of the id, which people see and type. */
export const shortId = ({ id }: Pick<Subscription, 'id'>): string => id.slice(0, 8);

type DescribeContext = Pick<CommandContext, 'place' | 'channels'>;

/** The name of a channel; its id where the platform does not know a name. */
export async function channelName(channel: string, { place, channels }: DescribeContext, { daily: texts }: Messages): Promise<string> {
  const name = await channels?.nameOf('channel', channel, place.workspace);
  if (name !== undefined) return texts.channel(name);
  return channel === place.channel ? texts.thisChannel : texts.channel(channel);
}

export async function describeDestination(
  { channel, thread }: Pick<Subscription, 'channel' | 'thread'>,
  context: DescribeContext,
  messages: Messages,
): Promise<string> {
  const name = await channelName(channel, context, messages);
  return thread === null ? name : messages.daily.thread(name);
}

/** In one line: "09:00 Europe/Berlin in #ai (Mon–Fri)". */
export async function labelOf(subscription: Subscription, context: DescribeContext, messages: Messages): Promise<string> {
  const { kind, time, zoneName, days } = subscription;
  const { daily: texts } = messages;
  const label = texts.label(time, zoneName, await describeDestination(subscription, context, messages), texts.days(days));
  return kind === 'DIGEST' ? texts.digestLabel(label) : label;
}

export function describeTopics({ kind, topics }: Pick<Subscription, 'kind' | 'topics'>, { daily: texts, and }: Messages): string {
  if (kind === 'DIGEST') return texts.everythingNew;
  return topics.length === 0 ? texts.allTopics : and(topics.map((topic) => topic.replace(/^[a-z-]+\//, '')));
}

async function describePing({ pingRole }: Subscription, { place, channels }: DescribeContext, { daily: texts }: Messages): Promise<string> {
  if (pingRole === null) return texts.noOne;
  const name = await channels?.nameOf('role', pingRole, place.workspace);
  return name === undefined ? texts.group(pingRole) : texts.role(name);
}

export const describeNextSlots = ({ nextSlots, zoneName }: Subscription, { daily: texts }: Messages): string[] =>
  nextSlots.map(({ at }) => texts.moment(at, zoneName));

function describeDates(subscription: Subscription, messages: Messages): string {
  const { noNext, noNextYet } = messages.daily;
  if (subscription.state !== 'ACTIVE') return noNextYet;
  return describeNextSlots(subscription, messages).join('; ') || noNext;
}

/** One claim per property; a subscription is our own data, so no claim has a source. */
export async function claimsOf(subscription: Subscription, context: DescribeContext, messages: Messages): Promise<Claim[]> {
  const { time, zoneName, days } = subscription;
  const { daily: texts } = messages;
  const [where, ping] = await Promise.all([
    describeDestination(subscription, context, messages),
    describePing(subscription, context, messages),
  ]);
  return [
    { label: texts.next, text: describeDates(subscription, messages) },
    { label: texts.where, text: where },
    { label: texts.when, text: texts.whenOn(time, zoneName, texts.days(days)) },
    { label: texts.about, text: describeTopics(subscription, messages) },
    { label: texts.pings, text: ping },
    { label: texts.id, text: shortId(subscription) },
  ].map((claim) => ({ ...claim, sources: [] }));
}

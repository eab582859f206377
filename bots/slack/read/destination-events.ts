/** Reads Slack's events about channels and the app itself, as far as daily facts depend on them. Pure. */
import { z } from 'zod';
import type { DestinationEvent } from '../../core/contract/bot.ts';

const id = z.string().min(1);
// Checks only the fields that are used: Slack adds others without notice.
const delivery = z.object({
  team_id: id,
  authorizations: z.array(z.object({ user_id: z.string().nullish(), is_bot: z.boolean().nullish() })).optional(),
  event: z.object({
    type: z.string(),
    channel: id.optional(),
    user: z.string().optional(),
    tokens: z.object({ bot: z.array(z.string()).optional() }).optional(),
  }),
});

type Delivery = z.infer<typeof delivery>;
type EventReader = (payload: Delivery) => Omit<DestinationEvent, 'workspace'> | undefined;

const channelEvent =
  (event: DestinationEvent['event']): EventReader =>
  ({ event: { channel } }) =>
    channel === undefined ? undefined : { channel, event };

const EVENT_READERS: Readonly<Record<string, EventReader>> = {
  app_uninstalled: () => ({ event: 'REMOVED' }),
  // Revoked user tokens don't concern the bot.
  tokens_revoked: ({ event: { tokens } }) => ((tokens?.bot ?? []).length > 0 ? { event: 'REMOVED' } : undefined),
  channel_archive: channelEvent('ARCHIVED'),
  group_archive: channelEvent('ARCHIVED'),
  channel_unarchive: channelEvent('UNARCHIVED'),
  group_unarchive: channelEvent('UNARCHIVED'),
  channel_deleted: channelEvent('GONE'),
  group_deleted: channelEvent('GONE'),
  member_joined_channel: (payload) => (isOwnBot(payload) ? channelEvent('REACHABLE')(payload) : undefined),
};

const isOwnBot = ({ event: { user }, authorizations = [] }: Delivery): boolean =>
  user !== undefined && authorizations.some(({ user_id, is_bot }) => user_id === user && is_bot !== false);

export const DESTINATION_EVENTS: readonly string[] = Object.keys(EVENT_READERS);

/** Undefined for an event that doesn't concern a destination. */
export function readDestinationEvent(body: unknown): DestinationEvent | undefined {
  const { data } = delivery.safeParse(body);
  if (data === undefined || !Object.hasOwn(EVENT_READERS, data.event.type)) return undefined;
  const destinationEvent = EVENT_READERS[data.event.type]?.(data);
  return destinationEvent === undefined ? undefined : { workspace: data.team_id, ...destinationEvent };
}

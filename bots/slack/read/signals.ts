/** What Slack tells of channels and of the app itself, as far as daily facts depend on it. Pure. */
import { z } from 'zod';
import type { DestinationEvent } from '../../core/contract/bot.ts';

const id = z.string().min(1);
// Only what is used is checked: Slack adds fields without notice.
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
type ReadSignal = (payload: Delivery) => Omit<DestinationEvent, 'workspace'> | undefined;

const channelSignal =
  (signal: DestinationEvent['event']): ReadSignal =>
  ({ event: { channel } }) =>
    channel === undefined ? undefined : { channel, event: signal };

const SIGNAL_READERS: Readonly<Record<string, ReadSignal>> = {
  app_uninstalled: () => ({ event: 'REMOVED' }),
  // Tokens of people are revoked too, which is none of our business.
  tokens_revoked: ({ event: { tokens } }) => ((tokens?.bot ?? []).length > 0 ? { event: 'REMOVED' } : undefined),
  channel_archive: channelSignal('ARCHIVED'),
  group_archive: channelSignal('ARCHIVED'),
  channel_unarchive: channelSignal('UNARCHIVED'),
  group_unarchive: channelSignal('UNARCHIVED'),
  channel_deleted: channelSignal('GONE'),
  group_deleted: channelSignal('GONE'),
  member_joined_channel: (payload) => (isOwnBot(payload) ? channelSignal('REACHABLE')(payload) : undefined),
};

const isOwnBot = ({ event: { user }, authorizations = [] }: Delivery): boolean =>
  user !== undefined && authorizations.some(({ user_id, is_bot }) => user_id === user && is_bot !== false);

/** The events of Slack that can say something of a destination. */
export const DESTINATION_EVENTS: readonly string[] = Object.keys(SIGNAL_READERS);

/** What an event says of a destination; undefined when that is nothing. */
export function readSignal(body: unknown): DestinationEvent | undefined {
  const { data } = delivery.safeParse(body);
  if (data === undefined || !Object.hasOwn(SIGNAL_READERS, data.event.type)) return undefined;
  const read = SIGNAL_READERS[data.event.type]?.(data);
  return read === undefined ? undefined : { workspace: data.team_id, ...read };
}

/** Completions of the options that are not entities: zones, days, topics and subscriptions. */

import type { Query } from '../../../../api/client.ts';
import { compact } from '../../../compact.ts';
import type { Completion } from '../../../contract/bot.ts';
import type { ChannelDirectory } from '../../../contract/channels.ts';
import type { Option } from '../../../contract/command.ts';
import type { Place } from '../../../contract/request.ts';
import { fold } from '../../../entities/fold.ts';
import type { Messages } from '../../../messages/index.ts';
import { formatDays, WEEKDAYS } from '../../../parse/weekdays.ts';
import { requireWorkspace } from './actor.ts';
import { labelOf, shortId } from './describe.ts';
import { DailyAll, TimeZones } from './documents.ts';
import { TOPICS } from './topics.ts';

type Kind = NonNullable<Extract<Option, { type: 'text' }>['completions']>;

export interface CompletionContext {
  readonly query: Query;
  readonly place: Place | undefined;
  readonly channels: ChannelDirectory | undefined;
  readonly messages: Messages;
}

/** Discord's maximum for autocomplete choices. */
const MAX_COMPLETIONS = 25;

/** The completions of a typed text; for topics, only those that are not entities. */
export function completionsOf(kind: Kind, text: string, context: CompletionContext): Promise<Completion[]> {
  switch (kind) {
    case 'zones':
      return zones(text, context);
    case 'days':
      return Promise.resolve(matching(text, days(context.messages)));
    case 'topics':
      return Promise.resolve(matching(text, TOPICS.map(sameLabel)));
    case 'subscriptions':
      return subscriptions(text, context);
  }
}

const sameLabel = (value: string): Completion => ({ label: value, value });

/** Before anything is typed, those of the user's language come first. */
async function zones(text: string, { query, place }: CompletionContext): Promise<Completion[]> {
  const { timeZones } = await query(TimeZones, { text, ...compact({ locale: place?.locale }), first: MAX_COMPLETIONS });
  return timeZones.map(({ name, offset }) => ({ label: `${name} (${offset})`, value: name }));
}

const days = ({ daily }: Messages): Completion[] => [
  ...[WEEKDAYS, WEEKDAYS.slice(0, 5), WEEKDAYS.slice(5)].map((set) => sameLabel(formatDays(set))),
  ...WEEKDAYS.map((day, index) => ({ label: daily.dayNames[index] ?? day, value: formatDays([day]) })),
];

async function subscriptions(text: string, { query, place, channels, messages }: CompletionContext): Promise<Completion[]> {
  if (place === undefined || place.workspace === '') return [];
  const all = (await query(DailyAll, requireWorkspace({ place }, messages))).subscriptions ?? [];
  const lines = await Promise.all(
    all.map(async (one) => ({ label: await labelOf(one, { place, channels }, messages), value: shortId(one) })),
  );
  return matching(text, lines);
}

function matching(text: string, completions: readonly Completion[]): Completion[] {
  const wanted = fold(text);
  return completions.filter(({ label, value }) => ` ${fold(`${label} ${value}`)}`.includes(` ${wanted}`)).slice(0, MAX_COMPLETIONS);
}

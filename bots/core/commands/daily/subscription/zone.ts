/** Errors for time zones that are unknown or ignore clock changes, with zones to use instead. */
import type { CommandContext, FollowUp } from '../../../contract/command.ts';
import { UserError } from '../../../contract/errors.ts';
import type { Messages } from '../../../messages/index.ts';
import { isOffset, regionOfAbbreviation } from '../../../parse/zones.ts';
import { errorReply } from '../../../present/error-replies.ts';
import { TimeZones } from './documents.ts';

/** The same command with another zone: as text to type, and as a button. */
export type WithZone = (zone: string) => { readonly command: string; readonly offer: FollowUp };

/** Throws for abbreviations and offsets, which are wrong for half of the year. */
export function checkZone(zone: string, withZone: WithZone, messages: Messages): void {
  const region = regionOfAbbreviation(zone);
  const { problems } = messages.daily;
  if (region !== undefined) throw zoneError(problems.shortZone(zone, region), [region], withZone, messages);
  if (isOffset(zone)) throw zoneError(problems.offsetZone(zone), [], withZone, messages);
}

/** Whether it is the name of a zone, or of a city or a country in one. */
export async function isZone(text: string, query: CommandContext['query']): Promise<boolean> {
  const { timeZones } = await query(TimeZones, { text, first: 1 });
  const written = text.trim().toLowerCase().replaceAll(/\s+/g, '_');
  return timeZones.some(({ name }) => name.toLowerCase() === written || name.toLowerCase().endsWith(`/${written}`));
}

const MAX_SUGGESTIONS = 3;

export async function unknownZone(
  zone: string,
  withZone: WithZone,
  { query, place }: Pick<CommandContext, 'query' | 'place'>,
  messages: Messages,
): Promise<UserError> {
  const { timeZones } = await query(TimeZones, { text: zone.split('/').at(-1) ?? zone, first: MAX_SUGGESTIONS });
  const names = timeZones.map(({ name }) => name);
  const { problems } = messages.daily;
  const known = names.length > 0 || place.timeZone === undefined ? names : [place.timeZone];
  return zoneError(names.length === 0 ? problems.noZone(zone) : problems.noZoneBut(zone, messages.or(names)), known, withZone, messages);
}

function zoneError(text: string, names: readonly string[], withZone: WithZone, { daily, errors }: Messages): UserError {
  const { command } = withZone(names[0] ?? daily.examples.zone);
  return new UserError(
    errorReply(
      errors.refused,
      [text, daily.problems.corrected(command)],
      names.map((name) => withZone(name).offer),
    ),
  );
}

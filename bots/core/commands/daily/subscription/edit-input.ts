/** Wish: what is asked of a subscription, from the options of `add` and `edit` to what the API takes; throws what is wrong with it. */
import type { Command, CommandContext } from '../../../contract/command.ts';
import { UserError } from '../../../contract/errors.ts';
import type { CommandCall, OptionValue } from '../../../contract/request.ts';
import type { Messages } from '../../../messages/index.ts';
import { commandPrefix, formatCommand } from '../../../parse/format-command.ts';
import { parseDays } from '../../../parse/weekdays.ts';
import { errorReply } from '../../../present/error-replies.ts';
import { parseTopics } from './topics.ts';
import type { WithZone } from './zone.ts';

export interface EditOptions {
  readonly days?: string | undefined;
  readonly topic?: string | undefined;
  readonly ping?: string | undefined;
}

/** The same command again, with something else in it. */
export interface RetryCommand {
  /** As one would type it; what is undefined is left out. */
  readonly typed: (change: Readonly<Record<string, string | undefined>>) => string;
  readonly withZone: WithZone;
  readonly call: CommandCall;
}

export function createRetryCommand(
  command: Pick<Command, 'name' | 'options'>,
  values: Readonly<Record<string, OptionValue | undefined>>,
  { place }: Pick<CommandContext, 'place'>,
  { grammar }: Messages,
): RetryCommand {
  const given = withoutEmpty(values);
  const typed: RetryCommand['typed'] = (change) =>
    `${commandPrefix(command, place)} ${formatCommand(command, withoutEmpty({ ...given, ...change }), grammar)}`;
  return {
    typed,
    call: { command: command.name, options: given },
    withZone: (zone) => ({
      command: typed({ zone }),
      offer: { kind: 'button', label: zone, call: { command: command.name, options: { ...given, zone } } },
    }),
  };
}

const withoutEmpty = (values: Readonly<Record<string, OptionValue | undefined>>): Readonly<Record<string, OptionValue>> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined || value === false ? [] : [[name, value]])));

/** What is given of the days, the topics and who is called; null takes away. */
export async function toEditInput(
  { days, topic, ping }: EditOptions,
  again: RetryCommand,
  { query, place }: CommandContext,
  messages: Messages,
) {
  const role = ping === 'none' ? null : ping;
  // Discord's everybody is a role that is called as the server itself.
  if (role !== undefined && role === place.workspace) {
    const { everyone, corrected } = messages.daily.problems;
    throw new UserError(errorReply(messages.errors.refused, [everyone, corrected(again.typed({ ping: undefined }))]));
  }
  const topics =
    topic === undefined ? undefined : await parseTopics(topic, (replacement) => again.typed({ topic: replacement }), query, messages);
  const wanted = days === undefined ? undefined : parseDays(days);
  return {
    ...(wanted === undefined ? {} : { days: wanted }),
    ...(topics === undefined ? {} : { topics }),
    ...(role === undefined ? {} : { pingRole: role }),
  };
}

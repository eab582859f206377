/** The retry command of an error: what the user typed, with a corrected value. */
import { type Command, type CommandContext, followUpButton } from '../../../contract/command.ts';
import type { CommandCall, OptionValue } from '../../../contract/request.ts';
import type { Messages } from '../../../messages/index.ts';
import { commandPrefix, formatCommand } from '../../../parse/format-command.ts';
import type { WithZone } from './zone.ts';

export interface RetryCommand {
  /** As text to type; undefined removes an option. */
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
      offer: followUpButton(zone, command.name, { ...given, zone }),
    }),
  };
}

const withoutEmpty = (values: Readonly<Record<string, OptionValue | undefined>>): Readonly<Record<string, OptionValue>> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined || value === false ? [] : [[name, value]])));

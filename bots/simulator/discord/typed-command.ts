/** A typed command as Discord's own client would send it: the client, not the bot, reads the options there. */
import type { Command, Option } from '../../core/contract/command.ts';
import type { Interpret } from '../../core/contract/interpretation.ts';
import type { OptionValue, Place } from '../../core/contract/request.ts';
import { discord } from '../../discord/platform.ts';
import type { Visitor } from '../visitors/visitor.ts';

export interface TypedCommand {
  /** `models`, or `daily add` of a group. */
  readonly command: string;
  readonly options: Readonly<Record<string, OptionValue>>;
  /** The types of options that aren't text. */
  readonly types: Readonly<Record<string, 'flag' | 'channel' | 'role'>>;
}

const placeOf = ({ ids }: Visitor): Place => ({
  ...{ platform: discord, workspace: ids.discord.guild, channel: ids.discord.channel, user: ids.discord.user },
});

/** Text that isn't a command of its own is a question. */
export async function readTypedCommand(text: string, visitor: Visitor, interpret: Interpret): Promise<TypedCommand> {
  const { parsed } = await interpret({ input: { kind: 'text', text }, place: placeOf(visitor) });
  switch (parsed.kind) {
    case 'ok':
    case 'missing':
      return typed(parsed.command, parsed.values, visitor);
    case 'invalid':
      return typed(parsed.command, { ...parsed.values, [parsed.option]: parsed.value }, visitor);
    case 'unmatched':
      return question(parsed.share ? `${parsed.text} share` : parsed.text);
    default:
      return question(text);
  }
}

const question = (text: string): TypedCommand =>
  text === '' ? { command: 'help', options: {}, types: {} } : { command: 'ask', options: { question: text }, types: {} };

function typed({ name, options }: Command, values: TypedCommand['options'], { ids }: Visitor): TypedCommand {
  const given = Object.entries(values).flatMap(([key, value]) => {
    const option = options[key];
    const sent = option === undefined ? undefined : sentValue(option, value, ids.discord.channel);
    return option === undefined || sent === undefined ? [] : [{ key, sent, type: option.type }];
  });
  return {
    command: name,
    options: Object.fromEntries(given.map(({ key, sent }) => [key, sent])),
    types: Object.fromEntries(
      given.flatMap(({ key, type }) => (type === 'flag' || type === 'channel' || type === 'role' ? [[key, type]] : [])),
    ),
  };
}

/** Flags that aren't set stay away, and a channel is chosen from a list, which here has one. */
function sentValue(option: Option, value: OptionValue, channel: string): OptionValue | undefined {
  if (option.type === 'flag') return value === true && option.buttonOnly !== true ? true : undefined;
  if (value === '') return undefined;
  if (option.type !== 'channel') return value;
  return value === 'here' ? undefined : channel;
}

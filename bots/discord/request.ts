/** Request from Discord: a slash command as it arrives, in the words of the core; pure. */
import type { OptionValue, Request } from '../core/request.ts';

/** The part of discord.js' ChatInputCommandInteraction that a request is made from. */
export interface SlashCommand {
  readonly guildId: string | null;
  readonly channelId: string;
  readonly user: { readonly id: string };
  readonly options: { readonly data: readonly SlashOption[] };
}

interface SlashOption {
  readonly name: string;
  readonly value?: string | number | boolean | undefined;
  readonly options?: readonly SlashOption[] | undefined;
}

/** Reads `/lmm <subcommand> <options>`. */
export function toRequest({ guildId, channelId, user, options }: SlashCommand): Request {
  const [subcommand] = options.data;
  const values = (subcommand?.options ?? []).flatMap(({ name, value }) =>
    value === undefined ? [] : [[name, optionValue(value)] as const],
  );
  return {
    words: { kind: 'options', command: subcommand?.name ?? '', options: Object.fromEntries(values) },
    place: { platform: 'discord', workspace: guildId ?? '', channel: channelId, user: user.id },
  };
}

// No command declares a number; should Discord ever send one, the text parser reads it as text.
const optionValue = (value: string | number | boolean): OptionValue => (typeof value === 'number' ? String(value) : value);

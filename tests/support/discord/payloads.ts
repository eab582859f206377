/** Payloads: gateway events as Discord documents them. */
import {
  type APIApplicationCommandInteractionDataOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
} from 'discord.js';
import type { CommandJson, Interaction, World } from './world.ts';

/** What a person types after `/`; a direct message has no server. */
export interface Typed {
  readonly command?: string;
  readonly subcommand: string;
  readonly options?: Readonly<Record<string, string | boolean>>;
  readonly direct?: boolean;
}

/** https://discord.com/developers/docs/events/gateway-events#ready */
export const readyOf = ({ bot, applicationId, guildId, gatewayUrl }: World, sessionId: string) => ({
  v: 10,
  user: bot,
  guilds: [{ id: guildId, unavailable: true }],
  session_id: sessionId,
  resume_gateway_url: gatewayUrl,
  shard: [0, 1],
  application: { id: applicationId, flags: 0 },
});

/** https://discord.com/developers/docs/events/gateway-events#guild-create */
export const guildCreate = ({ guildId, channelId }: World) => ({
  id: guildId,
  name: 'Reading group',
  owner_id: '1',
  roles: [],
  emojis: [],
  features: [],
  members: [],
  threads: [],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  member_count: 2,
  channels: [{ id: channelId, type: 0, name: 'general', permission_overwrites: [], position: 0 }],
});

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object */
export function slashCommand(world: World, interaction: Interaction, typed: Typed) {
  const command = world.commands.find(({ name }) => name === (typed.command ?? 'lmm'));
  if (command === undefined) throw new Error(`no command /${typed.command ?? 'lmm'} is registered`);
  const user = { id: world.userId, username: 'ada', discriminator: '0', global_name: 'Ada', avatar: null };
  const member = { user, roles: [], joined_at: '2026-01-01T00:00:00Z', deaf: false, mute: false, flags: 0, permissions: '2048' };
  return {
    id: interaction.id,
    application_id: world.applicationId,
    type: InteractionType.ApplicationCommand,
    token: interaction.token,
    version: 1,
    data: { id: command.id, name: command.name, type: ApplicationCommandType.ChatInput, options: dataOptions(command, typed) },
    channel_id: interaction.channel,
    channel: { id: interaction.channel, type: typed.direct === true ? 1 : 0 },
    ...(typed.direct === true ? { user, context: 1 } : { guild_id: world.guildId, member, context: 0 }),
    locale: 'en-GB',
    app_permissions: '0',
    entitlements: [],
    authorizing_integration_owners: {},
    attachment_size_limit: 10_485_760,
  };
}

/** Lets pass only what Discord's own input would: options that are registered, of their type. */
function dataOptions(command: CommandJson, { subcommand, options = {} }: Typed): APIApplicationCommandInteractionDataOption[] {
  const found = command.options?.find(({ name }) => name === subcommand);
  if (found?.type !== ApplicationCommandOptionType.Subcommand) throw new Error(`no subcommand ${subcommand} is registered`);
  const declared = found.options ?? [];
  const missing = declared.filter(({ name, required }) => required === true && !(name in options));
  if (missing.length > 0) throw new Error(`required: ${missing.map(({ name }) => name).join(', ')}`);
  const values = Object.entries(options).map(([name, value]) => {
    const type = typeof value === 'boolean' ? ApplicationCommandOptionType.Boolean : ApplicationCommandOptionType.String;
    const option = declared.find((other) => other.name === name);
    if (option?.type !== type) throw new Error(`no such option: ${name}`);
    const choices = 'choices' in option ? option.choices : undefined;
    if (choices?.length && !choices.some((choice) => choice.value === value)) throw new Error(`${name}: no such choice: ${value}`);
    // TypeScript does not join the pair of type and value that was checked above.
    return { type, name, value } as { type: ApplicationCommandOptionType.String; name: string; value: string };
  });
  return [{ type: ApplicationCommandOptionType.Subcommand, name: subcommand, options: values }];
}

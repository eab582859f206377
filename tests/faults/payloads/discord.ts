/** Feeds payloads to Discord's bot over the gateway, and knows what it must not do. */
import { InteractionType } from 'discord.js';
import { noBotState } from '../../../bots/core/state/bot-state.ts';
import { createButtonTokens } from '../../../bots/core/state/button-tokens.ts';
import type { FakeDiscord } from '../../support/discord/fake/fake-discord.ts';
import { fillIn, type Placeholders } from './files.ts';
import type { Feed } from './slack.ts';

export async function discordByGateway(discord: FakeDiscord): Promise<Feed> {
  const { world, gateway } = discord;
  const { sign } = createButtonTokens({ secret: world.token, continuations: noBotState.continuations });
  const token = (await sign({ command: 'limitations', options: {} }, world.userId)) ?? '';
  return async ({ to, text }) => {
    const id = world.nextId();
    const placeholders: Placeholders = { snowflake: () => id, discord_token: () => token };
    const filled = fillIn(text, placeholders);
    if (to === 'INTERACTION_CREATE') register(discord, id, filled);
    gateway.dispatchText(to, filled);
  };
}

/** Tells the fake of an interaction, so that it takes the answers to it. */
function register({ world }: FakeDiscord, id: string, text: string): void {
  const { type, channel_id, message } = Object(JSON.parse(text)) as Readonly<Record<string, unknown>>;
  const pressed = Object(message).id;
  world.interactions.push({
    ...{ id, token: `interaction.${id}`, created: world.now(), acknowledged: false, messages: [] },
    type: typeof type === 'number' ? (type as InteractionType) : InteractionType.ApplicationCommand,
    channel: typeof channel_id === 'string' ? channel_id : world.channelId,
    ...(typeof pressed === 'string' ? { pressed } : {}),
  });
}

/** Everything that the bot sent before has been handled once this is answered. */
export async function askDiscord({ type }: FakeDiscord): Promise<void> {
  const [answer] = await type({ subcommand: 'limitations', options: { of: 'llm' } });
  if (answer?.embeds[0]?.title === undefined) throw new Error('Discord got no answer');
}

/** Requests that show something to someone. */
export const shownOn = ({ calls }: FakeDiscord): string[] =>
  calls('POST', /\/(?:messages|callback)$|^\/webhooks/).map(({ method, path }) => `${method} ${path}`);

/** Interactions: one callback within 3 seconds, then the webhook of its token for 15 minutes. */
import { type APIModalInteractionResponseCallbackData, InteractionResponseType, InteractionType } from 'discord.js';
import { bodyChecks } from '../validate/schemas.ts';
import { addMessage, type Body, editMessage, removeMessage, toApi } from './channel-messages.ts';
import type { DiscordResponse } from './exchange.ts';
import {
  alreadyAcknowledged,
  invalidForm,
  invalidWebhookToken,
  noContent,
  ok,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from './responses.ts';
import type { Interaction, World } from './world.ts';

/** https://discord.com/developers/docs/interactions/receiving-and-responding#responding-to-an-interaction */
const FIRST_RESPONSE_MS = 3000;
const TOKEN_LIFETIME_MS = 15 * 60_000;

/** The data of a callback: a message or completions. */
interface CallbackData extends Body {
  readonly choices?: NonNullable<Interaction['choices']>;
}

/** `POST /interactions/{id}/{token}/callback` */
export function callback(world: World, id: string, token: string, body: unknown): DiscordResponse {
  const interaction = world.interactions.find((other) => other.id === id && other.token === token);
  if (interaction === undefined) return unknownInteraction;
  if (interaction.acknowledged) return alreadyAcknowledged;
  if (world.now() - interaction.created > FIRST_RESPONSE_MS) return unknownInteraction;
  const problems = [...bodyChecks.callback(body), ...findTypeProblems(interaction, body)];
  if (problems.length > 0) return invalidForm(problems);
  const { type, data = {} } = body as { readonly type: InteractionResponseType; readonly data?: CallbackData };
  return applyCallback(world, interaction, type, data);
}

function applyCallback(world: World, interaction: Interaction, type: InteractionResponseType, data: CallbackData): DiscordResponse {
  switch (type) {
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      interaction.choices = data.choices ?? [];
      break;
    case InteractionResponseType.Modal:
      // The schema has checked it.
      interaction.modal = data as unknown as APIModalInteractionResponseCallbackData;
      break;
    case InteractionResponseType.UpdateMessage:
    case InteractionResponseType.DeferredMessageUpdate: {
      const pressed = world.messages.find(({ id }) => id === interaction.pressed);
      if (pressed === undefined) return unknownMessage;
      interaction.original = pressed.id;
      if (type === InteractionResponseType.UpdateMessage) editMessage(world, pressed.id, data);
      break;
    }
    default: {
      const loading = type === InteractionResponseType.DeferredChannelMessageWithSource;
      interaction.original = addMessage(world, interaction.channel, data, { loading }).id;
      interaction.messages.push(interaction.original);
    }
  }
  interaction.acknowledged = true;
  return noContent;
}

/** The problems of a callback type that does not fit the interaction. */
function findTypeProblems({ type, pressed }: Interaction, body: unknown): string[] {
  const { type: answer } = body as { readonly type: InteractionResponseType };
  const isOffer = answer === InteractionResponseType.ApplicationCommandAutocompleteResult;
  const isChange = answer === InteractionResponseType.UpdateMessage || answer === InteractionResponseType.DeferredMessageUpdate;
  const isTyping = type === InteractionType.ApplicationCommandAutocomplete;
  return [
    ...(isOffer === isTyping ? [] : ['type: only autocomplete takes completions']),
    ...(isChange && pressed === undefined ? ['type: there is no message to change'] : []),
    ...(answer === InteractionResponseType.Modal && type === InteractionType.ModalSubmit ? ['type: a modal does not open a modal'] : []),
  ];
}

/** `POST /webhooks/{application}/{token}` */
export function followUp(world: World, token: string, body: unknown): DiscordResponse {
  return withWebhook(world, token, (interaction) => {
    const problems = bodyChecks.followUp(body);
    if (problems.length > 0) return invalidForm(problems);
    const original = originalOf(world, interaction);
    // The first follow-up takes the place and the visibility of "thinking".
    const replaced = original?.loading === true ? editMessage(world, original.id, body as Body) : undefined;
    const message = replaced ?? addMessage(world, interaction.channel, body as Body);
    if (replaced === undefined) interaction.messages.push(message.id);
    return ok(toApi(world, message));
  });
}

/** `GET`, `PATCH` and `DELETE` of `/webhooks/{application}/{token}/messages/@original` */
export function original(world: World, token: string, method: string, body: unknown): DiscordResponse {
  return withWebhook(world, token, (interaction) => {
    const message = originalOf(world, interaction);
    if (message === undefined) return unknownMessage;
    if (method === 'GET') return ok(toApi(world, message));
    if (method === 'DELETE') {
      removeMessage(world, message.id);
      return noContent;
    }
    const problems = bodyChecks.edit(body);
    if (problems.length > 0) return invalidForm(problems);
    const edited = editMessage(world, message.id, body as Body);
    return edited === undefined ? unknownMessage : ok(toApi(world, edited));
  });
}

function withWebhook(world: World, token: string, use: (interaction: Interaction) => DiscordResponse): DiscordResponse {
  const interaction = world.interactions.find((other) => other.token === token);
  if (interaction === undefined || !interaction.acknowledged) return unknownWebhook;
  return world.now() - interaction.created > TOKEN_LIFETIME_MS ? invalidWebhookToken : use(interaction);
}

const originalOf = (world: World, interaction: Interaction) => world.messages.find(({ id }) => id === interaction.original);

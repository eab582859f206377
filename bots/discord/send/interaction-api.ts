/** Wire: the calls by which an interaction is answered, with exactly the bodies that the renderer made. */
import { type APIApplicationCommandOptionChoice, InteractionResponseType, MessageFlags, type REST, Routes } from 'discord.js';
import type { Visibility } from '../../core/contract/reply.ts';
import type { ActionRow } from '../render/action-rows.ts';
import type { Modal } from '../render/modal.ts';
import type { DiscordMessage } from '../render/render.ts';

/** What names an interaction towards Discord. */
export interface InteractionCredentials {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
  readonly channelId: string | null;
}

/** What becomes of a message that is there: a new one in its place, or other buttons below it. */
export type MessageEdit = DiscordMessage | { readonly components: readonly ActionRow[] };

export interface InteractionApi {
  /** Answers at once. */
  readonly reply: (message: DiscordMessage, visibility: Visibility) => Promise<void>;
  /** Shows "thinking": buys 15 minutes and settles who will see the answer. */
  readonly deferReply: (visibility: Visibility) => Promise<void>;
  /** Answers a press by changing the message that it was on. */
  readonly update: (change: MessageEdit) => Promise<void>;
  /** Buys 15 minutes for a press, and shows nothing. */
  readonly deferUpdate: () => Promise<void>;
  readonly showModal: (form: Modal) => Promise<void>;
  readonly sendChoices: (choices: readonly APIApplicationCommandOptionChoice<string>[]) => Promise<void>;
  /** Changes the first response, or the message that was pressed after `update` or `deferUpdate`. */
  readonly editReply: (change: MessageEdit) => Promise<void>;
  readonly followUp: (message: DiscordMessage, visibility: Visibility) => Promise<void>;
  readonly deleteReply: () => Promise<void>;
  /** Writes into the channel as the bot itself, where it may: for when the time of the interaction is over. */
  readonly postToChannel: (message: DiscordMessage) => Promise<void>;
}

/** Binds the calls to one interaction. */
export function createInteractionApi({ id, token, applicationId, channelId }: InteractionCredentials, rest: REST): InteractionApi {
  const original = Routes.webhookMessage(applicationId, token);
  // The interaction's token is the right to answer; the bot's own token would only add to what can leak.
  const auth = false;
  const respond = async (type: InteractionResponseType, data?: object) => {
    await rest.post(Routes.interactionCallback(id, token), { auth, body: { type, ...(data === undefined ? {} : { data }) } });
  };
  return {
    reply: (message, visibility) => respond(InteractionResponseType.ChannelMessageWithSource, { ...message, ...flagsOf(visibility) }),
    deferReply: (visibility) => respond(InteractionResponseType.DeferredChannelMessageWithSource, flagsOf(visibility)),
    update: (change) => respond(InteractionResponseType.UpdateMessage, toEditBody(change)),
    deferUpdate: () => respond(InteractionResponseType.DeferredMessageUpdate),
    showModal: (modal) => respond(InteractionResponseType.Modal, modal),
    sendChoices: (choices) => respond(InteractionResponseType.ApplicationCommandAutocompleteResult, { choices }),
    editReply: async (change) => {
      await rest.patch(original, { auth, body: toEditBody(change) });
    },
    followUp: async (message, visibility) => {
      await rest.post(Routes.webhook(applicationId, token), { auth, body: { ...message, ...flagsOf(visibility) } });
    },
    deleteReply: async () => {
      await rest.delete(original, { auth });
    },
    postToChannel: async (message) => {
      await rest.post(Routes.channelMessages(channelId ?? ''), { body: message });
    },
  };
}

/** Buttons that a change does not name would stay. */
export const toEditBody = (change: MessageEdit): object => ({ components: [], ...change });

const flagsOf = (visibility: Visibility) => (visibility === 'private' ? { flags: MessageFlags.Ephemeral } : {});

/** Interaction API: the calls that answer one interaction, with exactly the bodies that the renderer made. */
import { type APIApplicationCommandOptionChoice, InteractionResponseType, MessageFlags, type REST, Routes } from 'discord.js';
import { compact } from '../../core/compact.ts';
import type { Visibility } from '../../core/contract/reply.ts';
import type { ActionRow } from '../render/action-rows.ts';
import type { Modal } from '../render/modal.ts';
import type { DiscordMessage } from '../render/render.ts';

export interface InteractionCredentials {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
  readonly channelId: string | null;
}

/** A change to an existing message: a new body, or only new components. */
export type MessageEdit = DiscordMessage | { readonly components: readonly ActionRow[] };

export interface InteractionApi {
  readonly reply: (message: DiscordMessage, visibility: Visibility) => Promise<void>;
  /** Shows "thinking": allows 15 minutes for the answer and fixes its visibility. */
  readonly deferReply: (visibility: Visibility) => Promise<void>;
  /** Answers a component by changing its message. */
  readonly update: (edit: MessageEdit) => Promise<void>;
  /** Acknowledges a component: allows 15 minutes for the answer and shows nothing. */
  readonly deferUpdate: () => Promise<void>;
  readonly showModal: (modal: Modal) => Promise<void>;
  readonly sendChoices: (choices: readonly APIApplicationCommandOptionChoice<string>[]) => Promise<void>;
  /** Changes the first response; after `update` or `deferUpdate`, that is the component's message. */
  readonly editReply: (edit: MessageEdit) => Promise<void>;
  readonly followUp: (message: DiscordMessage, visibility: Visibility) => Promise<void>;
  readonly deleteReply: () => Promise<void>;
  /** Posts in the channel as the bot, for when the interaction has expired; needs permission there. */
  readonly postToChannel: (message: DiscordMessage) => Promise<void>;
}

export function createInteractionApi({ id, token, applicationId, channelId }: InteractionCredentials, rest: REST): InteractionApi {
  const original = Routes.webhookMessage(applicationId, token);
  // The interaction token alone authorizes these calls; sending the bot token too would only add to what can leak.
  const auth = false;
  const respond = async (type: InteractionResponseType, data?: object) => {
    await rest.post(Routes.interactionCallback(id, token), { auth, body: compact({ type, data }) });
  };
  return {
    reply: (message, visibility) => respond(InteractionResponseType.ChannelMessageWithSource, { ...message, ...flagsOf(visibility) }),
    deferReply: (visibility) => respond(InteractionResponseType.DeferredChannelMessageWithSource, flagsOf(visibility)),
    update: (edit) => respond(InteractionResponseType.UpdateMessage, toEditBody(edit)),
    deferUpdate: () => respond(InteractionResponseType.DeferredMessageUpdate),
    showModal: (modal) => respond(InteractionResponseType.Modal, modal),
    sendChoices: (choices) => respond(InteractionResponseType.ApplicationCommandAutocompleteResult, { choices }),
    editReply: async (edit) => {
      await rest.patch(original, { auth, body: toEditBody(edit) });
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

/** Discord keeps components that an edit does not mention, so they are cleared explicitly. */
export const toEditBody = (edit: MessageEdit): object => ({ components: [], ...edit });

const flagsOf = (visibility: Visibility) => (visibility === 'private' ? { flags: MessageFlags.Ephemeral } : {});

/** Wire: the five calls by which an interaction is answered, with exactly the bodies that the renderer made. */
import { InteractionResponseType, MessageFlags, type REST, Routes } from 'discord.js';
import type { Visibility } from '../core/reply.ts';
import type { DiscordMessage } from './render.ts';

/** What names an interaction towards Discord. */
export interface InteractionKey {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
}

export interface Wire {
  /** Answers at once. */
  readonly reply: (message: DiscordMessage, visibility: Visibility) => Promise<void>;
  /** Shows "thinking": buys 15 minutes and settles who will see the answer. */
  readonly defer: (visibility: Visibility) => Promise<void>;
  /** Puts the answer in the place of "thinking". */
  readonly edit: (message: DiscordMessage) => Promise<void>;
  readonly followUp: (message: DiscordMessage, visibility: Visibility) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Binds the calls to one interaction. */
export function wireOf({ id, token, applicationId }: InteractionKey, rest: REST): Wire {
  const callback = Routes.interactionCallback(id, token);
  const original = Routes.webhookMessage(applicationId, token);
  // The interaction's token is the right to answer; the bot's own token would only add to what can leak.
  const auth = false;
  return {
    reply: async (message, visibility) => {
      const data = { ...message, ...flagsOf(visibility) };
      await rest.post(callback, { auth, body: { type: InteractionResponseType.ChannelMessageWithSource, data } });
    },
    defer: async (visibility) => {
      const data = flagsOf(visibility);
      await rest.post(callback, { auth, body: { type: InteractionResponseType.DeferredChannelMessageWithSource, data } });
    },
    edit: async (message) => {
      await rest.patch(original, { auth, body: message });
    },
    followUp: async (message, visibility) => {
      await rest.post(Routes.webhook(applicationId, token), { auth, body: { ...message, ...flagsOf(visibility) } });
    },
    remove: async () => {
      await rest.delete(original, { auth });
    },
  };
}

const flagsOf = (visibility: Visibility) => (visibility === 'private' ? { flags: MessageFlags.Ephemeral } : {});

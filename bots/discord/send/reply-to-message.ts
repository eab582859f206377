/** Replies to a message, with fallbacks where the bot lacks permission to reply or to embed links. */
import { type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { messagesFor } from '../../core/messages/index.ts';
import { COMMAND } from '../read/command-names.ts';
import type { DiscordMessage } from '../render/render.ts';
import { hasCode } from './errors.ts';

/** Discord does not let the bot reply without Read Message History. */
const CANNOT_REPLY = RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory;

export function createMessageReplier(
  { id, channelId }: { readonly id: string; readonly channelId: string },
  rest: REST,
  locale: string | undefined,
) {
  let count = 0;
  const send = async (body: object): Promise<string> => {
    const posted = await rest.post(Routes.channelMessages(channelId), { body });
    // Discord documents a message as the response of this route.
    return (posted as { readonly id: string }).id;
  };
  return async (message: DiscordMessage): Promise<string> => {
    count += 1;
    const body = {
      ...message,
      allowed_mentions: { ...message.allowed_mentions, replied_user: false },
      // A repeated request, from this process or another, gets the message that the first one created.
      nonce: `${id}.${count}`,
      enforce_nonce: true,
    };
    const reply = { ...body, message_reference: { message_id: id, fail_if_not_exists: false } };
    try {
      return await send(reply);
    } catch (error) {
      if (hasCode(error, CANNOT_REPLY)) return send(body);
      if (!hasCode(error, RESTJSONErrorCodes.CannotSendAnEmptyMessage)) throw error;
      const { embeds: _, components: __, ...rest } = reply;
      return send({ ...rest, content: messagesFor(locale).platforms.missingEmbedPermission(`/${COMMAND}`) });
    }
  };
}

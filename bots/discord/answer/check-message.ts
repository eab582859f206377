/** Checks what a message says, for the user who chose so in its menu. Discord sends the message along, without a privileged intent. */
import type { MessageContextMenuCommandInteraction } from 'discord.js';
import type { BotContext } from '../../core/contract/bot.ts';
import { type Reply, textReply } from '../../core/contract/reply.ts';
import { messagesFor } from '../../core/messages/index.ts';
import { statementIn } from '../../core/surfaces/statement.ts';
import { toChosenText, toPlace } from '../read/request.ts';
import type { DeliveryContext } from '../send/deliver.ts';
import { createAnswerResponder } from './interaction-responders.ts';
import { answerOnce } from './once.ts';
import { respondWithDeferral } from './responder.ts';

/** Someone else wrote the message: it's data to check, and never a command. */
export async function checkMessage(
  interaction: MessageContextMenuCommandInteraction,
  deliveryContext: DeliveryContext,
  context: BotContext,
): Promise<string> {
  const place = toPlace(interaction);
  const { text: statement, isCut } = statementIn(toChosenText(interaction));
  const interpretation = await context.interpret({
    input: { kind: 'options', command: 'check', options: { statement } },
    ...{ place, isQuoted: true },
  });
  const { shortcuts } = messagesFor(place.locale);
  const checked = async (): Promise<Reply> => {
    if (statement === '') return textReply(shortcuts.check, shortcuts.noText);
    const reply = await answerOnce(interaction.id, interpretation, context);
    return isCut ? { ...reply, blocks: [...reply.blocks, { kind: 'note', text: shortcuts.cut(statement.length) }] } : reply;
  };
  // A form for the missing statement would ask for what the message doesn't say.
  const responder = createAnswerResponder(deliveryContext, { ...interpretation, missingOption: undefined }, context);
  return respondWithDeferral(checked(), responder, context);
}

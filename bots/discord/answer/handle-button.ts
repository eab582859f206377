/** Handles the buttons and selects below an answer, and the modals that they open. */
import type { MessageComponentInteraction, ModalSubmitInteraction } from 'discord.js';
import { MessageFlags } from 'discord.js';
import type { BotContext } from '../../core/contract/bot.ts';
import { askableOption, type Interpretation } from '../../core/contract/interpretation.ts';
import { type ButtonAction, unreachable } from '../../core/contract/reply.ts';
import type { Input } from '../../core/contract/request.ts';
import { readModalValues } from '../read/modal-values.ts';
import { createRequest } from '../read/request.ts';
import { type ActionRow, withoutComponent } from '../render/action-rows.ts';
import { type ParsedCustomId, type PendingCommand, parseCustomId } from '../render/custom-id.ts';
import { type Modal, optionModal, REPORT_FIELD, reportModal } from '../render/modal.ts';
import { toDiscordMessages } from '../render/render.ts';
import { readShownRows } from '../render/shown-rows.ts';
import { outdatedReply } from '../render/system-replies.ts';
import { type DeliveryContext, sendResponse } from '../send/deliver.ts';
import { createAnswerResponder, createPageResponder, createShareResponder } from './interaction-responders.ts';
import { answerOnce } from './once.ts';
import { respondWithDeferral } from './responder.ts';

/** Answers a button or a select, which Discord calls message components; resolves with the outcome for the log. */
export async function handleButton(
  interaction: MessageComponentInteraction,
  deliveryContext: DeliveryContext,
  context: BotContext,
): Promise<string> {
  const parsed = parseCustomId(interaction.customId);
  switch (parsed?.kind) {
    case undefined:
      return replyOutdated(deliveryContext);
    case 'select': {
      const token = interaction.isStringSelectMenu() ? interaction.values[0] : undefined;
      return token === undefined
        ? replyOutdated(deliveryContext)
        : answerInput(interaction, { kind: 'press', action: 'ask', token }, deliveryContext, context);
    }
    case 'fill':
      return askForOptions(interaction, parsed.fill, deliveryContext, context);
    case 'press':
      return handleButtonAction(interaction, parsed, deliveryContext, context);
    default:
      return unreachable(parsed);
  }
}

/** Answers a modal that was submitted; resolves with the outcome for the log. */
export async function handleSubmission(
  interaction: ModalSubmitInteraction,
  deliveryContext: DeliveryContext,
  context: BotContext,
): Promise<string> {
  const parsed = parseCustomId(interaction.customId);
  const values = readModalValues(interaction.fields.fields);
  if (parsed?.kind === 'fill') {
    const { command, given } = parsed.fill;
    return answerInput(interaction, { kind: 'options', command, options: { ...given, ...values } }, deliveryContext, context);
  }
  if (parsed?.kind !== 'press' || parsed.action !== 'report') return replyOutdated(deliveryContext);
  return answerInput(interaction, { ...parsed, text: values[REPORT_FIELD] ?? '' }, deliveryContext, context);
}

type ButtonPress = Extract<ParsedCustomId, { kind: 'press' }>;

async function handleButtonAction(
  interaction: MessageComponentInteraction,
  input: ButtonPress,
  deliveryContext: DeliveryContext,
  context: BotContext,
): Promise<string> {
  const { action, token } = input;
  const interpretation = await context.interpret(createRequest(interaction, input));
  if (action === 'report') return openModal(reportModal(token, interpretation.messages), deliveryContext);
  if (action === 'ask' || action === 'useful') return answerInterpreted(interaction, interpretation, deliveryContext, context);
  const shown = readShownRows(interaction.message);
  if (shown === undefined) return replyOutdated(deliveryContext);
  const responder = responderFor(action, interaction, shown, deliveryContext);
  return respondWithDeferral(answerOnce(interaction.id, interpretation, context), responder, context);
}

async function askForOptions(
  interaction: MessageComponentInteraction,
  { command, given }: PendingCommand,
  deliveryContext: DeliveryContext,
  context: BotContext,
): Promise<string> {
  const { missingOption, messages } = await context.interpret(createRequest(interaction, { kind: 'options', command, options: given }));
  return openModal(missingOption && optionModal(missingOption, messages), deliveryContext);
}

function responderFor(
  action: Exclude<ButtonAction, 'ask' | 'report' | 'useful'>,
  { message, customId }: MessageComponentInteraction,
  before: readonly ActionRow[],
  deliveryContext: DeliveryContext,
) {
  if (action === 'turn') return createPageResponder(deliveryContext, !message.flags.has(MessageFlags.Ephemeral));
  return createShareResponder(deliveryContext, { before, after: withoutComponent(before, customId) });
}

async function answerInput(
  interaction: MessageComponentInteraction | ModalSubmitInteraction,
  input: Input,
  deliveryContext: DeliveryContext,
  context: BotContext,
) {
  return answerInterpreted(interaction, await context.interpret(createRequest(interaction, input)), deliveryContext, context);
}

async function answerInterpreted(
  interaction: MessageComponentInteraction | ModalSubmitInteraction,
  interpretation: Interpretation,
  deliveryContext: DeliveryContext,
  context: BotContext,
) {
  const missingOption = askableOption(interpretation);
  // Discord accepts no modal in response to a modal.
  const modal = missingOption && interaction.isMessageComponent() ? optionModal(missingOption, interpretation.messages) : undefined;
  if (modal !== undefined) return openModal(modal, deliveryContext);
  return respondWithDeferral(
    answerOnce(interaction.id, interpretation, context),
    createAnswerResponder(deliveryContext, interpretation, context),
    context,
  );
}

async function openModal(modal: Modal | undefined, deliveryContext: DeliveryContext): Promise<string> {
  if (modal === undefined) return replyOutdated(deliveryContext);
  await deliveryContext.api.showModal(modal);
  return 'modal';
}

export async function replyOutdated(deliveryContext: DeliveryContext): Promise<string> {
  await sendResponse(deliveryContext, { messages: toDiscordMessages(outdatedReply(deliveryContext.locale)), visibility: 'private' });
  return 'outdated';
}

/** Press: what a button, a select or a form under an answer does. */
import type { MessageComponentInteraction, ModalSubmitInteraction } from 'discord.js';
import { MessageFlags } from 'discord.js';
import type { BotContext } from '../core/bot.ts';
import { type ButtonAction, unreachable } from '../core/reply.ts';
import type { Input } from '../core/request.ts';
import { type ActionRow, without } from './actions.ts';
import { respondWithDeferral } from './converse.ts';
import { type Pressed, readCustomId } from './custom-id.ts';
import { type Sender, send } from './deliver.ts';
import { type Form, gapForm, REPORT, reportForm, toFill, writtenIn } from './form.ts';
import { outdated } from './plain.ts';
import { toDiscordMessages } from './render.ts';
import { requestOf } from './request.ts';
import { createAnswerResponder, createPageResponder, createShareResponder } from './ways.ts';

/** Answers a press; resolves with how. */
export async function handleButton(interaction: MessageComponentInteraction, sender: Sender, tools: BotContext): Promise<string> {
  const pressed = readCustomId(interaction.customId);
  switch (pressed?.kind) {
    case undefined:
      return replyOutdated(sender);
    case 'select': {
      const token = interaction.isStringSelectMenu() ? interaction.values[0] : undefined;
      return token === undefined ? replyOutdated(sender) : answerInput(interaction, { kind: 'press', action: 'ask', token }, sender, tools);
    }
    case 'fill':
      return openModal(gapForm(pressed.fill, tools.commands, sender.locale), sender);
    case 'press':
      return handleButtonAction(interaction, pressed, sender, tools);
    default:
      return unreachable(pressed);
  }
}

/** Answers a form that was filled in. */
export async function handleSubmission(interaction: ModalSubmitInteraction, sender: Sender, tools: BotContext): Promise<string> {
  const pressed = readCustomId(interaction.customId);
  const written = writtenIn(interaction.fields.fields);
  if (pressed?.kind === 'fill') {
    const { command, given } = pressed.fill;
    return answerInput(interaction, { kind: 'options', command, options: { ...given, ...written } }, sender, tools);
  }
  if (pressed?.kind !== 'press' || pressed.does !== 'report') return replyOutdated(sender);
  return answerInput(interaction, { ...pressed, text: written[REPORT] ?? '' }, sender, tools);
}

type Press = Extract<Pressed, { kind: 'press' }>;

async function handleButtonAction(
  interaction: MessageComponentInteraction,
  pressed: Press,
  sender: Sender,
  tools: BotContext,
): Promise<string> {
  const { does, token } = pressed;
  if (does === 'report') return openModal(reportForm(token, sender.locale), sender);
  if (does === 'ask') return answerInput(interaction, pressed, sender, tools);
  return respondWithDeferral(tools.answer(requestOf(interaction, pressed)), responderFor(does, interaction, sender), tools);
}

function responderFor(does: Exclude<ButtonAction, 'ask' | 'report'>, { message, customId }: MessageComponentInteraction, sender: Sender) {
  if (does === 'turn') return createPageResponder(sender, !message.flags.has(MessageFlags.Ephemeral));
  // Our own messages have nothing but rows.
  const before = message.components.map((row) => row.toJSON() as ActionRow);
  return createShareResponder(sender, { before, after: without(before, customId) });
}

async function answerInput(
  interaction: MessageComponentInteraction | ModalSubmitInteraction,
  input: Input,
  sender: Sender,
  tools: BotContext,
) {
  const request = requestOf(interaction, input);
  const gap = await tools.findMissingOption(input, request.place);
  // A form does not lead to another form.
  const form = gap && interaction.isMessageComponent() ? gapForm(toFill(gap), tools.commands, sender.locale) : undefined;
  if (form !== undefined) return openModal(form, sender);
  return respondWithDeferral(tools.answer(request), createAnswerResponder(sender, { request, gap }, tools), tools);
}

async function openModal(form: Form | undefined, sender: Sender): Promise<string> {
  if (form === undefined) return replyOutdated(sender);
  await sender.wire.showModal(form);
  return 'form';
}

/** Says that a press does nothing any more. */
export async function replyOutdated(sender: Sender): Promise<string> {
  await send(sender, { messages: toDiscordMessages(outdated(sender.locale)), visibility: 'private' });
  return 'not ours';
}

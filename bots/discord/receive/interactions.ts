import type { ChatInputCommandInteraction, Interaction, REST } from 'discord.js';
import type { BotContext } from '../../core/contract/bot.ts';
import { askableOption } from '../../core/contract/interpretation.ts';
import { handleAutocomplete } from '../answer/autocomplete.ts';
import { checkMessage } from '../answer/check-message.ts';
import { handleButton, handleSubmission, replyOutdated } from '../answer/handle-button.ts';
import { createAnswerResponder } from '../answer/interaction-responders.ts';
import { answerOnce, DuplicateEvent } from '../answer/once.ts';
import { respondWithDeferral } from '../answer/responder.ts';
import { ADMIN_COMMAND, CHECK_MESSAGE, COMMAND } from '../read/command-names.ts';
import { readSubcommand, toCommandRequest } from '../read/request.ts';
import { parseCustomId } from '../render/custom-id.ts';
import type { CommandIds } from '../render/inline.ts';
import { optionModal } from '../render/modal.ts';
import type { DeliveryContext } from '../send/deliver.ts';
import { failureOutcome, logFields } from '../send/errors.ts';
import { createInteractionApi } from '../send/interaction-api.ts';

const COMMAND_NAMES: readonly string[] = [COMMAND, ADMIN_COMMAND];

/** Answers one interaction; never rejects. */
export async function handleInteraction(interaction: Interaction, rest: REST, context: BotContext, commandIds: CommandIds): Promise<void> {
  const started = context.clock.now().getTime();
  const log = context.log.child({ interaction: interaction.id });
  let command = '';
  const requestFields = () => ({ command, ms: context.clock.now().getTime() - started });
  try {
    // Everything that reads the payload stays inside: parts of it may be missing.
    command = loggedName(interaction);
    const deliveryContext = { api: createInteractionApi(interaction, rest), log, locale: interaction.locale, commandIds };
    const outcome = await handle(interaction, deliveryContext, { ...context, log });
    // There is one for every few keystrokes.
    if (interaction.isAutocomplete()) log.debug({ ...requestFields(), outcome }, 'completed');
    else log.info({ ...requestFields(), outcome }, 'answered');
  } catch (error) {
    if (error instanceof DuplicateEvent) log.info({ ...requestFields(), outcome: 'duplicate' }, 'answered');
    else log.warn({ ...requestFields(), outcome: failureOutcome(error), ...logFields(error) }, 'not answered');
  }
}

async function handle(interaction: Interaction, deliveryContext: DeliveryContext, context: BotContext): Promise<string> {
  if (interaction.isAutocomplete()) return handleAutocomplete(interaction, deliveryContext.api, context);
  if (interaction.isChatInputCommand() && COMMAND_NAMES.includes(interaction.commandName))
    return handleCommand(interaction, deliveryContext, context);
  if (interaction.isMessageContextMenuCommand() && interaction.commandName === CHECK_MESSAGE)
    return checkMessage(interaction, deliveryContext, context);
  if (interaction.isMessageComponent()) return handleButton(interaction, deliveryContext, context);
  if (interaction.isModalSubmit()) return handleSubmission(interaction, deliveryContext, context);
  return replyOutdated(deliveryContext);
}

async function handleCommand(
  interaction: ChatInputCommandInteraction,
  deliveryContext: DeliveryContext,
  context: BotContext,
): Promise<string> {
  const interpretation = await context.interpret(toCommandRequest(interaction));
  const missingOption = askableOption(interpretation);
  const modal = missingOption && optionModal(missingOption, interpretation.messages);
  if (modal !== undefined) {
    await deliveryContext.api.showModal(modal);
    return 'modal';
  }
  return respondWithDeferral(
    answerOnce(interaction.id, interpretation, context),
    createAnswerResponder(deliveryContext, interpretation, context),
    context,
  );
}

/** The part of a request that may be logged: the name of the command, or the action of the button. */
function loggedName(interaction: Interaction): string {
  if (interaction.isChatInputCommand() || interaction.isAutocomplete()) return readSubcommand(interaction.options.data).name;
  if (interaction.isMessageContextMenuCommand()) return interaction.commandName;
  if (!interaction.isMessageComponent() && !interaction.isModalSubmit()) return '';
  const parsed = parseCustomId(interaction.customId);
  return parsed?.kind === 'press' ? parsed.action : (parsed?.kind ?? '');
}

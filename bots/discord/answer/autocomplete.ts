import type { AutocompleteInteraction } from 'discord.js';
import { isWithin } from '../../clock.ts';
import type { BotContext, Completion } from '../../core/contract/bot.ts';
import { readSubcommand, toPlace } from '../read/request.ts';
import { oneLine, wellFormed } from '../render/escape.ts';
import { MAX_CHOICE, MAX_CHOICES } from '../render/limits.ts';
import { truncate } from '../render/split.ts';
import { classifyError, logFields } from '../send/errors.ts';
import type { InteractionApi } from '../send/interaction-api.ts';

// A later response would miss the 3 s that Discord waits, and autocomplete has no deferral.
const DROP_AFTER_MS = 2500;

/** Offers completions; resolves with the outcome for the log. Never rejects: errors are logged and no completions are shown. */
export async function handleAutocomplete(interaction: AutocompleteInteraction, api: InteractionApi, context: BotContext): Promise<string> {
  const { log, clock } = context;
  const choices = findChoices(interaction, context).catch((error: unknown) => {
    log.warn(logFields(error), 'no completions');
    return [];
  });
  if (!(await isWithin(choices, DROP_AFTER_MS, clock))) return 'dropped';
  try {
    await api.sendChoices(await choices);
    return 'offered';
  } catch (error) {
    if (!['expired', 'already-answered'].includes(classifyError(error).kind)) log.warn(logFields(error), 'completions refused');
    return 'dropped';
  }
}

async function findChoices(interaction: AutocompleteInteraction, { complete: findCompletions }: BotContext) {
  const { name: command, options } = readSubcommand(interaction.options.data);
  const typed = options.find(({ focused }) => focused === true);
  if (typed === undefined) return [];
  const completions = await findCompletions({ command, option: typed.name, text: String(typed.value ?? '') }, toPlace(interaction));
  return completions.filter(isSendable).slice(0, MAX_CHOICES).map(toChoice);
}

const isSendable = ({ label, value }: Completion): boolean => label.trim() !== '' && value !== '' && value.length <= MAX_CHOICE;
const toChoice = ({ label, value }: Completion) => ({ name: truncate(oneLine(wellFormed(label)), MAX_CHOICE), value });

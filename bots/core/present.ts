/** Makes the reply of what is said: one page of it, what can be pressed below, and who sees it. */
import { actionsOf, offersOf } from './actions.ts';
import type { CommandResult } from './command.ts';
import { pageOf } from './page.ts';
import type { ParsedCommand } from './parse.ts';
import type { Block, Reply } from './reply.ts';
import type { CommandCall } from './request.ts';
import type { Setting, Showing } from './setting.ts';
import { commandPrefix, formatCommand } from './typed.ts';

/** What asks the same again: without `share`, which is for one time. */
export const toCommandCall = ({ command, values }: ParsedCommand): CommandCall => ({
  command: command.name,
  options: Object.fromEntries(Object.entries(values).filter(([name, value]) => name !== 'share' && value !== false)),
});

/** An answer. */
export async function present(
  result: CommandResult,
  parsed: ParsedCommand,
  { page, visibility }: Showing,
  setting: Setting,
): Promise<Reply> {
  const { offers, behind, ...whole } = result;
  const { messages, request } = setting;
  // A prompt has no buttons: it shows the whole answer.
  if (request.place.platform === 'terminal') return { ...whole, actions: [], visibility: 'private', locale: messages.locale };
  const paged = { ...whole, ...pageOf(result, page) };
  const canShare = 'share' in parsed.command.options;
  const isShared = canShare && visibility === 'public';
  const pressable = {
    offers,
    behind,
    asking: toCommandCall(parsed),
    page: paged.footer.page,
    isShared,
    canShare,
    user: request.place.user,
  };
  return { ...paged, actions: await actionsOf(pressable, setting), visibility: isShared ? 'public' : 'private', locale: messages.locale };
}

/** Something that is no answer: always private. */
export async function presentTrouble({ offers = [], behind: _, ...result }: CommandResult, setting: Setting): Promise<Reply> {
  const { request, messages } = setting;
  const shown = { ...result, visibility: 'private', locale: messages.locale } as const;
  if (request.place.platform !== 'terminal') return { ...shown, actions: await offersOf(offers, request.place.user, setting) };
  return { ...shown, blocks: [...result.blocks, ...commandsOf(offers, setting)], actions: [] };
}

/** What a prompt shows in place of buttons: commands to copy. */
function commandsOf(offers: NonNullable<CommandResult['offers']>, { commands, place, messages }: Setting): Block[] {
  const all = offers.flatMap((offer) => (offer.kind === 'button' ? [offer] : offer.choices));
  const claims = all.flatMap(({ label, call }) => {
    const command = commands.find(({ name }) => name === call.command);
    return command === undefined
      ? []
      : [{ label, text: `${commandPrefix(command, place)} ${formatCommand(command, call.options, messages.grammar)}`, sources: [] }];
  });
  return claims.length === 0 ? [] : [{ kind: 'claims', heading: messages.actions.suggestedCommands, ordered: false, claims }];
}

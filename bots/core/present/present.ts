/** Turns a result into a reply: one page with its actions and its visibility. */
import type { CommandResult } from '../contract/command.ts';
import type { ParsedCommand } from '../contract/parse-result.ts';
import type { Block, Reply } from '../contract/reply.ts';
import type { CommandCall } from '../contract/request.ts';
import { commandPrefix, formatCommand } from '../parse/format-command.ts';
import { followUpActions, replyActions } from './actions.ts';
import type { AnswerContext, AnswerView } from './answer-context.ts';
import { pageOf } from './page.ts';

/** The call that repeats a command, without `share`, which applies only once. */
export const toCommandCall = ({ command, values }: ParsedCommand): CommandCall => ({
  command: command.name,
  options: Object.fromEntries(Object.entries(values).filter(([name, value]) => name !== 'share' && value !== false)),
});

export async function present(
  result: CommandResult,
  parsed: ParsedCommand,
  { page, visibility }: AnswerView,
  context: AnswerContext,
): Promise<Reply> {
  const { followUps, sourceQuery, ...whole } = result;
  const { messages, place } = context;
  const canShare = 'share' in parsed.command.options;
  const isShared = canShare && visibility === 'public';
  const shown = { visibility: isShared ? 'public' : 'private', locale: messages.locale } as const;
  // Without buttons no one can turn a page, so all are shown.
  if (!place.platform.buttons) return { ...whole, actions: [], ...shown };
  const paged = { ...whole, ...pageOf(result, page) };
  const options = {
    followUps,
    sourceQuery,
    call: toCommandCall(parsed),
    page: paged.footer.page,
    isShared,
    canShare,
    place,
  };
  return { ...paged, actions: await replyActions(options, context), ...shown };
}

/** Errors are always private. */
export async function presentError({ followUps = [], sourceQuery: _, ...result }: CommandResult, context: AnswerContext): Promise<Reply> {
  const { place, messages } = context;
  const reply = { ...result, visibility: 'private', locale: messages.locale } as const;
  if (place.platform.buttons) return { ...reply, actions: await followUpActions(followUps, place.user, context) };
  return { ...reply, blocks: [...result.blocks, ...suggestedCommands(followUps, context)], actions: [] };
}

/** Without buttons there are commands to copy. */
function suggestedCommands(followUps: NonNullable<CommandResult['followUps']>, { commands, place, messages }: AnswerContext): Block[] {
  const all = followUps.flatMap((followUp) => (followUp.kind === 'button' ? [followUp] : followUp.choices));
  const claims = all.flatMap(({ label, call }) => {
    const command = commands.find(({ name }) => name === call.command);
    return command === undefined
      ? []
      : [{ label, text: `${commandPrefix(command, place)} ${formatCommand(command, call.options, messages.grammar)}`, sources: [] }];
  });
  return claims.length === 0 ? [] : [{ kind: 'claims', heading: messages.actions.suggestedCommands, ordered: false, claims }];
}

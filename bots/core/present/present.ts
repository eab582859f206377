/** Turns a result into a reply: one page with its actions and its visibility. */
import { compact } from '../compact.ts';
import type { Command, CommandResult } from '../contract/command.ts';
import type { ParsedCommand } from '../contract/parse-result.ts';
import type { Block, Reply } from '../contract/reply.ts';
import type { CommandCall } from '../contract/request.ts';
import type { Messages } from '../messages/index.ts';
import { commandPrefix, formatCommand } from '../parse/format-command.ts';
import { followUpActions, replyActions } from './actions.ts';
import type { AnswerContext, AnswerView } from './answer-context.ts';
import { latestCheck, pageOf } from './page.ts';

/** The call that repeats a command, without `share`, which applies only once. */
export const toCommandCall = ({ command, values, context }: ParsedCommand): CommandCall => ({
  command: command.name,
  options: {
    ...Object.fromEntries(Object.entries(values).filter(([name, value]) => name !== 'share' && value !== false)),
    ...(context === undefined ? {} : { context }),
  },
});

export async function present(
  result: CommandResult,
  parsed: ParsedCommand,
  { page, visibility }: AnswerView,
  context: AnswerContext,
): Promise<Reply> {
  const { followUps = [], sourceQuery, cannotShare = false, asked: _, ...whole } = result;
  const { messages, place } = context;
  const canShare = !cannotShare && 'share' in parsed.command.options;
  const isShared = canShare && visibility === 'public';
  const shown = { visibility: isShared ? 'public' : 'private', locale: messages.locale } as const;
  const footer = compact({ ...whole.footer, checked: latestCheck(whole.sources) });
  // Without buttons no one can turn a page, so all are shown.
  if (!place.platform.buttons) {
    const suggested = cannotShare ? suggestedCommands(followUps, context) : [];
    return { ...whole, blocks: [...whole.blocks, ...suggested], footer, actions: [], ...shown };
  }
  // What could turn the pages of an answer about someone's message may be too long for a button, and is not stored.
  const paged = context.isQuoted ? { ...whole, footer } : { ...whole, ...pageOf(result, page) };
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

type ErrorResult = Omit<CommandResult, 'asked' | 'cannotShare'>;

/** Errors are always private. */
export async function presentError({ followUps = [], sourceQuery: _, ...result }: ErrorResult, context: AnswerContext): Promise<Reply> {
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
      : [{ ...labelOf(label, call), text: `${commandPrefix(command, place)} ${textOfCall(command, call, messages)}`, sources: [] }];
  });
  return claims.length === 0 ? [] : [{ kind: 'claims', heading: messages.actions.suggestedCommands, ordered: false, claims }];
}

/** The label of a question is the question. */
const labelOf = (label: string, { command }: CommandCall) => (command === 'ask' ? {} : { label });

/** A question needs no command before it. */
const textOfCall = (command: Command, { options }: CommandCall, { grammar }: Messages): string =>
  command.name === 'ask' && typeof options['question'] === 'string' ? options['question'] : formatCommand(command, options, grammar);

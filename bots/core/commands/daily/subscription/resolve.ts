/** Which subscription is meant: the one that is named, or the only one there is; else whoever asks chooses. */
import type { CommandContext, CommandResult, FollowUp, FollowUpChoice } from '../../../contract/command.ts';
import { UserError } from '../../../contract/errors.ts';
import type { CommandCall } from '../../../contract/request.ts';
import type { Messages } from '../../../messages/index.ts';
import { errorReply } from '../../../present/error-replies.ts';
import { requireWorkspace } from './actor.ts';
import { labelOf, shortId } from './describe.ts';
import { DailyAll, DailyOne, type Subscription } from './documents.ts';
import { addExample, exampleWithId } from './example-commands.ts';

export async function listSubscriptions(context: CommandContext, messages: Messages): Promise<readonly Subscription[]> {
  return (await context.query(DailyAll, requireWorkspace(context, messages))).subscriptions ?? [];
}

/** `typed` is an id or how one begins; `asking` is asked again of the one that is chosen. Throws an Objection when none is meant. */
export async function resolveSubscription(
  typed: string | undefined,
  call: CommandCall,
  context: CommandContext,
  messages: Messages,
): Promise<Subscription> {
  if (typed !== undefined) return findById(typed, call, context, messages);
  const all = await listSubscriptions(context, messages);
  const here = all.filter(({ channel }) => channel === context.place.channel);
  const [only, other] = here.length > 0 ? here : all;
  if (only !== undefined && other === undefined) return only;
  const { problems, title } = messages.daily;
  throw new UserError(
    only === undefined
      ? noSubscriptions(context, messages)
      : errorReply(title, [problems.several], await chooseFollowUp(all, call, context, messages)),
  );
}

async function findById(typed: string, call: CommandCall, context: CommandContext, messages: Messages): Promise<Subscription> {
  const id = typed.replace(/^#/, '');
  const { subscription } = await context.query(DailyOne, { ...requireWorkspace(context, messages), id });
  if (subscription !== null) return subscription;
  const all = await listSubscriptions(context, messages);
  const [first] = all;
  if (first === undefined) throw new UserError(noSubscriptions(context, messages));
  const { problems } = messages.daily;
  const example = problems.corrected(exampleWithId(call.command, first, context));
  throw new UserError(
    errorReply(messages.errors.notFound, [problems.noSuch(typed), example], await chooseFollowUp(all, call, context, messages)),
  );
}

/** What is said where there is no subscription at all. */
function noSubscriptions(context: CommandContext, messages: Messages): CommandResult {
  const { none, howToAdd, title } = messages.daily;
  return errorReply(title, [none, howToAdd(addExample(context))]);
}

const chooseFollowUp = async (
  all: readonly Subscription[],
  call: CommandCall,
  context: CommandContext,
  messages: Messages,
): Promise<FollowUp[]> => [{ kind: 'select', label: messages.actions.which, choices: await choicesOf(all, () => call, context, messages) }];

/** A line of a select for each. */
export const choicesOf = (
  all: readonly Subscription[],
  callFor: (subscription: Subscription) => CommandCall,
  context: CommandContext,
  messages: Messages,
): Promise<FollowUpChoice[]> =>
  Promise.all(
    all.map(async (subscription) => {
      const { command, options } = callFor(subscription);
      const call = { command, options: { ...options, subscription: shortId(subscription) } };
      return { label: await labelOf(subscription, context, messages), call };
    }),
  );

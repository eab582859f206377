/** Resolves the subscription of a command: by its id, or the only one there is; otherwise the user chooses. */
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

/** `typed` is an id or its beginning. Throws a UserError that offers the subscriptions; choosing one repeats `call` with it. */
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

function noSubscriptions(context: CommandContext, messages: Messages): CommandResult {
  const { none, howToAdd, title } = messages.daily;
  return errorReply(title, [none, howToAdd(addExample(context, messages))]);
}

const chooseFollowUp = async (
  all: readonly Subscription[],
  call: CommandCall,
  context: CommandContext,
  messages: Messages,
): Promise<FollowUp[]> => [{ kind: 'select', label: messages.actions.which, choices: await choicesOf(all, () => call, context, messages) }];

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

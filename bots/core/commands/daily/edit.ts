import { compact } from '../../compact.ts';
import { type Command, type CommandContext, command } from '../../contract/command.ts';
import { UserError } from '../../contract/errors.ts';
import type { Messages } from '../../messages/index.ts';
import { errorReply } from '../../present/error-replies.ts';
import { requireActor } from './subscription/actor.ts';
import { subscriptionFrom, toChangeResult } from './subscription/change-result.ts';
import { checkDestination, resolveDestination } from './subscription/destination.ts';
import { EditDaily } from './subscription/documents.ts';
import { toEditInput } from './subscription/edit-input.ts';
import { editExample } from './subscription/example-commands.ts';
import { editOptions } from './subscription/options.ts';
import { resolveSubscription } from './subscription/resolve.ts';
import type { RetryCommand } from './subscription/retry-command.ts';
import { createRetryCommand } from './subscription/retry-command.ts';
import { checkZone, unknownZone } from './subscription/zone.ts';

export const dailyEdit = (messages: Messages): Command => {
  const { daily: texts } = messages;
  const name = 'daily edit';
  const options = editOptions(messages);
  return command({
    name,
    options,
    description: texts.descriptions.edit,
    rights: 'required',
    form: texts.forms.edit,
    subject: 'subscription',
    aliases: ['daily change', 'daily set'],
    examples: ['daily edit time:10:00', 'daily edit 3f2a9c41 zone:Asia/Tokyo days:weekdays topic:all ping:none'],
    run: async ({ subscription: typed, time, zone, channel, thread, ...edit }, context) => {
      const actor = requireActor(context, messages);
      const retry = createRetryCommand({ name, options }, { subscription: typed, time, zone, channel, thread, ...edit }, context, messages);
      if (zone !== undefined) checkZone(zone, retry.withZone, messages);
      const { id, ...before } = await resolveSubscription(typed, retry.call, context, messages);
      const where = await newDestination({ channel, thread }, retry, context, messages);
      const change = {
        ...where,
        ...compact({ time, zone }),
        ...(await toEditInput(edit, retry, context, messages)),
      };
      if (Object.keys(change).length === 0) {
        const { nothingToChange, example } = texts.problems;
        throw new UserError(errorReply(messages.errors.refused, [nothingToChange, example(editExample({ id, ...before }, context))]));
      }
      const { editSubscription } = await context.query(EditDaily, { input: { actor, id, ...change } });
      const subscription = await subscriptionFrom(editSubscription, messages, async ({ path }) =>
        path[0] === 'zone' && zone !== undefined ? unknownZone(zone, retry.withZone, context, messages) : undefined,
      );
      return toChangeResult({ title: texts.editedTitle, lead: texts.edited }, subscription, context, messages);
    },
  });
};

async function newDestination(
  wanted: { readonly channel?: string | undefined; readonly thread: boolean },
  retry: RetryCommand,
  context: CommandContext,
  messages: Messages,
): Promise<{ channel?: string; thread?: string | null }> {
  if (wanted.channel === undefined && !wanted.thread) return {};
  const where = await resolveDestination(wanted, retry, context, messages);
  await checkDestination(where, retry, context, messages);
  return where;
}

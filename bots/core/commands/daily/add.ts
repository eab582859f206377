import { type Command, command } from '../../contract/command.ts';
import type { Messages } from '../../messages/index.ts';
import { requireActor } from './subscription/actor.ts';
import { subscriptionFrom, toChangeResult } from './subscription/change-result.ts';
import { checkDestination, resolveDestination } from './subscription/destination.ts';
import { AddDaily } from './subscription/documents.ts';
import { toEditInput } from './subscription/edit-input.ts';
import { addOptions } from './subscription/options.ts';
import { createRetryCommand } from './subscription/retry-command.ts';
import { checkZone, unknownZone } from './subscription/zone.ts';

export const dailyAdd = (messages: Messages): Command => {
  const { daily: texts } = messages;
  const name = 'daily add';
  const options = addOptions(messages);
  return command({
    name,
    options,
    description: texts.descriptions.add,
    rights: 'required',
    showsAllOptions: true,
    aliases: ['daily create', 'daily schedule'],
    examples: [
      'daily add 09:00 Europe/Berlin',
      'daily add 9:30 pm America/New_York topic:limits,training weekdays',
      'daily add digest mon 09:00 Europe/Berlin',
    ],
    run: async ({ time, zone, kind, channel, thread, ...edit }, context) => {
      const actor = requireActor(context, messages);
      const retry = createRetryCommand({ name, options }, { time, zone, kind, channel, thread, ...edit }, context, messages);
      checkZone(zone, retry.withZone, messages);
      const destination = resolveDestination({ channel, thread }, retry, context, messages);
      const content = kind === 'digest' ? ({ kind: 'DIGEST' } as const) : {};
      const input = { actor, ...destination, ...content, time, zone, ...(await toEditInput(edit, retry, context, messages)) };
      await checkDestination(destination, retry, context, messages);
      const { addSubscription } = await context.query(AddDaily, { input });
      const subscription = await subscriptionFrom(addSubscription, messages, async ({ path }) =>
        path[0] === 'zone' ? unknownZone(zone, retry.withZone, context, messages) : undefined,
      );
      const lead = kind === 'digest' ? texts.addedDigest : texts.added;
      return toChangeResult({ title: texts.title, lead }, subscription, context, messages);
    },
  });
};

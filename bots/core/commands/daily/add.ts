import { type Command, type CommandContext, type CommandResult, command, followUpButton } from '../../contract/command.ts';
import { UserError } from '../../contract/errors.ts';
import type { Messages } from '../../messages/index.ts';
import { parseDays, WEEKDAYS } from '../../parse/weekdays.ts';
import { errorReply } from '../../present/error-replies.ts';
import { requireActor } from './subscription/actor.ts';
import { subscriptionFrom, toChangeResult } from './subscription/change-result.ts';
import { describeDestination, shortId } from './subscription/describe.ts';
import { checkDestination, resolveDestination } from './subscription/destination.ts';
import { AddDaily, type Subscription } from './subscription/documents.ts';
import { type EditOptions, toEditInput } from './subscription/edit-input.ts';
import { addOptions } from './subscription/options.ts';
import { listSubscriptions } from './subscription/resolve.ts';
import { createRetryCommand } from './subscription/retry-command.ts';
import { checkZone, isZone, unknownZone } from './subscription/zone.ts';

interface AddValues extends EditOptions {
  readonly time: string;
  readonly zone: string;
  readonly kind?: 'facts' | 'digest' | undefined;
  readonly channel?: string | undefined;
  readonly thread: boolean;
  readonly anyway: boolean;
}

export const dailyAdd = (messages: Messages): Command => {
  const { daily: texts } = messages;
  return command({
    name: NAME,
    options: addOptions(messages),
    description: texts.descriptions.add,
    rights: 'required',
    showsAllOptions: true,
    form: texts.forms.add,
    aliases: ['daily create', 'daily schedule'],
    examples: [
      'daily add 09:00 Europe/Berlin',
      'daily add 9:30 pm America/New_York topic:limits,training weekdays',
      'daily add digest mon 09:00 Europe/Berlin',
    ],
    run: async (values, context) => {
      const named = await channelGivenAsZone(values, context);
      return named === undefined
        ? add(values, [], context, messages)
        : add(named.values, [texts.zoneOfProfile(named.zone)], context, messages);
    },
  });
};

const NAME = 'daily add';

async function add(values: AddValues, notes: readonly string[], context: CommandContext, messages: Messages): Promise<CommandResult> {
  const { time, zone, kind, channel, thread, anyway, ...edit } = values;
  const { daily: texts } = messages;
  const actor = requireActor(context, messages);
  const retry = createRetryCommand({ name: NAME, options: addOptions(messages) }, { ...values }, context, messages);
  checkZone(zone, retry.withZone, messages);
  const destination = await resolveDestination({ channel, thread }, retry, context, messages);
  const content = kind === 'digest' ? ({ kind: 'DIGEST' } as const) : {};
  const input = { actor, ...destination, ...content, time, zone, ...(await toEditInput(edit, retry, context, messages)) };
  await checkDestination(destination, retry, context, messages);
  const { addSubscription } = await context.query(AddDaily, { input: { ...input, onlyIfFree: !anyway } });
  const subscription = await subscriptionFrom(addSubscription, messages, async ({ path, reason }) => {
    if (reason === 'SAME_TIME') return sameTimeError(values, destination, context, messages);
    return path[0] === 'zone' ? unknownZone(zone, retry.withZone, context, messages) : undefined;
  });
  const lead = kind === 'digest' ? texts.addedDigest : texts.added;
  return toChangeResult({ title: texts.title, lead, notes }, subscription, context, messages);
}

/** "9am in general": if no zone is called so and a channel is, it's the channel, and the zone is that of the user's profile. */
async function channelGivenAsZone(
  values: AddValues,
  { place, channels, query }: CommandContext,
): Promise<{ readonly values: AddValues; readonly zone: string } | undefined> {
  const { timeZone: zone } = place;
  if (values.channel !== undefined || zone === undefined || values.zone.includes('/')) return undefined;
  const channel = await channels?.idOf('channel', values.zone.replace(/^#/, ''), place.workspace);
  if (channel === undefined || (await isZone(values.zone, query))) return undefined;
  return { values: { ...values, zone, channel }, zone };
}

/** Offers to change the schedule that is there, unless it posts something else, or to add another one. */
async function sameTimeError(
  values: AddValues,
  destination: Pick<Subscription, 'channel' | 'thread'>,
  context: CommandContext,
  messages: Messages,
): Promise<UserError> {
  const { daily: texts } = messages;
  const { time, zone: _, kind, channel: _channel, thread: _thread, anyway: _anyway, ...changes } = values;
  const days = (values.days === undefined ? undefined : parseDays(values.days)) ?? (kind === 'digest' ? ['MONDAY'] : WEEKDAYS);
  const there = (await listSubscriptions(context, messages)).filter(
    (each) =>
      each.channel === destination.channel &&
      each.thread === destination.thread &&
      each.time === time &&
      each.days.some((day) => days.includes(day)),
  );
  const same = there.find((each) => each.kind === (kind === 'digest' ? 'DIGEST' : 'FACTS'));
  const isHere = destination.channel === context.place.channel && destination.thread === null;
  const where = isHere ? texts.here : texts.in(await describeDestination(destination, context, messages));
  const text = same === undefined ? texts.otherAtSameTime(time, where) : texts.sameTime(time, where);
  const change = same && followUpButton(texts.actions.change, 'daily edit', { subscription: shortId(same), ...given(changes) });
  const anyway = followUpButton(texts.actions.addAnyway, NAME, { ...given(values), anyway: true });
  return new UserError(errorReply(texts.sameTimeTitle, [text], change === undefined ? [anyway] : [change, anyway]));
}

const given = (values: EditOptions | AddValues): Readonly<Record<string, string | boolean>> =>
  Object.fromEntries(
    Object.entries({ ...values }).flatMap(([name, value]) => (value === undefined || value === false ? [] : [[name, value]])),
  );

/** The result of a change: the whole subscription as it is now, or the error that the API returned. */
import { type PayloadError, toApiError } from '../../../../api/payload-errors.ts';
import { type CommandContext, type CommandResult, type FollowUp, followUpButton } from '../../../contract/command.ts';
import { UserError } from '../../../contract/errors.ts';
import type { Messages } from '../../../messages/index.ts';
import { errorReply } from '../../../present/error-replies.ts';
import { claimsBlock, notesBlock } from '../../../present/reply-parts.ts';
import { claimsOf, shortId } from './describe.ts';
import type { Subscription } from './documents.ts';
import { editExample } from './example-commands.ts';
import { mentionsOf } from './mentions.ts';

interface Payload {
  readonly subscription: Subscription | null;
  readonly errors: readonly PayloadError[];
}

/** The subscription after a change; throws the API's error, or the one that `toUserError` or `problemOf` has in its place. */
export async function subscriptionFrom(
  payload: Payload | null,
  messages: Messages,
  toUserError: (error: PayloadError) => Promise<UserError | undefined> = async () => undefined,
): Promise<Subscription> {
  const [error] = payload?.errors ?? [];
  if (error !== undefined) throw (await toUserError(error)) ?? problemOf(error, messages) ?? toApiError(error);
  if (payload?.subscription == null) throw new TypeError('the API answered a change without a subscription and without an error');
  return payload.subscription;
}

/** What an admin can do about it. */
function problemOf({ reason, limit }: PayloadError, { errors, daily: { problems } }: Messages): UserError | undefined {
  const userError = (text: string) => new UserError(errorReply(errors.refused, [text]));
  if (reason === 'SUSPENDED') return userError(problems.isSuspended);
  if (reason === 'NO_FACT') return userError(problems.noFact);
  if (reason === 'NO_CHANGES') return userError(problems.noChanges);
  if (reason === 'NO_TOPICS') return userError(problems.noTopics);
  return reason === 'TOO_MANY' && limit !== null ? userError(problems.tooMany(limit)) : undefined;
}

export async function toChangeResult(
  { title, lead, notes = [] }: { readonly title: string; readonly lead: string; readonly notes?: readonly string[] },
  subscription: Subscription,
  context: CommandContext,
  messages: Messages,
): Promise<CommandResult> {
  return {
    title,
    lead: { text: lead, sources: [] },
    blocks: [
      ...claimsBlock(undefined, await claimsOf(subscription, context, messages)),
      ...notesBlock([...notes, messages.daily.change(editExample(subscription, context))]),
    ],
    sources: [],
    mentions: await mentionsOf([subscription], context, messages),
    footer: {},
    followUps: followUpsFor(subscription, context, messages),
  };
}

/** The actions for one subscription; changes are offered only to users who may make them. */
export function followUpsFor(subscription: Subscription, { place }: Pick<CommandContext, 'place'>, { daily }: Messages): FollowUp[] {
  const { actions } = daily;
  const which = { subscription: shortId(subscription) };
  const button = (label: string, name: string): FollowUp => followUpButton(label, `daily ${name}`, which);
  const isOn = subscription.state === 'ACTIVE';
  const label = daily.shortLabel(subscription.time, subscription.zoneName, daily.days(subscription.days));
  const confirmation = { title: daily.removeTitle, text: daily.removeAsk(label), yes: actions.removeNow, no: actions.keep };
  // Where a button can't ask, the answer to it does.
  const remove: FollowUp =
    place.platform.confirms === true
      ? { ...followUpButton(actions.remove, 'daily remove', { ...which, sure: true }), confirmation }
      : button(actions.remove, 'remove');
  const changes = [isOn ? button(actions.pause, 'pause') : button(actions.resume, 'resume'), remove];
  return [button(actions.preview, 'preview'), ...(place.runsWorkspace === true ? changes : []), button(actions.history, 'history')];
}

/** The mutations that change subscriptions for admins. The bot vouches for the user and their rights; the API checks them again. */
import { type Actor, actorInput, addInput, editInput, scheduleKinds, subscriptionInput } from '../../daily/inputs.ts';
import { postNow, skipSlot } from '../../daily/subscriptions/slot-edits.ts';
import {
  addSubscription,
  editSubscription,
  pauseSubscription,
  removeSubscription,
  resumeSubscription,
  type SubscriptionContext,
} from '../../daily/subscriptions/subscriptions.ts';
import { builder, type Context } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { definePayload } from '../base/payload.ts';
import { checkIdsIn, idsIn } from '../bots/platform.ts';
import { defineInput } from '../inputs/define-input.ts';
import { defineMutation, payloadWith } from '../inputs/define-mutation.ts';
import { DeliveryRef } from './delivery.ts';
import { SubscriptionRef, WeekdayEnum } from './subscription.ts';

const ActorInput = defineInput('ActorInput', actorInput);

const SubscriptionInput = defineInput('SubscriptionInput', subscriptionInput, { actor: ActorInput });

const subscriptionPayload = (description: string) =>
  payloadWith({
    description,
    field: 'subscription',
    type: SubscriptionRef,
    fieldDescription: 'The subscription as it is now; null on errors.',
  });

type SlotEdit = Awaited<ReturnType<typeof skipSlot>>;

const slotEditPayload = (description: string) => (name: string) => {
  const ref = definePayload<SlotEdit>(name, description);
  builder.objectFields(ref, (t) => ({
    subscription: t.field({
      type: SubscriptionRef,
      nullable: true,
      description: 'The subscription as it is now; null on errors.',
      resolve: ({ value }) => value?.subscription ?? null,
    }),
    delivery: t.field({
      type: DeliveryRef,
      nullable: true,
      description: 'The recorded delivery; null on errors.',
      resolve: ({ value }) => value?.delivery ?? null,
    }),
  }));
  return ref;
};

const contextOf = ({ client, graph, clock }: Context): SubscriptionContext => ({ client, graph, now: clock.now() });

/** Checks the ids of the actor and of what they want to be posted where, then writes. */
const afterChecks =
  <Input extends SubscriptionChange, Thing>(write: (context: SubscriptionContext, input: Input) => Promise<Thing>) =>
  async (input: Input, context: Context): Promise<Thing> => {
    const { actor, channel, pingRole } = input;
    await checkIdsIn(context, idsIn(actor, ['actor']));
    await checkIdsIn(context, idsIn({ platform: actor.platform, channel, pingRole }));
    return write(contextOf(context), input);
  };

interface SubscriptionChange {
  readonly actor: Actor;
  readonly channel?: string | null | undefined;
  readonly pingRole?: string | null | undefined;
}

const subscriptionTypes = { actor: ActorInput, days: WeekdayEnum };
const ScheduleKindEnum = enumOf('ScheduleKind', 'The content of scheduled posts.', scheduleKinds);

defineMutation('addSubscription', {
  scopes: ['bot'],
  description: 'Subscribes a channel to daily facts or a digest, up to 25 times.',
  input: { schema: addInput, types: { ...subscriptionTypes, kind: ScheduleKindEnum }, description: 'The channel, and what it gets when.' },
  payload: subscriptionPayload('The result of adding a subscription.'),
  write: afterChecks(addSubscription),
});

defineMutation('editSubscription', {
  scopes: ['bot'],
  description: 'Changes a subscription; it never posts twice on one date.',
  input: { schema: editInput, types: subscriptionTypes, description: 'The subscription and its changes.' },
  payload: subscriptionPayload('The result of changing a subscription.'),
  write: afterChecks(editSubscription),
});

const bySubscription = { schema: subscriptionInput, ref: SubscriptionInput, description: 'The subscription and the user.' };

defineMutation('pauseSubscription', {
  scopes: ['bot'],
  description: 'Pauses a subscription and keeps its place in the rotation.',
  input: bySubscription,
  payload: subscriptionPayload('The result of pausing a subscription.'),
  write: afterChecks(pauseSubscription),
});

defineMutation('resumeSubscription', {
  scopes: ['bot'],
  description: 'Resumes a paused or suspended subscription.',
  input: bySubscription,
  payload: subscriptionPayload('The result of resuming a subscription.'),
  write: afterChecks(resumeSubscription),
});

defineMutation('removeSubscription', {
  scopes: ['bot'],
  description: 'Removes a subscription permanently; its history stays.',
  input: bySubscription,
  payload: subscriptionPayload('The result of removing a subscription.'),
  write: afterChecks(removeSubscription),
});

defineMutation('skipSlot', {
  scopes: ['bot'],
  description: 'Skips the next post of a subscription.',
  input: bySubscription,
  payload: slotEditPayload('The result of skipping a slot.'),
  write: afterChecks(skipSlot),
});

defineMutation('postNow', {
  scopes: ['bot'],
  description: 'Posts the next fact, or what the next digest would tell, within seconds, outside the schedule.',
  input: bySubscription,
  payload: slotEditPayload('The result of posting on demand.'),
  write: afterChecks(postNow),
});

/** The mutations that change subscriptions for admins. The bot vouches for the user and their rights; the API checks them again. */
import type { z } from 'zod';
import { type Actor, actorInput, addInput, editInput, subscriptionInput } from '../../daily/inputs.ts';
import { postNow, skipSlot } from '../../daily/subscriptions/slot-edits.ts';
import {
  addSubscription,
  editSubscription,
  pauseSubscription,
  removeSubscription,
  resumeSubscription,
  type SubscriptionContext,
  type SubscriptionRow,
} from '../../daily/subscriptions/subscriptions.ts';
import { builder, type Context } from '../base/builder.ts';
import { definePayload, mutationResolver } from '../base/payload.ts';
import { checkIdsIn, idsIn } from '../bots/platform.ts';
import { defineInput } from '../inputs/define-input.ts';
import { DeliveryRef } from './delivery.ts';
import { SubscriptionRef, WeekdayEnum } from './subscription.ts';

const ActorInput = defineInput('ActorInput', actorInput);

const AddSubscriptionInput = defineInput('AddSubscriptionInput', addInput, { actor: ActorInput, days: WeekdayEnum });

const EditSubscriptionInput = defineInput('EditSubscriptionInput', editInput, { actor: ActorInput, days: WeekdayEnum });

const SubscriptionInput = defineInput('SubscriptionInput', subscriptionInput, { actor: ActorInput });

function subscriptionPayload(name: string, description: string) {
  const ref = definePayload<SubscriptionRow>(name, description);
  builder.objectField(ref, 'subscription', (t) =>
    t.field({
      type: SubscriptionRef,
      nullable: true,
      description: 'The subscription as it is now; null on errors.',
      resolve: ({ value }) => value,
    }),
  );
  return ref;
}

type SlotEdit = Awaited<ReturnType<typeof skipSlot>>;

function slotEditPayload(name: string, description: string) {
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
}

const contextOf = ({ client, graph, clock }: Context): SubscriptionContext => ({ client, graph, now: clock.now() });

/** Checks the ids of the actor and of what they want to be posted where, then writes. */
const subscriptionResolver = <Schema extends z.ZodType<SubscriptionChange>, Thing>(
  schema: Schema,
  write: (context: SubscriptionContext, input: z.output<Schema>) => Promise<Thing>,
) =>
  mutationResolver(schema, async (input, context) => {
    const { actor, channel, pingRole } = input;
    await checkIdsIn(context, idsIn(actor, ['actor']));
    await checkIdsIn(context, idsIn({ platform: actor.platform, channel, pingRole }));
    return write(contextOf(context), input);
  });

interface SubscriptionChange {
  readonly actor: Actor;
  readonly channel?: string | null | undefined;
  readonly pingRole?: string | null | undefined;
}

const subscriptionArgs = (t: Parameters<Parameters<typeof builder.mutationFields>[0]>[0]) => ({
  input: t.arg({ type: SubscriptionInput, required: true, description: 'The subscription and the user.' }),
});

const AddPayload = subscriptionPayload('AddSubscriptionPayload', 'The result of adding a subscription.');
const EditPayload = subscriptionPayload('EditSubscriptionPayload', 'The result of changing a subscription.');
const PausePayload = subscriptionPayload('PauseSubscriptionPayload', 'The result of pausing a subscription.');
const ResumePayload = subscriptionPayload('ResumeSubscriptionPayload', 'The result of resuming a subscription.');
const RemovePayload = subscriptionPayload('RemoveSubscriptionPayload', 'The result of removing a subscription.');
const SkipPayload = slotEditPayload('SkipSlotPayload', 'The result of skipping a slot.');
const PostNowPayload = slotEditPayload('PostNowPayload', 'The result of posting on demand.');

builder.mutationFields((t) => ({
  addSubscription: t.field({
    type: AddPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Subscribes a channel to daily facts, up to 25 times. Needs the scope `bot`.',
    args: { input: t.arg({ type: AddSubscriptionInput, required: true, description: 'The channel, and which facts it gets when.' }) },
    resolve: subscriptionResolver(addInput, addSubscription),
  }),
  editSubscription: t.field({
    type: EditPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Changes a subscription; it never posts twice on one date. Needs the scope `bot`.',
    args: { input: t.arg({ type: EditSubscriptionInput, required: true, description: 'The subscription and its changes.' }) },
    resolve: subscriptionResolver(editInput, editSubscription),
  }),
  pauseSubscription: t.field({
    type: PausePayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Pauses a subscription and keeps its place in the rotation. Needs the scope `bot`.',
    args: subscriptionArgs(t),
    resolve: subscriptionResolver(subscriptionInput, pauseSubscription),
  }),
  resumeSubscription: t.field({
    type: ResumePayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Resumes a paused or suspended subscription. Needs the scope `bot`.',
    args: subscriptionArgs(t),
    resolve: subscriptionResolver(subscriptionInput, resumeSubscription),
  }),
  removeSubscription: t.field({
    type: RemovePayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Removes a subscription permanently; its history stays. Needs the scope `bot`.',
    args: subscriptionArgs(t),
    resolve: subscriptionResolver(subscriptionInput, removeSubscription),
  }),
  skipSlot: t.field({
    type: SkipPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Skips the next post of a subscription. Needs the scope `bot`.',
    args: subscriptionArgs(t),
    resolve: subscriptionResolver(subscriptionInput, skipSlot),
  }),
  postNow: t.field({
    type: PostNowPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Posts the next fact within seconds, outside the schedule. Needs the scope `bot`.',
    args: subscriptionArgs(t),
    resolve: subscriptionResolver(subscriptionInput, postNow),
  }),
}));

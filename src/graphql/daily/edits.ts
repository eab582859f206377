/** The mutations by which admins change subscriptions. The bot vouches for the user and their rights; the API checks them again. */
import { addInput, editInput, subscriptionInput } from '../../daily/inputs.ts';
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
import { PlatformEnum } from '../bots/platform.ts';
import { DeliveryRef } from './delivery.ts';
import { SubscriptionRef, WeekdayEnum } from './subscription.ts';

const ActorInput = builder.inputType('ActorInput', {
  description: 'Who asks on a chat platform, as the bot vouches for it.',
  fields: (t) => ({
    platform: t.field({ type: PlatformEnum, required: true, description: 'The chat system on which they are.' }),
    workspace: t.string({ required: true, description: 'Slack team or Discord guild.' }),
    user: t.string({ required: true, description: 'How the platform calls them.' }),
    isAdmin: t.boolean({
      required: true,
      description: 'Whether they may manage the guild, or are an admin or owner of the Slack workspace; without it nothing is changed.',
    }),
  }),
});

const AddSubscriptionInput = builder.inputType('AddSubscriptionInput', {
  description: 'A channel, and when it wants which facts.',
  fields: (t) => ({
    actor: t.field({ type: ActorInput, required: true, description: 'Whoever asks for it in the chat.' }),
    channel: t.string({ required: true, description: 'The id of the channel to post in.' }),
    thread: t.string({ description: 'The id of the thread to post in; the channel itself when it is left out.' }),
    time: t.string({ required: true, description: 'Hours and minutes such as `09:00`, in the zone.' }),
    zone: t.string({ required: true, description: 'A time zone such as `Europe/Berlin`, or a city that only one zone is named after.' }),
    days: t.field({ type: [WeekdayEnum], description: 'On which weekdays; every day when it is left out.' }),
    topics: t.stringList({
      description: 'Topics of the daily post, or names or ids of entities, at most 25; all facts when it is left out.',
    }),
    pingRole: t.string({ description: 'Whom posts shall call: a role of Discord or a user group of Slack.' }),
  }),
});

const EditSubscriptionInput = builder.inputType('EditSubscriptionInput', {
  description: 'What is to be different about a subscription; what is left out stays as it is.',
  fields: (t) => ({
    actor: t.field({ type: ActorInput, required: true, description: 'Whoever changes it in the chat.' }),
    id: t.id({ required: true, description: 'Which subscription is changed.' }),
    channel: t.string({ description: 'The id of the channel to post in from now on.' }),
    thread: t.string({ description: 'The id of the thread to post in from now on; null for the channel itself.' }),
    time: t.string({ description: 'Hours and minutes such as `09:00`, in the zone.' }),
    zone: t.string({ description: 'A time zone such as `Europe/Berlin`, or a city that only one zone is named after.' }),
    days: t.field({ type: [WeekdayEnum], description: 'On which weekdays it posts from now on.' }),
    topics: t.stringList({ description: 'What facts shall be about from now on; an empty list for all facts.' }),
    pingRole: t.string({ description: 'Whom posts shall call from now on; null for nobody.' }),
  }),
});

const SubscriptionInput = builder.inputType('SubscriptionInput', {
  description: 'A subscription, and who does something with it.',
  fields: (t) => ({
    actor: t.field({ type: ActorInput, required: true, description: 'Whoever does it in the chat.' }),
    id: t.id({ required: true, description: 'Which subscription is meant.' }),
  }),
});

function subscriptionPayload(name: string, description: string) {
  const ref = definePayload<SubscriptionRow>(name, description);
  builder.objectField(ref, 'subscription', (t) =>
    t.field({
      type: SubscriptionRef,
      nullable: true,
      description: 'The subscription as it is now; null when there are errors.',
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
      description: 'The subscription as it is now; null when there are errors.',
      resolve: ({ value }) => value?.subscription ?? null,
    }),
    delivery: t.field({
      type: DeliveryRef,
      nullable: true,
      description: 'What was written down for it; null when there are errors.',
      resolve: ({ value }) => value?.delivery ?? null,
    }),
  }));
  return ref;
}

const contextOf = ({ client, graph, clock }: Context): SubscriptionContext => ({ client, graph, now: clock.now() });

const subscriptionArgs = (t: Parameters<Parameters<typeof builder.mutationFields>[0]>[0]) => ({
  input: t.arg({ type: SubscriptionInput, required: true, description: 'The subscription, and who does it.' }),
});

const AddPayload = subscriptionPayload('AddSubscriptionPayload', 'What came of asking for daily facts.');
const EditPayload = subscriptionPayload('EditSubscriptionPayload', 'What came of changing a subscription.');
const PausePayload = subscriptionPayload('PauseSubscriptionPayload', 'What came of stopping a subscription for a while.');
const ResumePayload = subscriptionPayload('ResumeSubscriptionPayload', 'What came of going on with a subscription.');
const RemovePayload = subscriptionPayload('RemoveSubscriptionPayload', 'What came of taking a subscription back.');
const SkipPayload = slotEditPayload('SkipSlotPayload', 'What came of leaving a slot out.');
const PostNowPayload = slotEditPayload('PostNowPayload', 'What came of wanting a post at once.');

builder.mutationFields((t) => ({
  addSubscription: t.field({
    type: AddPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Makes a channel one that gets daily facts; at most 25 subscriptions for each channel. For bots.',
    args: { input: t.arg({ type: AddSubscriptionInput, required: true, description: 'The channel, and when it wants which facts.' }) },
    resolve: mutationResolver(addInput, (input, context) => addSubscription(contextOf(context), input)),
  }),
  editSubscription: t.field({
    type: EditPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Changes when, where or what a subscription posts; never makes it post twice on one date. For bots.',
    args: { input: t.arg({ type: EditSubscriptionInput, required: true, description: 'The subscription, and what is to be different.' }) },
    resolve: mutationResolver(editInput, (input, context) => editSubscription(contextOf(context), input)),
  }),
  pauseSubscription: t.field({
    type: PausePayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Stops a subscription until it is resumed; its place among the facts is kept. For bots.',
    args: subscriptionArgs(t),
    resolve: mutationResolver(subscriptionInput, (input, context) => pauseSubscription(contextOf(context), input)),
  }),
  resumeSubscription: t.field({
    type: ResumePayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Goes on with a subscription that was paused or suspended. For bots.',
    args: subscriptionArgs(t),
    resolve: mutationResolver(subscriptionInput, (input, context) => resumeSubscription(contextOf(context), input)),
  }),
  removeSubscription: t.field({
    type: RemovePayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Takes a subscription back for good; its history stays. For bots.',
    args: subscriptionArgs(t),
    resolve: mutationResolver(subscriptionInput, (input, context) => removeSubscription(contextOf(context), input)),
  }),
  skipSlot: t.field({
    type: SkipPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Leaves the next date of a subscription out. For bots.',
    args: subscriptionArgs(t),
    resolve: mutationResolver(subscriptionInput, (input, context) => skipSlot(contextOf(context), input)),
  }),
  postNow: t.field({
    type: PostNowPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Has the next fact posted within seconds, beside the dates of the subscription. For bots.',
    args: subscriptionArgs(t),
    resolve: mutationResolver(subscriptionInput, (input, context) => postNow(contextOf(context), input)),
  }),
}));

/** What channels follow, in the schema. The bot vouches for the user and their rights; the API checks them again. */
import type { Subject } from '../../changes/subjects.ts';
import { type FollowInput, followActorInput, followInput } from '../../daily/inputs.ts';
import { type FollowChange, findFollow, follow, unfollow } from '../../daily/subscriptions/follows.ts';
import type { SubscriptionContext } from '../../daily/subscriptions/subscriptions.ts';
import { builder, type Context } from '../base/builder.ts';
import { definePayload } from '../base/payload.ts';
import { checkIdsIn, idsIn } from '../bots/platform.ts';
import { defineInput } from '../inputs/define-input.ts';
import { defineMutation } from '../inputs/define-mutation.ts';
import { SubjectRef, SubscriptionRef } from './subscription.ts';

const FollowActorInput = defineInput('FollowActorInput', followActorInput);

const followPayload = (description: string) => (name: string) => {
  const ref = definePayload<FollowChange>(name, description);
  builder.objectFields(ref, (t) => ({
    subscription: t.field({
      type: SubscriptionRef,
      nullable: true,
      description: 'What the place follows now; null if nothing, and on errors.',
      resolve: ({ value }) => value?.subscription ?? null,
    }),
    subject: t.field({
      type: SubjectRef,
      nullable: true,
      description: 'The subject as it was understood; null on errors.',
      resolve: ({ value }): Subject | null => value?.subject ?? null,
    }),
    hasChanged: t.boolean({
      description: 'Whether it changed anything: false if that was followed before, and on errors.',
      resolve: ({ value }) => value?.hasChanged ?? false,
    }),
  }));
  return ref;
};

const afterChecks =
  (write: (context: SubscriptionContext, input: FollowInput) => Promise<FollowChange>) =>
  async (input: FollowInput, context: Context): Promise<FollowChange> => {
    const { actor, channel } = input;
    await checkIdsIn(context, idsIn(actor, ['actor']));
    await checkIdsIn(context, idsIn({ platform: actor.platform, channel }));
    const { client, graph, clock } = context;
    return write({ client, graph, now: clock.now() }, input);
  };

const input = { schema: followInput, types: { actor: FollowActorInput }, description: 'The place, the subject and the user.' };

defineMutation('follow', {
  scopes: ['bot'],
  description: 'Follows a subject in a channel or direct message: at most one message a day tells what is new about all that it follows.',
  input,
  payload: followPayload('The result of following a subject.'),
  write: afterChecks(follow),
});

defineMutation('unfollow', {
  scopes: ['bot'],
  description: 'Ends following a subject.',
  input: { ...input, description: 'The place, the subject and the user.' },
  payload: followPayload('The result of unfollowing a subject.'),
  write: afterChecks(unfollow),
});

builder.queryField('follow', (t) =>
  t.field({
    type: SubscriptionRef,
    nullable: true,
    authScopes: { bot: true },
    description: 'What a channel, thread or direct message follows; null if nothing. Needs the scope `bot`.',
    args: {
      platform: t.arg.string({ required: true, description: 'The chat platform of the place.' }),
      workspace: t.arg.string({ required: true, description: 'The Slack team or Discord guild; empty if a direct message has none.' }),
      channel: t.arg.string({ required: true, description: 'The channel id on its platform.' }),
      thread: t.arg.string({ description: 'The thread; the channel itself by default.' }),
    },
    resolve: async (_root, { thread, ...place }, context) => {
      await checkIdsIn(context, idsIn(place));
      return findFollow(context.client, { ...place, thread: thread ?? null });
    },
  }),
);

/** The jobs of posters in the schema: posts, recoveries, corrections and notices. */
import { findPlatform } from '../../bot-state/platforms.ts';
import type { Job } from '../../daily/delivery/claim.ts';
import { type CorrectionKind, correctionKinds } from '../../daily/delivery/corrections.ts';
import type { DeliveryRow, PostJob } from '../../daily/delivery/delivery-store.ts';
import { mayResend } from '../../daily/delivery/resend.ts';
import { type NoticeKind, noticeKinds } from '../../daily/subscriptions/notices.ts';
import type { Fact, Graph } from '../../graph/graph.ts';
import { factById } from '../../graph/search/find.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { FactRef } from '../knowledge/fact.ts';
import { SubscriptionRef } from './subscription.ts';

export const JobRef = builder.interfaceRef<Job>('DailyJob').implement({
  description: 'A job that one poster holds until its lease ends.',
  resolveType: ({ kind }) => typeNames[kind],
  fields: (t) => ({
    id: t.id({ description: 'For the calls that begin and complete it.', resolve: (job) => claimOf(job).id }),
    attempt: t.int({
      description: 'Number of claims so far; a call with an older number has lost the job.',
      resolve: (job) => claimOf(job).attempt,
    }),
    subscription: t.field({ type: SubscriptionRef, description: 'Where and when to post.', resolve: ({ subscription }) => subscription }),
  }),
});

const typeNames = { post: 'PostJob', recovery: 'RecoveryJob', correction: 'CorrectionJob', notice: 'NoticeJob' } as const satisfies Record<
  Job['kind'],
  string
>;

function claimOf(job: Job): { readonly id: string; readonly attempt: number } {
  switch (job.kind) {
    case 'correction':
      return job.correction;
    case 'notice':
      return job.notice;
    default:
      return job.delivery;
  }
}

/** A claim only returns deliveries whose fact is in the graph; null for those that post changes. */
function factOf(graph: Graph, { factId }: DeliveryRow): Fact | null {
  if (factId === null) return null;
  const fact = factById(graph, factId);
  if (fact === undefined) throw new Error(`a claimed delivery has the fact ${factId}, which is not in the graph`);
  return fact;
}

const postFields = (description: string) =>
  ({
    description,
    interfaces: [JobRef],
    fields: (t) => ({
      date: t.field({
        type: 'Date',
        nullable: true,
        description: 'The local date of the slot; null for a post on demand.',
        resolve: ({ delivery }) => delivery.date,
      }),
      dueAt: t.field({
        type: 'DateTime',
        description: 'When it was due, in UTC.',
        resolve: ({ delivery }) => delivery.dueAt.toISOString(),
      }),
      fact: t.field({
        type: FactRef,
        nullable: true,
        description: 'The fact to post, with its sources; null if it posts changes.',
        resolve: ({ delivery }, _args, { graph }) => factOf(graph, delivery),
      }),
      since: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'It posts the changes after this time, as `deliveryChanges` lists them; null if it posts a fact.',
        resolve: ({ delivery }) => delivery.since?.toISOString() ?? null,
      }),
    }),
  }) satisfies Parameters<typeof PostJobRef.implement>[0];

const PostJobRef = builder.objectRef<PostJob>('PostJob');
PostJobRef.implement(postFields('A fact or changes to post that no platform has yet.'));

const RecoveryJobRef = builder.objectRef<PostJob>('RecoveryJob');
RecoveryJobRef.implement(postFields("A fact or changes that may have been posted; post them only if the platform doesn't have them."));
builder.objectFields(RecoveryJobRef, (t) => ({
  sendingSince: t.field({
    type: 'DateTime',
    description: "The earliest time of the message; don't search before it.",
    resolve: ({ delivery }) => (delivery.sendingSince ?? delivery.dueAt).toISOString(),
  }),
  mayResend: t.boolean({
    description: 'Whether the nonce still prevents a duplicate.',
    resolve: async ({ delivery, subscription }, _args, { client, clock }) => {
      const now = clock.now();
      return mayResend(await findPlatform(client, now, subscription.platform), delivery, now);
    },
  }),
}));

const CorrectionKindEnum = enumOf<CorrectionKind>('CorrectionKind', 'Why a post has to change.', correctionKinds);

builder.objectRef<Extract<Job, { kind: 'correction' }>>('CorrectionJob').implement({
  description: 'A post to update because its fact changed.',
  interfaces: [JobRef],
  fields: (t) => ({
    channel: t.string({
      description: 'Where it was posted; the subscription may have moved since.',
      resolve: ({ delivery }) => delivery.channel ?? '',
    }),
    thread: t.string({
      nullable: true,
      description: 'The thread it was posted in; null for the channel itself.',
      resolve: ({ delivery }) => delivery.thread,
    }),
    messageId: t.string({ description: 'The message id on the platform.', resolve: ({ delivery }) => delivery.messageId ?? '' }),
    date: t.field({
      type: 'Date',
      nullable: true,
      description: 'The local date of the slot; null for a post on demand.',
      resolve: ({ delivery }) => delivery.date,
    }),
    fact: t.field({
      type: FactRef,
      nullable: true,
      description: 'The fact as it is now, even if withdrawn; null if deleted.',
      resolve: ({ delivery }, _args, { graph }): Fact | null =>
        delivery.factId === null ? null : (factById(graph, delivery.factId) ?? null),
    }),
    kind: t.field({
      type: CorrectionKindEnum,
      description: 'Why the post has to change.',
      resolve: ({ correction }) => correction.kind as CorrectionKind,
    }),
    reason: t.string({
      nullable: true,
      description: "A curator's reason for the change; null if none was given.",
      resolve: ({ correction }) => correction.reason,
    }),
    previousText: t.string({ description: 'What the post says now.', resolve: ({ delivery }) => delivery.postedText ?? '' }),
    currentText: t.string({
      nullable: true,
      description: 'The new text of the fact; null if withdrawn.',
      resolve: ({ correction }) => (correction.kind === 'retracted' ? null : correction.text),
    }),
  }),
});

const NoticeKindEnum = enumOf<NoticeKind>('NoticeKind', 'The subject of a notice.', noticeKinds);

builder.objectRef<Extract<Job, { kind: 'notice' }>>('NoticeJob').implement({
  description: 'A direct message to the user who added a subscription.',
  interfaces: [JobRef],
  fields: (t) => ({
    user: t.string({ description: 'The user id on the platform.', resolve: ({ subscription }) => subscription.createdBy }),
    kind: t.field({ type: NoticeKindEnum, description: 'The subject of the notice.', resolve: ({ notice }) => notice.kind as NoticeKind }),
    reason: t.string({
      nullable: true,
      description: 'Why it is suspended: a code such as `archived`; null for other notices.',
      resolve: ({ notice }) => notice.reason,
    }),
  }),
});

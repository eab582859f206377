/** The jobs of posters in the schema: posts, recoveries, corrections and notices. */
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
  description: 'Something that one poster has to do, and nobody else before its lease is over.',
  resolveType: ({ kind }) => typeNames[kind],
  fields: (t) => ({
    id: t.id({ description: 'Names it when it is begun and settled.', resolve: (job) => claimOf(job).id }),
    attempt: t.int({
      description: 'The number of claims so far, this one too: whoever names an older number has lost it.',
      resolve: (job) => claimOf(job).attempt,
    }),
    subscription: t.field({
      type: SubscriptionRef,
      description: 'Whose wish it is: where to post, and when.',
      resolve: ({ subscription }) => subscription,
    }),
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

/** A claim only returns deliveries whose fact is in the graph. */
function factOf(graph: Graph, { factId }: DeliveryRow): Fact {
  const fact = factId === null ? undefined : factById(graph, factId);
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
        description: 'The local date of its slot; null for a post on demand.',
        resolve: ({ delivery }) => delivery.date,
      }),
      dueAt: t.field({
        type: 'DateTime',
        description: 'When it was to be posted, in UTC.',
        resolve: ({ delivery }) => delivery.dueAt.toISOString(),
      }),
      fact: t.field({
        type: FactRef,
        description: 'The sentence to say, with its sources.',
        resolve: ({ delivery }, _args, { graph }) => factOf(graph, delivery),
      }),
    }),
  }) satisfies Parameters<typeof PostJobRef.implement>[0];

const PostJobRef = builder.objectRef<PostJob>('PostJob');
PostJobRef.implement(postFields('A fact that is to be posted, and that no platform has yet.'));

const RecoveryJobRef = builder.objectRef<PostJob>('RecoveryJob');
RecoveryJobRef.implement(postFields('A fact that the platform may have already: it is posted again only when it surely has it not.'));
builder.objectFields(RecoveryJobRef, (t) => ({
  sendingSince: t.field({
    type: 'DateTime',
    description: 'Since when the platform may have it: nothing older has to be searched.',
    resolve: ({ delivery }) => (delivery.sendingSince ?? delivery.dueAt).toISOString(),
  }),
  mayResend: t.boolean({
    description: 'Whether the platform still knows the nonce of the first attempt, so that posting again makes no second message.',
    resolve: ({ delivery, subscription }, _args, { clock }) => mayResend(subscription.platform, delivery, clock.now()),
  }),
}));

const CorrectionKindEnum = enumOf<CorrectionKind>('CorrectionKind', 'Why a post has to change.', correctionKinds);

builder.objectRef<Extract<Job, { kind: 'correction' }>>('CorrectionJob').implement({
  description: 'A post that has to follow its fact: it is changed, or answered in its thread.',
  interfaces: [JobRef],
  fields: (t) => ({
    channel: t.string({
      description: 'Where it was posted; the subscription may have moved since.',
      resolve: ({ delivery }) => delivery.channel ?? '',
    }),
    thread: t.string({
      nullable: true,
      description: 'The thread in which it was posted; null for the channel itself.',
      resolve: ({ delivery }) => delivery.thread,
    }),
    messageId: t.string({ description: 'How the platform calls the message.', resolve: ({ delivery }) => delivery.messageId ?? '' }),
    date: t.field({
      type: 'Date',
      nullable: true,
      description: 'The local date of its slot; null for a post on demand.',
      resolve: ({ delivery }) => delivery.date,
    }),
    fact: t.field({
      type: FactRef,
      nullable: true,
      description: 'The fact as it is now, also when it was withdrawn; null when it is gone.',
      resolve: ({ delivery }, _args, { graph }): Fact | null =>
        delivery.factId === null ? null : (factById(graph, delivery.factId) ?? null),
    }),
    kind: t.field({
      type: CorrectionKindEnum,
      description: 'Why it has to change.',
      resolve: ({ correction }) => correction.kind as CorrectionKind,
    }),
    reason: t.string({
      nullable: true,
      description: 'What a curator says of the change; null when nothing was said.',
      resolve: ({ correction }) => correction.reason,
    }),
    previousText: t.string({ description: 'What the post has said so far.', resolve: ({ delivery }) => delivery.postedText ?? '' }),
    currentText: t.string({
      nullable: true,
      description: 'What the fact says by now; null when it was withdrawn.',
      resolve: ({ correction }) => (correction.kind === 'retracted' ? null : correction.text),
    }),
  }),
});

const NoticeKindEnum = enumOf<NoticeKind>('NoticeKind', 'Of what somebody is told.', noticeKinds);

builder.objectRef<Extract<Job, { kind: 'notice' }>>('NoticeJob').implement({
  description: 'Something that whoever asked for a subscription is to be told in a direct message.',
  interfaces: [JobRef],
  fields: (t) => ({
    user: t.string({ description: 'Whom to tell, as the platform calls them.', resolve: ({ subscription }) => subscription.createdBy }),
    kind: t.field({ type: NoticeKindEnum, description: 'Of what they are told.', resolve: ({ notice }) => notice.kind as NoticeKind }),
    reason: t.string({
      nullable: true,
      description: 'By what it is suspended, as a code such as `archived`; null for the other kinds.',
      resolve: ({ notice }) => notice.reason,
    }),
  }),
});

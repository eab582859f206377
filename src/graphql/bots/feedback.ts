/** Feedback: what readers of answers find wrong, from the bots to the curators. */
import {
  type FeedbackStatus,
  feedbackInput,
  feedbackStatuses,
  parseClaims,
  resolveFeedback,
  resolveFeedbackInput,
  type ShownClaim,
  submitFeedback,
} from '../../bot-state/feedback.ts';
import type { Platform } from '../../bot-state/platform.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { newestPage } from '../base/newest-page.ts';
import { listComplexity, pageComplexity } from '../base/page.ts';
import { definePayload, mutationResolver } from '../base/payload.ts';
import { PlatformEnum } from './platform.ts';

const StatusEnum = enumOf<FeedbackStatus>('FeedbackStatus', 'How far the curators are with feedback.', feedbackStatuses);

const ClaimRef = builder.objectRef<ShownClaim>('FeedbackClaim').implement({
  description: 'A statement as it was shown to the reader.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'What the answer said.' }),
    sources: t.exposeStringList('sources', { description: 'The addresses of the sources that stood behind it.' }),
  }),
});

const FeedbackRef = builder.prismaObject('Feedback', {
  description: 'What a reader finds wrong with an answer. It does not say who the reader is.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'For `resolveFeedback`, not for `node`.' }),
    at: t.field({ type: 'DateTime', description: 'When the reader sent it to the curators.', resolve: ({ at }) => at.toISOString() }),
    platform: t.field({ type: PlatformEnum, description: 'Where the answer was shown.', resolve: ({ platform }) => platform as Platform }),
    workspace: t.exposeString('workspace', { description: 'Slack team or Discord guild; empty for direct messages.' }),
    question: t.exposeString('question', { description: 'What was asked, as one would type it after `/lmm`.' }),
    claims: t.field({
      type: [ClaimRef],
      description: 'What was answered at that time.',
      complexity: listComplexity,
      resolve: ({ claims }) => parseClaims(claims),
    }),
    text: t.exposeString('text', { description: 'What the reader says is wrong, in their own words.' }),
    status: t.field({
      type: StatusEnum,
      description: 'How far the curators are with it.',
      resolve: ({ status }) => status as FeedbackStatus,
    }),
    resolvedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When a curator decided; null while it is open.',
      resolve: ({ resolvedAt }) => resolvedAt?.toISOString() ?? null,
    }),
  }),
});

const ClaimInput = builder.inputType('FeedbackClaimInput', {
  description: 'A statement as it was shown.',
  fields: (t) => ({
    text: t.string({ required: true, description: 'What the answer said, in at most 4000 characters.' }),
    sources: t.stringList({ required: true, description: 'The addresses of the sources that stood behind it.' }),
  }),
});

const SubmitFeedbackInput = builder.inputType('SubmitFeedbackInput', {
  description: 'An answer, and what a reader finds wrong with it.',
  fields: (t) => ({
    platform: t.field({ type: PlatformEnum, required: true, description: 'Where the answer was shown.' }),
    workspace: t.string({ required: true, description: 'Slack team or Discord guild; empty for direct messages.' }),
    question: t.string({ required: true, description: 'What was asked, as one would type it after `/lmm`.' }),
    claims: t.field({ type: [ClaimInput], required: true, description: 'What was answered, at most 100 statements.' }),
    text: t.string({ required: true, description: 'What is wrong, in at most 4000 characters.' }),
  }),
});

const ResolveFeedbackInput = builder.inputType('ResolveFeedbackInput', {
  description: 'What a curator decides about feedback.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which feedback, by its UUID.' }),
    status: t.field({ type: StatusEnum, required: true, description: 'The decision; OPEN takes an earlier one back.' }),
  }),
});

type Feedback = typeof FeedbackRef.$inferType;

function feedbackPayload(name: string, description: string) {
  const ref = definePayload<Feedback>(name, description);
  builder.objectField(ref, 'feedback', (t) =>
    t.field({
      type: FeedbackRef,
      nullable: true,
      description: 'The feedback as it stands in the queue; null when there are errors.',
      resolve: ({ value }) => value,
    }),
  );
  return ref;
}

const SubmitFeedbackPayload = feedbackPayload('SubmitFeedbackPayload', 'What came of handing in feedback.');
const ResolveFeedbackPayload = feedbackPayload('ResolveFeedbackPayload', 'What came of deciding on feedback.');

builder.mutationFields((t) => ({
  submitFeedback: t.field({
    type: SubmitFeedbackPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Hands to the curators what a reader finds wrong with an answer. For bots.',
    args: { input: t.arg({ type: SubmitFeedbackInput, required: true, description: 'The answer, and what is wrong with it.' }) },
    resolve: mutationResolver(feedbackInput, (input, { client, clock }) => submitFeedback(client, clock.now(), input)),
  }),
  resolveFeedback: t.field({
    type: ResolveFeedbackPayload,
    nullable: true,
    authScopes: { curate: true },
    description: 'Says what became of feedback. For curators.',
    args: { input: t.arg({ type: ResolveFeedbackInput, required: true, description: 'Which feedback, and the decision.' }) },
    resolve: mutationResolver(resolveFeedbackInput, (input, { client, clock }) => resolveFeedback(client, clock.now(), input)),
  }),
}));

const FeedbackConnection = builder.connectionObject(
  { name: 'FeedbackConnection', type: FeedbackRef, description: 'A page of feedback, with its edges and its total count.' },
  { name: 'FeedbackEdge', description: 'One piece of feedback with its cursor.' },
);

builder.queryField('feedback', (t) =>
  t.field({
    type: FeedbackConnection,
    nullable: true,
    authScopes: { curate: true },
    description: 'What readers find wrong with answers, the newest first. For curators.',
    args: { ...t.arg.connectionArgs(), status: t.arg({ type: StatusEnum, description: 'Only those that are so far.' }) },
    complexity: pageComplexity,
    resolve: (_root, { status, ...page }, { client }) => newestPage(page, status == null ? {} : { status }, client.feedback),
  }),
);

/** Feedback: what readers of answers find wrong, from the bots to the curators. */
import {
  claimInput,
  type FeedbackStatus,
  feedbackInput,
  feedbackStatuses,
  parseClaims,
  resolveFeedback,
  resolveFeedbackInput,
  type ShownClaim,
  submitFeedback,
} from '../../bot-state/feedback.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { newestPage } from '../base/newest-page.ts';
import { listComplexity, pageComplexity } from '../base/page.ts';
import { defineInput } from '../inputs/define-input.ts';
import { defineMutation, payloadWith } from '../inputs/define-mutation.ts';
import { afterIdCheck } from './platform.ts';

const StatusEnum = enumOf<FeedbackStatus>('FeedbackStatus', 'What curators decided.', feedbackStatuses);

const ClaimRef = builder.objectRef<ShownClaim>('FeedbackClaim').implement({
  description: 'A statement as the reader saw it.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The text of the answer.' }),
    sources: t.exposeStringList('sources', { description: 'The URLs of its sources.' }),
  }),
});

const FeedbackRef = builder.prismaObject('Feedback', {
  description: 'What a reader reports about an answer. The reader stays anonymous.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'For `resolveFeedback`, not for `node`.' }),
    at: t.field({ type: 'DateTime', description: 'When the reader sent it.', resolve: ({ at }) => at.toISOString() }),
    platform: t.exposeString('platform', { description: 'Where the answer was shown.' }),
    workspace: t.exposeString('workspace', { description: 'The Slack team or Discord guild; empty in direct messages.' }),
    question: t.exposeString('question', { description: 'The question, as typed after `/lmm`.' }),
    claims: t.field({
      type: [ClaimRef],
      description: 'The answer at that time.',
      complexity: listComplexity,
      resolve: ({ claims }) => parseClaims(claims),
    }),
    text: t.exposeString('text', { description: "The problem in the reader's words." }),
    status: t.field({ type: StatusEnum, description: 'Whether curators have decided.', resolve: ({ status }) => status as FeedbackStatus }),
    resolvedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When a curator decided; null while open.',
      resolve: ({ resolvedAt }) => resolvedAt?.toISOString() ?? null,
    }),
  }),
});

const ClaimInput = defineInput('FeedbackClaimInput', claimInput);

const feedbackPayload = (description: string) =>
  payloadWith({ description, field: 'feedback', type: FeedbackRef, fieldDescription: 'The feedback; null on errors.' });

defineMutation('submitFeedback', {
  scopes: ['bot'],
  description: 'Sends feedback on an answer to the curators.',
  input: { schema: feedbackInput, types: { claims: ClaimInput }, description: 'The answer, and what is wrong with it.' },
  payload: feedbackPayload('The result of sending feedback.'),
  write: afterIdCheck((input, { client, clock }) => submitFeedback(client, clock.now(), input)),
});

defineMutation('resolveFeedback', {
  scopes: ['curate'],
  description: 'Decides about feedback.',
  input: { schema: resolveFeedbackInput, types: { status: StatusEnum }, description: 'The feedback and the decision.' },
  payload: feedbackPayload('The result of the decision.'),
  write: (input, { client, clock }) => resolveFeedback(client, clock.now(), input),
});

const FeedbackConnection = builder.connectionObject(
  { name: 'FeedbackConnection', type: FeedbackRef, description: 'A page of feedback, newest first.' },
  { name: 'FeedbackEdge', description: 'One piece of feedback and its cursor.' },
);

builder.queryField('feedback', (t) =>
  t.field({
    type: FeedbackConnection,
    nullable: true,
    authScopes: { curate: true },
    description: 'Feedback on answers, newest first. Needs the scope `curate`.',
    args: { ...t.arg.connectionArgs(), status: t.arg({ type: StatusEnum, description: 'Only entries with this status.' }) },
    complexity: pageComplexity,
    resolve: (_root, { status, ...page }, { client }) => newestPage(page, status == null ? {} : { status }, client.feedback),
  }),
);

/** Feedback: what readers of answers find wrong, from the bots to the curators. */
import { BadInput } from '../errors.ts';
import { type Feedback, feedbackPage, type Report, reportWrong, type ShownClaim, type Status, settleFeedback } from '../memory/feedback.ts';
import { LONGEST_ID, PlatformEnum, readOptionalText, readText } from './bot-input.ts';
import { builder } from './builder.ts';
import { enumOf } from './entity.ts';
import { listComplexity, pageComplexity, pageOfRows } from './page.ts';

const MOST_CLAIMS = 100;
const LONGEST_TEXT = 4_000;
const MOST_SOURCES = 50;
const LONGEST_URL = 2_000;

const StatusEnum = enumOf<Status>('FeedbackStatus', 'What became of feedback.', {
  open: 'Nobody has decided about it yet.',
  accepted: 'A curator agrees, and mends it.',
  declined: 'A curator finds the answer right as it is.',
});

const ClaimRef = builder.objectRef<ShownClaim>('FeedbackClaim').implement({
  description: 'A statement as it was shown to the reader.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'What the answer said.' }),
    sources: t.exposeStringList('sources', { description: 'The addresses of the sources that stood behind it.' }),
  }),
});

const FeedbackRef = builder.objectRef<Feedback>('Feedback').implement({
  description: 'What a reader finds wrong with an answer. It does not say who the reader is.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'A UUID by which `settleFeedback` finds it.' }),
    at: t.field({ type: 'DateTime', description: 'When it was handed in.', resolve: ({ at }) => at.toISOString() }),
    platform: t.field({ type: PlatformEnum, description: 'Where the answer was shown.', resolve: ({ platform }) => platform }),
    workspace: t.exposeString('workspace', { description: 'Slack team or Discord guild; empty for direct messages.' }),
    question: t.exposeString('question', { description: 'What was asked, as one would type it after `/lmm`.' }),
    claims: t.field({
      type: [ClaimRef],
      description: 'What was answered at that time.',
      complexity: listComplexity,
      resolve: ({ claims }) => claims,
    }),
    text: t.exposeString('text', { description: 'What the reader says is wrong, in their own words.' }),
    status: t.field({ type: StatusEnum, description: 'Whether a curator has decided about it.', resolve: ({ status }) => status }),
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
    text: t.string({ required: true, description: `What the answer said, in at most ${LONGEST_TEXT} characters.` }),
    sources: t.stringList({ required: true, description: 'The addresses of the sources that stood behind it.' }),
  }),
});

const ReportWrongInput = builder.inputType('ReportWrongInput', {
  description: 'An answer, and what a reader finds wrong with it.',
  fields: (t) => ({
    platform: t.field({ type: PlatformEnum, required: true, description: 'Where the answer was shown.' }),
    workspace: t.string({ required: true, description: 'Slack team or Discord guild; empty for direct messages.' }),
    question: t.string({ required: true, description: 'What was asked, as one would type it after `/lmm`.' }),
    claims: t.field({ type: [ClaimInput], required: true, description: `What was answered, at most ${MOST_CLAIMS} statements.` }),
    text: t.string({ required: true, description: `What is wrong, in at most ${LONGEST_TEXT} characters.` }),
  }),
});

const SettleFeedbackInput = builder.inputType('SettleFeedbackInput', {
  description: 'What a curator decides about feedback.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which feedback, by its UUID.' }),
    status: t.field({ type: StatusEnum, required: true, description: 'The decision; OPEN takes an earlier one back.' }),
  }),
});

const payload = (name: string, description: string) =>
  builder.objectRef<{ readonly feedback: Feedback }>(name).implement({
    description,
    fields: (t) => ({
      feedback: t.field({ type: FeedbackRef, description: 'The feedback as it stands in the queue.', resolve: ({ feedback }) => feedback }),
    }),
  });
const ReportWrongPayload = payload('ReportWrongPayload', 'What now stands in the queue of the curators.');
const SettleFeedbackPayload = payload('SettleFeedbackPayload', 'The feedback after the decision.');

builder.mutationFields((t) => ({
  reportWrong: t.field({
    type: ReportWrongPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Hands to the curators what a reader finds wrong with an answer. For bots.',
    args: { input: t.arg({ type: ReportWrongInput, required: true, description: 'The answer, and what is wrong with it.' }) },
    resolve: async (_root, { input }, { client, clock }) => ({ feedback: await reportWrong(client, clock.now(), readReport(input)) }),
  }),
  settleFeedback: t.field({
    type: SettleFeedbackPayload,
    nullable: true,
    authScopes: { curate: true },
    description: 'Says what became of feedback. For curators.',
    args: { input: t.arg({ type: SettleFeedbackInput, required: true, description: 'Which feedback, and the decision.' }) },
    resolve: async (_root, { input: { id, status } }, { client, clock }) => ({
      feedback: await settleFeedback(client, clock.now(), id, status),
    }),
  }),
}));

const FeedbackConnection = builder.connectionObject(
  { name: 'FeedbackConnection', type: FeedbackRef, description: 'A page of what readers find wrong.' },
  { name: 'FeedbackEdge', description: 'One piece of feedback with its cursor.' },
);

builder.queryField('feedback', (t) =>
  t.field({
    type: FeedbackConnection,
    nullable: true,
    authScopes: { curate: true },
    description: 'What readers find wrong with answers, the newest first. For curators.',
    args: {
      ...t.arg.connectionArgs(),
      status: t.arg({ type: StatusEnum, description: 'Only feedback that has come this far; all of it when left out.' }),
    },
    complexity: pageComplexity,
    resolve: (_root, { status, ...page }, { client }) => pageOfRows(page, (part) => feedbackPage(client, status ?? undefined, part)),
  }),
);

function readReport({ platform, workspace, question, claims, text }: typeof ReportWrongInput.$inferInput): Report {
  if (claims.length > MOST_CLAIMS) throw new BadInput(`There are ${claims.length} claims, and ${MOST_CLAIMS} are allowed.`);
  return {
    platform,
    workspace: readOptionalText('workspace', workspace, LONGEST_ID),
    question: readText('question', question, LONGEST_TEXT),
    claims: claims.map(readClaim),
    text: readText('text', text, LONGEST_TEXT),
  };
}

function readClaim({ text, sources }: typeof ClaimInput.$inferInput): ShownClaim {
  if (sources.length > MOST_SOURCES) throw new BadInput(`There are ${sources.length} sources, and ${MOST_SOURCES} are allowed.`);
  return { text: readText('claims', text, LONGEST_TEXT), sources: sources.map((url) => readText('sources', url, LONGEST_URL)) };
}

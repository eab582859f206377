/** Questions without an answer: from the bots, to the curators, grouped by what failed. */
import type { Reason } from '../../ask/answer/answer.ts';
import { listGroups, type QuestionFilter, type QuestionGroup, questionsOfGroup } from '../../bot-state/questions/question-groups.ts';
import {
  type FailedKind,
  openQuestions,
  type Purged,
  purgeQuestions,
  purgeQuestionsInput,
  type QuestionReason,
  type QuestionStatus,
  questionReasons,
  questionStatuses,
  recordQuestion,
  recordQuestionInput,
  resolveQuestion,
  resolveQuestionInput,
} from '../../bot-state/questions/questions.ts';
import { listRefusals, type RefusalCount } from '../../bot-state/questions/refusals.ts';
import type { Order } from '../../graph/base/ordering.ts';
import { ReasonEnum } from '../ask/answer.ts';
import { FailedKindEnum } from '../ask/failed.ts';
import { checkRange } from '../base/arguments.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { listComplexity, pageComplexity, pageOf } from '../base/page.ts';
import { defineMutation, payloadWith } from '../inputs/define-mutation.ts';
import { afterIdCheck, checkIdsIn, idsIn } from './platform.ts';

const StatusEnum = enumOf<QuestionStatus>('QuestionStatus', 'What curators decided about a question.', questionStatuses);
const QuestionReasonEnum = enumOf<QuestionReason>('QuestionReason', 'Why a question had no answer.', questionReasons);

const QuestionRef = builder.prismaObject('Question', {
  name: 'UnansweredQuestion',
  description: 'A question without an answer, or with one that a reader reported as wrong. Who asked isn’t stored.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'For `resolveQuestion`, not for `node`.' }),
    platform: t.exposeString('platform', { description: 'Where it was asked.' }),
    workspace: t.exposeString('workspace', { description: 'The Slack team or Discord guild; empty in direct messages of Discord.' }),
    text: t.exposeString('text', { description: 'Without URLs, mentions, e-mail addresses and long numbers.' }),
    reason: t.field({
      type: QuestionReasonEnum,
      nullable: true,
      description: 'Why there was no answer; null if a reader reported one.',
      resolve: ({ reason }) => reason as QuestionReason | null,
    }),
    reading: t.exposeString('reading', { nullable: true, description: 'How it was read; null if it was not.' }),
    times: t.exposeInt('times', { description: 'Number of times that it was asked.' }),
    firstAt: t.field({ type: 'DateTime', description: 'When it was first asked.', resolve: ({ firstAt }) => firstAt.toISOString() }),
    lastAt: t.field({ type: 'DateTime', description: 'When it was last asked.', resolve: ({ at }) => at.toISOString() }),
    status: t.field({ type: StatusEnum, description: 'Whether curators have decided.', resolve: ({ status }) => status as QuestionStatus }),
    resolution: t.exposeString('resolution', { nullable: true, description: 'What was added to the knowledge.' }),
    feedback: t.relation('feedback', { nullable: true, description: 'What the reader reported, with the answer.' }),
  }),
});

const questionPayload = (description: string) =>
  payloadWith({ description, field: 'question', type: QuestionRef, fieldDescription: 'The question as it is now; null on errors.' });

const StoredRef = builder.objectRef<boolean>('RecordedQuestion').implement({
  description: 'What became of a question that was sent to the curators.',
  fields: (t) => ({
    isStored: t.boolean({
      description: 'False if the workspace keeps no questions, or if no words were left of it.',
      resolve: (isStored) => isStored,
    }),
  }),
});

defineMutation('recordQuestion', {
  scopes: ['bot'],
  description: 'Keeps a question without an answer for the curators.',
  input: {
    schema: recordQuestionInput,
    types: { reason: QuestionReasonEnum, kind: FailedKindEnum },
    description: 'The question, and what failed.',
  },
  payload: payloadWith({
    description: 'The result of keeping a question.',
    field: 'recorded',
    type: StoredRef,
    fieldDescription: 'Whether it is stored; null on errors.',
  }),
  write: afterIdCheck((input, { client, clock }) => recordQuestion(client, clock.now(), input)),
});

defineMutation('resolveQuestion', {
  scopes: ['curate'],
  description: 'Decides about a question.',
  input: { schema: resolveQuestionInput, types: { status: StatusEnum }, description: 'The question and the decision.' },
  payload: questionPayload('The result of the decision.'),
  write: (input, { client, clock }) => resolveQuestion(client, clock.now(), input),
});

const PurgedRef = builder.objectRef<Purged>('PurgedQuestions').implement({
  description: 'How much was deleted.',
  fields: (t) => ({
    questions: t.exposeInt('questions', { description: 'Number of questions that were deleted.' }),
    feedback: t.exposeInt('feedback', { description: 'Number of reports that were deleted.' }),
  }),
});

defineMutation('purgeQuestions', {
  scopes: ['curate'],
  description: 'Deletes all questions of a workspace, with its reports of wrong answers.',
  input: { schema: purgeQuestionsInput, description: 'The workspace to forget.' },
  payload: payloadWith({
    description: 'The result of deleting questions.',
    field: 'purged',
    type: PurgedRef,
    fieldDescription: 'How much was deleted; null on errors.',
  }),
  write: (input, { client }) => purgeQuestions(client, input),
});

/** A group with the filter by which it was found, which its questions match too. */
type ListedGroup = QuestionGroup & { readonly filter: QuestionFilter };

const DEFAULT_EXAMPLES = 3;
const MAX_EXAMPLES = 20;

const GroupRef = builder.objectRef<ListedGroup>('QuestionGroup').implement({
  description: 'Words that questions failed by.',
  fields: (t) => ({
    kind: t.field({ type: FailedKindEnum, description: 'What the words ask for.', resolve: ({ kind }) => kind }),
    words: t.exposeString('words', { description: 'In lowercase; the question itself for ANSWER.' }),
    questions: t.exposeInt('questions', { description: 'Number of questions, with repetitions.' }),
    firstAt: t.field({ type: 'DateTime', description: 'When it was first asked.', resolve: ({ firstAt }) => firstAt.toISOString() }),
    lastAt: t.field({ type: 'DateTime', description: 'When it was last asked.', resolve: ({ lastAt }) => lastAt.toISOString() }),
    examples: t.field({
      type: [QuestionRef],
      description: 'The questions, the most frequent first.',
      args: {
        limit: t.arg.int({
          required: true,
          defaultValue: DEFAULT_EXAMPLES,
          description: `Number of questions at most, up to ${MAX_EXAMPLES}.`,
        }),
      },
      complexity: ({ limit }) => ({ field: 5, multiplier: Math.min(limit, MAX_EXAMPLES) }),
      resolve: (group, { limit }, { client }) => {
        checkRange('limit', limit, 1, MAX_EXAMPLES);
        return questionsOfGroup(client, group, group.filter, limit);
      },
    }),
  }),
});

const RefusalRef = builder.objectRef<RefusalCount>('RefusalCount').implement({
  description: 'How many questions had no answer for one reason, in chats and through the API.',
  fields: (t) => ({
    reason: t.field({ type: ReasonEnum, description: 'Why there was no answer.', resolve: ({ reason }) => reason as Reason }),
    count: t.exposeInt('count', { description: 'Number of questions in the last 90 days.' }),
  }),
});

const QuestionGroupConnection = builder.connectionObject(
  {
    name: 'QuestionGroupConnection',
    type: GroupRef,
    description: 'A page of groups, the most frequent first.',
    fields: (t) => ({
      refusals: t.field({
        type: [RefusalRef],
        complexity: listComplexity,
        description: 'All questions without an answer, by reason, whatever the filter.',
        resolve: async (_page, _args, { client, refusals }) => {
          await refusals.flush();
          return listRefusals(client);
        },
      }),
    }),
  },
  { name: 'QuestionGroupEdge', description: 'One group and its cursor.' },
);

const groupOrder: Order<QuestionGroup> = { name: 'gap', key: ({ questions, kind, words }) => [-questions, kind, words] };

builder.queryField('gaps', (t) =>
  t.field({
    type: QuestionGroupConnection,
    nullable: true,
    authScopes: { curate: true },
    description: 'What questions failed by, the most frequent first. Needs the scope `curate`.',
    args: {
      ...t.arg.connectionArgs(),
      kind: t.arg({ type: FailedKindEnum, description: 'Only what failed by this.' }),
      platform: t.arg.string({ description: 'Only of this chat platform.' }),
      workspace: t.arg.string({ description: 'Only of this Slack team or Discord guild.' }),
      status: t.arg({ type: StatusEnum, required: true, defaultValue: 'open', description: 'Only questions with this status.' }),
    },
    complexity: pageComplexity,
    resolve: async (_root, { kind, platform, workspace, status, ...page }, { client }) => {
      const filter = { kind: kind as FailedKind | null | undefined, platform, workspace, status };
      return pageOf(await listGroups(client, filter), page, groupOrder, (group): ListedGroup => ({ ...group, filter }));
    },
  }),
);

const MAX_OPEN_QUESTIONS = 20;

builder.queryField('openQuestions', (t) =>
  t.field({
    type: [QuestionRef],
    nullable: true,
    authScopes: { bot: true },
    description:
      'What a workspace asked and nothing answers yet, the latest first. Needs the scope `bot`; who may see it, the bot decides.',
    args: {
      platform: t.arg.string({ required: true, description: 'The chat platform of the workspace.' }),
      workspace: t.arg.string({ required: true, description: 'The Slack team or Discord guild.' }),
      first: t.arg.int({ required: true, defaultValue: 5, description: `Number of questions at most, up to ${MAX_OPEN_QUESTIONS}.` }),
    },
    complexity: ({ first }) => ({ field: 5, multiplier: Math.min(first, MAX_OPEN_QUESTIONS) }),
    resolve: async (_root, { first, ...workspace }, context) => {
      checkRange('first', first, 1, MAX_OPEN_QUESTIONS);
      await checkIdsIn(context, idsIn(workspace));
      return openQuestions(context.client, workspace, first);
    },
  }),
);

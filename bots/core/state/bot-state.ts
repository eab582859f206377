/** The state of a bot, all of it behind the API: bots have no database, so any process can continue where another stopped. */
import type { Logger } from 'pino';
import type { Query } from '../../api/client.ts';
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { PayloadErrorParts, throwErrors } from '../../api/payload-errors.ts';
import { cleanQuestion, cleanWords } from '../clean-question.ts';
import type { IsNew } from '../contract/bot.ts';
import type { ChannelSettings, Unanswered, WorkspaceSettings } from '../contract/command.ts';
import type { Platform } from '../contract/platform.ts';
import type { Visibility } from '../contract/reply.ts';
import type { CommandCall, Place } from '../contract/request.ts';
import type { Joined } from '../contract/surfaces.ts';
import type { ContinuationStore } from './button-tokens.ts';

const SaveContinuation = graphql(
  `mutation SaveContinuation($input: SaveContinuationInput!) { saveContinuation(input: $input) { continuation { id } } }`,
);

const Continuation = graphql(
  `query Continuation($id: ID!, $platform: String!, $user: String!) {
    continuation(id: $id, platform: $platform, user: $user) { command options { name text flag } page }
  }`,
);

const RecordEvent = graphql(`mutation RecordEvent($input: RecordEventInput!) { recordEvent(input: $input) { isNew } }`);

const ChannelSetting = graphql(
  `query ChannelSetting($platform: String!, $workspace: String!, $channel: String!) {
    channelSetting(platform: $platform, workspace: $workspace, channel: $channel) { visibility }
  }`,
);

const SetChannelSetting = graphql(
  `mutation SetChannelSetting($input: SetChannelSettingInput!) { setChannelSetting(input: $input) { errors { ...PayloadErrorParts } } }`,
  [PayloadErrorParts],
);

const ConversationContext = graphql(
  `query ConversationContext($platform: String!, $workspace: String!, $channel: String!, $thread: String!) {
    conversationContext(platform: $platform, workspace: $workspace, channel: $channel, thread: $thread)
  }`,
);

const RememberContext = graphql(
  `mutation RememberContext($input: RememberContextInput!) { rememberContext(input: $input) { errors { ...PayloadErrorParts } } }`,
  [PayloadErrorParts],
);

const SubmitFeedback = graphql(
  `mutation SubmitFeedback($input: SubmitFeedbackInput!) { submitFeedback(input: $input) { errors { ...PayloadErrorParts } } }`,
  [PayloadErrorParts],
);

const RecordPraise = graphql(
  `mutation RecordPraise($input: RecordPraiseInput!) { recordPraise(input: $input) { isStored errors { ...PayloadErrorParts } } }`,
  [PayloadErrorParts],
);

const RecordQuestion = graphql(
  `mutation RecordQuestion($input: RecordQuestionInput!) {
    recordQuestion(input: $input) { recorded { isStored } errors { ...PayloadErrorParts } }
  }`,
  [PayloadErrorParts],
);

const WorkspaceSetting = graphql(
  `query WorkspaceSetting($platform: String!, $workspace: String!) {
    workspaceSetting(platform: $platform, workspace: $workspace) { keepsQuestions welcomes }
  }`,
);

const SetWorkspaceSetting = graphql(
  `mutation SetWorkspaceSetting($input: SetWorkspaceSettingInput!) { setWorkspaceSetting(input: $input) { errors { ...PayloadErrorParts } } }`,
  [PayloadErrorParts],
);

const ClaimWelcome = graphql(
  `mutation ClaimWelcome($input: ClaimWelcomeInput!) { claimWelcome(input: $input) { isFirst errors { ...PayloadErrorParts } } }`,
  [PayloadErrorParts],
);

export interface AnswerFeedback {
  readonly question: string;
  readonly claims: readonly { readonly text: string; readonly sources: readonly string[] }[];
  readonly text: string;
}

export interface BotState extends ChannelSettings {
  readonly continuations: ContinuationStore;
  readonly isNew: IsNew;
  /** The context that a conversation was left with. Never rejects: a question that leans on it then asks back. */
  readonly recall: (place: Place) => Promise<string | undefined>;
  /** Never rejects. */
  readonly remember: (place: Place, context: string) => Promise<void>;
  readonly sendFeedback: (place: Place, feedback: AnswerFeedback) => Promise<void>;
  /** Counts that a user found the answer to a question useful, without personal data. */
  readonly sendPraise: (place: Place, question: string) => Promise<void>;
  /** Sends a question without an answer to the curators, without personal data; resolves to whether it is stored. */
  readonly sendQuestion: (place: Place, question: string, unanswered: Unanswered) => Promise<boolean>;
  /** The same behind an answer that is on its way: it returns at once and never throws. */
  readonly keepQuestion: (place: Place, question: string, unanswered: Unanswered) => void;
  /** Whether the bot should introduce itself there: once, in any process. Never rejects: no welcome is better than a second one. */
  readonly claimWelcome: (joined: Joined) => Promise<boolean>;
}

const DEFAULT_SETTINGS: WorkspaceSettings = { keepsQuestions: true, welcomes: true };

/** Limits of the API. */
const MAX_WORDS = 500;
const MAX_READING = 500;

/** While the API is slow, further questions are dropped: they are worth less than the bot's memory. */
const MAX_PENDING_QUESTIONS = 20;

export interface BotStateOptions {
  readonly query: Query;
  readonly platform: Pick<Platform, 'id'>;
  readonly log: Logger;
}

/** Failures that an answer can do without are logged and ignored; failures of what the user asked to save are thrown. */
export function createBotState({ query, platform: { id: platform }, log }: BotStateOptions): BotState {
  const orFallback =
    <Value>(value: Value, what: string) =>
    (error: unknown): Value => {
      log.error({ err: error, platform }, what);
      return value;
    };
  let pending = 0;
  const sendQuestion: BotState['sendQuestion'] = async ({ workspace }, question, { words, reading, ...unanswered }) => {
    const text = cleanQuestion(question);
    if (text === '') return false;
    const parts = { words: cleanWords(words, question).slice(0, MAX_WORDS), reading: reading?.slice(0, MAX_READING) ?? null };
    const input = { platform, workspace, text, ...unanswered, ...parts };
    const { recordQuestion } = await query(RecordQuestion, { input });
    throwErrors(recordQuestion);
    return recordQuestion?.recorded?.isStored === true;
  };
  return {
    sendQuestion,
    keepQuestion: (place, question, unanswered) => {
      if (pending >= MAX_PENDING_QUESTIONS) return log.warn({ platform }, 'an unanswered question was dropped: too many are on their way');
      pending += 1;
      void sendQuestion(place, question, unanswered)
        .catch(orFallback(false, 'an unanswered question could not be sent to the curators'))
        .finally(() => {
          pending -= 1;
        });
    },
    getWorkspaceSettings: ({ workspace }) =>
      query(WorkspaceSetting, { platform, workspace })
        .then(({ workspaceSetting }) => workspaceSetting)
        .catch(orFallback(DEFAULT_SETTINGS, 'the settings of a workspace could not be looked up')),
    setWorkspaceSettings: async ({ workspace }, change) => {
      const { setWorkspaceSetting } = await query(SetWorkspaceSetting, { input: { platform, workspace, ...change } });
      throwErrors(setWorkspaceSetting);
    },
    claimWelcome: (joined) =>
      query(ClaimWelcome, { input: { platform, ...joined } })
        .then(({ claimWelcome }) => {
          throwErrors(claimWelcome);
          return claimWelcome?.isFirst === true;
        })
        .catch(orFallback(false, 'a welcome could not be claimed, so none is sent')),
    continuations: {
      put: (call, user) =>
        query(SaveContinuation, { input: { platform, user, ...fromCommandCall(call) } })
          .then(({ saveContinuation }) => saveContinuation?.continuation?.id)
          .catch(orFallback(undefined, 'a question could not be kept for a button')),
      get: async (id, user) => toCommandCall((await query(Continuation, { id, platform, user })).continuation),
    },
    isNew: (event) =>
      query(RecordEvent, { input: { platform, event } })
        .then(({ recordEvent }) => recordEvent?.isNew ?? true)
        .catch(orFallback(true, 'an event could not be looked up, so it counts as new')),
    getVisibility: ({ workspace, channel }) =>
      query(ChannelSetting, { platform, workspace, channel })
        .then(({ channelSetting }): Visibility => (channelSetting?.visibility === 'PUBLIC' ? 'public' : 'private'))
        .catch(orFallback<Visibility>('private', 'a channel could not be looked up, so its answers are private')),
    setVisibility: async ({ workspace, channel }, visibility) => {
      const value = visibility === 'public' ? 'PUBLIC' : 'PRIVATE';
      const { setChannelSetting } = await query(SetChannelSetting, { input: { platform, workspace, channel, visibility: value } });
      throwErrors(setChannelSetting);
    },
    recall: async ({ workspace, channel: here, conversation: { recalls: thread, channel = here } = {} }) => {
      if (thread === undefined) return undefined;
      return query(ConversationContext, { platform, workspace, channel, thread })
        .then(({ conversationContext }) => conversationContext ?? undefined)
        .catch(orFallback(undefined, 'the last question of a conversation could not be looked up'));
    },
    remember: async ({ workspace, channel: here, conversation: { remembers: thread, channel = here } = {} }, context) => {
      if (thread === undefined) return;
      await query(RememberContext, { input: { platform, workspace, channel, thread, context } })
        .then(({ rememberContext }) => throwErrors(rememberContext))
        .catch(orFallback(undefined, 'a question could not be kept for the next one of its conversation'));
    },
    sendFeedback: async ({ workspace }, { question, claims, text }) => {
      const shown = claims.map((claim) => ({ text: claim.text, sources: [...claim.sources] }));
      const { submitFeedback } = await query(SubmitFeedback, { input: { platform, workspace, question, claims: shown, text } });
      throwErrors(submitFeedback);
    },
    sendPraise: async ({ workspace }, question) => {
      const text = cleanQuestion(question);
      if (text === '') return;
      const { recordPraise } = await query(RecordPraise, { input: { platform, workspace, question: text } });
      throwErrors(recordPraise);
    },
  };
}

/** For the terminal, which has no buttons, events or channels. */
export const noBotState: BotState = {
  continuations: { put: async () => undefined, get: async () => undefined },
  isNew: async () => true,
  getVisibility: async () => 'private',
  setVisibility: async () => {},
  recall: async () => undefined,
  remember: async () => {},
  sendFeedback: async () => {},
  sendPraise: async () => {},
  sendQuestion: async () => false,
  keepQuestion: () => {},
  getWorkspaceSettings: async () => DEFAULT_SETTINGS,
  setWorkspaceSettings: async () => {},
  claimWelcome: async () => false,
};

const fromCommandCall = ({ command, options, page }: CommandCall) => ({
  command,
  options: Object.entries(options).map(([name, value]) => (typeof value === 'string' ? { name, text: value } : { name, flag: value })),
  page: page ?? null,
});

function toCommandCall(saved: ResultOf<typeof Continuation>['continuation']): CommandCall | undefined {
  if (saved === null) return undefined;
  const options = Object.fromEntries(saved.options.map(({ name, text, flag }) => [name, text ?? flag ?? false]));
  return { command: saved.command, options, ...(saved.page === null ? {} : { page: saved.page }) };
}

/** What the API would answer to the documents by which bots remember things, from the rows of a visitor. */
import type { Rows } from './rows.ts';

type Variables = Readonly<Record<string, unknown>>;
type Answer = (input: Variables, rows: Rows, now: Date) => object;

/** Undefined for documents that aren't about what a bot remembers. */
export function answerFromRows(name: string, variables: Variables, rows: Rows, now: Date): object | undefined {
  const input = variables['input'];
  return answers[name]?.(typeof input === 'object' && input !== null ? (input as Variables) : variables, rows, now);
}

const keyOf =
  (kind: string, ...fields: readonly string[]) =>
  (input: Variables): string =>
    [kind, ...fields.map((field) => String(input[field] ?? ''))].join(' ');

const conversationKey = keyOf('conversation', 'workspace', 'channel', 'thread');
const channelKey = keyOf('channel', 'workspace', 'channel');
const workspaceKey = keyOf('workspace', 'workspace');

const NO_ERRORS = { errors: [] };
const DEFAULT_SETTINGS = { keepsQuestions: true, welcomes: true };

/** By the names of their operations; a test holds this list against the documents of core. */
const answers: Readonly<Record<string, Answer>> = {
  SaveContinuation: ({ command, options, page }, rows) => {
    const saved = (options as readonly Variables[]).map((option) => ({ text: null, flag: null, ...option }));
    return { saveContinuation: { continuation: { id: rows.add('continuation', { command, options: saved, page }) } } };
  },
  Continuation: ({ id }, rows) => ({ continuation: rows.get(`continuation ${id}`) ?? null }),
  // Every event of a visitor is made here, once.
  RecordEvent: () => ({ recordEvent: { isNew: true } }),
  ChannelSetting: (input, rows) => ({ channelSetting: { visibility: rows.get(channelKey(input)) ?? 'PRIVATE' } }),
  SetChannelSetting: (input, rows) => {
    rows.put(channelKey(input), input['visibility']);
    return { setChannelSetting: NO_ERRORS };
  },
  WorkspaceSetting: (input, rows) => ({ workspaceSetting: { ...DEFAULT_SETTINGS, ...Object(rows.get(workspaceKey(input))) } }),
  SetWorkspaceSetting: (input, rows) => {
    const { platform: _, workspace: __, ...change } = input;
    rows.put(workspaceKey(input), { ...Object(rows.get(workspaceKey(input))), ...change });
    return { setWorkspaceSetting: NO_ERRORS };
  },
  ConversationContext: (input, rows) => ({ conversationContext: rows.get(conversationKey(input)) ?? null }),
  RememberContext: (input, rows) => {
    rows.put(conversationKey(input), input['context']);
    return { rememberContext: NO_ERRORS };
  },
  SubmitFeedback: (input, rows) => {
    rows.add('feedback', input);
    return { submitFeedback: NO_ERRORS };
  },
  RecordPraise: (input, rows) => {
    rows.add('praise', input);
    return { recordPraise: { isStored: true, ...NO_ERRORS } };
  },
  RecordQuestion: ({ text }, rows, now) => {
    const before = rows.get(`question ${text}`) as { readonly times: number } | undefined;
    rows.put(`question ${text}`, { text, times: (before?.times ?? 0) + 1, lastAt: now.toISOString() });
    return { recordQuestion: { recorded: { isStored: true }, ...NO_ERRORS } };
  },
  Suggest: (input, rows) => ({ suggest: { suggestion: { id: rows.add('suggestion', input) }, ...NO_ERRORS } }),
  // The visitor's channel has the bot from the start.
  ClaimWelcome: () => ({ claimWelcome: { isFirst: false, ...NO_ERRORS } }),
  PlainUntil: () => ({ plainUntil: null }),
  KeepPlain: () => ({ keepPlain: { until: null, ...NO_ERRORS } }),
};

export const answeredFromRows: readonly string[] = Object.keys(answers);

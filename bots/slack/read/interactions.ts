/** Reads the payloads of buttons, menus and modals. Pure. */
import { z } from 'zod';
import { compact } from '../../core/compact.ts';
import type { CompletionInput } from '../../core/contract/bot.ts';
import { type ActionValue, readActionValue } from '../render/action-values.ts';
import type { OriginalMessage } from '../slack-target.ts';
import { isDirect, type SlackTarget } from '../slack-target.ts';
import type { ModalContext } from './modal-metadata.ts';
import { readMetadata } from './modal-metadata.ts';
import { readViewState } from './view-state.ts';

export interface BlockAction extends ActionValue {
  readonly id: string;
  readonly triggerId: string;
  readonly target: SlackTarget;
  readonly message: OriginalMessage;
}

export interface Submission {
  readonly id: string;
  readonly context: ModalContext;
  readonly target: SlackTarget;
  readonly values: Readonly<Record<string, string>>;
}

const id = z.string().min(1);

/** An organization-wide installation has no team: the user's own team stands in for it. */
const senderFields = { team: z.object({ id }).nullish(), user: z.object({ id, team_id: id.optional() }) };

const blockActionsPayload = z.object({
  ...senderFields,
  trigger_id: id,
  response_url: z.string().optional(),
  container: z.object({
    message_ts: id,
    channel_id: id,
    thread_ts: id.optional(),
    is_ephemeral: z.boolean().default(false),
  }),
  message: z.object({ thread_ts: id.optional() }).nullish(),
  actions: z.tuple([z.object({ action_id: id, value: z.string().optional(), selected_option: z.object({ value: z.string() }).nullish() })]),
});

/** Undefined for links, and for payloads that can't be read. */
export function readBlockAction(body: unknown): BlockAction | undefined {
  const { data } = blockActionsPayload.safeParse(body);
  if (data === undefined) return undefined;
  const { trigger_id: triggerId, container, message, response_url, actions } = data;
  const [action] = actions;
  const actionValue = readActionValue(action.action_id, action.value ?? action.selected_option?.value);
  if (actionValue === undefined) return undefined;
  const thread = container.thread_ts ?? message?.thread_ts;
  const channel = container.channel_id;
  return {
    ...actionValue,
    id: triggerId,
    triggerId,
    message: { ts: container.message_ts, isEphemeral: container.is_ephemeral },
    target: {
      workspace: workspaceOf(data),
      channel,
      user: data.user.id,
      // Between two users the bot only has ephemeral messages and shared answers.
      ...(isDirect({ channel }) && !container.is_ephemeral ? { isAlone: true } : {}),
      // The first message of a thread names itself as the thread, but is visible outside of it too.
      ...compact({ thread: thread === container.message_ts ? undefined : thread, responseUrl: response_url }),
    },
  };
}

const viewSubmissionPayload = z.object({
  ...senderFields,
  trigger_id: id,
  view: z.object({ private_metadata: z.string(), state: z.object({ values: z.unknown() }) }),
});

/** A submitted modal; undefined for payloads that can't be read. */
export function readSubmission(body: unknown): Submission | undefined {
  const { data } = viewSubmissionPayload.safeParse(body);
  const context = readMetadata(data?.view.private_metadata);
  if (data === undefined || context === undefined) return undefined;
  const target = { ...context.target, user: data.user.id };
  return { id: data.trigger_id, context, target, values: readViewState(data.view.state.values) };
}

const blockSuggestionPayload = z.object({ block_id: id, value: z.string().default(''), view: z.object({ private_metadata: z.string() }) });

/** What a user types into a select menu of a modal, and where. */
export function readSuggestion(body: unknown): { readonly query: CompletionInput; readonly target: SlackTarget } | undefined {
  const { data } = blockSuggestionPayload.safeParse(body);
  const context = readMetadata(data?.view.private_metadata);
  if (data === undefined || context?.kind !== 'options') return undefined;
  return { query: { command: context.command, option: data.block_id, text: data.value.trim() }, target: context.target };
}

const workspaceOf = ({ team, user }: z.infer<z.ZodObject<typeof senderFields>>): string => team?.id ?? user.team_id ?? '';

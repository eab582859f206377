/** Reads what people do with our buttons, menus and forms. Pure. */
import { z } from 'zod';
import type { Completion, CompletionInput } from '../core/bot.ts';
import { MAX_OPTION_LENGTH } from '../core/command.ts';
import { type Pressed, plain, readPressed, shield } from './actions.ts';
import { type FormContext, readContext, readValues } from './forms.ts';
import { OPTION_TEXT, OPTION_VALUE } from './limits.ts';
import { isDirect, type SlackTarget } from './spot.ts';
import { cut } from './text.ts';
import type { OriginalMessage } from './ways.ts';

export interface Press extends Pressed {
  readonly id: string;
  readonly trigger: string;
  readonly target: SlackTarget;
  readonly original: OriginalMessage;
}

export interface Submission {
  readonly id: string;
  readonly context: FormContext;
  readonly target: SlackTarget;
  readonly values: Readonly<Record<string, string>>;
}

const id = z.string().min(1);
/** In an organization-wide installation there is no team, and the person's own stands in for it. */
const who = { team: z.object({ id }).nullish(), user: z.object({ id, team_id: id.optional() }) };

const press = z.object({
  ...who,
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

/** A press on a message of ours; undefined for links, and for what cannot be read. */
export function readPress(body: unknown): Press | undefined {
  const { data } = press.safeParse(body);
  if (data === undefined) return undefined;
  const { trigger_id: trigger, container, message, response_url, actions } = data;
  const [action] = actions;
  const pressed = readPressed(action.action_id, action.value ?? action.selected_option?.value);
  if (pressed === undefined) return undefined;
  const thread = container.thread_ts ?? message?.thread_ts;
  const channel = container.channel_id;
  return {
    ...pressed,
    ...{ id: trigger, trigger },
    original: { ts: container.message_ts, isEphemeral: container.is_ephemeral },
    target: {
      ...{ workspace: workspaceOf(data), channel, user: data.user.id },
      // Between people the bot has only ephemeral messages, but for what somebody shared there.
      ...(isDirect({ channel }) && !container.is_ephemeral ? { isAlone: true } : {}),
      // The first message of a thread names itself; it is read outside of it too.
      ...(thread === undefined || thread === container.message_ts ? {} : { thread }),
      ...(response_url === undefined ? {} : { responseUrl: response_url }),
    },
  };
}

const submission = z.object({
  ...who,
  trigger_id: id,
  view: z.object({ private_metadata: z.string(), state: z.object({ values: z.unknown() }) }),
});

/** What somebody sent by a form of ours; undefined for what cannot be read. */
export function readSubmission(body: unknown): Submission | undefined {
  const { data } = submission.safeParse(body);
  const context = readContext(data?.view.private_metadata);
  if (data === undefined || context === undefined) return undefined;
  const target = { ...context.target, user: data.user.id };
  return { id: data.trigger_id, context, target, values: readValues(data.view.state.values) };
}

const suggestion = z.object({ block_id: id, value: z.string().default(''), view: z.object({ private_metadata: z.string() }) });

/** What somebody types into a menu of a form, and where. */
export function readTyped(body: unknown): { readonly typed: CompletionInput; readonly target: SlackTarget } | undefined {
  const { data } = suggestion.safeParse(body);
  const context = readContext(data?.view.private_metadata);
  if (data === undefined || context?.kind !== 'gap') return undefined;
  return { typed: { command: context.command, option: data.block_id, text: data.value.trim() }, target: context.target };
}

/** What is offered for it; where nothing is known, the words themselves, since a command may know better. */
export function toOptions(completions: readonly Completion[], typed: string) {
  const asTyped = cut(typed, MAX_OPTION_LENGTH);
  const offered = completions.length > 0 || asTyped === '' ? completions : [{ label: asTyped, value: asTyped }];
  return offered.flatMap(({ label, value }) => {
    const safe = shield(value);
    return safe === '' || safe.length > OPTION_VALUE ? [] : [{ text: plain(label, OPTION_TEXT), value: safe }];
  });
}

const workspaceOf = ({ team, user }: z.infer<z.ZodObject<typeof who>>): string => team?.id ?? user.team_id ?? '';

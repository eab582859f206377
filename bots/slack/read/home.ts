/** Reads what happens in the App Home: that a user opened it, and what they do in it. Pure. */
import { z } from 'zod';
import { readActionValue } from '../render/action-values.ts';
import type { SlackTarget } from '../slack-target.ts';

const id = z.string().min(1);

/** The view that a user sees already. */
export interface ShownHome {
  readonly hash: string | undefined;
  /** Of the content that it was published with. */
  readonly fingerprint: string;
}

export interface HomeOpened {
  readonly target: SlackTarget;
  readonly tab: 'home' | 'messages';
  readonly shown: ShownHome | undefined;
}

export type HomeAction = { readonly id: string; readonly triggerId: string; readonly target: SlackTarget } & (
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'press'; readonly token: string }
  /** A suggestion about an open question. */
  | { readonly kind: 'suggestion'; readonly draft: string }
);

/** The block of the ask box, and the buttons of open questions. */
export const ASK_BLOCK = 'ask';
export const SUGGEST_ACTION = 'suggest';

const metadata = z.object({ channel: id, fingerprint: z.string() });
export type HomeMetadata = z.infer<typeof metadata>;

/** The metadata holds no text, so nothing in it needs an escape. */
export const writeHomeMetadata = (value: HomeMetadata): string => JSON.stringify(value);

function readHomeMetadata(text: string): HomeMetadata | undefined {
  try {
    return metadata.safeParse(JSON.parse(text)).data;
  } catch {
    // Not JSON: another version of the app published the view.
    return undefined;
  }
}

const openedEvent = z.object({
  team_id: id,
  event: z.object({
    user: id,
    channel: id,
    tab: z.enum(['home', 'messages']).default('home'),
    view: z.object({ hash: z.string().optional(), private_metadata: z.string().default('') }).nullish(),
  }),
});

/** Undefined for a payload that can't be read. */
export function readHomeOpened(body: unknown): HomeOpened | undefined {
  const { data } = openedEvent.safeParse(body);
  if (data === undefined) return undefined;
  const { user, channel, tab, view } = data.event;
  const fingerprint = view == null ? undefined : readHomeMetadata(view.private_metadata)?.fingerprint;
  const shown = view == null || fingerprint === undefined ? undefined : { hash: view.hash, fingerprint };
  return { target: homeTarget(data.team_id, channel, user), tab, shown };
}

const homeAction = z.object({
  team: z.object({ id }).nullish(),
  user: z.object({ id, team_id: id.optional() }),
  trigger_id: id,
  view: z.object({ type: z.literal('home'), private_metadata: z.string().default('') }),
  actions: z.tuple([z.object({ block_id: z.string().default(''), action_id: id, value: z.string().nullish() })]),
});

/** Undefined for payloads of messages and modals, and for those that can't be read. */
export function readHomeAction(body: unknown): HomeAction | undefined {
  const { data } = homeAction.safeParse(body);
  if (data === undefined) return undefined;
  const { team, user, trigger_id: triggerId, view, actions } = data;
  const [{ block_id, action_id, value }] = actions;
  // Without the channel of their direct messages, the id of the user stands for it.
  const channel = readHomeMetadata(view.private_metadata)?.channel ?? user.id;
  const common = { id: triggerId, triggerId, target: homeTarget(team?.id ?? user.team_id ?? '', channel, user.id) };
  const text = value?.trim() ?? '';
  if (text === '') return undefined;
  if (block_id === ASK_BLOCK) return { ...common, kind: 'question', text };
  if (action_id.split('.', 1)[0] === SUGGEST_ACTION) return { ...common, kind: 'suggestion', draft: text };
  const press = readActionValue(action_id, value ?? undefined);
  return press?.action === 'ask' ? { ...common, kind: 'press', token: press.token } : undefined;
}

const homeTarget = (workspace: string, channel: string, user: string): SlackTarget => ({
  ...{ workspace, channel, user },
  isAlone: true,
  isHome: true,
});

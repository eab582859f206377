/** The messages that users of the fake workspace see. */
import type { SlackBlock } from '../../../../bots/slack/render/blocks.ts';

export interface VisibleMessage {
  readonly ts: string;
  readonly channel: string;
  readonly thread?: string | undefined;
  /** The only user who sees it; without it, everyone in the channel does. */
  readonly onlyUser?: string | undefined;
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
  /** Message metadata, which only apps see. */
  readonly metadata?: unknown;
}

export interface Screen {
  readonly show: (message: Omit<VisibleMessage, 'ts'>) => VisibleMessage;
  /** Undefined when there is no such message. */
  readonly change: (ts: string, text: string, blocks: readonly SlackBlock[]) => VisibleMessage | undefined;
  /** Shows a message of before again, with its own ts. */
  readonly restore: (message: VisibleMessage) => void;
  readonly find: (ts: string) => VisibleMessage | undefined;
  /** All of them, oldest first. */
  readonly messages: () => VisibleMessage[];
  /** The newest that everyone sees, or only this user. */
  readonly newest: (onlyUser?: string) => VisibleMessage;
}

/** A message's ts is the time when it was shown. */
export function createScreen(now: () => Date): Screen {
  const shown = new Map<string, VisibleMessage>();
  let last = 0;
  const nextTs = () => {
    last = Math.max(last + 1, now().getTime() * 1000);
    return (last / 1_000_000).toFixed(6);
  };
  const messages = () => [...shown.values()];
  const put = (message: VisibleMessage): VisibleMessage => {
    shown.set(message.ts, message);
    return message;
  };
  return {
    messages,
    show: (message) => put({ ...message, ts: nextTs() }),
    change: (ts, text, blocks) => {
      const old = shown.get(ts);
      return old === undefined ? undefined : put({ ...old, text, blocks });
    },
    restore: (message) => void put(message),
    find: (ts) => shown.get(ts),
    newest: (onlyUser) => {
      const message = messages().findLast((message) => message.onlyUser === onlyUser);
      if (message === undefined) throw new Error(`nothing is shown to ${onlyUser ?? 'everyone'}`);
      return message;
    },
  };
}

/** All text of a message except its buttons and menus. */
export const textOfMessage = ({ blocks }: Pick<VisibleMessage, 'blocks'>): string =>
  blocks
    .filter(({ type }) => type !== 'actions' && type !== 'context_actions')
    .flatMap(textsIn)
    .join('\n');

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => (name === 'text' && typeof member === 'string' ? [member] : textsIn(member)));
}

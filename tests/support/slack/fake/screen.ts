/** Screen: the messages that people of the fake workspace see, as they stand after every post and change. */
import type { KnownBlock } from '@slack/types';

export interface VisibleMessage {
  readonly ts: string;
  readonly channel: string;
  readonly thread?: string | undefined;
  /** The one person who sees it; everybody in the channel when it is left out. */
  readonly onlyUser?: string | undefined;
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  /** What an app has attached for itself. */
  readonly metadata?: unknown;
}

export interface Screen {
  readonly show: (message: Omit<VisibleMessage, 'ts'>) => VisibleMessage;
  /** Undefined when there is no such message. */
  readonly change: (ts: string, text: string, blocks: readonly KnownBlock[]) => VisibleMessage | undefined;
  readonly find: (ts: string) => VisibleMessage | undefined;
  /** All of them, oldest first. */
  readonly messages: () => VisibleMessage[];
  /** The newest that is shown to everybody, or to this person alone. */
  readonly newest: (onlyUser?: string) => VisibleMessage;
}

/** An empty screen; each message is named by the time at which it was shown. */
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
    find: (ts) => shown.get(ts),
    newest: (onlyUser) => {
      const message = messages().findLast((message) => message.onlyUser === onlyUser);
      if (message === undefined) throw new Error(`nothing is shown to ${onlyUser ?? 'everybody'}`);
      return message;
    },
  };
}

/** Everything that stands on a message, as text, without what can be pressed. */
export const textOfMessage = ({ blocks }: Pick<VisibleMessage, 'blocks'>): string =>
  blocks
    .filter(({ type }) => type !== 'actions')
    .flatMap(textsIn)
    .join('\n');

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => (name === 'text' && typeof member === 'string' ? [member] : textsIn(member)));
}

/** The response_urls of the fake Slack: each takes 5 messages in 30 minutes, and can replace the message it was issued for. */
import type { SlackBlock } from '../../../../bots/slack/render/blocks.ts';
import { RESPONSE_URL_USES } from '../../../../bots/slack/render/limits.ts';
import { findMessageRefusal, type RefusedTypes } from './message-refusal.ts';
import type { Screen } from './screen.ts';

const RESPONSE_URL_MS = 30 * 60_000; // docs.slack.dev/interactivity/handling-user-interaction

/** The interaction for which a response_url was issued. */
export interface ResponseUrlOrigin {
  readonly channel: string;
  readonly user: string;
  /** The message with the clicked button; a command has none. */
  readonly message?: string;
}

export interface ResponseUrls {
  readonly issue: (origin: ResponseUrlOrigin) => string;
  /** The HTTP response to a message. */
  readonly take: (path: string, body: unknown) => { readonly status: number; readonly body: string };
}

interface Body {
  readonly text?: string;
  readonly blocks?: readonly SlackBlock[];
  readonly response_type?: string;
  readonly replace_original?: boolean;
  readonly thread_ts?: string;
}

/** The messages that they take are shown on `screen`. */
export function createResponseUrls(baseUrl: () => string, now: () => Date, screen: Screen, refusedTypes: RefusedTypes): ResponseUrls {
  const issued = new Map<string, { readonly at: number; readonly origin: ResponseUrlOrigin; uses: number }>();
  const refuse = (status: number, error: string) => ({ status, body: JSON.stringify({ ok: false, error }) });
  return {
    issue: (origin) => {
      const path = `/commands/T1/${issued.size + 1}/secret`;
      issued.set(path, { at: now().getTime(), origin, uses: 0 });
      return `${baseUrl()}${path}`;
    },
    take: (path, body) => {
      const state = issued.get(path);
      if (state === undefined) return refuse(404, 'no_such_url');
      if (now().getTime() - state.at > RESPONSE_URL_MS) return refuse(404, 'expired_url');
      if (state.uses >= RESPONSE_URL_USES) return refuse(404, 'used_url');
      state.uses += 1;
      if (typeof body !== 'object' || body === null) return refuse(400, 'invalid_payload');
      const refusal = findMessageRefusal({ ...body }, refusedTypes);
      if (refusal !== undefined) return refuse(400, refusal.error);
      show(body, state.origin, screen);
      return { status: 200, body: 'ok' };
    },
  };
}

function show(body: Body, { channel, user, message }: ResponseUrlOrigin, screen: Screen): void {
  const { text = '', blocks = [], response_type, replace_original = false, thread_ts } = body;
  const changed = replace_original && message !== undefined ? screen.change(message, text, blocks) : undefined;
  if (changed === undefined)
    screen.show({ channel, thread: thread_ts, onlyUser: response_type === 'in_channel' ? undefined : user, text, blocks });
}

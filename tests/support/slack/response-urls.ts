/** The response_urls of the fake Slack: each takes 5 messages in 30 minutes. */
import { RESPONSE_URL_MS, RESPONSE_URL_USES } from '../../../bots/slack/limits.ts';
import { refusalOf } from './message.ts';

export interface ResponseUrls {
  readonly issue: () => string;
  /** The status and body with which a message is answered. */
  readonly take: (path: string, body: unknown) => { readonly status: number; readonly body: string };
}

/** Makes the addresses under `origin`, by the time of `now`. */
export function createResponseUrls(origin: () => string, now: () => Date): ResponseUrls {
  const issued = new Map<string, { readonly at: number; uses: number }>();
  const refuse = (status: number, error: string) => ({ status, body: JSON.stringify({ ok: false, error }) });
  return {
    issue: () => {
      const path = `/commands/T1/${issued.size + 1}/secret`;
      issued.set(path, { at: now().getTime(), uses: 0 });
      return `${origin()}${path}`;
    },
    take: (path, body) => {
      const known = issued.get(path);
      if (known === undefined) return refuse(404, 'no_such_url');
      if (now().getTime() - known.at > RESPONSE_URL_MS) return refuse(404, 'expired_url');
      if (known.uses >= RESPONSE_URL_USES) return refuse(404, 'used_url');
      known.uses += 1;
      if (typeof body !== 'object' || body === null) return refuse(400, 'invalid_payload');
      const refusal = refusalOf({ ...body });
      return refusal === undefined ? { status: 200, body: 'ok' } : refuse(400, refusal.error);
    },
  };
}

/** The trigger ids of the fake Slack: each opens one modal within 3 s. */
import { randomUUID } from 'node:crypto';

const TRIGGER_MS = 3000; // docs.slack.dev/interactivity/handling-user-interaction

export interface Triggers {
  readonly issue: () => string;
  /** The error of a trigger that opens nothing; undefined when it opens a modal. */
  readonly redeem: (trigger: string) => string | undefined;
}

export function createTriggers(now: () => Date): Triggers {
  const issued = new Map<string, { readonly at: number; used: boolean }>();
  return {
    issue: () => {
      // Unique across fakes: the API remembers ids that were handled before.
      const trigger = `${issued.size + 1}.1.${randomUUID().replaceAll('-', '')}`;
      issued.set(trigger, { at: now().getTime(), used: false });
      return trigger;
    },
    redeem: (trigger) => {
      const state = issued.get(trigger);
      if (state === undefined) return 'invalid_trigger_id';
      if (state.used) return 'exchanged_trigger_id';
      if (now().getTime() - state.at > TRIGGER_MS) return 'expired_trigger_id';
      state.used = true;
      return undefined;
    },
  };
}

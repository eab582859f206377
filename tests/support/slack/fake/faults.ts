/** Faults that a test injects into the fake Slack. */
import errors from '../../../fixtures/slack/errors.json' with { type: 'json' };

export interface Call {
  /** A Web API method, or `response_url`. */
  readonly method: keyof typeof errors;
  readonly args: Readonly<Record<string, unknown>>;
}

export type Fault =
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** The call takes effect, but never gets a response. */
  | { readonly kind: 'silence' }
  /** The connection breaks, before or after the call took effect. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' };

/** The fault of a call, if it has one. */
export type FaultRule = (call: Call) => Fault | undefined;

/** A rule for the next `times` calls of one method. */
export function failing(method: Call['method'], fault: Fault, times = Number.POSITIVE_INFINITY): FaultRule {
  let remaining = times;
  return (call) => {
    if (call.method !== method || remaining <= 0) return undefined;
    remaining -= 1;
    return fault;
  };
}

/** Throws for a code that Slack doesn't document for the method: the test would be wrong. */
export function error(method: Call['method'], code: string): Fault {
  if (!errors[method].includes(code)) throw new Error(`Slack documents no error ${code} for ${method}`);
  return { kind: 'error', error: code };
}

export const rateLimited = (seconds: number): Fault => ({ kind: 'status', status: 429, headers: { 'retry-after': String(seconds) } });

/** The fault of the first rule that has one. */
export const faultOf = (rules: readonly FaultRule[], call: Call): Fault | undefined => {
  for (const rule of rules) {
    const fault = rule(call);
    if (fault !== undefined) return fault;
  }
  return undefined;
};

/** What an element tells when it's pressed: its action and the token, in its `action_id` and its value. Pure. */
import type { ButtonAction } from '../../core/contract/reply.ts';
import { decodeValue, encodeValue } from './button-value.ts';

export interface ActionValue {
  readonly action: ButtonAction;
  readonly token: string;
}

const ACTIONS: readonly ButtonAction[] = ['ask', 'turn', 'share', 'report', 'useful'];

/** An action_id is the action, a dot, and the position of the element, which makes the id unique. */
const ACTIONS_BY_ID: ReadonlyMap<string, ButtonAction> = new Map([
  ...ACTIONS.map((action) => [action, action] as const),
  ['choose', 'ask'] as const,
]);

/** Elements whose choices have actions of their own: the value begins with the action. */
const MIXED_IDS: readonly string[] = ['more', 'feedback'];

export const mixedValue = (action: ButtonAction, token: string): string => `${action}:${encodeValue(token)}`;

/** Undefined for links: Slack reports clicks on them too. */
export function readActionValue(actionId: string, value: string | undefined): ActionValue | undefined {
  const [name = ''] = actionId.split('.', 1);
  if (value === undefined) return undefined;
  if (MIXED_IDS.includes(name)) return readMixedValue(value);
  const action = ACTIONS_BY_ID.get(name);
  return action === undefined ? undefined : { action, token: decodeValue(value) };
}

function readMixedValue(value: string): ActionValue | undefined {
  const end = value.indexOf(':');
  const action = ACTIONS.find((each) => each === value.slice(0, end));
  return action === undefined ? undefined : { action, token: decodeValue(value.slice(end + 1)) };
}

/** A user of the fake workspace, who asks, clicks and fills in modals, over Socket Mode or HTTP. */
import type { Button, FeedbackButtons, Overflow, StaticSelect } from '@slack/types';
import { decodeValue } from '../../../bots/slack/render/button-value.ts';
import type { FakeSlack } from './fake/fake-slack.ts';
import type { VisibleMessage } from './fake/screen.ts';
import type { View } from './fake/views.ts';
import { form, sendSigned } from './http.ts';
import {
  closedPayload,
  createEnvelope,
  directEvent,
  type MessageEventOptions,
  mentionEvent,
  pressPayload,
  slashFields,
  submissionPayload,
  suggestionPayload,
} from './payloads.ts';

type Kind = 'slash_commands' | 'events_api' | 'interactive';

/** Delivers a payload and resolves with the bot's acknowledgement. */
export type SendPayload = (kind: Kind, payload: object) => Promise<unknown>;

/** Over Socket Mode, on the newest connection. */
export const bySocket =
  ({ socket, traffic }: FakeSlack): SendPayload =>
  async (kind, payload) => {
    const envelope = createEnvelope(kind, payload);
    socket.send(envelope);
    return (await traffic.acked(envelope.envelope_id)).payload;
  };

/** Over HTTP, signed. */
export const byHttp =
  (url: string, secret: string): SendPayload =>
  async (kind, payload) => {
    const isForm = kind !== 'events_api';
    const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Readonly<Record<string, string>>);
    const body = isForm ? form(fields) : JSON.stringify(payload);
    const response = await sendSigned(`${url}/slack/events`, body, { secret }, isForm ? undefined : 'application/json');
    if (response.status !== 200) throw new Error(`the bot answered ${response.status}`);
    const text = await response.text();
    return text === '' ? {} : JSON.parse(text);
  };

export interface Person {
  readonly command: (text: string, channel?: string) => Promise<unknown>;
  readonly mention: (text: string, options?: Partial<MessageEventOptions>) => Promise<unknown>;
  readonly write: (text: string, options?: Partial<MessageEventOptions>) => Promise<unknown>;
  /** Clicks the button with this label. */
  readonly press: (shown: VisibleMessage, label: string) => Promise<unknown>;
  /** Chooses the option with this label in the first menu. */
  readonly choose: (shown: VisibleMessage, label: string) => Promise<unknown>;
  /** Types into a field of a modal and resolves with the options that the bot offers. */
  readonly type: (view: View, field: string, text: string) => Promise<readonly { readonly label: string; readonly value: string }[]>;
  readonly send: (view: View, values: Readonly<Record<string, string>>) => Promise<unknown>;
  readonly close: (view: View) => Promise<unknown>;
}

export function person(slack: FakeSlack, send: SendPayload, user = 'U1'): Person {
  const interactionFields = (shown: VisibleMessage) => ({
    user,
    trigger: slack.trigger(),
    responseUrl: slack.responseUrl({ channel: shown.channel, user, message: shown.ts }),
  });
  return {
    command: (text, channel = 'C1') => {
      const fields = { user_id: user, channel_id: channel, trigger_id: slack.trigger() };
      return send('slash_commands', slashFields(text, slack.responseUrl({ channel, user }), fields));
    },
    mention: (text, options = {}) => send('events_api', mentionEvent({ text: `<@UBOT> ${text}`, user, ...options })),
    write: (text, options = {}) => send('events_api', directEvent({ text, user, channel: `D${user}`, ...options })),
    press: async (shown, label) => {
      const pressed = find(elementsOf(shown).flatMap(pressablesOf), (each) => each.label === label);
      return send('interactive', pressPayload(shown, pressed.action, interactionFields(shown)));
    },
    choose: async (shown, label) => {
      const menu = find(elementsOf(shown), ({ type }) => type === 'static_select') as StaticSelect;
      const selected_option = find(menu.options ?? [], ({ text }) => text.text === label);
      const { type, action_id, placeholder } = menu;
      return send('interactive', pressPayload(shown, { type, action_id, placeholder, selected_option }, interactionFields(shown)));
    },
    type: async (view, field, text) => {
      const { options = [] } = (await send('interactive', suggestionPayload(view, field, text, user))) as OptionsResponse;
      return options.map((option) => ({ label: option.text.text, value: decodeValue(option.value) }));
    },
    send: (view, values) => send('interactive', submissionPayload(view, values, user, slack.trigger())),
    close: (view) => send('interactive', closedPayload(view, user)),
  };
}

interface OptionsResponse {
  readonly options?: readonly { readonly text: { readonly text: string }; readonly value: string }[];
}

type Element = Button | StaticSelect | Overflow | FeedbackButtons;

const elementsOf = ({ blocks }: VisibleMessage): readonly Element[] =>
  blocks.flatMap((block) => (block.type === 'actions' || block.type === 'context_actions' ? (block.elements as readonly Element[]) : []));

/** What a person sees to press, and the action that Slack then sends. */
interface Pressable {
  readonly label: string;
  readonly action: object;
}

function pressablesOf(element: Element): Pressable[] {
  const { type, action_id } = element;
  switch (element.type) {
    case 'button': {
      const { value, url, text } = element;
      return [{ label: text.text, action: { type, action_id, value, url, text } }];
    }
    case 'overflow':
      return element.options.map((selected_option) => ({ label: selected_option.text.text, action: { type, action_id, selected_option } }));
    case 'feedback_buttons':
      return [element.positive_button, element.negative_button].map(({ text, value }) => ({
        label: text.text,
        action: { type, action_id, value, text },
      }));
    default:
      return [];
  }
}

/** The labels of the buttons and menus of a message, and of what is in the menu of the rest. */
export const labelsOf = (shown: VisibleMessage): string[] =>
  elementsOf(shown).flatMap((element) =>
    element.type === 'static_select' ? (element.placeholder?.text ?? '') : pressablesOf(element).map(({ label }) => label),
  );

function find<T>(members: readonly T[], matches: (member: T) => boolean): T {
  const member = members.find(matches);
  if (member === undefined) throw new Error('there is no such thing to press');
  return member;
}

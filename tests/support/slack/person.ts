/** A user of the fake workspace, who asks, clicks and fills in modals, over Socket Mode or HTTP. */
import type { Button, KnownBlock, StaticSelect } from '@slack/types';
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
      const { type, action_id, value, url, text } = find(
        elementsOf(shown),
        (element) => element.type === 'button' && element.text.text === label,
      ) as Button;
      return send('interactive', pressPayload(shown, { type, action_id, value, url, text }, interactionFields(shown)));
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

const elementsOf = ({ blocks }: VisibleMessage): readonly (Button | StaticSelect)[] =>
  blocks.flatMap((block: KnownBlock) => (block.type === 'actions' ? (block.elements as readonly (Button | StaticSelect)[]) : []));

/** The labels of the buttons and menus of a message. */
export const labelsOf = (shown: VisibleMessage): string[] =>
  elementsOf(shown).map((element) => (element.type === 'button' ? element.text.text : (element.placeholder?.text ?? '')));

function find<T>(members: readonly T[], matches: (member: T) => boolean): T {
  const member = members.find(matches);
  if (member === undefined) throw new Error('there is no such thing to press');
  return member;
}

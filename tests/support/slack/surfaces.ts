/** What a user does outside of channels: in the App Home, and by shortcuts. And what Slack tells of a bot that joins a channel. */
import type { Button, KnownBlock } from '@slack/types';
import type { FakeSlack } from './fake/fake-slack.ts';
import type { PublishedHome } from './fake/views.ts';
import { createEventPayload, messageShortcutPayload, payloadOfUser } from './payloads.ts';
import type { SendPayload } from './person.ts';

export interface Surfaces {
  /** Opens a tab of the App Home. Slack promises neither the tab nor the view that is shown. */
  readonly open: (tab?: 'home' | 'messages', without?: readonly ('tab' | 'view')[]) => Promise<unknown>;
  /** What the home tab shows now. */
  readonly home: () => PublishedHome;
  /** Types into the ask box of the home tab, and presses Enter. */
  readonly ask: (text: string) => Promise<unknown>;
  /** Presses a button of the home tab; the first of this label. */
  readonly press: (label: string) => Promise<unknown>;
  /** Chooses the message shortcut on a message that someone else wrote. */
  readonly checkMessage: (text: string | undefined, message?: object, channel?: string) => Promise<unknown>;
  readonly askAnywhere: () => Promise<unknown>;
}

export function surfaces(slack: FakeSlack, send: SendPayload, user = 'U1'): Surfaces {
  const home = () => {
    const view = slack.homes.views.get(user);
    if (view === undefined) throw new Error(`no home was published for ${user}`);
    return view;
  };
  const viewPayload = () => ({ ...home(), team_id: 'T1', app_id: 'A1', bot_id: 'BBOT', state: { values: {} } });
  const act = (action: object) => {
    const view = viewPayload();
    const container = { type: 'view', view_id: view.id };
    const actions = [{ action_ts: '1600000000.000300', ...action }];
    return send('interactive', { type: 'block_actions', ...payloadOfUser(user), container, trigger_id: slack.trigger(), view, actions });
  };
  return {
    home,
    open: (tab = 'home', without = []) => {
      const hasView = tab === 'home' && slack.homes.views.has(user) && !without.includes('view');
      return send(
        'events_api',
        createEventPayload({
          ...{ type: 'app_home_opened', user, channel: `D${user}`, event_ts: '1600000000000016' },
          ...(without.includes('tab') ? {} : { tab }),
          ...(hasView ? { view: viewPayload() } : {}),
        }),
      );
    },
    ask: (text) => act({ type: 'plain_text_input', block_id: 'ask', action_id: 'question', value: text }),
    press: (label) => {
      const button = buttonsOf(home().blocks as readonly KnownBlock[]).find(({ text }) => text.text === label);
      if (button === undefined) throw new Error(`the home tab has no button ${label}`);
      return act({ block_id: 'generated', ...button });
    },
    checkMessage: (text, message = {}, channel = 'C1') =>
      send(
        'interactive',
        messageShortcutPayload(text, message, {
          user,
          channel,
          trigger: slack.trigger(),
          responseUrl: slack.responseUrl({ channel, user }),
        }),
      ),
    askAnywhere: () =>
      send('interactive', {
        type: 'shortcut',
        ...payloadOfUser(user),
        action_ts: '1600000000.000300',
        callback_id: 'ask',
        trigger_id: slack.trigger(),
      }),
  };
}

const buttonsOf = (blocks: readonly KnownBlock[]): Button[] =>
  blocks.flatMap((block): Button[] => {
    if (block.type === 'section') return block.accessory?.type === 'button' ? [block.accessory] : [];
    return block.type === 'actions' ? block.elements.filter((element): element is Button => element.type === 'button') : [];
  });

/** The labels of the buttons of a view. */
export const buttonsIn = ({ blocks }: PublishedHome): string[] => buttonsOf(blocks as readonly KnownBlock[]).map(({ text }) => text.text);

/** The bot joins a channel. Slack names who invited it, if someone did. */
export const joinedEvent = (channel: string, inviter?: string) =>
  createEventPayload({
    ...{ type: 'member_joined_channel', user: 'UBOT', channel, channel_type: 'C', team: 'T1', event_ts: '1600000000.000100' },
    ...(inviter === undefined ? {} : { inviter }),
  });

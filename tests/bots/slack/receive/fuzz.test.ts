/** Every payload is acknowledged once and never ends the process, whatever replaces any of its parts. */
import fc from 'fast-check';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import type { BotContext } from '../../../../bots/core/contract/bot.ts';
import { messagesFor } from '../../../../bots/core/messages/index.ts';
import { homeBlocks, homeView } from '../../../../bots/slack/answer/home-view.ts';
import { optionModal, reportModal } from '../../../../bots/slack/answer/modals.ts';
import { boltLogger } from '../../../../bots/slack/log.ts';
import { createDispatcher } from '../../../../bots/slack/receive/dispatch.ts';
import type { SlackApi } from '../../../../bots/slack/send/client.ts';
import { interpretBy } from '../../../support/bots/interpret.ts';
import { rememberedRefusals } from '../../../support/bots/plain-workspaces.ts';
import { emptySurfaces } from '../../../support/bots/surfaces.ts';
import type { View } from '../../../support/slack/fake/views.ts';
import { manualClock } from '../../../support/slack/manual-clock.ts';
import {
  closedPayload,
  createEventPayload,
  directEvent,
  mentionEvent,
  messageShortcutPayload,
  payloadOfUser,
  pressPayload,
  slashFields,
  submissionPayload,
  suggestionPayload,
} from '../../../support/slack/payloads.ts';
import { reply } from '../../../support/slack/replies.ts';
import { joinedEvent } from '../../../support/slack/surfaces.ts';

/** LMM_TEST_PAYLOADS=10000 tries more of them. */
const RUNS = Number(process.env['LMM_TEST_PAYLOADS'] ?? 2000);
const MS_EACH = 50; // on a busy machine

const target = { workspace: 'T1', channel: 'C1', user: 'U1' };
const command = {
  ...{ name: 'model', description: 'All about a model', examples: ['model clip'] },
  options: { name: { type: 'text', description: 'Its name', required: true, entityKinds: 'any' } },
  run: () => Promise.reject(new Error('commands are run by the answer')),
} as const;
const view = (made: object | undefined): View => ({ ...(made as View), id: 'V1' });
const optionView = view(optionModal({ command, option: 'name', given: {} }, target, messagesFor(undefined)));
const reportView = view(reportModal('of-report', target, messagesFor(undefined)));
const shown = { ts: '1.1', channel: 'C1', text: 't', blocks: [] };
const interactionFields = { user: 'U1', trigger: 'of-press', responseUrl: 'https://elsewhere.example.org/' };
const button = (action: string) => ({ type: 'button', action_id: `${action}.0`, value: `of-${action}` });

const homeTab = homeView(homeBlocks(undefined, messagesFor(undefined)), 'D1');

const PAYLOADS: readonly object[] = [
  slashFields('model clip', 'https://elsewhere.example.org/'),
  slashFields('model', 'https://elsewhere.example.org/'),
  mentionEvent({ text: '<@UBOT> limitations', thread: '1.1' }),
  directEvent({ text: 'limitations' }),
  ...['ask', 'turn', 'share', 'report', 'link'].map((action) => pressPayload(shown, button(action), interactionFields)),
  pressPayload(
    { ...shown, onlyUser: 'U1' },
    { type: 'static_select', action_id: 'choose.1', selected_option: { value: 'of-choice' } },
    interactionFields,
  ),
  suggestionPayload(optionView, 'name', 'cl', 'U1'),
  submissionPayload(optionView, { name: 'model/clip' }, 'U1', 'of-options'),
  submissionPayload(reportView, { report: 'Wrong.' }, 'U1', 'of-report'),
  closedPayload(optionView, 'U1'),
  messageShortcutPayload('CLIP takes images', { thread_ts: '1.1' }, { ...interactionFields, channel: 'C1' }),
  { type: 'shortcut', ...payloadOfUser('U1'), callback_id: 'ask', trigger_id: 'of-shortcut' },
  ...(['home', 'messages'] as const).map((tab) =>
    createEventPayload({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab, view: { ...homeTab, hash: 'h' } }),
  ),
  ...[{ block_id: 'ask', action_id: 'question', value: 'limitations' }, { action_id: 'suggest.0', value: 'd' }, button('ask')].map(
    (action) => ({
      ...{ type: 'block_actions', ...payloadOfUser('U1'), trigger_id: 'of-home', view: homeTab, actions: [action] },
      container: { type: 'view', view_id: 'V1' },
    }),
  ),
  joinedEvent('C1', 'U1'),
  { type: 'view_submission', view: { callback_id: 'other' } },
  { type: 'shortcut', callback_id: 'x', user: { id: 'U1' } },
  { type: 'message_action', callback_id: 'x' },
  { type: 'dialog_submission' },
  { type: 'url_verification', challenge: 'x' },
];

const refuse = () => Promise.reject(new Error('Slack is not here'));
const api: SlackApi = {
  post: refuse,
  postEphemeral: refuse,
  update: refuse,
  readHistory: refuse,
  joinChannel: refuse,
  openModal: refuse,
  publishHome: refuse,
  suggestPrompts: refuse,
  openDirect: refuse,
  getUser: refuse,
  getChannel: refuse,
  listChannels: refuse,
  listGroups: refuse,
};

function createReceive() {
  const clock = manualClock();
  const log = pino({ level: 'silent' });
  const botContext: BotContext = {
    interpret: interpretBy([command]),
    answer: async () => reply(),
    visibilityOf: async () => 'private',
    isNew: async () => true,
    reportDestinationEvent: async () => {},
    plainWorkspaces: rememberedRefusals(),
    complete: async () => [],
    surfaces: emptySurfaces,
    ...{ commands: [command], clock, log },
  };
  return createDispatcher({
    botContext,
    sendDeps: {
      apiUrl: 'https://slack.com/api',
      clock,
      log,
      signal: new AbortController().signal,
      api,
      plainWorkspaces: botContext.plainWorkspaces,
    },
    botToken: 'xoxb-fake',
    clientOptions: { logger: boltLogger(log) },
    track: () => {},
  });
}

/** How often a payload is acknowledged. */
async function acksOf(receive: ReturnType<typeof createReceive>, body: unknown): Promise<number> {
  let acks = 0;
  await receive({
    body,
    ack: async () => {
      acks += 1;
    },
  });
  return acks;
}

type Change = (value: unknown) => unknown;

const strange = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    0,
    -1,
    true,
    [],
    {},
    'x'.repeat(100_000),
    '__proto__',
    'constructor',
    '\uD800',
    '[]',
    '{"kind":1}',
  ),
  fc.anything({ withNullPrototype: true, maxDepth: 2 }),
);

/** Every path in a payload, as a list of keys. */
function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...inside.flatMap(([key, member]) => pathsIn(member, [...path, key]))];
}

function changedAt(value: unknown, [key, ...rest]: readonly string[], change: Change): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((member, index) => (String(index) === key ? changedAt(member, rest, change) : member));
  const members = value as Readonly<Record<string, unknown>>;
  return { ...members, [key]: changedAt(members[key], rest, change) };
}

let deliveries = 0;
/** Gives a payload new ids, since a duplicate would not be read. */
function another(payload: object): object {
  deliveries += 1;
  const ids = ['event_id', 'trigger_id'].filter((name) => name in payload);
  return { ...payload, ...Object.fromEntries(ids.map((name) => [name, `of-delivery-${deliveries}`])) };
}

const mutated = fc
  .constantFrom(...PAYLOADS)
  .map(another)
  .chain((payload) => {
    const paths = pathsIn(payload);
    const change = fc.tuple(fc.constantFrom(...paths), strange);
    return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) =>
      changes.reduce<unknown>((body, [path, value]) => {
        // An earlier change may have removed the path of this one.
        const isThere = path.slice(0, -1).reduce<unknown>((at, key) => Object(at)[key], body);
        return typeof isThere === 'object' && isThere !== null ? changedAt(body, path, () => value) : body;
      }, payload),
    );
  });

it.each(PAYLOADS.map((payload) => [('type' in payload && payload.type) || 'slash_command', payload]))(
  'acknowledges %s once',
  async (_, payload) => {
    expect(await acksOf(createReceive(), payload)).toBe(1);
  },
);

it(
  `acknowledges any of ${RUNS} broken payloads once, and rejects for none`,
  async () => {
    const receive = createReceive();
    await fc.assert(
      fc.asyncProperty(mutated, async (body) => {
        expect(await acksOf(receive, body)).toBe(1);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  },
  RUNS * MS_EACH,
);

import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { BOT_EVENTS, type SlackManifest, slackManifest } from '../../../bots/slack/manifest.ts';
import { BOT_SCOPES, missingScopes, optionalScopes, sleepingFeatures } from '../../../bots/slack/scopes.ts';
import schema from '../../fixtures/slack/manifest.schema.json' with { type: 'json' };

const commands = (count: number, description = 'All about it') =>
  Array.from({ length: count }, (_, index) => ({ name: `command${index}`, description, examples: [`command${index} of llm`] }));

const withAgent = (manifest: SlackManifest, change: object) => ({
  ...manifest,
  features: { ...manifest.features, agent_view: { agent_description: 'x', ...change } },
});

const isValid = new Ajv({ allErrors: true }).compile(schema);

function expectWithinLimits(manifest: SlackManifest) {
  isValid(manifest);
  expect(isValid.errors ?? []).toEqual([]);
}

it.each<[string, (manifest: SlackManifest) => unknown]>([
  ['no name', (manifest) => ({ ...manifest, display_information: {} })],
  ['a long name', (manifest) => ({ ...manifest, display_information: { ...manifest.display_information, name: 'x'.repeat(36) } })],
  ['an unknown setting', (manifest) => ({ ...manifest, settings: { ...manifest.settings, colour: 'red' } })],
  ['an event twice', (manifest) => ({ ...manifest, settings: { event_subscriptions: { bot_events: ['message.im', 'message.im'] } } })],
  [
    'five prompts',
    (manifest) => withAgent(manifest, { suggested_prompts: Array.from({ length: 5 }, () => ({ title: 't', message: 'm' })) }),
  ],
  ['a long description of the agent', (manifest) => withAgent(manifest, { agent_description: 'x'.repeat(301) })],
  ['a command without a slash', (manifest) => ({ ...manifest, features: { slash_commands: [{ command: 'lmm', description: 'x' }] } })],
])('would notice a manifest with %s', (_, spoil) => {
  expect(isValid(spoil(slackManifest({ commands: commands(1) })))).toBe(false);
});

it('describes the app for Socket Mode from the commands', () => {
  const manifest = slackManifest({ commands: commands(2) });
  expectWithinLimits(manifest);
  expect(manifest.features.slash_commands).toEqual([
    {
      command: '/lmm',
      description: 'Ask about large multimodal models and large language models',
      usage_hint: '[command0 | command1]',
      should_escape: true,
    },
  ]);
  expect(manifest.display_information.long_description).toContain('command1: All about it (/lmm command1 of llm)');
  expect(manifest.oauth_config.scopes.bot).toEqual(BOT_SCOPES);
  expect(manifest.features.app_home).toEqual({ home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false });
  expect(manifest.settings).toEqual({
    event_subscriptions: { bot_events: BOT_EVENTS },
    interactivity: { is_enabled: true },
    org_deploy_enabled: false,
    socket_mode_enabled: true,
    token_rotation_enabled: false,
  });
});

it('names the address for requests from Slack over HTTP', () => {
  const manifest = slackManifest({ commands: commands(1), url: 'https://atlas.example.org/' });
  expectWithinLimits(manifest);
  expect(manifest.settings.socket_mode_enabled).toBe(false);
  const { event_subscriptions, interactivity } = manifest.settings;
  expect([event_subscriptions.request_url, interactivity.request_url, interactivity.message_menu_options_url]).toEqual(
    Array.from({ length: 3 }, () => 'https://atlas.example.org/slack/events'),
  );
  expect(manifest.features.slash_commands[0]?.url).toBe('https://atlas.example.org/slack/events');
});

it.each([0, 1, 30, 500])('stays within the limits with %i commands', (count) => {
  expectWithinLimits(slackManifest({ commands: commands(count, 'x'.repeat(100)) }));
});

it('has a shortcut for messages and one for everywhere', () => {
  expect(slackManifest({ commands: commands(1) }).features.shortcuts).toMatchObject([
    { type: 'message', name: 'Check with LMM Atlas', callback_id: 'check' },
    { type: 'global', name: 'Ask LMM Atlas', callback_id: 'ask' },
  ]);
});

it('has an entry in the top bar if that is wanted', () => {
  const plain = slackManifest({ commands: commands(1) });
  expect(plain.features).not.toHaveProperty('agent_view');
  expect(plain.oauth_config.scopes.bot).not.toContain('assistant:write');
  const withEntry = slackManifest({ commands: commands(1), agent: true });
  expectWithinLimits(withEntry);
  expect(withEntry.features.agent_view?.suggested_prompts.map(({ message }) => message)).toContain('fact');
  expect(withEntry.oauth_config.scopes.bot).toEqual([...BOT_SCOPES, 'assistant:write'].sort());
  expect(withEntry.oauth_config.scopes.bot_optional).not.toContain('assistant:write');
});

it('lets who installs the app refuse some of its scopes', () => {
  const { bot, bot_optional } = slackManifest({ commands: commands(1) }).oauth_config.scopes;
  expect(bot_optional).toEqual(optionalScopes);
  expect(optionalScopes.filter((scope) => !bot.includes(scope))).toEqual([]);
  expect(missingScopes(bot.filter((scope) => !optionalScopes.includes(scope)))).toEqual([]);
});

it('names the feature that each refused scope costs', () => {
  expect(sleepingFeatures(BOT_SCOPES)).toEqual([]);
  expect(sleepingFeatures(BOT_SCOPES.filter((scope) => scope !== 'users:read'))).toEqual([
    'users:read (no admin commands, such as scheduling daily facts)',
  ]);
  expect(sleepingFeatures([])).toHaveLength(optionalScopes.length);
});

it('asks for each scope once, in order', () => {
  expect([...BOT_SCOPES]).toEqual([...new Set(BOT_SCOPES)].sort());
});

it('subscribes only to events that its scopes allow', () => {
  // docs.slack.dev/reference/events names the scope of each.
  const [inChannels, inGroups] = ['channels:read', 'groups:read'];
  const needed: Readonly<Record<(typeof BOT_EVENTS)[number], string | undefined>> = {
    ...{ app_mention: 'app_mentions:read', 'message.im': 'im:history', app_home_opened: undefined },
    ...{ app_uninstalled: undefined, tokens_revoked: undefined },
    ...{ channel_archive: inChannels, channel_deleted: inChannels, channel_unarchive: inChannels, member_joined_channel: inChannels },
    ...{ group_archive: inGroups, group_deleted: inGroups, group_unarchive: inGroups },
  };
  const granted: readonly (string | undefined)[] = [...BOT_SCOPES, undefined];
  expect(BOT_EVENTS.filter((event) => !granted.includes(needed[event]))).toEqual([]);
});

it('lists the scopes that a token lacks', () => {
  expect(missingScopes([...BOT_SCOPES, 'files:write'])).toEqual([]);
  expect(missingScopes(BOT_SCOPES.filter((scope) => scope !== 'commands'))).toEqual(['commands']);
});

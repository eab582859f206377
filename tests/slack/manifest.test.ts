import { expect, it } from 'vitest';
import { BOT_SCOPES, MANIFEST_LIMITS, missingScopes, type SlackManifest, slackManifest } from '../../bots/slack/manifest.ts';

const commands = (count: number, description = 'All about it') =>
  Array.from({ length: count }, (_, index) => ({ name: `command${index}`, description, examples: [`command${index} of llm`] }));

function expectWithinLimits({ display_information: shown, features }: SlackManifest) {
  const [command] = features.slash_commands;
  const { longDescription } = MANIFEST_LIMITS;
  expect(shown.name.length).toBeLessThanOrEqual(MANIFEST_LIMITS.name);
  expect(shown.description.length).toBeLessThanOrEqual(MANIFEST_LIMITS.description);
  expect(shown.long_description.length).toBeGreaterThanOrEqual(longDescription.min);
  expect(shown.long_description.length).toBeLessThanOrEqual(longDescription.max);
  expect(features.bot_user.display_name.length).toBeLessThanOrEqual(MANIFEST_LIMITS.displayName);
  expect(command?.command).toMatch(/^\/[a-z]{1,31}$/);
  expect(command?.description.length).toBeLessThanOrEqual(MANIFEST_LIMITS.commandDescription);
  expect(command?.usage_hint.length).toBeLessThanOrEqual(MANIFEST_LIMITS.usageHint);
}

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
  expect(manifest.settings).toEqual({
    interactivity: { is_enabled: true },
    org_deploy_enabled: false,
    socket_mode_enabled: true,
    token_rotation_enabled: false,
  });
});

it('names the address to which Slack sends over HTTP', () => {
  const manifest = slackManifest({ commands: commands(1), url: 'https://atlas.example.org/' });
  expect(manifest.settings.socket_mode_enabled).toBe(false);
  expect(manifest.settings.interactivity.request_url).toBe('https://atlas.example.org/slack/events');
  expect(manifest.features.slash_commands[0]?.url).toBe('https://atlas.example.org/slack/events');
});

it.each([0, 1, 30, 500])('stays within the limits with %i commands', (count) => {
  expectWithinLimits(slackManifest({ commands: commands(count, 'x'.repeat(100)) }));
});

it('asks for each scope once, in order', () => {
  expect([...BOT_SCOPES]).toEqual([...new Set(BOT_SCOPES)].sort());
});

it('tells which scopes a token lacks', () => {
  expect(missingScopes([...BOT_SCOPES, 'files:write'])).toEqual([]);
  expect(missingScopes(BOT_SCOPES.filter((scope) => scope !== 'commands'))).toEqual(['commands']);
});

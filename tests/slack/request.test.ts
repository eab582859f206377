import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainWords, readSlashCommand, toRequest } from '../../bots/slack/request.ts';
import { slashFields } from '../support/slack/payloads.ts';

it('turns the fields of a slash command into a request', () => {
  const command = readSlashCommand(slashFields('limitations of llm', 'https://hooks.slack.com/commands/1'));
  expect(command && toRequest(command)).toEqual({
    words: { kind: 'text', text: 'limitations of llm' },
    place: { platform: 'slack', workspace: 'T1', channel: 'C1', user: 'U1' },
  });
});

it('takes a command without text as an empty question', () => {
  const { text: _, ...rest } = slashFields('', '');
  expect(readSlashCommand(rest)?.text).toBe('');
});

it.each(['team_id', 'channel_id', 'user_id'])('refuses a command without %s', (field) => {
  expect(readSlashCommand({ ...slashFields('help', ''), [field]: undefined })).toBeUndefined();
  expect(readSlashCommand({ ...slashFields('help', ''), [field]: '' })).toBeUndefined();
});

it.each([
  ['explain <#C1|general>', 'explain #general'],
  ['explain <#C1|>', 'explain #C1'],
  ['ask <@U1|ada> about <@U2>', 'ask @ada about @U2'],
  ['explain <https://example.org|example.org> <https://example.org>', 'explain example.org https://example.org'],
  ['explain <mailto:a@example.org|a@example.org>', 'explain a@example.org'],
  ['explain <!here> <!subteam^S1|@team>', 'explain here team'],
  ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
  ['&amp;lt;', '&lt;'],
  ['a < b', 'a < b'],
  ['  help ', 'help'],
])('reads %j as %j', (text, words) => {
  expect(plainWords(text)).toBe(words);
});

it('reads any payload without failing', () => {
  fc.assert(fc.property(fc.anything(), (payload) => readSlashCommand(payload) === undefined));
  fc.assert(fc.property(fc.string(), (text) => typeof plainWords(text) === 'string'));
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDirectMessage, readMention, readSlashCommand, toPlainInput } from '../../../../bots/slack/read/questions.ts';
import { directEvent, mentionEvent, slashFields } from '../../../support/slack/payloads.ts';

it('turns the fields of a slash command into a question', () => {
  const fields = slashFields('limitations of llm', 'https://hooks.slack.com/commands/1', { trigger_id: '7.trigger' });
  expect(readSlashCommand(fields)).toEqual({
    id: '7.trigger',
    triggerId: '7.trigger',
    text: 'limitations of llm',
    target: { workspace: 'T1', channel: 'C1', user: 'U1', responseUrl: 'https://hooks.slack.com/commands/1' },
  });
});

it('takes a command without text as an empty question', () => {
  const { text: _, ...rest } = slashFields('', '');
  expect(readSlashCommand(rest)?.text).toBe('');
});

it.each(['team_id', 'channel_id', 'user_id', 'trigger_id'])('refuses a command without %s', (field) => {
  expect(readSlashCommand({ ...slashFields('help', ''), [field]: undefined })).toBeUndefined();
  expect(readSlashCommand({ ...slashFields('help', ''), [field]: '' })).toBeUndefined();
});

it('reads a mention in a thread, and one that begins a thread', () => {
  const inside = mentionEvent({ text: '<@UBOT> limitations', thread: '1.1', ts: '1.2' });
  expect(readMention(inside)).toEqual({
    id: 'C1 1.2',
    text: 'limitations',
    target: { workspace: 'T1', channel: 'C1', user: 'U1', thread: '1.1', conversation: { recalls: '1.1', remembers: '1.1' } },
  });
  expect(readMention(mentionEvent({ text: '<@UBOT> limitations', ts: '2.2' }))?.target).toEqual({
    ...{ workspace: 'T1', channel: 'C1', user: 'U1', below: '2.2', conversation: { remembers: '2.2' } },
  });
});

it.each([
  ['<@UBOT> limitations of llm', 'limitations of llm'],
  ['<@UBOT|lmm_atlas> help', 'help'],
  ['please, <@UBOT> model clip', 'model clip'],
  ['model clip <@UBOT>', 'model clip'],
  ['<@UBOT> explain <@U2>', 'explain @U2'],
  ['<@UBOT> /lmm limitations', 'limitations'],
  ['<@UBOT> lmm help', 'help'],
  ['<@UBOT> lmms', 'lmms'],
  ['<@UBOT> lmm vs llm', 'lmm vs llm'],
  ['<@UBOT> lmm', 'lmm'],
  ['<@UBOT>: limitations of llm', 'limitations of llm'],
  ['<@UBOT>, limitations of llm', 'limitations of llm'],
  ['<@UBOT> - limitations', 'limitations'],
  ['thanks <@UBOT>!', 'thanks'],
  ['limitations of llm, <@UBOT>?', 'limitations of llm'],
  ['<@U2> <@UBOT> limitations', 'limitations'],
  ['&gt; quoted\n<@UBOT> limitations', 'limitations'],
  ['<@UBOT> <@UBOT> limitations', 'limitations'],
  ['<@UBOT>', ''],
])('understands the mention %j as %j', (text, input) => {
  expect(readMention(mentionEvent({ text }))?.text).toBe(input);
});

it.each([
  ['limitations of llm <@UBOT>', 'limitations of llm'],
  ['<@UBOT>: limitations', 'limitations'],
  ['hey <@UBOT>, explain <@U2>', 'explain @U2'],
])('understands the direct message %j as %j', (text, input) => {
  expect(readDirectMessage(directEvent({ text }))?.text).toBe(input);
});

it.each(['file_share', 'thread_broadcast', 'me_message', null])('reads what people write in messages of the subtype %j', (subtype) => {
  const more = { subtype, files: [{ id: 'F1' }] };
  expect(readDirectMessage(directEvent({ text: 'limitations', more }))).toMatchObject({ text: 'limitations' });
  expect(readMention(mentionEvent({ text: '<@UBOT> limitations', more }))).toMatchObject({ text: 'limitations' });
});

it('gives a message the same id whatever the event that brings it', () => {
  const [first, second] = [directEvent({ text: 'help', ts: '4.4' }), directEvent({ text: 'help', ts: '4.4' })];
  expect(first.event_id).not.toBe(second.event_id);
  expect(readDirectMessage(first)?.id).toBe(readDirectMessage(second)?.id);
});

it('tells direct messages of a group from channels, whose ids look the same', () => {
  expect(readMention(mentionEvent({ text: '<@UBOT> help', more: { channel_type: 'mpim' } }))?.target.isGroupDirect).toBe(true);
  expect(readMention(mentionEvent({ text: '<@UBOT> help', more: { channel_type: 'group' } }))?.target.isGroupDirect).toBeUndefined();
  expect(readSlashCommand(slashFields('help', '', { channel_name: 'mpdm-ada--bob-1' }))?.target.isGroupDirect).toBe(true);
  expect(readSlashCommand(slashFields('help', '', { channel_name: 'general' }))?.target.isGroupDirect).toBeUndefined();
});

it('reads direct messages, and nothing of other channels', () => {
  expect(readDirectMessage(directEvent({ text: '/lmm help', ts: '3.3' }))).toMatchObject({
    text: 'help',
    target: { workspace: 'T1', channel: 'DU1', user: 'U1', below: '3.3', isAlone: true },
  });
  expect(readDirectMessage(directEvent({ text: 'help', more: { channel_type: 'channel' } }))).toBeUndefined();
  expect(readDirectMessage(directEvent({ text: 'help', more: { channel_type: undefined } }))).toBeUndefined();
});

it.each([
  { bot_id: 'B1' },
  { subtype: 'message_changed' },
  { subtype: 'channel_join' },
  { subtype: 'bot_message', user: undefined },
  { subtype: 'message_deleted' },
  { subtype: 7 },
  { edited: { user: 'U1', ts: '1.1' } },
  { user: undefined },
])('reads only new messages of users: %j', (more) => {
  expect(readDirectMessage(directEvent({ text: 'help', more }))).toBeUndefined();
  expect(readMention(mentionEvent({ text: '<@UBOT> help', more }))).toBeUndefined();
});

it.each([
  ['explain <#C1|general>', 'explain <#C1|general>'],
  ['explain <#C1|>', 'explain <#C1|>'],
  ['ask <@U1|ada> about <@U2>', 'ask @ada about @U2'],
  ['explain <https://example.org|example.org> <https://example.org>', 'explain example.org https://example.org'],
  ['explain <mailto:a@example.org|a@example.org>', 'explain a@example.org'],
  ['explain <!here> <!subteam^S1|@team>', 'explain @here <!subteam^S1|@team>'],
  ['ping <!here|here> <!channel> <!everyone|everyone>', 'ping @here @channel @everyone'],
  ['<!date^1392734382^{date}|today>', 'today'],
  ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
  ['&amp;lt;', '&lt;'],
  ['a < b', 'a < b'],
  ['  help ', 'help'],
])('reads %j as %j', (text, input) => {
  expect(toPlainInput(text)).toBe(input);
});

it('reads any payload without failing', () => {
  fc.assert(
    fc.property(fc.anything(), (payload) =>
      [readSlashCommand, readMention, readDirectMessage].every((read) => read(payload) === undefined),
    ),
  );
  fc.assert(fc.property(fc.string(), (text) => typeof toPlainInput(text) === 'string'));
});

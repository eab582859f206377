import { expect, it } from 'vitest';
import { fakeSlack } from '../../../support/slack/bot.ts';
import type { FakeSlack } from '../../../support/slack/fake/fake-slack.ts';
import { error } from '../../../support/slack/fake/faults.ts';
import { form } from '../../../support/slack/http.ts';
import { manualClock } from '../../../support/slack/manual-clock.ts';

const post = async (url: string, body: unknown) => {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return `${response.status} ${await response.text()}`;
};

it('takes five messages per response_url', async () => {
  const slack = await fakeSlack();
  const url = slack.responseUrl();
  for (let use = 1; use <= 5; use += 1) expect(await post(url, { text: 't' })).toBe('200 ok');
  expect(await post(url, { text: 't' })).toBe('404 {"ok":false,"error":"used_url"}');
});

it('takes messages at a response_url for thirty minutes', async () => {
  const clock = manualClock();
  const slack = await fakeSlack({ now: clock.now });
  const url = slack.responseUrl();
  clock.advance(30 * 60_000);
  expect(await post(url, { text: 't' })).toBe('200 ok');
  clock.advance(1);
  expect(await post(url, { text: 't' })).toBe('404 {"ok":false,"error":"expired_url"}');
});

it.each([
  [{}, 'no_text'],
  [{ text: 'x'.repeat(40_001) }, 'msg_too_long'],
  [{ text: 't', blocks: [{ type: 'nonsense' }] }, 'invalid_blocks'],
  [
    { text: 't', blocks: Array.from({ length: 5 }, () => ({ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3000) } })) },
    'msg_blocks_too_long',
  ],
])('refuses a message as Slack does: %#', async (message, code) => {
  const slack = await fakeSlack();
  expect(await post(slack.responseUrl(), message)).toBe(`400 {"ok":false,"error":"${code}"}`);
  const { text = '', blocks = [] }: { text?: string; blocks?: readonly unknown[] } = message;
  const response = await fetch(`${slack.apiUrl}/chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.workspace.botToken}` },
    body: form({ channel: 'C1', text, blocks: JSON.stringify(blocks) }),
  });
  expect(await response.json()).toMatchObject({ ok: false, error: code });
});

it('knows only the methods that the bot uses, and only documented errors', async () => {
  const slack = await fakeSlack();
  expect(await post(`${slack.apiUrl}/chat.nonsense`, {})).toBe('404 {"ok":false,"error":"unknown_method"}');
  expect(() => error('auth.test', 'user_not_in_channel')).toThrow('documents no error');
});

const call = async (slack: FakeSlack, method: string, args: Readonly<Record<string, string>>) => {
  const headers = { authorization: `Bearer ${slack.workspace.botToken}` };
  return (await fetch(`${slack.apiUrl}/${method}`, { method: 'POST', headers, body: form(args) })).json();
};
const view = {
  type: 'modal',
  title: { type: 'plain_text', text: 'A form' },
  blocks: [{ type: 'section', text: { type: 'plain_text', text: 'x' } }],
};

it('opens one modal per trigger id, within three seconds', async () => {
  const clock = manualClock();
  const slack = await fakeSlack({ now: clock.now });
  const open = (trigger_id: string, form: object = view) => call(slack, 'views.open', { trigger_id, view: JSON.stringify(form) });
  const [used, late, spoiled] = [slack.trigger(), slack.trigger(), slack.trigger()];
  expect(await open(used)).toMatchObject({ ok: true, view: { id: 'V1', type: 'modal' } });
  expect(await open(used)).toEqual({ ok: false, error: 'exchanged_trigger_id' });
  expect(await open('made up')).toEqual({ ok: false, error: 'invalid_trigger_id' });
  expect(await open(spoiled, { ...view, title: { type: 'plain_text', text: 'x'.repeat(25) } })).toMatchObject({
    error: 'invalid_arguments',
  });
  clock.advance(3001);
  expect(await open(late)).toEqual({ ok: false, error: 'expired_trigger_id' });
});

it('updates public messages by chat.update, and ephemeral ones only by the response_url of a click', async () => {
  const slack = await fakeSlack();
  await call(slack, 'chat.postMessage', { channel: 'C1', text: 'old' });
  const posted = slack.screen.newest();
  expect(await call(slack, 'chat.update', { channel: 'C1', ts: posted.ts, text: 'new' })).toMatchObject({ ok: true });
  await call(slack, 'chat.postEphemeral', { channel: 'C1', user: 'U1', text: 'old' });
  const own = slack.screen.newest('U1');
  expect(await call(slack, 'chat.update', { channel: 'C1', ts: own.ts, text: 'new' })).toEqual({ ok: false, error: 'message_not_found' });
  await post(slack.responseUrl({ channel: 'C1', user: 'U1', message: own.ts }), { text: 'new', replace_original: true });
  expect(slack.screen.messages().map(({ text }) => text)).toEqual(['new', 'new']);
});

it("refuses messages to users and channels that the bot can't reach", async () => {
  const slack = await fakeSlack({ workspace: { admins: ['U2'] } });
  expect(await call(slack, 'chat.postMessage', { channel: 'U1', text: 't' })).toMatchObject({ ok: true, channel: 'DU1' });
  expect(await call(slack, 'chat.postMessage', { channel: 'D9', text: 't' })).toEqual({ ok: false, error: 'channel_not_found' });
  expect(await call(slack, 'chat.postEphemeral', { channel: 'C1', user: 'U9', text: 't' })).toMatchObject({ error: 'user_not_in_channel' });
  expect(await call(slack, 'users.info', { user: 'U2' })).toMatchObject({ user: { is_admin: true } });
  expect(await call(slack, 'users.info', { user: 'U9' })).toEqual({ ok: false, error: 'user_not_found' });
  const closed = await fakeSlack({ workspace: { hasMessagesTab: false } });
  expect(await call(closed, 'chat.postMessage', { channel: 'U1', text: 't' })).toEqual({ ok: false, error: 'messages_tab_disabled' });
});

import { expect, it } from 'vitest';
import { fakeSlack } from '../support/slack/bot.ts';
import { manualClock } from '../support/slack/clock.ts';
import { error } from '../support/slack/faults.ts';
import { form } from '../support/slack/http.ts';

const post = async (url: string, body: unknown) => {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return `${response.status} ${await response.text()}`;
};

it('takes five messages by a response_url', async () => {
  const slack = await fakeSlack();
  const url = slack.responseUrl();
  for (let use = 1; use <= 5; use += 1) expect(await post(url, { text: 't' })).toBe('200 ok');
  expect(await post(url, { text: 't' })).toBe('404 {"ok":false,"error":"used_url"}');
});

it('takes messages by a response_url for thirty minutes', async () => {
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

it('knows no method that it does not need, and no error that Slack does not document', async () => {
  const slack = await fakeSlack();
  expect(await post(`${slack.apiUrl}/chat.nonsense`, {})).toBe('404 {"ok":false,"error":"unknown_method"}');
  expect(() => error('auth.test', 'user_not_in_channel')).toThrow('documents no error');
});

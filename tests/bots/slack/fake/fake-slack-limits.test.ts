import { expect, it } from 'vitest';
import { fakeSlack } from '../../../support/slack/bot.ts';
import type { FakeOptions } from '../../../support/slack/fake/fake-slack.ts';
import { form } from '../../../support/slack/http.ts';
import { manualClock } from '../../../support/slack/manual-clock.ts';

/** A fake with a manual clock, called without Slack's client. */
async function fake(options: FakeOptions = {}) {
  const clock = manualClock();
  const slack = await fakeSlack({ now: clock.now, ...options });
  const ask = async (method: string, args: Readonly<Record<string, string>>) => {
    const headers = { authorization: `Bearer ${slack.workspace.botToken}` };
    const response = await fetch(`${slack.apiUrl}/${method}`, { method: 'POST', headers, body: form(args) });
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      body: response.status === 200 ? await response.json() : undefined,
    };
  };
  const say = (text: string, channel = 'C1', more: Readonly<Record<string, string>> = {}) =>
    ask('chat.postMessage', { channel, text, ...more });
  return { slack, clock, ask, say };
}

it('takes one message a second per channel, and a few per workspace', async () => {
  const { say, clock } = await fake({ workspace: { channels: ['C1', 'C2', 'C3'] }, rate: { inWorkspace: 2 } });
  expect((await say('1', 'C1')).status).toBe(200);
  expect(await say('2', 'C1')).toMatchObject({ status: 429, retryAfter: '1' });
  expect((await say('3', 'C2')).status).toBe(200);
  expect((await say('4', 'C3')).status).toBe(429);
  clock.advance(1000);
  expect((await say('5', 'C3')).status).toBe(200);
});

it('limits the calls of other methods per minute', async () => {
  const { ask, clock } = await fake({ rate: { ofMethod: 2 } });
  const read = async () => (await ask('conversations.history', { channel: 'C1' })).status;
  expect([await read(), await read(), await read()]).toEqual([200, 200, 429]);
  clock.advance(60_000);
  expect(await read()).toBe(200);
});

it('returns the history since a time, newest first, and metadata only on request', async () => {
  const { ask, say, clock } = await fake();
  const metadata = { metadata: JSON.stringify({ event_type: 'e', event_payload: { delivery_id: 'd' } }) };
  const { body: first } = await say('1', 'C1', metadata);
  clock.advance(1000);
  await say('2');
  await say('below', 'C1', { thread_ts: first.ts });
  const texts = ({ body }: { readonly body?: { readonly messages: readonly { readonly text: string }[] } }) =>
    body?.messages.map(({ text }) => text);
  const whole = await ask('conversations.history', { channel: 'C1', include_all_metadata: 'true' });
  expect(whole.body).toMatchObject({
    messages: [{ text: '2' }, { text: '1', metadata: { event_payload: { delivery_id: 'd' } } }],
    has_more: false,
  });
  expect((await ask('conversations.history', { channel: 'C1' })).body.messages[1]).not.toHaveProperty('metadata');
  expect(texts(await ask('conversations.history', { channel: 'C1', oldest: String(clock.now().getTime() / 1000) }))).toEqual(['2']);
  expect(texts(await ask('conversations.replies', { channel: 'C1', ts: first.ts }))).toEqual(['1', 'below']);
  const page = await ask('conversations.history', { channel: 'C1', limit: '1' });
  expect(page.body).toMatchObject({ has_more: true });
  expect(texts(await ask('conversations.history', { channel: 'C1', limit: '1', cursor: page.body.response_metadata.next_cursor }))).toEqual(
    ['1'],
  );
});

it('lets the bot read where it is a member, and join public channels', async () => {
  const { ask } = await fake({ workspace: { joinableChannels: ['C7'] } });
  const read = async (channel: string) => (await ask('conversations.history', { channel })).body.error;
  expect([await read('C7'), await read('C8')]).toEqual(['not_in_channel', 'channel_not_found']);
  expect((await ask('conversations.join', { channel: 'C8' })).body).toEqual({ ok: false, error: 'channel_not_found' });
  expect((await ask('conversations.join', { channel: 'C7' })).body).toMatchObject({ ok: true });
  expect(await read('C7')).toBeUndefined();
});

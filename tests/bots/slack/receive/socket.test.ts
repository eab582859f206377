import { expect, it } from 'vitest';
import type { Request } from '../../../../bots/core/contract/request.ts';
import { slack as platform } from '../../../../bots/slack/platform.ts';
import { requestOf } from '../../../support/bots/interpret.ts';
import { fakeSlack, runBot, untilConnected, wakeBot } from '../../../support/slack/bot.ts';
import { createEnvelope, directEvent, slashEnvelope, slashFields } from '../../../support/slack/payloads.ts';
import { claims, reply, sources } from '../../../support/slack/replies.ts';

it('acknowledges a slash command with nothing and answers its response_url', async () => {
  const slack = await fakeSlack();
  const requests: Request[] = [];
  const { bot } = await runBot(slack, {
    answer: async (request) => {
      requests.push(requestOf(request));
      return reply();
    },
  });
  slack.socket.send(slashEnvelope(slashFields('limitations of <#C9|ai> &amp; more', slack.responseUrl())));
  const [response] = await slack.traffic.wait('response');
  const [ack] = slack.traffic.of('ack');
  expect(bot.status()).toEqual({ connected: true, detail: 'connected as lmm_atlas in Atlas by Socket Mode' });
  expect(requests).toEqual([
    {
      input: { kind: 'text', text: 'limitations of <#C9|ai> & more' },
      place: { platform, workspace: 'T1', channel: 'C1', user: 'U1' },
    },
  ]);
  expect(ack).toMatchObject({ payload: {}, late: false });
  expect(response).toMatchObject({ status: 200, body: { response_type: 'ephemeral', unfurl_links: false, unfurl_media: false } });
});

it('shows a public reply to the channel', async () => {
  const slack = await fakeSlack();
  await runBot(slack, { answer: async () => reply({ visibility: 'public' }) });
  slack.socket.send(slashEnvelope(slashFields('limitations', slack.responseUrl())));
  const [response] = await slack.traffic.wait('response');
  expect(response).toMatchObject({ status: 200, body: { response_type: 'in_channel' } });
});

it('acknowledges at once when the answer takes long', async () => {
  const slack = await fakeSlack();
  let finish = (_: ReturnType<typeof reply>) => {};
  await runBot(slack, {
    answer: () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  });
  slack.socket.send(slashEnvelope(slashFields('limitations', slack.responseUrl())));
  await slack.traffic.wait('ack');
  expect(slack.traffic.of('response')).toEqual([]);
  finish(reply());
  expect(await slack.traffic.wait('response')).toMatchObject([{ status: 200 }]);
});

it('sends the pages of a long reply in order', async () => {
  const slack = await fakeSlack();
  const long = reply({ blocks: [{ kind: 'claims', ordered: true, claims: claims(60, () => 'word '.repeat(60)) }], sources: sources(60) });
  await runBot(slack, { answer: async () => long });
  slack.socket.send(slashEnvelope(slashFields('limitations', slack.responseUrl())));
  const [first, second, third] = await slack.traffic.wait('response', 3);
  expect([first, second, third].map((response) => JSON.stringify(response?.body).match(/part \d of \d/)?.[0])).toEqual([
    'part 1 of 3',
    'part 2 of 3',
    'part 3 of 3',
  ]);
});

it('answers an envelope that is delivered twice only once', async () => {
  const slack = await fakeSlack();
  const { logs } = await runBot(slack);
  const envelope = slashEnvelope(slashFields('limitations', slack.responseUrl()));
  slack.socket.send(envelope);
  slack.socket.send({ ...envelope, envelope_id: 'again' });
  await slack.traffic.wait('ack', 2);
  slack.socket.send(slashEnvelope(slashFields('compare', slack.responseUrl())));
  await slack.traffic.wait('response', 2);
  expect(slack.traffic.of('response')).toHaveLength(2);
  expect(logs.filter((line) => line.includes('"duplicate"'))).toHaveLength(1);
});

it('answers a message that Slack delivers in two events only once', async () => {
  const slack = await fakeSlack();
  const { logs } = await runBot(slack);
  for (const ts of ['1.1', '1.1', '1.2']) slack.socket.send(createEnvelope('events_api', directEvent({ text: 'limitations', ts })));
  await expect.poll(() => logs.filter((line) => line.includes('"sent"')).length).toBe(2);
  expect(logs.filter((line) => line.includes('"duplicate"'))).toHaveLength(1);
  expect(slack.screen.messages()).toHaveLength(2);
});

it.each(['file_share', 'thread_broadcast', 'me_message'])('answers a direct message of the subtype %s', async (subtype) => {
  const slack = await fakeSlack();
  await runBot(slack);
  const event = directEvent({ text: 'limitations', thread: '1.0', more: { subtype, files: [{ id: 'F1' }] } });
  slack.socket.send(createEnvelope('events_api', event));
  await expect.poll(() => slack.screen.messages().length).toBe(1);
});

it('reconnects when Slack asks for it and when the connection drops', async () => {
  const slack = await fakeSlack();
  const running = await runBot(slack);
  slack.socket.refresh();
  await slack.traffic.wait('hello', 2);
  await untilConnected(running);
  slack.socket.drop();
  await wakeBot(running, 1000);
  await slack.traffic.wait('hello', 3);
  await untilConnected(running);
  slack.socket.send(slashEnvelope(slashFields('limitations', slack.responseUrl())));
  expect(await slack.traffic.wait('response')).toMatchObject([{ status: 200 }]);
});

const STRANGE: readonly unknown[] = [
  {},
  null,
  'text',
  [],
  { command: '/lmm' },
  { command: '/lmm', team_id: 'T1', channel_id: '', user_id: 'U1' },
  { command: '/lmm', team_id: { toString: 1 }, channel_id: 'C1', user_id: 'U1' },
  { command: '/other', team_id: 'T1', channel_id: 'C1', user_id: 'U1' },
  { command: 7 },
  { event: null },
  { event: {} },
  { event: { type: 'message', item: null } },
  { type: 'view_submission' },
  { type: 'block_actions', actions: [] },
  { type: 'shortcut' },
  { ['__proto__']: { command: '/lmm' } },
];

it("acknowledges what it can't read, and keeps running", async () => {
  const slack = await fakeSlack();
  await runBot(slack);
  const types = ['slash_commands', 'events_api', 'interactive', 'close', 'error', 'disconnected', 'slack_event'];
  const envelopes = types.flatMap((type) => STRANGE.map((payload, index) => ({ envelope_id: `${type} ${index}`, type, payload })));
  for (const text of ['no JSON', 'null', '7', '[]', '{}', '{"type":"events_api"}', '{"type":"hello"}']) slack.socket.sendRaw(text);
  for (const envelope of envelopes) slack.socket.send(envelope);
  await slack.traffic.wait('ack', envelopes.length);
  slack.socket.send(slashEnvelope(slashFields('limitations', slack.responseUrl())));
  expect(await slack.traffic.wait('response')).toMatchObject([{ status: 200 }]);
});

it('logs neither questions nor secrets', async () => {
  const slack = await fakeSlack();
  const { logs } = await runBot(slack);
  slack.socket.send(slashEnvelope(slashFields('limitations of my own secret', slack.responseUrl())));
  slack.socket.send(slashEnvelope(slashFields('what about my own secret', slack.responseUrl())));
  await slack.traffic.wait('response', 2);
  await expect.poll(() => logs.filter((line) => line.includes('"sent"')).length).toBe(2);
  const lines = logs.join('');
  expect(lines).toContain('"command":"limitations"');
  expect(lines).toContain('"command":"other"');
  for (const secret of ['own secret', slack.workspace.botToken, slack.workspace.appToken, '/commands/'])
    expect(lines).not.toContain(secret);
});

it.each(['refresh_requested', 'warning'] as const)('has a new connection before it closes one that Slack ends: %s', async (reason) => {
  const slack = await fakeSlack();
  const running = await runBot(slack);
  slack.socket.refresh(reason);
  await slack.traffic.wait('hello', 2);
  // Slack may still deliver over the old one.
  const envelope = slashEnvelope(slashFields('limitations', slack.responseUrl()));
  slack.socket.send(envelope, 1);
  await slack.traffic.acked(envelope.envelope_id);
  expect(slack.traffic.of('closed')).toEqual([]);
  expect(running.bot.status().connected).toBe(true);
  await wakeBot(running, 3000);
  expect(await slack.traffic.wait('closed')).toMatchObject([{ connection: 1 }]);
  slack.socket.send(slashEnvelope(slashFields('limitations', slack.responseUrl())));
  expect(await slack.traffic.wait('response', 2)).toMatchObject([{ status: 200 }, { status: 200 }]);
});

it('closes both connections when it stops between them', async () => {
  const slack = await fakeSlack();
  const { bot } = await runBot(slack);
  slack.socket.refresh();
  await slack.traffic.wait('hello', 2);
  await bot.stop();
  const closed = await slack.traffic.wait('closed', 2);
  expect(closed.map(({ connection }) => connection).sort()).toEqual([1, 2]);
});

it.each([
  ['x', 5_000],
  ['x', 20_000],
  ['x', 200_000],
  ['subtype', 20_000],
  ['thread_ts', 20_000],
])('acknowledges a message whose %s is nested %i deep, and keeps running', async (field, depth) => {
  const slack = await fakeSlack();
  const { bot } = await runBot(slack);
  const event = `{"type":"message","user":"U1","channel":"DU1","channel_type":"im","ts":"1.1","text":"limitations","${field}":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  const payload = `{"type":"event_callback","team_id":"T1","event_id":"Ev of ${depth}","event":${event}}`;
  slack.socket.sendText('deep', `{"type":"events_api","envelope_id":"deep","payload":${payload}}`);
  expect(await slack.traffic.acked('deep')).toMatchObject({ late: false });
  slack.socket.send(slashEnvelope(slashFields('limitations', slack.responseUrl())));
  expect(await slack.traffic.wait('response')).toMatchObject([{ status: 200 }]);
  expect(bot.status().connected).toBe(true);
});

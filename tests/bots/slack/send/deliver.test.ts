import { expect, it } from 'vitest';
import type { Answer } from '../../../../bots/core/contract/bot.ts';
import { messagesFor } from '../../../../bots/core/messages/index.ts';
import { isResponseUrl } from '../../../../bots/slack/send/response-url.ts';
import { fakeSlack, type RunningBot, runBot, wakeBot } from '../../../support/slack/bot.ts';
import type { FakeSlack } from '../../../support/slack/fake/fake-slack.ts';
import { type Call, error, failing, rateLimited } from '../../../support/slack/fake/faults.ts';
import { textOfMessage } from '../../../support/slack/fake/screen.ts';
import { createEnvelope, mentionEvent, slashEnvelope, slashFields } from '../../../support/slack/payloads.ts';
import { claims, reply, sources } from '../../../support/slack/replies.ts';

const BROKEN = { kind: 'status', status: 503 } as const;

function ask(slack: FakeSlack, fields: Readonly<Record<string, string>> = {}) {
  slack.socket.send(slashEnvelope(slashFields('limitations', slack.responseUrl(), fields)));
}

const outcomeOf = ({ logs }: RunningBot) =>
  expect.poll(() => logs.map((line) => JSON.parse(line)).find(({ command }) => command !== undefined)?.outcome, { timeout: 5000 });

const callsOf = (slack: FakeSlack, method: string) => slack.traffic.of('call').filter((call) => call.method === method);

it('retries when Slack fails', async () => {
  const slack = await fakeSlack();
  slack.faults.push(failing('response_url', BROKEN, 1), failing('response_url', { kind: 'drop', when: 'before' }, 1));
  const running = await runBot(slack);
  ask(slack);
  await wakeBot(running, 500);
  await wakeBot(running, 2000);
  await outcomeOf(running).toBe('sent');
  expect(slack.traffic.of('response').map(({ status }) => status)).toEqual([0, 0, 200]);
});

it('waits as long as Slack asks when it sends too much', async () => {
  const slack = await fakeSlack();
  slack.faults.push(failing('response_url', rateLimited(7), 1));
  const running = await runBot(slack);
  ask(slack);
  await wakeBot(running, 7000);
  await outcomeOf(running).toBe('sent');
});

it('falls back to chat.postEphemeral when the response_url keeps failing', async () => {
  const slack = await fakeSlack();
  slack.faults.push(failing('response_url', BROKEN));
  const running = await runBot(slack);
  ask(slack);
  await wakeBot(running, 500);
  await wakeBot(running, 2000);
  await outcomeOf(running).toBe('rerouted');
  expect(slack.traffic.of('response')).toHaveLength(3);
  expect(callsOf(slack, 'chat.postEphemeral')).toMatchObject([{ args: { channel: 'C1', user: 'U1' }, answer: { ok: true } }]);
});

it.each(['expired_url', 'used_url'])("doesn't retry a response_url that answers %s", async (code) => {
  const slack = await fakeSlack();
  slack.faults.push(failing('response_url', error('response_url', code)));
  const running = await runBot(slack);
  ask(slack);
  await outcomeOf(running).toBe('rerouted');
  expect(slack.traffic.of('response')).toHaveLength(1);
  expect(running.logs.find((line) => line.includes('slack message rejected'))).toContain(
    `"route":"response_url","reason":"HTTP 404 ${code}","isRetryable":false`,
  );
});

const audiences = ({ screen }: FakeSlack) => screen.messages().map(({ onlyUser = 'everybody' }) => onlyUser);

const goneUrl = () => failing('response_url', error('response_url', 'expired_url'));

it.each(['channel_not_found', 'not_in_channel', 'user_not_in_channel', 'is_archived', 'restricted_action'])(
  'sends a direct message when chat.postEphemeral answers %s',
  async (code) => {
    const slack = await fakeSlack();
    slack.faults.push(goneUrl(), failing('chat.postEphemeral', error('chat.postEphemeral', code)));
    const running = await runBot(slack);
    ask(slack);
    await outcomeOf(running).toBe('rerouted');
    expect(callsOf(slack, 'chat.postEphemeral')).toHaveLength(1);
    expect(callsOf(slack, 'chat.postMessage')).toMatchObject([{ args: { channel: 'U1' }, answer: { ok: true, channel: 'DU1' } }]);
  },
);

it('logs a reply that no route could deliver, without its text', async () => {
  const slack = await fakeSlack({ workspace: { hasMessagesTab: false, channels: [] } });
  slack.faults.push(goneUrl());
  const running = await runBot(slack);
  ask(slack);
  await outcomeOf(running).toBe('lost');
  expect(callsOf(slack, 'chat.postMessage')).toMatchObject([{ answer: { error: 'messages_tab_disabled' } }]);
  expect(running.logs.join()).toContain('slack answer did not arrive');
  expect(running.logs.join()).not.toContain('Two limitations');
});

it('shows a public reply to everyone by chat.postMessage, or else to the user alone', async () => {
  const slack = await fakeSlack();
  slack.faults.push(goneUrl());
  const running = await runBot(slack, { answer: async () => reply({ visibility: 'public' }) });
  ask(slack);
  await outcomeOf(running).toBe('rerouted');
  expect(audiences(slack)).toEqual(['everybody']);
  slack.faults.push(failing('chat.postMessage', error('chat.postMessage', 'not_in_channel')));
  ask(slack);
  await expect.poll(() => audiences(slack)).toEqual(['everybody', 'U1']);
});

it('waits when the Web API is rate limited', async () => {
  const slack = await fakeSlack();
  slack.faults.push(goneUrl(), failing('chat.postEphemeral', rateLimited(3), 1));
  const running = await runBot(slack);
  ask(slack);
  await wakeBot(running, 3000);
  await outcomeOf(running).toBe('rerouted');
  expect(audiences(slack)).toEqual(['U1']);
});

it.each([404, 410])('takes another route when the response_url answers HTTP %i without a body', async (status) => {
  const slack = await fakeSlack();
  slack.faults.push(failing('response_url', { kind: 'status', status }));
  const running = await runBot(slack);
  ask(slack);
  await outcomeOf(running).toBe('rerouted');
  expect(slack.traffic.of('response')).toHaveLength(1);
});

it('recognizes an error with status 200', async () => {
  const slack = await fakeSlack();
  slack.faults.push(failing('response_url', { kind: 'status', status: 200, body: '{"ok":false,"error":"used_url"}' }));
  const running = await runBot(slack);
  ask(slack);
  await outcomeOf(running).toBe('rerouted');
});

it("replaces an image that Slack can't load by its alt text", async () => {
  const slack = await fakeSlack();
  const picture = { kind: 'image', url: 'https://example.org/clip.png', alt: 'CLIP & <its> neighbours' } as const;
  const isPictured = ({ args }: Call) => JSON.stringify(args).includes('image_url');
  slack.faults.push((call) => (call.method === 'response_url' && isPictured(call) ? error('response_url', 'invalid_blocks') : undefined));
  const running = await runBot(slack, { answer: async () => reply({ blocks: [picture] }) });
  ask(slack);
  await outcomeOf(running).toBe('sent');
  expect(textOfMessage(slack.screen.newest('U1'))).toContain('CLIP &amp; ‹its› neighbours');
});

it('sends text alone when Slack refuses the blocks', async () => {
  const slack = await fakeSlack();
  slack.faults.push((call) =>
    call.method === 'response_url' && 'blocks' in call.args ? error('response_url', 'invalid_blocks') : undefined,
  );
  const running = await runBot(slack);
  ask(slack);
  await outcomeOf(running).toBe('sent');
  expect(slack.screen.newest('U1')).toMatchObject({
    text: '*Limitations of LMMs*\nTwo limitations are known. ¹\n¹ <https://example.org/lmm|Example>',
    blocks: [],
  });
});

it('sends the sixth page of a reply by chat.postEphemeral, since a response_url takes five', async () => {
  const slack = await fakeSlack();
  const huge: Answer = async () =>
    reply({ blocks: [{ kind: 'claims', ordered: true, claims: claims(60, () => 'word '.repeat(170)) }], sources: sources(60) });
  const running = await runBot(slack, { answer: huge });
  ask(slack);
  await outcomeOf(running).toBe('rerouted');
  expect(slack.traffic.of('response').map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(callsOf(slack, 'chat.postEphemeral').length).toBeGreaterThan(0);
  expect(callsOf(slack, 'chat.postEphemeral').every(({ answer }) => Object(answer).ok === true)).toBe(true);
});

it("never calls an address that isn't Slack's", async () => {
  const slack = await fakeSlack();
  const other = await fakeSlack();
  const running = await runBot(slack);
  ask(slack, { response_url: other.responseUrl() });
  await outcomeOf(running).toBe('sent');
  expect(other.traffic.entries).toEqual([]);
  expect(callsOf(slack, 'chat.postEphemeral')).toMatchObject([{ args: { channel: 'C1', user: 'U1' }, answer: { ok: true } }]);
  expect(running.logs.join()).toContain('not an address of Slack');
});

it('keeps running when an answer fails', async () => {
  const slack = await fakeSlack();
  const broken: Answer = () => Promise.reject(new Error('broken'));
  let answer = broken;
  const running = await runBot(slack, { answer: (request) => answer(request) });
  ask(slack);
  await expect.poll(() => running.logs.some((line) => line.includes('slack delivery failed'))).toBe(true);
  answer = async () => reply();
  ask(slack);
  expect(await slack.traffic.wait('response')).toMatchObject([{ status: 200 }]);
});

it.each([
  ['https://hooks.slack.com/commands/T1/2/3', true],
  ['https://hooks.slack.com:443/commands/T1/2/3', true],
  ['http://hooks.slack.com/commands/T1/2/3', false],
  ['https://hooks.slack.com.example.org/commands', false],
  ['https://hooks.slack.com@example.org/commands', false],
  ['https://user@hooks.slack.com/commands', false],
  ['https://hooks.slack.com:8443/commands', false],
  ['http://127.0.0.1:80/', false],
  ['http://169.254.169.254/latest', false],
  ['file:///etc/passwd', false],
  ['', false],
  [undefined, false],
])('takes the response_url %s: %s', (url, expected) => {
  expect(isResponseUrl(url, 'https://slack.com/api')).toBe(expected);
});

it('says in the thread that an answer could not be private when no private way works', async () => {
  const slack = await fakeSlack();
  const isDirect = ({ args }: Call) => args['channel'] === 'U1';
  slack.faults.push(failing('chat.postEphemeral', error('chat.postEphemeral', 'user_not_in_channel')), (call) =>
    call.method === 'chat.postMessage' && isDirect(call) ? error('chat.postMessage', 'channel_not_found') : undefined,
  );
  const running = await runBot(slack);
  slack.socket.send(createEnvelope('events_api', mentionEvent({ text: '<@UBOT> limitations', ts: '7.7' })));
  await outcomeOf(running).toBe('explained');
  const { title, text } = messagesFor(undefined).platforms.notPrivate;
  const shown = slack.screen.messages();
  expect(shown).toMatchObject([{ channel: 'C1', thread: '7.7' }]);
  expect(shown.map(textOfMessage).join()).toContain(title);
  expect(shown.map(textOfMessage).join()).toContain(text('/lmm'));
});

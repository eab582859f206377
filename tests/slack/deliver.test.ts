import { expect, it } from 'vitest';
import type { Answer } from '../../bots/core/bot.ts';
import { isResponseUrl } from '../../bots/slack/deliver.ts';
import { fakeSlack, type Running, run, wake } from '../support/slack/bot.ts';
import type { FakeSlack } from '../support/slack/fake.ts';
import { error, failing, rateLimited } from '../support/slack/faults.ts';
import { slashEnvelope, slashFields } from '../support/slack/payloads.ts';
import { claims, reply, sources } from '../support/slack/replies.ts';

const BROKEN = { kind: 'status', status: 503 } as const;

function ask(slack: FakeSlack, fields: Readonly<Record<string, string>> = {}) {
  slack.socket.send(slashEnvelope(slashFields('limitations', slack.responseUrl(), fields)));
}

const outcomeOf = ({ logs }: Running) =>
  expect.poll(() => logs.map((line) => JSON.parse(line)).find(({ command }) => command !== undefined)?.outcome, { timeout: 5000 });

const calls = (slack: FakeSlack, method: string) => slack.wire.of('call').filter((call) => call.method === method);

it('tries again when Slack has trouble', async () => {
  const slack = await fakeSlack();
  slack.faults.push(failing('response_url', BROKEN, 1), failing('response_url', { kind: 'drop', when: 'before' }, 1));
  const running = await run(slack);
  ask(slack);
  await wake(running, 500);
  await wake(running, 2000);
  await outcomeOf(running).toBe('sent');
  expect(slack.wire.of('response').map(({ status }) => status)).toEqual([0, 0, 200]);
});

it('waits as long as Slack asks when it sends too much', async () => {
  const slack = await fakeSlack();
  slack.faults.push(failing('response_url', rateLimited(7), 1));
  const running = await run(slack);
  ask(slack);
  await wake(running, 7000);
  await outcomeOf(running).toBe('sent');
});

it('shows the reply by chat.postEphemeral when the response_url stays broken', async () => {
  const slack = await fakeSlack();
  slack.faults.push(failing('response_url', BROKEN));
  const running = await run(slack);
  ask(slack);
  await wake(running, 500);
  await wake(running, 2000);
  await outcomeOf(running).toBe('rerouted');
  expect(slack.wire.of('response')).toHaveLength(3);
  expect(calls(slack, 'chat.postEphemeral')).toMatchObject([{ args: { channel: 'C1', user: 'U1' }, answer: { ok: true } }]);
});

it.each(['expired_url', 'used_url'])('does not try a response_url again that answers %s', async (code) => {
  const slack = await fakeSlack();
  slack.faults.push(failing('response_url', error('response_url', code)));
  const running = await run(slack);
  ask(slack);
  await outcomeOf(running).toBe('rerouted');
  expect(slack.wire.of('response')).toHaveLength(1);
  expect(running.logs.find((line) => line.includes('response_url failed'))).toMatch(/"id":"[0-9a-f-]{36}","status":"HTTP 404"/);
});

it('reports a reply that could not be delivered in any way', async () => {
  const slack = await fakeSlack();
  slack.faults.push(
    failing('response_url', error('response_url', 'expired_url')),
    failing('chat.postEphemeral', error('chat.postEphemeral', 'user_not_in_channel')),
  );
  const running = await run(slack);
  ask(slack);
  await outcomeOf(running).toBe('lost');
  expect(calls(slack, 'chat.postEphemeral')).toHaveLength(1);
});

it('sends the sixth page of a reply by chat.postEphemeral, since a response_url takes five', async () => {
  const slack = await fakeSlack();
  const huge: Answer = async () =>
    reply({ blocks: [{ kind: 'claims', ordered: true, claims: claims(60, () => 'word '.repeat(170)) }], sources: sources(60) });
  const running = await run(slack, { answer: huge });
  ask(slack);
  await outcomeOf(running).toBe('rerouted');
  expect(slack.wire.of('response').map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(calls(slack, 'chat.postEphemeral').length).toBeGreaterThan(0);
  expect(calls(slack, 'chat.postEphemeral').every(({ answer }) => Object(answer).ok === true)).toBe(true);
});

it('never calls an address that is not of Slack', async () => {
  const slack = await fakeSlack();
  const other = await fakeSlack();
  const running = await run(slack);
  ask(slack, { response_url: other.responseUrl() });
  await outcomeOf(running).toBe('rerouted');
  expect(other.wire.entries).toEqual([]);
});

it('goes on when the answer fails', async () => {
  const slack = await fakeSlack();
  const broken: Answer = () => Promise.reject(new Error('broken'));
  let answer = broken;
  const running = await run(slack, { answer: (request) => answer(request) });
  ask(slack);
  await expect.poll(() => running.logs.some((line) => line.includes('slack delivery failed'))).toBe(true);
  answer = async () => reply();
  ask(slack);
  expect(await slack.wire.wait('response')).toMatchObject([{ status: 200 }]);
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

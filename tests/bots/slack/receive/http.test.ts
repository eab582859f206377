import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import type { Answer } from '../../../../bots/core/contract/bot.ts';
import { createSlackRoute } from '../../../../bots/slack/receive/http.ts';
import { fakeSlack, httpEnv, runBot, SIGNING_SECRET } from '../../../support/slack/bot.ts';
import type { View } from '../../../support/slack/fake/views.ts';
import { form, mount, type Signing, sendSigned } from '../../../support/slack/http.ts';
import { mentionEvent, slashFields } from '../../../support/slack/payloads.ts';
import { byHttp, person } from '../../../support/slack/person.ts';
import { reply } from '../../../support/slack/replies.ts';

const JSON_TYPE = 'application/json';
const SIGNED = { secret: SIGNING_SECRET };
const nowInSeconds = () => Math.floor(Date.now() / 1000);

const model = {
  ...{ name: 'model', description: 'All about a model', examples: ['model clip'] },
  options: { name: { type: 'text', description: 'Its name', required: true, entityKinds: 'any' } },
  run: () => Promise.reject(new Error('commands are run by the answer')),
} as const;

async function runOverHttp(answer: Answer = async () => reply()) {
  const slack = await fakeSlack();
  const running = await runBot(slack, { answer, env: httpEnv(slack) });
  const server = await mount(running.bot.routes);
  onTestFinished(server.close);
  const send = (body: string, signing: Signing | undefined = SIGNED, type?: string) =>
    sendSigned(`${server.url}/slack/events`, body, signing, type);
  return { ...running, slack, send };
}

it('answers a signed slash command', async () => {
  const { bot, slack, send } = await runOverHttp();
  expect(bot.status()).toEqual({ connected: true, detail: 'connected as lmm_atlas in Atlas over HTTP at /slack/events' });
  const acknowledged = await send(form(slashFields('limitations', slack.responseUrl())));
  expect([acknowledged.status, await acknowledged.text()]).toEqual([200, '']);
  expect(await slack.traffic.wait('response')).toMatchObject([{ status: 200, body: { response_type: 'ephemeral' } }]);
});

it('acknowledges before the answer is there', async () => {
  let finish = (_: ReturnType<typeof reply>) => {};
  const slow = () =>
    new Promise<ReturnType<typeof reply>>((resolve) => {
      finish = resolve;
    });
  const { slack, send } = await runOverHttp(slow);
  expect((await send(form(slashFields('limitations', slack.responseUrl())))).status).toBe(200);
  expect(slack.traffic.of('response')).toEqual([]);
  finish(reply());
  expect(await slack.traffic.wait('response')).toMatchObject([{ status: 200 }]);
});

it.each([
  ['another secret', { secret: 'guessed' }],
  ['a signature of no version', { ...SIGNED, signature: 'abc' }],
  ['a timestamp of six minutes ago', { ...SIGNED, at: nowInSeconds() - 360 }],
  ['a timestamp in six minutes', { ...SIGNED, at: nowInSeconds() + 360 }],
  ['no time', { ...SIGNED, at: Number.NaN }],
])('refuses a request signed with %s', async (_, signing) => {
  const { slack, send } = await runOverHttp();
  expect((await send(form(slashFields('limitations', slack.responseUrl())), signing)).status).toBe(401);
  expect((await send('null', signing, JSON_TYPE)).status).toBe(401);
  expect(slack.traffic.of('response')).toEqual([]);
});

it('refuses a request without a signature', async () => {
  const { slack, bot } = await runOverHttp();
  const server = await mount(bot.routes);
  onTestFinished(server.close);
  const body = form(slashFields('limitations', slack.responseUrl()));
  expect((await sendSigned(`${server.url}/slack/events`, body, undefined)).status).toBe(401);
});

it('logs refused requests as a number a minute', async () => {
  const lines: { msg: string; count?: number }[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  let time = 0;
  const clock = { now: () => new Date(time), sleep: () => Promise.reject(new Error('nothing waits here')) };
  const receive = async () => {};
  const route = createSlackRoute({ signingSecret: SIGNING_SECRET, clock, log, receive, stopping: new AbortController().signal });
  const server = await mount([route]);
  onTestFinished(server.close);
  const send = () => sendSigned(`${server.url}/slack/events`, '{}', { secret: 'guessed' }, JSON_TYPE);
  for (let count = 0; count < 20; count += 1) expect((await send()).status).toBe(401);
  time = 60_000;
  await send();
  expect(lines.map(({ count }) => count)).toEqual([1, 20]);
});

it('answers an unsigned certificate check, but no command inside it', async () => {
  const { slack, send } = await runOverHttp();
  const smuggled = form({ ...slashFields('limitations', slack.responseUrl()), ssl_check: '1' });
  expect((await send(smuggled, { secret: 'guessed' })).status).toBe(200);
  expect(slack.traffic.of('response')).toEqual([]);
});

it('repeats the challenge of a signed url_verification', async () => {
  const { send } = await runOverHttp();
  const body = JSON.stringify({ type: 'url_verification', challenge: 'c' });
  const answer = await send(body, SIGNED, JSON_TYPE);
  expect([answer.status, await answer.json()]).toEqual([200, { challenge: 'c' }]);
  expect((await send(body, { secret: 'guessed' }, JSON_TYPE)).status).toBe(401);
});

it.each([
  ['null', JSON_TYPE],
  ['[]', JSON_TYPE],
  ['no JSON', JSON_TYPE],
  ['', JSON_TYPE],
  ['{"event":null}', JSON_TYPE],
  ['{"event":{"type":"message","item":null}}', JSON_TYPE],
  ['payload=no+JSON', undefined],
  ['payload=null', undefined],
  ['command=%2Flmm', undefined],
  ['command=%2Fother&team_id=T1&channel_id=C1&user_id=U1', undefined],
  ['__proto__=1&command=%2Flmm', undefined],
])('acknowledges the signed body %j', async (body, type) => {
  const { send } = await runOverHttp();
  expect((await send(body, SIGNED, type)).status).toBe(200);
});

it('handles mentions, clicks, modals and completions over HTTP too', async () => {
  const slack = await fakeSlack();
  const running = await runBot(slack, {
    answer: async () => reply({ actions: [{ kind: 'button', action: 'report', label: 'Wrong?', token: 'of-report' }] }),
    complete: async () => [{ label: 'CLIP', value: 'model/clip' }],
    commands: [model],
    env: httpEnv(slack),
  });
  const server = await mount(running.bot.routes);
  onTestFinished(server.close);
  const ada = person(slack, byHttp(server.url, SIGNING_SECRET));
  expect(await ada.mention('limitations', { thread: '1600000000.000100' })).toEqual({});
  await expect.poll(() => slack.screen.messages()).toMatchObject([{ thread: '1600000000.000100', onlyUser: 'U1' }]);
  expect(await ada.press(slack.screen.newest('U1'), 'Wrong?')).toEqual({});
  await ada.command('model');
  await expect.poll(() => slack.views.length).toBe(2);
  const [reportView, optionView] = slack.views as [View, View];
  expect(await ada.type(optionView, 'name', 'cl')).toEqual([{ label: 'CLIP', value: 'model/clip' }]);
  expect(await ada.send(optionView, { name: 'model/clip' })).toEqual({});
  expect(await ada.send(reportView, { report: 'Wrong.' })).toEqual({});
  await expect.poll(() => slack.screen.messages().length).toBe(3);
});

it('refuses a body that is longer than Slack sends', async () => {
  const { send } = await runOverHttp();
  expect((await send(form({ text: 'x'.repeat(1024 * 1024) }))).status).toBe(413);
});

it('answers a request that is delivered twice only once', async () => {
  const { slack, send, logs } = await runOverHttp();
  const body = form(slashFields('limitations', slack.responseUrl()));
  expect((await send(body)).status).toBe(200);
  expect((await send(body)).status).toBe(200);
  await slack.traffic.wait('response');
  expect(logs.filter((line) => line.includes('"duplicate"'))).toHaveLength(1);
});

it('answers an event once when only its retries arrive', async () => {
  const { slack, send } = await runOverHttp();
  const event = JSON.stringify(mentionEvent({ text: '<@UBOT> limitations' }));
  for (const retry of ['1', '2', '3']) {
    const headers = { 'x-slack-retry-num': retry, 'x-slack-retry-reason': 'http_timeout' };
    expect((await send(event, { ...SIGNED, headers }, JSON_TYPE)).status).toBe(200);
  }
  await expect.poll(() => slack.screen.messages().length).toBe(1);
  expect(slack.screen.messages()).toHaveLength(1);
});

it('takes no new requests after it stopped', async () => {
  const { bot, slack, send } = await runOverHttp();
  await bot.stop();
  expect((await send(form(slashFields('limitations', slack.responseUrl())))).status).toBe(503);
  expect(bot.status().connected).toBe(false);
});

import { expect, it } from 'vitest';
import { BOT_SCOPES } from '../../../../bots/slack/scopes.ts';
import { fakeSlack, httpEnv, runBot, untilConnected, wakeBot } from '../../../support/slack/bot.ts';
import { startFakeSlack } from '../../../support/slack/fake/fake-slack.ts';
import { error, failing, rateLimited } from '../../../support/slack/fake/faults.ts';
import { slashEnvelope, slashFields } from '../../../support/slack/payloads.ts';
import { reply } from '../../../support/slack/replies.ts';

it('says which token Slack refuses and what to do, and stays alive', async () => {
  const slack = await fakeSlack();
  const { bot } = await runBot(slack, { env: { SLACK_BOT_TOKEN: 'xoxb-wrong' } });
  expect(bot.status().connected).toBe(false);
  expect(bot.status().detail).toMatch(/^Slack refuses SLACK_BOT_TOKEN \(invalid_auth\): copy the Bot User OAuth Token .* restart$/);
  expect(slack.traffic.entries).toHaveLength(1);
});

it.each(['invalid_auth', 'missing_scope', 'not_allowed_token_type'])('names SLACK_APP_TOKEN when Slack answers %s', async (code) => {
  const slack = await fakeSlack();
  slack.faults.push(failing('apps.connections.open', error('apps.connections.open', code)));
  const { bot } = await runBot(slack);
  expect(bot.status().connected).toBe(false);
  expect(bot.status().detail).toMatch(new RegExp(`^Slack refuses SLACK_APP_TOKEN \\(${code}\\): .*connections:write`));
});

it('says when the token is refused later', async () => {
  const slack = await fakeSlack();
  const running = await runBot(slack);
  slack.faults.push(failing('apps.connections.open', error('apps.connections.open', 'token_revoked')));
  slack.socket.drop();
  await expect.poll(() => running.bot.status().detail).toContain('Slack refuses SLACK_APP_TOKEN (token_revoked)');
});

it('retries with growing waits until Slack is reachable', async () => {
  const first = await startFakeSlack();
  const port = Number(new URL(first.apiUrl).port);
  await first.close();
  const running = await runBot(first);
  expect(running.bot.status().connected).toBe(false);
  expect(running.bot.status().detail).toMatch(/^no connection to Slack at http.*SLACK_API_URL; trying again in 1 s$/);
  await wakeBot(running, 1000);
  await wakeBot(running, 2000);
  await expect.poll(() => running.clock.sleeping()).toEqual([4000]);
  const slack = await fakeSlack({ port });
  await wakeBot(running, 4000);
  await untilConnected(running);
  slack.socket.send(slashEnvelope(slashFields('limitations', slack.responseUrl())));
  expect(await slack.traffic.wait('response')).toMatchObject([{ status: 200 }]);
});

it('waits as long as Slack asks before it connects', async () => {
  const slack = await fakeSlack();
  slack.faults.push(failing('apps.connections.open', rateLimited(9), 1), failing('auth.test', { kind: 'status', status: 502 }, 1));
  const running = await runBot(slack);
  await wakeBot(running, 1000);
  await wakeBot(running, 9000);
  await untilConnected(running);
});

it("keeps trying when a proxy answers in Slack's place", async () => {
  const slack = await fakeSlack();
  slack.faults.push(failing('auth.test', { kind: 'status', status: 200, body: '<html>Sign in</html>' }, 1));
  const running = await runBot(slack);
  await wakeBot(running, 1000);
  await untilConnected(running);
});

it("reconnects when Slack doesn't say hello", async () => {
  const slack = await fakeSlack();
  const running = await runBot(slack);
  slack.socket.greet(false);
  slack.socket.drop();
  await slack.traffic.wait('opened', 2);
  await wakeBot(running, 20_000);
  await slack.traffic.wait('closed', 2);
  slack.socket.greet(true);
  await wakeBot(running, 1000);
  await untilConnected(running);
});

it('names missing scopes and stays connected', async () => {
  const slack = await fakeSlack({ workspace: { scopes: BOT_SCOPES.filter((scope) => !scope.startsWith('im:')) } });
  const { bot } = await runBot(slack);
  expect(bot.status().connected).toBe(true);
  expect(bot.status().detail).toMatch(/missing scopes: im:history, im:read, im:write \(.*reinstall/);
});

it('names what an optional scope that was refused costs', async () => {
  const slack = await fakeSlack({ workspace: { scopes: BOT_SCOPES.filter((scope) => scope !== 'users:read') } });
  const { bot } = await runBot(slack);
  expect(bot.status().connected).toBe(true);
  expect(bot.status().detail).not.toContain('missing scopes');
  expect(bot.status().detail).toContain('optional scopes not granted: users:read (no admin commands, such as scheduling daily facts)');
});

it('prefers Socket Mode when both transports are configured, and says so', async () => {
  const slack = await fakeSlack();
  const { bot } = await runBot(slack, { env: { SLACK_SIGNING_SECRET: 'secret' } });
  expect(bot.routes).toEqual([]);
  expect(bot.status().connected).toBe(true);
  expect(bot.status().detail).toContain('by Socket Mode (SLACK_SIGNING_SECRET is set too and not used');
});

it('names the bot token over HTTP too, and still takes requests', async () => {
  const slack = await fakeSlack();
  const { bot } = await runBot(slack, { env: { ...httpEnv(slack), SLACK_BOT_TOKEN: 'xoxb-wrong' } });
  expect(bot.routes.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /slack/events']);
  expect(bot.status().detail).toContain('Slack refuses SLACK_BOT_TOKEN');
});

it('waits for the reply in progress when it stops', async () => {
  const slack = await fakeSlack();
  let finish = (_: ReturnType<typeof reply>) => {};
  const { bot } = await runBot(slack, {
    answer: () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  });
  slack.socket.send(slashEnvelope(slashFields('limitations', slack.responseUrl())));
  await slack.traffic.wait('ack');
  const stopped = bot.stop();
  await slack.traffic.wait('closed');
  finish(reply());
  await stopped;
  expect(slack.traffic.of('response')).toMatchObject([{ status: 200 }]);
  expect(bot.status()).toEqual({ connected: false, detail: 'stopped' });
});

it('stops without waiting forever for a reply', async () => {
  const slack = await fakeSlack();
  const running = await runBot(slack, { answer: () => new Promise(() => {}) });
  slack.socket.send(slashEnvelope(slashFields('limitations', slack.responseUrl())));
  await slack.traffic.wait('ack');
  const stopped = running.bot.stop();
  await wakeBot(running, 8000);
  await stopped;
});

it('stops while it waits for Slack', async () => {
  const slack = await startFakeSlack();
  await slack.close();
  const { bot } = await runBot(slack);
  await bot.stop();
  expect(bot.status()).toEqual({ connected: false, detail: 'stopped' });
});

/** A poster on the real client of Slack. */
import { expect, it } from 'vitest';
import { CLAIM, COMPLETE_DELIVERY } from '../../../support/daily/api.ts';
import { postJob, recoveryJob } from '../../../support/daily/jobs.ts';
import { posting, until } from '../../../support/daily/poster.ts';
import { failing, rateLimited } from '../../../support/slack/fake/faults.ts';
import { manualClock } from '../../../support/slack/manual-clock.ts';
import { slackPosting } from '../../../support/slack/posting.ts';

it('makes no request while Slack wants it to wait, and claims no jobs', async () => {
  const clock = manualClock();
  const { slack, platformPoster, callsOf } = await slackPosting({ clock });
  const { api } = posting({ clock, givenPlatformPoster: platformPoster, batch: 1 });
  slack.faults.push(failing('chat.postMessage', rateLimited(30), 1));
  api.give(postJob(), postJob());
  await until(() => api.inputsOf(COMPLETE_DELIVERY).length === 1);
  expect(api.inputsOf(COMPLETE_DELIVERY)).toMatchObject([{ outcome: 'RETRY', reason: 'ratelimited', retryAfterMs: 30_000 }]);
  // Whatever was claimed before the answer came waits for its turn as well.
  const passSecond = async () => {
    await until(() => clock.sleeping().length > 0);
    clock.advance(1000);
    await new Promise(setImmediate);
  };
  await passSecond();
  const claims = api.inputsOf(CLAIM).length;
  for (let passed = 1; passed < 29; passed += 1) await passSecond();
  expect([callsOf('chat.postMessage').length, api.inputsOf(CLAIM).length]).toEqual([1, claims]);
  await passSecond();
  await until(() => callsOf('chat.postMessage').length === 2 && api.inputsOf(COMPLETE_DELIVERY).length === 2);
  expect(api.inputsOf(COMPLETE_DELIVERY)[1]).toMatchObject({ outcome: 'SENT' });
});

it('posts once what Slack has taken without an answer', async () => {
  const { slack, platformPoster, clock } = await slackPosting();
  const { api } = posting({ clock, givenPlatformPoster: platformPoster, batch: 1 });
  slack.faults.push(failing('chat.postMessage', { kind: 'drop', when: 'after' }, 1));
  const { id, subscription, fact } = postJob();
  api.give({ ...postJob(), id, subscription, fact });
  await until(() => api.inputsOf(COMPLETE_DELIVERY).length === 1);
  expect(api.inputsOf(COMPLETE_DELIVERY)).toMatchObject([{ outcome: 'UNCLEAR', reason: expect.stringMatching(/^no_answer:/) }]);
  api.give(recoveryJob({ id, fact, in: subscription }));
  await until(() => api.inputsOf(COMPLETE_DELIVERY).length === 2);
  expect(api.inputsOf(COMPLETE_DELIVERY)[1]).toMatchObject({ id, outcome: 'SENT', messageId: slack.screen.newest().ts });
  expect(slack.screen.messages()).toHaveLength(1);
});

it('keeps to what Slack takes of a workspace and of a channel', async () => {
  const { slack, platformPoster, clock } = await slackPosting({ workspace: { channels: ['C1', 'C2', 'C3'] } });
  const { api } = posting({ clock, givenPlatformPoster: platformPoster, batch: 1 });
  const times: { readonly channel: unknown; readonly at: number }[] = [];
  slack.faults.push(({ method, args }) => {
    if (method === 'chat.postMessage') times.push({ channel: args['channel'], at: clock.now().getTime() });
    return undefined;
  });
  const channels = ['C1', 'C2', 'C3', 'C1', 'C1', 'C2', 'C3', 'C3'];
  api.give(...channels.map((channel) => postJob({ in: { channel } })));
  await until(() => api.inputsOf(COMPLETE_DELIVERY).length === channels.length);
  const within = (at: number, some: typeof times) => some.filter((one) => one.at >= at && one.at < at + 1000).length;
  expect(Math.max(...times.map(({ at }) => within(at, times)))).toBeLessThanOrEqual(4);
  for (const { channel, at } of times)
    expect(
      within(
        at,
        times.filter((one) => one.channel === channel),
      ),
    ).toBe(1);
});

/** Slack delivers an event again when it believes it to be lost, to any of the processes. */
import { expect, it } from 'vitest';
import { fakeSlack, runBot } from '../../../support/slack/bot.ts';
import { createEnvelope, mentionEvent } from '../../../support/slack/payloads.ts';
import { reply } from '../../../support/slack/replies.ts';

const EVENTS = 1000;
const DELIVERIES = 4;
/** The number of deliveries without waiting. */
const WAVE = 200;

it(`answers ${EVENTS} events once each, delivered ${DELIVERIES} times at once and out of order, to two processes`, async () => {
  const slack = await fakeSlack();
  const taken = new Set<string>();
  let effects = 0;
  const shared = {
    isNew: async (event: string) => {
      const isNew = !taken.has(event);
      taken.add(event);
      return isNew;
    },
    answer: async () => {
      effects += 1;
      return reply({ blocks: [], sources: [] });
    },
  };
  const running = [await runBot(slack, shared), await runBot(slack, shared)];
  const events = Array.from({ length: EVENTS }, () => mentionEvent({ text: '<@UBOT> limitations' }));
  const deliveries = shuffled(Array.from({ length: DELIVERIES }, () => events).flat());
  for (let from = 0; from < deliveries.length; from += WAVE) {
    const wave = deliveries.slice(from, from + WAVE).map((event) => createEnvelope('events_api', event));
    for (const [at, envelope] of wave.entries()) slack.socket.send(envelope, 1 + (at % running.length));
    await Promise.all(wave.map(({ envelope_id }) => slack.traffic.acked(envelope_id)));
    // On a slow machine, too many pending calls would time out.
    await expect.poll(() => effects - slack.screen.messages().length, { timeout: 30_000, interval: 5 }).toBe(0);
  }
  // Stopping waits for everything in progress.
  await Promise.all(running.map(({ bot }) => bot.stop()));
  expect([effects, slack.screen.messages().length]).toEqual([EVENTS, EVENTS]);
});

/** The same pseudo-random order in every run. */
function shuffled<T>(members: readonly T[]): T[] {
  let state = 1;
  const keyed = members.map((member) => {
    state = (state * 48_271) % 2_147_483_647;
    return { member, key: state };
  });
  return keyed.sort((left, right) => left.key - right.key).map(({ member }) => member);
}

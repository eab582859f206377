/** Slack delivers an event again when it believes it to be lost, to whichever process it likes. */
import { expect, it } from 'vitest';
import { fakeSlack, run } from '../support/slack/bot.ts';
import { envelopeOf, mentionEvent } from '../support/slack/payloads.ts';
import { reply } from '../support/slack/replies.ts';

const EVENTS = 1000;
const DELIVERIES = 4;
it(`does ${EVENTS} events once each, delivered ${DELIVERIES} times out of order and without waiting, to two processes`, async () => {
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
  const running = [await run(slack, shared), await run(slack, shared)];
  const events = Array.from({ length: EVENTS }, () => mentionEvent({ text: '<@UBOT> limitations' }));
  const deliveries = shuffled(Array.from({ length: DELIVERIES }, () => events).flat());
  for (const [at, event] of deliveries.entries()) slack.socket.send(envelopeOf('events_api', event), 1 + (at % running.length));
  const acks = await slack.wire.wait('ack', deliveries.length);
  await expect.poll(() => slack.screen.messages().length, { timeout: 30_000 }).toBe(EVENTS);
  // Whatever is still under way is done then.
  await Promise.all(running.map(({ bot }) => bot.stop()));
  expect([effects, slack.screen.messages().length]).toEqual([EVENTS, EVENTS]);
  expect(new Set(acks.map(({ envelope }) => envelope)).size).toBe(deliveries.length);
});

/** The same order in every run, and none that anybody would choose. */
function shuffled<T>(members: readonly T[]): T[] {
  let state = 1;
  const keyed = members.map((member) => {
    state = (state * 48_271) % 2_147_483_647;
    return { member, key: state };
  });
  return keyed.sort((left, right) => left.key - right.key).map(({ member }) => member);
}

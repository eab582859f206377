import { expect, it } from 'vitest';
import { createInvalidRequestLimit } from '../../../../bots/discord/posting/invalid-request-limit.ts';
import { jumpingClock } from '../../../support/daily/clock.ts';

const noting = (count: number, answer: { readonly status: number; readonly scope: string | null }) => {
  const clock = jumpingClock();
  const budget = createInvalidRequestLimit(clock);
  for (let index = 0; index < count; index += 1) budget.record(answer);
  return { clock, budget };
};

it.each([
  [401, null],
  [403, null],
  [429, 'user'],
  [429, 'global'],
  [429, null],
])('counts %i of the scope %s, and waits when half of 10,000 is used', (status, scope) => {
  const { budget } = noting(4999, { status, scope });
  expect(budget.waitMs()).toBe(0);
  budget.record({ status, scope });
  expect(budget.waitMs()).toBe(601_000);
});

it.each([
  [200, null],
  [404, null],
  [429, 'shared'],
  [500, null],
])('does not count %i of the scope %s', (status, scope) => {
  expect(noting(10_000, { status, scope }).budget.waitMs()).toBe(0);
});

it('does not wait for a clock that was set back', () => {
  let time = Date.UTC(2026, 0, 1, 12);
  const budget = createInvalidRequestLimit({ now: () => new Date(time), sleep: async () => {} });
  for (let index = 0; index < 6000; index += 1) budget.record({ status: 403, scope: null });
  time -= 7_200_000;
  expect(budget.waitMs()).toBe(601_000);
  time += 601_000;
  expect(budget.waitMs()).toBe(0);
});

it('forgets what is ten minutes old', async () => {
  const { budget, clock } = noting(3000, { status: 403, scope: null });
  await clock.sleep(300_000);
  for (let index = 0; index < 2000; index += 1) budget.record({ status: 403, scope: null });
  expect(budget.waitMs()).toBe(301_000);
  await clock.sleep(301_000);
  expect(budget.waitMs()).toBe(0);
});

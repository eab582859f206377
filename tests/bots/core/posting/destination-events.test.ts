import { pino } from 'pino';
import { expect, it } from 'vitest';
import { Refused } from '../../../../bots/api/errors.ts';
import { createDestinationReporter } from '../../../../bots/core/posting/destination-events.ts';
import { discord } from '../../../../bots/discord/platform.ts';
import { slack } from '../../../../bots/slack/platform.ts';
import { fakeDailyApi, outage, REPORT } from '../../../support/daily/api.ts';
import { jumpingClock } from '../../../support/daily/clock.ts';

function reporting(platform = slack) {
  const logged: { readonly msg: string; readonly level: number }[] = [];
  const log = pino({}, { write: (line) => void logged.push(JSON.parse(line)) });
  const api = fakeDailyApi();
  const clock = jumpingClock();
  return { api, clock, logged, report: createDestinationReporter({ query: api.query, platform, clock, log }) };
}

it('tells the API of a channel, and of a whole workspace', async () => {
  const { api, report } = reporting(discord);
  await report({ workspace: 'G', channel: 'C', event: 'GONE' });
  await report({ workspace: 'G', event: 'REMOVED' });
  expect(api.inputsOf(REPORT)).toEqual([
    { platform: 'discord', workspace: 'G', channel: 'C', event: 'GONE' },
    { platform: 'discord', workspace: 'G', event: 'REMOVED' },
  ]);
});

it('tells it again while the API is away, and says so when it stays away', async () => {
  const { api, report, clock, logged } = reporting();
  api.fails.set(REPORT, outage);
  await report({ workspace: 'T1', event: 'REMOVED' });
  expect(api.inputsOf(REPORT)).toHaveLength(6);
  expect(clock.slept).toEqual([500, 1000, 2000, 4000, 8000]);
  expect(logged.map(({ msg }) => msg)).toEqual(['a destination event could not be reported']);
});

it('does not tell again what the API does not want', async () => {
  const { api, report } = reporting();
  api.fails.set(REPORT, new Refused('no such thing', { code: 'BAD_USER_INPUT' }));
  await report({ workspace: 'T1', event: 'REMOVED' });
  expect(api.inputsOf(REPORT)).toHaveLength(1);
});

import { expect, it } from 'vitest';
import { commands } from '../../../../bots/core/commands/index.ts';
import type { Request } from '../../../../bots/core/contract/request.ts';
import { toPlace } from '../../../../bots/slack/answer/place.ts';
import { fakeSlack, runBot } from '../../../support/slack/bot.ts';
import { error, failing } from '../../../support/slack/fake/faults.ts';
import { bySocket, person } from '../../../support/slack/person.ts';
import { reply } from '../../../support/slack/replies.ts';

async function startAs(user: string) {
  const slack = await fakeSlack({ workspace: { admins: ['U2'] } });
  const requests: Request[] = [];
  await runBot(slack, {
    commands,
    answer: async (request) => {
      requests.push(request);
      return reply({ actions: [{ kind: 'button', action: 'ask', label: 'Private', token: 'MAC["settings",0,{"visibility":"private"}]' }] });
    },
  });
  const until = (count: number) => expect.poll(() => requests.length, { timeout: 5000 }).toBe(count);
  const lookUps = () => slack.traffic.of('call').filter(({ method }) => method === 'users.info').length;
  return { ...person(slack, bySocket(slack), user), slack, requests, until, lookUps };
}

it.each([
  ['U2', true],
  ['U1', false],
])('resolves whether %s is an admin: %s', async (user, isAdmin) => {
  const { command, press, until, requests, slack } = await startAs(user);
  await command('config public');
  await until(1);
  await expect.poll(() => slack.screen.messages().length).toBe(1);
  await press(slack.screen.newest(user), 'Private');
  await until(2);
  expect(requests.map(({ place }) => place.isAdmin)).toEqual([isAdmin, isAdmin]);
});

it("doesn't look up the user for other commands", async () => {
  const { command, mention, until, lookUps, requests } = await startAs('U2');
  await command('limitations');
  await mention('what are settings?');
  await until(2);
  expect(lookUps()).toBe(0);
  expect(requests.map(({ place }) => 'isAdmin' in place)).toEqual([false, false]);
});

it('leaves isAdmin out when the lookup fails', async () => {
  const { command, until, requests, slack } = await startAs('U2');
  slack.faults.push(failing('users.info', error('users.info', 'user_not_visible')));
  await command('settings');
  await until(1);
  expect(requests[0]?.place).not.toHaveProperty('isAdmin');
});

it.each([
  ['a channel', { channel: 'C1' }, undefined],
  ['a direct message to the bot', { channel: 'D1', isAlone: true }, true],
  ['a direct message between users', { channel: 'D2' }, true],
  ['a direct message of a group', { channel: 'G1', isGroupDirect: true }, true],
] as const)('tells %s from the others', (_what, target, isDirect) => {
  expect(toPlace({ workspace: 'T1', user: 'U1', ...target }).isDirect).toBe(isDirect);
});

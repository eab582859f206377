import { expect, it } from 'vitest';
import type { Request } from '../../../../bots/core/contract/request.ts';
import { slack as platform } from '../../../../bots/slack/platform.ts';
import { requestOf } from '../../../support/bots/interpret.ts';
import { fakeSlack, type RunOptions, runBot } from '../../../support/slack/bot.ts';
import { error, failing } from '../../../support/slack/fake/faults.ts';
import { mentionEvent } from '../../../support/slack/payloads.ts';
import { bySocket, labelsOf, person } from '../../../support/slack/person.ts';
import { reply } from '../../../support/slack/replies.ts';

const share = { kind: 'button', action: 'share', label: 'Share', token: 'of-share' } as const;

/** A user and a bot that answers her, with the requests it received. */
async function ada(visibility: 'private' | 'public' = 'private', options: RunOptions = {}) {
  const slack = await fakeSlack();
  const requests: Request[] = [];
  const running = await runBot(slack, {
    answer: async (request) => {
      requests.push(requestOf(request));
      return reply({ visibility, actions: [share] });
    },
    ...options,
  });
  const untilShown = (count: number) => expect.poll(() => slack.screen.messages().length, { timeout: 5000 }).toBe(count);
  return { ...running, slack, requests, untilShown, ...person(slack, bySocket(slack)) };
}

const IN_THREAD = { recalls: '1600000000.000100', remembers: '1600000000.000100' };

it('answers a mention in a thread there, to the user alone', async () => {
  const { mention, untilShown, slack, requests } = await ada();
  expect(await mention('limitations', { thread: '1600000000.000100' })).toEqual({});
  await untilShown(1);
  expect(requests).toEqual([
    {
      input: { kind: 'text', text: 'limitations' },
      place: { platform, workspace: 'T1', channel: 'C1', user: 'U1', thread: '1600000000.000100', conversation: IN_THREAD },
    },
  ]);
  expect(slack.screen.messages()).toMatchObject([{ channel: 'C1', thread: '1600000000.000100', onlyUser: 'U1' }]);
});

it('answers a mention outside of a thread in the channel, and in public in a thread below it', async () => {
  const one = await ada();
  await one.mention('limitations', { ts: '1600000001.000100' });
  await one.untilShown(1);
  // An ephemeral message in a thread that does not exist yet is not shown at all.
  expect(one.slack.screen.messages()).toMatchObject([{ channel: 'C1', thread: undefined, onlyUser: 'U1' }]);
  const other = await ada('public');
  await other.mention('limitations share', { ts: '1600000001.000100' });
  await other.untilShown(1);
  expect(other.slack.screen.newest()).toMatchObject({ channel: 'C1', thread: '1600000001.000100' });
});

it('answers in public in the thread of the mention, without a share button', async () => {
  const { mention, untilShown, slack } = await ada('public');
  await mention('limitations', { thread: '1600000000.000100' });
  await untilShown(1);
  expect(slack.screen.newest()).toMatchObject({ channel: 'C1', thread: '1600000000.000100' });
  expect(labelsOf(slack.screen.newest())).toEqual([]);
});

it('answers a direct message with a plain message, also in its threads', async () => {
  const { write, untilShown, slack, requests } = await ada();
  await write('/lmm limitations');
  await write('limitations', { thread: '1600000000.000100' });
  await untilShown(2);
  expect(requests.map(({ input }) => input)).toEqual([
    { kind: 'text', text: 'limitations' },
    { kind: 'text', text: 'limitations' },
  ]);
  expect(slack.screen.messages().map(({ channel, thread, onlyUser }) => ({ channel, thread, onlyUser }))).toEqual([
    { channel: 'DU1', thread: undefined, onlyUser: undefined },
    { channel: 'DU1', thread: '1600000000.000100', onlyUser: undefined },
  ]);
  expect(slack.screen.messages().flatMap(labelsOf)).toEqual([]);
});

it('answers a command in a conversation between users to the one who asked alone', async () => {
  const { command, untilShown, slack } = await ada('private');
  await command('limitations', 'D9');
  await untilShown(1);
  expect(slack.screen.messages()).toMatchObject([{ channel: 'D9', onlyUser: 'U1' }]);
});

it('shows a shared answer to both users of a conversation', async () => {
  const { command, untilShown, slack } = await ada('public');
  await command('limitations share', 'D9');
  await untilShown(1);
  expect(slack.screen.newest()).toMatchObject({ channel: 'D9' });
});

it('ignores bots, itself, and edited messages', async () => {
  const { write, mention, untilShown, slack, logs } = await ada();
  await mention('limitations', { more: { bot_id: 'B1' } });
  await write('limitations', { more: { bot_id: 'BBOT' }, user: 'UBOT' });
  await write('limitations', { more: { subtype: 'message_changed' } });
  await mention('limitations', { more: { edited: { user: 'U1', ts: '1.1' } } });
  await write('limitations', { more: { channel_type: 'channel' } });
  await mention('limitations');
  await untilShown(1);
  expect(slack.screen.messages()).toHaveLength(1);
  expect(logs.filter((line) => line.includes('"ignored"'))).toHaveLength(5);
});

it('answers a repeated event once, and then the next one', async () => {
  const { slack, untilShown, requests } = await ada();
  const send = bySocket(slack);
  const event = mentionEvent({ text: '<@UBOT> limitations' });
  await Promise.all([send('events_api', event), send('events_api', event)]);
  await send('events_api', mentionEvent({ text: '<@UBOT> compare' }));
  await untilShown(2);
  expect(requests.map(({ input }) => input)).toEqual([
    { kind: 'text', text: 'limitations' },
    { kind: 'text', text: 'compare' },
  ]);
});

it('ignores an event that another process has taken', async () => {
  const { mention, slack, logs } = await ada('private', { isNew: async () => false });
  await mention('limitations');
  await expect.poll(() => logs.some((line) => line.includes('"outcome":"duplicate"'))).toBe(true);
  expect(slack.screen.messages()).toEqual([]);
});

it.each(['channel_not_found', 'user_not_in_channel'])('sends a direct message when it may not answer in the thread: %s', async (code) => {
  const { mention, untilShown, slack } = await ada();
  slack.faults.push(failing('chat.postEphemeral', error('chat.postEphemeral', code)));
  await mention('limitations', { thread: '1600000000.000100' });
  await untilShown(1);
  expect(slack.screen.messages()).toMatchObject([{ channel: 'DU1' }]);
});

it("doesn't log what users write", async () => {
  const { mention, write, untilShown, logs } = await ada();
  await mention('limitations of my own secret');
  await write('what about my own secret');
  await untilShown(2);
  await expect.poll(() => logs.filter((line) => line.includes('"sent"')).length).toBe(2);
  expect(logs.join()).toMatch(/"source":"mention","command":"limitations".*"source":"message","command":"other"/s);
  expect(logs.join()).not.toContain('own secret');
});

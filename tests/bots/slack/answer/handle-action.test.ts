import { expect, it } from 'vitest';
import type { Action, ButtonAction, Reply } from '../../../../bots/core/contract/reply.ts';
import { textReply } from '../../../../bots/core/contract/reply.ts';
import type { Input, Request } from '../../../../bots/core/contract/request.ts';
import { slack as platform } from '../../../../bots/slack/platform.ts';
import { requestOf } from '../../../support/bots/interpret.ts';
import { fakeSlack, type RunOptions, runBot } from '../../../support/slack/bot.ts';
import { error, failing } from '../../../support/slack/fake/faults.ts';
import { textOfMessage, type VisibleMessage } from '../../../support/slack/fake/screen.ts';
import { bySocket, labelsOf, person } from '../../../support/slack/person.ts';
import { claims, reply, sources } from '../../../support/slack/replies.ts';

const button = (action: ButtonAction, label: string): Action => ({
  kind: 'button',
  action,
  label,
  token: `${label}&<@U1>`,
});
const all: readonly Action[] = [
  button('turn', 'More'),
  button('ask', 'Explain'),
  { kind: 'select', label: 'Which one?', choices: [{ label: 'CLIP', detail: 'model', token: 'clip "é" %26' }] },
  button('share', 'Share'),
  { kind: 'link', label: 'GraphQL', url: 'https://example.org/graphql' },
  button('report', 'Wrong?'),
];

const isPress = (input: Input) => input.kind === 'press';

/** Answers with every kind of action. A click is answered with its action and token, and a shared answer has no share button, as in core. */
function answerWithActions(requests: Request[]) {
  return async (request: Request): Promise<Reply> => {
    requests.push(requestOf(request));
    const { input } = request;
    if (input.kind !== 'press') return reply({ actions: all });
    const isShared = input.action === 'share';
    return reply({
      lead: { text: `${input.action} ${input.token}`, sources: [] },
      actions: all.filter((action) => !isShared || action.kind !== 'button' || action.action !== 'share'),
      visibility: isShared ? 'public' : 'private',
    });
  };
}

async function ada(options: RunOptions = {}) {
  const slack = await fakeSlack();
  const requests: Request[] = [];
  const running = await runBot(slack, { answer: answerWithActions(requests), ...options });
  const ada = person(slack, bySocket(slack));
  const until = (count: number) => expect.poll(() => slack.screen.messages().length, { timeout: 5000 }).toBe(count);
  const untilSays = (text: string) =>
    expect.poll(() => slack.screen.messages().map(textOfMessage).join('\n'), { timeout: 5000 }).toContain(text);
  const shown = async (): Promise<VisibleMessage> => {
    await ada.command('limitations');
    await until(1);
    return slack.screen.newest('U1');
  };
  return { ...running, ...ada, slack, requests, until, untilSays, shown };
}

it('replaces a private answer by its next page', async () => {
  const { shown, press, untilSays, slack, requests } = await ada();
  const first = await shown();
  expect(labelsOf(first)).toEqual(['More', 'Explain', 'Share', 'Which one?', 'Wrong?', 'GraphQL']);
  expect(await press(first, 'More')).toEqual({});
  await untilSays('turn More');
  expect(slack.screen.messages()).toHaveLength(1);
  expect(requests.at(-1)).toEqual({
    input: { kind: 'press', action: 'turn', token: 'More&<@U1>' },
    place: { platform, workspace: 'T1', channel: 'C1', user: 'U1' },
  });
});

it('answers a follow-up privately, from a button and from a menu', async () => {
  const { shown, press, choose, until, slack, requests } = await ada();
  const first = await shown();
  await press(first, 'Explain');
  await until(2);
  await choose(first, 'CLIP');
  await until(3);
  expect(slack.screen.messages().map(({ onlyUser }) => onlyUser)).toEqual(['U1', 'U1', 'U1']);
  expect(requests.map(({ input }) => input).filter(isPress)).toEqual([
    { kind: 'press', action: 'ask', token: 'Explain&<@U1>' },
    { kind: 'press', action: 'ask', token: 'clip "é" %26' },
  ]);
});

it('handles what is in the menu of the rest, and a press on a thumb', async () => {
  const rest = [1, 2, 3, 4].map((number) => button('ask', `Question ${number}`));
  const actions = [...rest, button('useful', 'Useful'), button('report', 'Wrong?')];
  const requests: Request[] = [];
  const answer = answerWithActions(requests);
  const { shown, press, until, slack } = await ada({
    answer: async (request) => {
      const answered = await answer(request);
      return request.input.kind === 'press' ? answered : { ...answered, actions };
    },
  });
  const first = await shown();
  expect(labelsOf(first)).toEqual(['Question 1', 'Question 2', 'Question 3', 'Question 4', '👍', '👎']);
  await press(first, 'Question 4');
  await until(2);
  await press(first, '👍');
  await until(3);
  await press(first, '👎');
  await expect.poll(() => slack.views.length).toBe(1);
  expect(requests.map(({ input }) => input).filter(isPress)).toEqual([
    { kind: 'press', action: 'ask', token: 'Question 4&<@U1>' },
    { kind: 'press', action: 'useful', token: 'Useful&<@U1>' },
  ]);
  expect(slack.screen.messages().map(({ onlyUser }) => onlyUser)).toEqual(['U1', 'U1', 'U1']);
});

it('shares an answer with everyone once, and removes the button', async () => {
  const { shown, press, until, slack } = await ada();
  const first = await shown();
  await Promise.all([press(first, 'Share'), press(first, 'Share')]);
  await until(2);
  await expect.poll(() => labelsOf(slack.screen.newest('U1'))).not.toContain('Share');
  expect(slack.screen.messages().map(({ onlyUser }) => onlyUser)).toEqual(['U1', undefined]);
  const everybody = slack.screen.newest();
  expect(textOfMessage(everybody)).toContain('Shared by someone here.');
  expect(JSON.stringify(everybody)).not.toContain('<@');
  expect(labelsOf(everybody)).not.toContain('Share');
});

it('shares in the thread of the question', async () => {
  const { mention, press, until, slack } = await ada();
  await mention('limitations', { thread: '1600000000.000100' });
  await until(1);
  await press(slack.screen.newest('U1'), 'Share');
  await until(2);
  expect(slack.screen.newest()).toMatchObject({ channel: 'C1', thread: '1600000000.000100' });
  await expect.poll(() => labelsOf(slack.screen.newest('U1'))).not.toContain('Share');
});

it('says so when sharing fails, and keeps the button', async () => {
  const { shown, press, untilSays, slack } = await ada();
  const first = await shown();
  slack.faults.push(
    (call) => (call.args['response_type'] === 'in_channel' ? error('response_url', 'expired_url') : undefined),
    failing('chat.postMessage', error('chat.postMessage', 'not_in_channel')),
  );
  await press(first, 'Share');
  await untilSays('couldn’t show this answer to everyone here');
  expect(slack.screen.messages().map(({ onlyUser }) => onlyUser)).toEqual(['U1', 'U1']);
  expect(labelsOf(first)).toContain('Share');
});

it('turns the page of a public answer for everyone', async () => {
  const { mention, press, untilSays, until, slack } = await ada({
    answer: async (request) => ({ ...(await answerWithActions([])(request)), visibility: 'public' }),
  });
  await mention('limitations', { thread: '1600000000.000100' });
  await until(1);
  expect(labelsOf(slack.screen.newest())).not.toContain('Share');
  await press(slack.screen.newest(), 'More');
  await untilSays('turn More');
  expect(slack.screen.messages()).toHaveLength(1);
  expect(labelsOf(slack.screen.newest())).not.toContain('Share');
});

it('tells only the user who clicked that a button belongs to another user, and changes nothing', async () => {
  const { shown, press, until, slack } = await ada();
  await press(await shown(), 'Share');
  await until(2);
  const everybody = slack.screen.newest();
  const stranger = await ada({ answer: async () => textReply('Not your button', 'This belongs to someone else.') });
  const bob = person(stranger.slack, bySocket(stranger.slack), 'U2');
  const theirs = stranger.slack.screen.show({ ...everybody, channel: 'C1' });
  for (const label of ['More', 'Explain']) await bob.press(theirs, label);
  await stranger.until(3);
  expect(stranger.slack.screen.find(theirs.ts)?.blocks).toEqual(everybody.blocks);
  expect(stranger.slack.screen.messages().slice(1)).toMatchObject([{ onlyUser: 'U2' }, { onlyUser: 'U2' }]);
});

it('keeps an answer when its next page fails, and says so', async () => {
  const { shown, press, until, slack } = await ada({
    answer: async ({ input }) => (isPress(input) ? textReply('No answer right now', 'Sorry.') : reply({ actions: all })),
  });
  const first = await shown();
  await press(first, 'More');
  await until(2);
  expect(slack.screen.find(first.ts)).toEqual(first);
});

it.each(['expired_url', 'used_url'])('turns the page by chat.update when the response_url answers %s', async (code) => {
  const { write, press, untilSays, until, slack } = await ada();
  await write('limitations');
  await until(1);
  slack.faults.push(failing('response_url', error('response_url', code)));
  const [first] = slack.screen.messages();
  await press(first as VisibleMessage, 'More');
  await untilSays('turn More');
  expect(slack.screen.messages()).toHaveLength(1);
  expect(slack.traffic.of('call').filter(({ method }) => method === 'chat.update')).toMatchObject([{ answer: { ok: true } }]);
});

it('replaces the old page by the first message of a long one by chat.update, and posts the rest', async () => {
  const long = { kind: 'claims', ordered: true, claims: claims(60, () => 'word '.repeat(60)) } as const;
  const { write, press, until, slack } = await ada({
    answer: async ({ input }) => (isPress(input) ? reply({ blocks: [long], sources: sources(60) }) : reply({ actions: all })),
  });
  await write('limitations');
  await until(1);
  slack.faults.push(failing('response_url', error('response_url', 'expired_url')));
  const [first] = slack.screen.messages();
  await press(first as VisibleMessage, 'More');
  await until(3);
  expect(slack.screen.messages().map((message) => textOfMessage(message).match(/part \d of \d/)?.[0])).toEqual([
    'part 1 of 3',
    'part 2 of 3',
    'part 3 of 3',
  ]);
  expect(slack.traffic.of('call').filter(({ method }) => method === 'chat.update')).toHaveLength(1);
});

it("posts the page again when a private answer can't be changed any more", async () => {
  const { shown, press, until, slack } = await ada();
  const first = await shown();
  slack.faults.push(failing('response_url', error('response_url', 'expired_url')));
  await press(first, 'More');
  await until(2);
  expect(slack.screen.messages()).toMatchObject([{ onlyUser: 'U1' }, { onlyUser: 'U1' }]);
  expect(textOfMessage(slack.screen.newest('U1'))).toContain('turn More');
});

it('ignores links and unknown buttons', async () => {
  const { shown, press, slack, logs, requests } = await ada();
  const first = await shown();
  await press(first, 'GraphQL');
  const action_id = 'constructor.0';
  const strange = {
    ...first,
    blocks: [{ type: 'actions', elements: [{ type: 'button', action_id, value: 'x', text: { type: 'plain_text', text: 'x' } }] }],
  };
  await press(strange as VisibleMessage, 'x');
  await expect.poll(() => logs.filter((line) => line.includes('"ignored"')).length).toBe(2);
  expect([requests.length, slack.screen.messages().length]).toEqual([1, 1]);
});

it('handles a click once, in any process', async () => {
  const { shown, press, logs, slack } = await ada({ isNew: async (id) => !id.startsWith('2.') });
  await press(await shown(), 'Explain');
  await expect.poll(() => logs.some((line) => line.includes('"outcome":"duplicate"'))).toBe(true);
  expect(slack.screen.messages()).toHaveLength(1);
});

it('answers direct messages with plain messages, without a share button', async () => {
  const { write, press, until, slack } = await ada();
  await write('limitations');
  await until(1);
  const [first] = slack.screen.messages();
  await press(first as VisibleMessage, 'Explain');
  await until(2);
  expect(slack.screen.messages().flatMap(labelsOf)).not.toContain('Share');
  expect(slack.screen.messages().map(({ channel, onlyUser }) => ({ channel, onlyUser }))).toEqual([
    { channel: 'DU1', onlyUser: undefined },
    { channel: 'DU1', onlyUser: undefined },
  ]);
});

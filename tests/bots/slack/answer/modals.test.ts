import { expect, it } from 'vitest';
import { type Command, MAX_OPTION_LENGTH, type Options } from '../../../../bots/core/contract/command.ts';
import type { Request } from '../../../../bots/core/contract/request.ts';
import { messagesFor } from '../../../../bots/core/messages/index.ts';
import { optionModal, reportModal } from '../../../../bots/slack/answer/modals.ts';
import { slack as platform } from '../../../../bots/slack/platform.ts';
import { validateModal } from '../../../../bots/slack/render/validate.ts';
import { requestOf } from '../../../support/bots/interpret.ts';
import { fakeSlack, type RunOptions, runBot } from '../../../support/slack/bot.ts';
import { error, failing } from '../../../support/slack/fake/faults.ts';
import { textOfMessage, type VisibleMessage } from '../../../support/slack/fake/screen.ts';
import { fieldsOf, type View } from '../../../support/slack/fake/views.ts';
import { bySocket, person } from '../../../support/slack/person.ts';
import { reply } from '../../../support/slack/replies.ts';

const commandWith = (name: string, options: Options): Command => ({
  ...{ name, description: `All about ${name}`, options, examples: [name] },
  run: () => Promise.reject(new Error('commands are run by the answer')),
});
const commands = [
  commandWith('model', {
    name: { type: 'text', description: 'The name of the model', required: true, entityKinds: ['MODEL'] },
    share: { type: 'flag', description: 'Show it to everybody' },
  }),
  commandWith('rate', {
    note: { type: 'text', description: 'Anything else' },
    of: { type: 'choice', description: 'Which class', choices: ['lmm', 'llm'], required: true },
    why: { type: 'text', description: 'Why you think so', required: true, maxLength: 500 },
  }),
];
const messages = messagesFor(undefined);
const completions = [
  { label: 'CLIP', value: 'model/clip' },
  { label: 'R&D model', value: 'model/r&d' },
];

async function ada(options: RunOptions = {}) {
  const slack = await fakeSlack();
  const requests: Request[] = [];
  const running = await runBot(slack, {
    answer: async (request) => {
      requests.push(requestOf(request));
      return reply({ actions: [{ kind: 'button', action: 'report', label: 'Wrong?', token: 'of-report' }] });
    },
    commands,
    complete: async ({ text }) => completions.filter(({ label }) => label.toLowerCase().startsWith(text)),
    ...options,
  });
  const ada = person(slack, bySocket(slack));
  const until = (count: number) => expect.poll(() => slack.screen.messages().length, { timeout: 5000 }).toBe(count);
  const openedModal = async (index = 0): Promise<View> => {
    await expect.poll(() => slack.views.length, { timeout: 5000 }).toBe(index + 1);
    return slack.views[index] as View;
  };
  return { ...running, ...ada, slack, requests, until, openedModal };
}

it('opens a modal for the missing name, and answers in the channel of the question', async () => {
  const { command, openedModal, send, until, slack, requests } = await ada();
  expect(await command('model share')).toEqual({});
  const view = await openedModal();
  expect(view.title.text).toBe('/lmm model');
  expect(fieldsOf(view)).toMatchObject({ name: { type: 'external_select', min_query_length: 0 } });
  expect([requests, slack.screen.messages()]).toEqual([[], []]);
  expect(await send(view, { name: 'model/clip' })).toEqual({});
  await until(1);
  expect(slack.screen.messages()).toMatchObject([{ channel: 'C1', onlyUser: 'U1' }]);
  expect(requests).toEqual([
    {
      input: { kind: 'options', command: 'model', options: { name: 'model/clip', share: true } },
      place: { platform, workspace: 'T1', channel: 'C1', user: 'U1' },
    },
  ]);
});

it('offers names before and while the user types', async () => {
  const queries: unknown[] = [];
  const { command, openedModal, type } = await ada({
    complete: async (question) => {
      queries.push(question);
      return question.text === 'zzz' ? [] : completions;
    },
  });
  await command('model');
  const view = await openedModal();
  expect(await type(view, 'name', '')).toEqual(completions);
  expect(await type(view, 'name', ' cl ')).toEqual(completions);
  // The typed text can be submitted too: the command may still understand it.
  expect(await type(view, 'name', 'zzz')).toEqual([{ label: 'zzz', value: 'zzz' }]);
  expect(queries).toEqual(['', 'cl', 'zzz'].map((text) => ({ command: 'model', option: 'name', text })));
});

it('submits the chosen value as it was offered', async () => {
  const { command, openedModal, send, until, requests } = await ada();
  await command('model');
  await send(await openedModal(), { name: 'model/r%26d' });
  await until(1);
  expect(requests[0]?.input).toMatchObject({ options: { name: 'model/r&d' } });
});

it("offers only the typed text when names aren't found in time", async () => {
  const { command, openedModal, type, clock } = await ada({ complete: () => new Promise(() => {}) });
  await command('model');
  const offered = type(await openedModal(), 'name', 'cl');
  await expect.poll(() => clock.sleeping()).toContain(2000);
  clock.advance(2000);
  expect(await offered).toEqual([{ label: 'cl', value: 'cl' }]);
});

it('asks for all missing options at once, required ones first, with an element that fits each type', async () => {
  const { command, openedModal, send, until, requests } = await ada();
  await command('rate');
  const view = await openedModal();
  expect(fieldsOf(view)).toMatchObject({
    of: { type: 'static_select', options: [{ value: 'lmm' }, { value: 'llm' }] },
    why: { type: 'plain_text_input', max_length: 500, multiline: true },
  });
  expect(Object.keys(fieldsOf(view))).toEqual(['of', 'why', 'note']);
  expect(view.blocks).toMatchObject([{ optional: false }, { optional: false }, { optional: true }]);
  await send(view, { of: 'llm', why: ' It is <b>so</b> & more ' });
  await until(1);
  expect(requests[0]?.input).toEqual({ kind: 'options', command: 'rate', options: { of: 'llm', why: 'It is <b>so</b> & more' } });
});

it.each(['expired_trigger_id', 'exchanged_trigger_id', 'invalid_arguments'])(
  "says what is missing when the modal doesn't open: %s",
  async (code) => {
    const { command, until, slack, requests, logs } = await ada();
    slack.faults.push(failing('views.open', error('views.open', code)));
    await command('model');
    await until(1);
    expect(requests).toMatchObject([{ input: { kind: 'text', text: 'model' } }]);
    expect(logs.join()).toContain(`"reason":"${code}"`);
  },
);

it('says what is missing where no modal can open: in threads and direct messages', async () => {
  const { mention, write, until, slack } = await ada();
  await mention('model', { thread: '1600000000.000100' });
  await write('model');
  await until(2);
  expect(slack.views).toEqual([]);
});

it('opens the modal before it calls the API', async () => {
  const { command, openedModal } = await ada({
    isNew: () => new Promise(() => {}),
    visibilityOf: () => new Promise(() => {}),
    answer: () => new Promise(() => {}),
  });
  await command('model');
  await openedModal();
});

it('takes a report by a modal, and confirms it to the user alone', async () => {
  const { command, press, openedModal, send, until, slack, requests } = await ada();
  await command('model clip');
  await until(1);
  expect(await press(slack.screen.newest('U1'), 'Wrong?')).toEqual({});
  const view = await openedModal();
  expect(fieldsOf(view)).toMatchObject({ report: { type: 'plain_text_input', multiline: true } });
  expect(requests).toHaveLength(1);
  await send(view, { report: 'CLIP is of 2021.' });
  await until(2);
  expect(requests[1]?.input).toEqual({ kind: 'press', action: 'report', token: 'of-report', text: 'CLIP is of 2021.' });
  expect(slack.screen.messages()).toMatchObject([{ onlyUser: 'U1' }, { onlyUser: 'U1' }]);
});

it("asks the user to click again when the modal of a report doesn't open", async () => {
  const { command, press, until, slack, requests } = await ada();
  await command('model clip');
  await until(1);
  slack.faults.push(failing('views.open', error('views.open', 'expired_trigger_id')));
  await press(slack.screen.newest('U1'), 'Wrong?');
  await until(2);
  expect(textOfMessage(slack.screen.newest('U1'))).toContain('Please press the button again.');
  expect(requests).toHaveLength(1);
});

it('answers a modal in the thread where it was opened', async () => {
  const { mention, press, openedModal, send, until, slack } = await ada();
  await mention('model clip', { thread: '1600000000.000100' });
  await until(1);
  await press(slack.screen.newest('U1'), 'Wrong?');
  await send(await openedModal(), { report: 'Wrong.' });
  await until(2);
  expect(slack.screen.messages().map(({ thread, onlyUser }) => ({ thread, onlyUser }))).toEqual([
    { thread: '1600000000.000100', onlyUser: 'U1' },
    { thread: '1600000000.000100', onlyUser: 'U1' },
  ]);
});

it('handles a submission once, and ignores a closed modal', async () => {
  const { command, openedModal, send, close, logs, requests } = await ada({ isNew: async (id) => id.startsWith('1.') });
  await command('model');
  const view = await openedModal();
  expect(await close(view)).toEqual({});
  await send(view, { name: 'model/clip' });
  await expect
    .poll(() => logs.some((line) => line.includes('"source":"modal","command":"model"') && line.includes('duplicate')))
    .toBe(true);
  expect(requests).toEqual([]);
});

it('is valid with the longest values, or not opened at all', () => {
  const target = {
    workspace: 'T'.repeat(20),
    channel: 'C'.repeat(20),
    user: 'U'.repeat(20),
    responseUrl: `https://hooks.slack.com/${'x'.repeat(100)}`,
  };
  const wide = commandWith('x'.repeat(32), {
    first: { type: 'text', description: 'd'.repeat(100), required: true, entityKinds: 'any' },
    second: { type: 'choice', description: 'd'.repeat(100), choices: ['c'.repeat(100)], required: true },
  });
  const view = optionModal({ command: wide, option: 'first', given: { other: 'ü'.repeat(MAX_OPTION_LENGTH) } }, target, messages);
  expect(validateModal(view)).toEqual([]);
  expect(validateModal(reportModal('t'.repeat(90), target, messages))).toEqual([]);
  expect(optionModal({ command: wide, option: 'first', given: { other: 'x'.repeat(3000) } }, target, messages)).toBeUndefined();
  expect(reportModal('t'.repeat(3000), target, messages)).toBeUndefined();
});

it("confirms a report by direct message when the channel can't be reached", async () => {
  const { command, press, openedModal, send, slack } = await ada();
  await command('model clip');
  await expect.poll(() => slack.screen.messages().length).toBe(1);
  await press(slack.screen.newest('U1'), 'Wrong?');
  slack.faults.push(
    failing('response_url', error('response_url', 'expired_url')),
    failing('chat.postEphemeral', error('chat.postEphemeral', 'channel_not_found')),
  );
  await send(await openedModal(), { report: 'Wrong.' });
  await expect.poll(() => slack.screen.messages().map(({ channel }: VisibleMessage) => channel)).toEqual(['C1', 'DU1']);
});

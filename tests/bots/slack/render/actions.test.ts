import { expect, it } from 'vitest';
import type { Action } from '../../../../bots/core/contract/reply.ts';
import { mixedValue, readActionValue } from '../../../../bots/slack/render/action-values.ts';
import { toActionBlocks } from '../../../../bots/slack/render/actions.ts';
import { BUTTON_URL, BUTTON_VALUE, OPTION_VALUE } from '../../../../bots/slack/render/limits.ts';
import { validateMessage } from '../../../../bots/slack/render/validate.ts';
import { button } from '../../../support/slack/replies.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const questions = (count: number) => Array.from({ length: count }, (_, index) => button('ask', `Question ${index}`));
const elementsOf = (actions: readonly Action[]) => toActionBlocks(actions).actions.flatMap(({ elements }) => elements);

it('renders three buttons, menus, and one menu of the rest, with their tokens', () => {
  const actions: readonly Action[] = [
    button('turn', 'More ›'),
    { kind: 'select', label: 'Which one?', choices: [{ label: 'CLIP', detail: 'model · 2021', token: 'of-clip' }] },
    ...questions(2),
    button('share', 'Share'),
    { kind: 'link', label: 'GraphQL', url: 'https://example.org/graphql?query={a}' },
  ];
  expect(toActionBlocks(actions)).toEqual({
    actions: [
      {
        type: 'actions',
        block_id: 'actions.0',
        elements: [
          { type: 'button', action_id: 'turn.0', text: plain('More ›'), value: 'of-More ›' },
          { type: 'button', action_id: 'ask.1', text: plain('Question 0'), value: 'of-Question 0' },
          { type: 'button', action_id: 'share.2', text: plain('Share'), value: 'of-Share' },
          {
            type: 'static_select',
            action_id: 'choose.3',
            placeholder: plain('Which one?'),
            options: [{ text: plain('CLIP'), value: 'of-clip', description: plain('model · 2021') }],
          },
          {
            type: 'overflow',
            action_id: 'more.4',
            options: [
              { text: plain('Question 1'), value: 'ask:of-Question 1' },
              { text: plain('GraphQL'), value: 'link.0', url: 'https://example.org/graphql?query={a}' },
            ],
          },
        ],
      },
    ],
    feedback: [],
  });
});

it('needs a second menu of the rest only for a sixth option', () => {
  const optionsOf = (count: number) =>
    elementsOf(questions(count)).flatMap((element) => (element.type === 'overflow' ? [element.options.length] : []));
  expect([3, 4, 8, 9].map(optionsOf)).toEqual([[], [1], [5], [5, 1]]);
});

it('renders both thumbs, or feedback in the menu of the rest', () => {
  const [useful, report] = [button('useful', 'Useful', 'a token'), button('report', 'Wrong?', 'a token')];
  expect(toActionBlocks([useful, report])).toMatchObject({
    actions: [],
    feedback: [
      {
        type: 'context_actions',
        elements: [{ positive_button: { text: plain('👍'), value: 'useful:a token' }, negative_button: { value: 'report:a token' } }],
      },
    ],
  });
  expect(toActionBlocks([report])).toMatchObject({
    actions: [{ elements: [{ type: 'overflow', options: [{ text: plain('Wrong?'), value: 'report:a token' }] }] }],
    feedback: [],
  });
});

it('renders no block without actions', () => {
  expect(toActionBlocks([])).toEqual({ actions: [], feedback: [] });
});

it.each([
  ['<!channel> & @here', '‹!channel› & @\u200Bhere'],
  ['👩‍👩‍👧‍👦'.repeat(9), `${'👩‍👩‍👧‍👦'.repeat(6)}…`],
  ['\u0000', '–'],
])('shows the label %j as %j', (label, shown) => {
  expect(elementsOf([button('ask', label)])).toMatchObject([{ text: plain(shown) }]);
});

it.each(['MAC["model",0,{"name":"R&D <b> 100%"}]', 'MAC["ask",1,{"question":"@everyone %26?"}]', '~kept', '%3C', 'é"\\'])(
  'returns the token %j unchanged',
  (token) => {
    const [element] = elementsOf([button('ask', 'x', token)]);
    const value = Object(element).value;
    // Slack gives some values back with entities in the place of these.
    expect(value).not.toMatch(/[&<>@]/);
    expect(readActionValue('ask.0', value)).toEqual({ action: 'ask', token });
    expect(readActionValue('feedback.0', mixedValue('useful', token))).toEqual({ action: 'useful', token });
  },
);

it.each([
  ['turn.3', 'turn'],
  ['share.0', 'share'],
  ['report.12', 'report'],
  ['useful.1', 'useful'],
  ['choose.1', 'ask'],
])('reads a click on %s as %s', (actionId, action) => {
  expect(readActionValue(actionId, 'token')).toEqual({ action, token: 'token' });
});

it.each([
  ['link.0', 'token'],
  ['ask.0', undefined],
  ['constructor.0', 'token'],
  ['more.0', 'link.0'],
  ['more.0', 'steal:token'],
  ['feedback.0', 'token'],
  ['', 'token'],
])('reads nothing from a click on %j with %j', (actionId, value) => {
  expect(readActionValue(actionId, value)).toBeUndefined();
});

it('starts another block when one is full', () => {
  const choices = Array.from({ length: 25 }, (_, index) => ({ label: 'x'.repeat(75), detail: 'y'.repeat(75), token: `t${index}` }));
  const { actions } = toActionBlocks(Array.from({ length: 3 }, (_, index) => ({ kind: 'select', label: `Menu ${index}`, choices })));
  expect(actions.map(({ elements }) => elements.length)).toEqual([2, 1]);
  expect(validateMessage({ blocks: actions.slice(0, 1) })).toEqual([]);
});

it('leaves out actions that are too long for Slack, and keeps the rest', () => {
  const tooLong: readonly Action[] = [
    button('ask', 'a', 'x'.repeat(BUTTON_VALUE + 1)),
    button('ask', 'b', ''),
    { kind: 'link', label: 'c', url: `https://example.org/${'x'.repeat(BUTTON_URL)}` },
    { kind: 'link', label: 'd', url: 'nowhere' },
    { kind: 'select', label: 'e', choices: [{ label: 'f', token: 'x'.repeat(OPTION_VALUE + 1) }] },
    button('ask', 'g'),
  ];
  expect(elementsOf(tooLong)).toMatchObject([{ text: plain('g') }]);
});

it('keeps as a button what is too long for an option', () => {
  const long = button('ask', 'Long', 'x'.repeat(OPTION_VALUE));
  expect(elementsOf([...questions(3), long]).map(({ type }) => type)).toEqual(['button', 'button', 'button', 'button']);
});

import { expect, it } from 'vitest';
import type { Action } from '../../../../bots/core/contract/reply.ts';
import { readActionValue } from '../../../../bots/slack/read/interactions.ts';
import { toActionBlocks } from '../../../../bots/slack/render/actions.ts';
import { BUTTON_URL, BUTTON_VALUE, OPTION_VALUE } from '../../../../bots/slack/render/limits.ts';
import { validateMessage } from '../../../../bots/slack/render/validate.ts';

const button = (label: string, token = 'token', action: 'ask' | 'turn' | 'share' | 'report' = 'ask'): Action => ({
  ...{ kind: 'button', action, label, token },
});
const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });

it('renders buttons, menus and links in order, with their tokens', () => {
  const actions: readonly Action[] = [
    button('More ›', 'of-more', 'turn'),
    { kind: 'select', label: 'Which one?', choices: [{ label: 'CLIP', detail: 'model · 2021', token: 'of-clip' }] },
    button('Share', 'of-share', 'share'),
    { kind: 'link', label: 'GraphQL', url: 'https://example.org/graphql?query={a}' },
  ];
  expect(toActionBlocks(actions)).toEqual([
    {
      type: 'actions',
      block_id: 'actions.0',
      elements: [
        { type: 'button', action_id: 'turn.0', text: plain('More ›'), value: 'of-more' },
        {
          type: 'static_select',
          action_id: 'choose.1',
          placeholder: plain('Which one?'),
          options: [{ text: plain('CLIP'), value: 'of-clip', description: plain('model · 2021') }],
        },
        { type: 'button', action_id: 'share.2', text: plain('Share'), value: 'of-share', style: 'primary' },
        { type: 'button', action_id: 'link.3', text: plain('GraphQL'), url: 'https://example.org/graphql?query={a}' },
      ],
    },
  ]);
});

it('renders no block without actions', () => {
  expect(toActionBlocks([])).toEqual([]);
});

it.each([
  ['<!channel> & @here', '‹!channel› & @\u200Bhere'],
  ['👩‍👩‍👧‍👦'.repeat(9), `${'👩‍👩‍👧‍👦'.repeat(6)}…`],
  ['\u0000', '–'],
])('shows the label %j as %j', (label, shown) => {
  expect(toActionBlocks([button(label)])[0]?.elements).toMatchObject([{ text: plain(shown) }]);
});

it.each(['MAC["model",0,{"name":"R&D <b> 100%"}]', 'MAC["ask",1,{"question":"@everyone %26?"}]', '~kept', '%3C', 'é"\\'])(
  'returns the token %j unchanged',
  (token) => {
    const [block] = toActionBlocks([button('x', token)]);
    const value = Object(block?.elements[0]).value;
    // Slack gives some values back with entities in the place of these.
    expect(value).not.toMatch(/[&<>@]/);
    expect(readActionValue('ask.0', value)).toEqual({ action: 'ask', token });
  },
);

it.each([
  ['turn.3', 'turn'],
  ['share.0', 'share'],
  ['report.12', 'report'],
  ['choose.1', 'ask'],
])('reads a click on %s as %s', (actionId, action) => {
  expect(readActionValue(actionId, 'token')).toEqual({ action, token: 'token' });
});

it.each([
  ['link.0', 'token'],
  ['ask.0', undefined],
  ['constructor.0', 'token'],
  ['', 'token'],
])('reads nothing from a click on %j with %j', (actionId, value) => {
  expect(readActionValue(actionId, value)).toBeUndefined();
});

it('starts another block when one is full', () => {
  const blocks = toActionBlocks(Array.from({ length: 60 }, (_, index) => button(`Button ${index}`)));
  expect(blocks.map(({ elements }) => elements.length)).toEqual([25, 25, 10]);
  expect(validateMessage({ blocks })).toEqual([]);
});

it('leaves out actions that are too long for Slack, and keeps the rest', () => {
  const tooLong: readonly Action[] = [
    button('a', 'x'.repeat(BUTTON_VALUE + 1)),
    button('b', ''),
    { kind: 'link', label: 'c', url: `https://example.org/${'x'.repeat(BUTTON_URL)}` },
    { kind: 'link', label: 'd', url: 'nowhere' },
    { kind: 'select', label: 'e', choices: [{ label: 'f', token: 'x'.repeat(OPTION_VALUE + 1) }] },
    button('g'),
  ];
  const blocks = toActionBlocks(tooLong);
  expect(blocks.flatMap(({ elements }) => elements)).toMatchObject([{ text: plain('g') }]);
});

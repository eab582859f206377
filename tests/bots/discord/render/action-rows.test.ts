import { describe, expect, it } from 'vitest';
import type { Action, ButtonAction } from '../../../../bots/core/contract/reply.ts';
import { messagesFor } from '../../../../bots/core/messages/index.ts';
import { toActionRows, withoutComponent } from '../../../../bots/discord/render/action-rows.ts';
import { buttonId, parseCustomId, pendingCommandId } from '../../../../bots/discord/render/custom-id.ts';
import { bodyChecks } from '../../../support/discord/validate/schemas.ts';

const button = (label: string, token = label, action: ButtonAction = 'ask'): Action => ({ kind: 'button', action, label, token });
const link = (url: string, label = 'GraphQL'): Action => ({ kind: 'link', label, url });
const select = (count: number, token = (index: number) => `t${index}`): Action => ({
  kind: 'select',
  label: 'Which one?',
  choices: Array.from({ length: count }, (_, index) => ({ label: `Choice ${index}`, token: token(index) })),
});
const many = (count: number, action: 'ask' | 'turn' = 'ask') =>
  Array.from({ length: count }, (_, index) => button(`${action} ${index}`, `${index}`, action));
/** The rows, checked against the rules of Discord. */
const rows = (...actions: readonly Action[]) => {
  const components = toActionRows(actions, messagesFor('en'));
  expect(bodyChecks.followUp({ content: 'a', components })).toEqual([]);
  return components;
};
const sizes = (...actions: readonly Action[]) => rows(...actions).map(({ components }) => components.length);
const only = (action: Action) => rows(action)[0]?.components[0];

const labels = (...actions: readonly Action[]) =>
  rows(...actions).map(({ components }) =>
    components.map((component) => ('label' in component ? component.label : 'placeholder' in component && component.placeholder)),
  );

describe('action rows', () => {
  it('begin with at most three buttons and what to think of the answer, and end with the other questions', () => {
    const feedback = [button('👎', 'w', 'report'), button('👍', 'u', 'useful')];
    const [share, next] = [button('Share', 's', 'share'), button('More ›', 'n', 'turn')];
    expect(labels(share, ...many(2), ...feedback)).toEqual([['ask 0', 'ask 1', 'Share', '👍', '👎']]);
    expect(labels(...feedback, ...many(5), share, next, select(2))).toEqual([
      ['More ›', 'ask 0', 'Share', '👍', '👎'],
      ['Which one?'],
      ['More …'],
    ]);
    expect(rows(...many(5))[1]?.components[0]).toMatchObject({
      custom_id: 'select:0',
      options: [
        { label: 'ask 3', value: '3' },
        { label: 'ask 4', value: '4' },
      ],
    });
  });

  it('hold five buttons or one select, with selects last', () => {
    expect(sizes(select(2), ...many(6, 'turn'))).toEqual([5, 1, 1]);
    expect(rows(select(2), button('a')).map(({ components }) => components[0]?.type)).toEqual([2, 3]);
  });

  it('hold a link beside the buttons', () => {
    expect(labels(link('https://example.org'), button('👎', 'w', 'report'), button('a'))).toEqual([['a', 'GraphQL', '👎']]);
  });

  it('are at most five', () => {
    expect(sizes(...many(40, 'turn'), select(1))).toEqual([5, 5, 5, 5, 5]);
    expect(sizes(...many(10, 'turn'), select(1), select(2), select(3), select(4))).toEqual([5, 5, 1, 1, 1]);
  });

  it('are left out if they have no component', () => {
    expect(rows()).toEqual([]);
    const all = rows(button('a'), button('b'), select(1));
    expect(withoutComponent(all, 'ask:a')).toMatchObject([{ components: [{ label: 'b' }] }, {}]);
    expect(withoutComponent(rows(button('a')), 'ask:a')).toEqual([]);
  });
});

describe('a button', () => {
  it('has its action in its id, and appears once', () => {
    expect(only(button('Explain CLIP', 'token'))).toEqual({ type: 2, style: 2, label: 'Explain CLIP', custom_id: 'ask:token' });
    expect(sizes(button('a', 'same'), button('b', 'same'), button('c', 'same', 'turn'))).toEqual([2]);
  });

  it.each([
    ['a'.repeat(80), 'a'.repeat(80)],
    ['a'.repeat(81), `${'a'.repeat(79)}…`],
    ['👨‍👩‍👧‍👦'.repeat(10), `${'👨‍👩‍👧‍👦'.repeat(7)}…`],
    ['two\nlines', 'two lines'],
    [' \u200b', '…'],
    ['half \ud800', 'half \ufffd'],
  ])('labelled %j shows %j', (label, shown) => {
    expect(only(button(label, 'token'))).toMatchObject({ label: shown });
  });

  it('is left out if its token is too long', () => {
    expect(only(button('a', 'a'.repeat(96)))).toMatchObject({ custom_id: `ask:${'a'.repeat(96)}` });
    expect(rows(button('a', 'a'.repeat(97)))).toEqual([]);
  });
});

describe('a link', () => {
  const long = (length: number) => `https://example.org/?q=${'a'.repeat(length - 23)}`;

  it('is a link button', () => {
    expect(only(link('https://example.org/graphql'))).toEqual({ type: 2, style: 5, label: 'GraphQL', url: 'https://example.org/graphql' });
    expect(sizes(link(long(512)))).toEqual([1]);
  });

  it.each([long(513), 'javascript:alert(1)', 'nothing'])('is left out for %.30s', (url) => {
    expect(rows(link(url))).toEqual([]);
  });
});

describe('a select', () => {
  it('has at most 25 options, each once, with label and description', () => {
    expect(only(select(30))).toMatchObject({ custom_id: 'select:0', placeholder: 'Which one?', options: { length: 25 } });
    expect(only(select(3, () => 'same'))).toMatchObject({ options: { length: 1 } });
    const [choice] = [{ label: 'a'.repeat(101), detail: 'b'.repeat(101), token: 'c'.repeat(100) }];
    expect(only({ kind: 'select', label: '', choices: [choice, { label: '', detail: ' ', token: 'd' }] })).toMatchObject({
      placeholder: '…',
      options: [
        { label: `${'a'.repeat(99)}…`, description: `${'b'.repeat(99)}…`, value: 'c'.repeat(100) },
        { label: '…', value: 'd' },
      ],
    });
  });

  it('without a valid option is left out', () => {
    expect(
      rows(
        select(0),
        select(2, () => 'a'.repeat(101)),
        select(1, () => ''),
      ),
    ).toEqual([]);
  });
});

describe('a custom id', () => {
  it('is parsed back to its parts', () => {
    const token = 'mac["model",0,{"name":"a:b"}]';
    for (const action of ['ask', 'turn', 'share', 'report', 'useful'] as const)
      expect(parseCustomId(buttonId(action, token) ?? '')).toEqual({ kind: 'press', action, token });
    const fill = { command: 'compare', given: { a: 'clip' } };
    expect(parseCustomId(pendingCommandId({ ...fill, given: { a: 'clip', share: false } }) ?? '')).toEqual({ kind: 'fill', fill });
  });

  it('is undefined if the given options are too long', () => {
    expect(pendingCommandId({ command: 'compare', given: { a: 'a'.repeat(100) } })).toBeUndefined();
  });

  it.each(['', 'turn', 'other:token', 'fill:', 'fill:{}', 'fill:["a",{"c":1}]'])('%j is unknown to this version', (id) => {
    expect(parseCustomId(id)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { findMessageProblems, type MessageBody } from '../../../../bots/discord/render/validate-message.ts';
import { bodyChecks } from '../../../support/discord/validate/schemas.ts';

const text = (length: number) => 'a'.repeat(length);
const embeds = (...lengths: number[]) => ({ embeds: lengths.map((length) => ({ description: text(length) })) });
const button = (custom_id: string): object => ({ type: 2, style: 2, label: 'More', custom_id });
const select = (custom_id: string, ...values: string[]) => ({
  type: 3,
  custom_id,
  options: values.map((value) => ({ label: value, value })),
});
const rowsOf = (...rows: readonly (readonly object[])[]) => ({ components: rows.map((components) => ({ type: 1, components })) });
const buttons = (...ids: string[]) => rowsOf(ids.map(button));
const displays = (count: number) => ({ flags: 1 << 15, components: Array.from({ length: count }, () => ({ type: 10, content: 'a' })) });

describe('a message', () => {
  it.each<[string, MessageBody, MessageBody]>([
    ['content', { content: text(2000) }, { content: text(2001) }],
    ['embeds together', embeds(4096, 1904), embeds(4096, 1905)],
    ['nonce', { content: 'a', nonce: text(25) }, { content: 'a', nonce: text(26) }],
    ['custom_id', buttons('a', 'b'), buttons('a', 'a')],
    ['components', displays(40), displays(41)],
    ['with components v2', displays(1), { ...displays(1), content: 'a' }],
    ['shows nothing', { content: 'a' }, { content: '' }],
    ['embed 0 shows nothing', { embeds: [{ title: 'a' }] }, { embeds: [{ color: 1 }] }],
    ['scheme', { embeds: [{ image: { url: 'https://a' } }] }, { embeds: [{ image: { url: 'javascript:a' } }] }],
    ['image', { embeds: [{ image: { url: `https://${text(2040)}` } }] }, { embeds: [{ image: { url: `https://${text(2041)}` } }] }],
    [
      'rows',
      rowsOf(...Array.from({ length: 5 }, (_, row) => [button(`${row}`)])),
      rowsOf(...Array.from({ length: 6 }, (_, row) => [button(`${row}`)])),
    ],
    ['a button shows nothing', rowsOf([button('a')]), rowsOf([{ ...button('a'), label: ' ' }])],
    ['a button has no custom_id', rowsOf([button('a')]), rowsOf([{ type: 2, style: 1, label: 'a' }])],
    ['a link has no url', rowsOf([{ type: 2, style: 5, label: 'a', url: 'https://a' }]), rowsOf([{ type: 2, style: 5, label: 'a' }])],
    ['more than one select', rowsOf([select('a')], [select('b')]), rowsOf([select('a'), select('b')])],
    ['occurs twice', rowsOf([select('a', 'b', 'c')]), rowsOf([select('a', 'b', 'b')])],
  ])('passes at its limit and fails beyond it: %s', (problem, within, beyond) => {
    expect(findMessageProblems(within)).toEqual([]);
    expect(findMessageProblems(beyond)).toEqual([expect.stringContaining(problem)]);
  });

  it('counts all texts of all embeds', () => {
    const embed = {
      title: text(1000),
      footer: { text: text(1000) },
      author: { name: text(1000) },
      fields: [{ name: text(1000), value: text(1000) }],
    };
    expect(findMessageProblems({ embeds: [embed, { description: text(1000) }] })).toEqual([]);
    expect(findMessageProblems({ embeds: [embed, { description: text(1001) }] })).toEqual(['embeds together: 6001 is more than 6000']);
  });

  it.each<[string, object, object]>([
    ['title', { embeds: [{ title: text(256) }] }, { embeds: [{ title: text(257) }] }],
    ['description', embeds(4096), embeds(4097)],
    ['embeds', embeds(...Array(10).fill(1)), embeds(...Array(11).fill(1))],
    ['unknown', { content: 'a' }, { content: 'a', unknown: 1 }],
  ])('is checked against the OpenAPI file too: %s', (problem, within, beyond) => {
    expect(bodyChecks.followUp(within)).toEqual([]);
    expect(bodyChecks.followUp(beyond)).toEqual([expect.stringContaining(problem)]);
  });
});

describe('an answer to an interaction', () => {
  const modal = (title: string, ...ids: string[]) => ({
    type: 9,
    data: {
      ...{ custom_id: 'form', title },
      components: ids.map((custom_id) => ({ type: 18, label: 'Name', component: { type: 4, custom_id, style: 1 } })),
    },
  });
  const offer = (count: number, name = 'a', value = 'a') => ({
    type: 8,
    data: { choices: Array.from({ length: count }, () => ({ name, value })) },
  });
  const update = (data: object) => ({ type: 7, data });

  it.each<[string, object, object]>([
    ['type', { type: 6 }, { type: 3 }],
    ['title', modal(text(45), 'a'), modal(text(46), 'a')],
    ['parts of the modal', modal('a', ...'abcde'), modal('a', ...'abcdef')],
    ['custom_id a is used twice', modal('a', 'a', 'b'), modal('a', 'a', 'a')],
    ['data', offer(25), offer(26)],
    ['name', offer(1, text(100)), offer(1, text(101))],
    ['choice', offer(1, 'a', text(100)), offer(1, 'a', text(101))],
    ['a choice has no name', offer(1), offer(1, ' ')],
    ['shows nothing', update({ components: [] }), update({ content: '', embeds: [], components: [] })],
  ])('passes at its limit and fails beyond it: %s', (problem, within, beyond) => {
    expect(bodyChecks.callback(within)).toEqual([]);
    expect(bodyChecks.callback(beyond).join('\n')).toContain(problem);
  });
});

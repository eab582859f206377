import { describe, expect, it } from 'vitest';
import { commands } from '../../../bots/core/commands/index.ts';
import { command, commandGroup, type Option } from '../../../bots/core/contract/command.ts';
import { toCommandsJson } from '../../../bots/discord/install.ts';
import { type CommandDeclaration, commandSize, findCommandProblems } from '../../../bots/discord/render/validate-command.ts';
import { limitations } from '../../support/discord/bot.ts';
import { findMessageProblems, type MessageBody } from '../../support/discord/validate/rules.ts';
import { bodyChecks } from '../../support/discord/validate/schemas.ts';

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
    ['beside components v2', displays(1), { ...displays(1), content: 'a' }],
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
    ['stands twice', rowsOf([select('a', 'b', 'c')]), rowsOf([select('a', 'b', 'b')])],
  ])('passes at its limit and fails beyond it: %s', (problem, within, beyond) => {
    expect(findMessageProblems(within)).toEqual([]);
    expect(findMessageProblems(beyond)).toEqual([expect.stringContaining(problem)]);
  });

  it('counts every text of every embed', () => {
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
  ])('is held against the OpenAPI file too: %s', (problem, within, beyond) => {
    expect(bodyChecks.followUp(within)).toEqual([]);
    expect(bodyChecks.followUp(beyond)).toEqual([expect.stringContaining(problem)]);
  });
});

const part = (changes: Partial<CommandDeclaration> = {}): CommandDeclaration => ({ name: 'lmm', description: 'About', ...changes });
const parts = (count: number, changes: Partial<CommandDeclaration> = {}) =>
  Array.from({ length: count }, (_, index) => part({ name: `part-${index}`, ...changes }));
const choice = (length: number) => [{ name: text(length), value: 'a' }];

describe('a command', () => {
  it.each<[string, CommandDeclaration, CommandDeclaration]>([
    ['name', part({ name: text(32) }), part({ name: text(33) })],
    ['name', part({ name: 'größe_1' }), part({ name: 'Größe' })],
    ['description is empty', part(), part({ description: '' })],
    ['description', part({ description: text(100) }), part({ description: text(101) })],
    ['options', part({ options: parts(25) }), part({ options: parts(26) })],
    ['choices', part({ choices: Array(25).fill(choice(1)[0]) }), part({ choices: Array(26).fill(choice(1)[0]) })],
    ['choice', part({ choices: choice(100) }), part({ choices: choice(101) })],
    ['choice', part({ choices: [{ name: 'a', value: text(100) }] }), part({ choices: [{ name: 'a', value: text(101) }] })],
    ['a choice has no name', part({ choices: choice(1) }), part({ choices: choice(0) })],
    ['beside autocomplete', part({ autocomplete: true }), part({ autocomplete: true, choices: choice(1) })],
    ['named a', part({ options: [part({ name: 'a' })] }), part({ options: [part({ name: 'a' }), part({ name: 'a' })] })],
    [
      'stands after an optional one',
      part({ options: [part({ name: 'a', required: true }), part({ name: 'b' })] }),
      part({ options: [part({ name: 'a' }), part({ name: 'b', required: true })] }),
    ],
  ])('passes at its limit and fails beyond it: %s', (problem, within, beyond) => {
    expect(findCommandProblems(within)).toEqual([]);
    expect(findCommandProblems(beyond)).toEqual([expect.stringContaining(problem)]);
  });

  it('holds at most 8,000 characters, all names, descriptions and values together', () => {
    const choices = Array.from({ length: 3 }, (_, index) => ({ name: text(50), value: `${index}` }));
    const full = (last: number) =>
      part({ options: [...parts(24, { description: text(100), choices }), part({ name: 'last', choices: bulk(last) })] });
    // Fills up to 100 characters into each choice.
    const bulk = (size: number) =>
      Array.from({ length: Math.ceil(size / 100) }, (_, index) => ({ name: text(Math.min(100, size - index * 100)), value: '' }));
    const remaining = 8000 - commandSize(full(0));
    expect(findCommandProblems(full(remaining))).toEqual([]);
    expect(findCommandProblems(full(remaining + 1))).toEqual(['command lmm: 8001 is more than 8000']);
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

describe('the declared commands', () => {
  const options: Record<string, Option> = {
    style: { type: 'choice', choices: ['short', 'long'], description: 'How long' },
    name: { type: 'text', entityKinds: ['MODEL'], required: true, description: 'A model' },
    about: { type: 'text', description: 'Any words' },
    open: { type: 'flag', description: 'Open weights only' },
  };
  const model = command({ name: 'model', description: 'About a model', options, examples: [], run: limitations.run });

  it('become one /lmm with a subcommand each, required options first', () => {
    const json = toCommandsJson([model]);
    expect(json).toEqual([
      {
        name: 'lmm',
        type: 1,
        description: expect.any(String),
        contexts: [0, 1, 2],
        integration_types: [0, 1],
        options: [
          {
            type: 1,
            name: 'model',
            description: 'About a model',
            options: [
              { type: 3, name: 'name', description: 'A model', max_length: 100, autocomplete: true, required: true },
              { type: 3, name: 'style', description: 'How long', choices: ['short', 'long'].map((name) => ({ name, value: name })) },
              { type: 3, name: 'about', description: 'Any words', max_length: 100 },
              { type: 5, name: 'open', description: 'Open weights only' },
            ],
          },
        ],
      },
    ]);
    expect(bodyChecks.commands(json)).toEqual([]);
  });

  it('of the product are what Discord takes', () => {
    const json = toCommandsJson(commands);
    expect(bodyChecks.commands(json)).toEqual([]);
    expect(json.map((one) => one.options?.length)).toEqual([commands.filter((one) => commandGroup(one) === undefined).length, 1]);
    for (const one of json) expect(commandSize(one)).toBeLessThanOrEqual(8000);
  });

  it('are refused when there are more than 25', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...model, name: `model-${index}` }));
    expect(() => toCommandsJson(many(25))).not.toThrow();
    expect(() => toCommandsJson(many(26))).toThrow('lmm: options: 26 is more than 25');
  });
});

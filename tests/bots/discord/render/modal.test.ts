import { describe, expect, it } from 'vitest';
import { type Command, command, type Options } from '../../../../bots/core/contract/command.ts';
import { messagesFor } from '../../../../bots/core/messages/index.ts';
import { optionModal } from '../../../../bots/discord/render/modal.ts';
import { bodyChecks } from '../../../support/discord/validate/schemas.ts';
import { need } from '../../../support/need.ts';

/** The components of a form for these options, checked against Discord's specification. */
function formOf(options: Options) {
  const asked: Command = command({
    name: 'ask',
    description: 'Asks',
    options,
    examples: [],
    run: () => Promise.reject(new Error('unused')),
  });
  const modal = need(optionModal({ command: asked, option: Object.keys(options)[0] ?? '', given: {} }, messagesFor('en')));
  expect(bodyChecks.callback({ type: 9, data: modal })).toEqual([]);
  return modal.components.flatMap((part) => ('component' in part ? part.component : []));
}

const choices = (count: number) => Array.from({ length: count }, (_, index) => `choice-${index}`);

describe('a form', () => {
  it('has boxes to check for days and for known values, of which none has to be', () => {
    const days = { type: 'text', description: 'The days', format: 'days', multiple: true } as const;
    const topic = { type: 'text', description: 'The topics', knownValues: ['limits', 'training'], multiple: true } as const;
    const [first, second] = formOf({ days, topic });
    expect(first).toMatchObject({ type: 22, custom_id: 'days', required: false, min_values: 0, options: { length: 7 } });
    expect(first).toHaveProperty('options.0', { label: 'Monday', value: 'mon' });
    expect(second).toMatchObject({
      type: 22,
      options: [
        { label: 'Limits', value: 'limits' },
        { label: 'Training', value: 'training' },
      ],
    });
    expect(formOf({ topic: { ...topic, required: true } })[0]).toMatchObject({ required: true, min_values: 1 });
  });

  it.each([
    [1, 3],
    [2, 21],
    [10, 21],
    [11, 3],
  ])('has %i choices as a component of type %i', (count, type) => {
    expect(formOf({ of: { type: 'choice', description: 'One of them', choices: choices(count) } })).toMatchObject([
      { type, required: false },
    ]);
  });

  it('has a line for one known value, and for several where they are too many', () => {
    const topic = { type: 'text', description: 'The topics' } as const;
    expect(formOf({ topic: { ...topic, knownValues: choices(2) } })).toMatchObject([{ type: 4 }]);
    expect(formOf({ topic: { ...topic, knownValues: choices(11), multiple: true } })).toMatchObject([{ type: 4 }]);
  });
});

import { describe, expect, it } from 'vitest';
import { commands } from '../../../bots/core/commands/index.ts';
import { command, commandGroup, type Option } from '../../../bots/core/contract/command.ts';
import { toCommandsJson } from '../../../bots/discord/install.ts';
import { commandSize } from '../../../bots/discord/render/validate-command.ts';
import { limitations } from '../../support/discord/bot.ts';
import { bodyChecks } from '../../support/discord/validate/schemas.ts';

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

  it('of the product are accepted by Discord', () => {
    const json = toCommandsJson(commands);
    expect(bodyChecks.commands(json)).toEqual([]);
    expect(json.map((one) => one.options?.length)).toEqual([commands.filter((one) => commandGroup(one) === undefined).length, 1]);
    for (const one of json) expect(commandSize(one)).toBeLessThanOrEqual(8000);
  });

  it('are refused if there are more than 25', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...model, name: `model-${index}` }));
    expect(() => toCommandsJson(many(25))).not.toThrow();
    expect(() => toCommandsJson(many(26))).toThrow('lmm: options: 26 is more than 25');
  });
});

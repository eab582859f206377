import { describe, expect, it } from 'vitest';
import { type CommandDeclaration, commandSize, findCommandProblems } from '../../../../bots/discord/render/validate-command.ts';

const text = (length: number) => 'a'.repeat(length);
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

  it('has at most 8,000 characters in all names, descriptions and values', () => {
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

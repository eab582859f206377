import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { readBotEnv } from '../../bots/env.ts';
import { readEnv } from '../../src/env.ts';
import { root } from './modules.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const example = read('.env.example');
/** The variables of .env.example, with the values that it shows. */
const shown = Object.fromEntries([...example.matchAll(/^# ([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));

/** The names that the schema in a file reads: the keys of its `z.object({ … })`. */
function variablesOf(path: string): string[] {
  const names: string[] = [];
  new Visitor({
    CallExpression: ({ callee, arguments: [shape] }) => {
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || callee.property.name !== 'object') return;
      if (shape?.type !== 'ObjectExpression') return;
      for (const property of shape.properties)
        if (property.type === 'Property' && property.key.type === 'Identifier') names.push(property.key.name);
    },
  }).visit(parseSync(path, read(path)).program);
  return names;
}

describe('.env.example', () => {
  const variables = ['src/env.ts', 'bots/env.ts'].flatMap(variablesOf);

  it('names exactly the variables that are read', () => {
    expect(variables.length).toBeGreaterThanOrEqual(10);
    expect(Object.keys(shown).sort()).toEqual([...variables].sort());
  });

  it('sets nothing by itself, and explains each variable in the line above it', () => {
    const lines = example.split('\n');
    expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
    const unexplained = Object.keys(shown).filter((name) => {
      const above = lines[lines.findIndex((line) => line.startsWith(`# ${name}=`)) - 1] ?? '';
      return !/^# \S.*[.:]$/.test(above);
    });
    expect(unexplained).toEqual([]);
  });

  it('shows values that are accepted, and the defaults where there are some', () => {
    const env = readEnv(shown);
    expect(() => readBotEnv(shown)).not.toThrow();
    const { PORT, HOST, LMM_DATA, LOG_LEVEL } = env;
    expect(readEnv({})).toMatchObject({ PORT, HOST, LMM_DATA, LOG_LEVEL });
  });
});

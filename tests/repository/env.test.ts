import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { readBotEnv } from '../../bots/env.ts';
import { readEnv } from '../../src/env.ts';
import { filesBelow, root } from './modules.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const example = read('.env.example');
/** The variables of .env.example, with the values it shows. */
const shown = Object.fromEntries([...example.matchAll(/^# ([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));

const VARIABLE = /^[A-Z][A-Z0-9_]*$/;

/** The names that a file's schema reads: the keys of its `z.object({ … })` that are names of variables. */
function variablesOf(path: string): string[] {
  const names: string[] = [];
  new Visitor({
    CallExpression: ({ callee, arguments: [shape] }) => {
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || callee.property.name !== 'object') return;
      if (shape?.type !== 'ObjectExpression') return;
      for (const property of shape.properties)
        if (property.type === 'Property' && property.key.type === 'Identifier' && VARIABLE.test(property.key.name))
          names.push(property.key.name);
    },
  }).visit(parseSync(path, read(path)).program);
  return names;
}

describe('.env.example', () => {
  const files = ['src', 'bots'].flatMap(filesBelow).filter((path) => path.endsWith('/env.ts'));
  // Both parts read the key they share.
  const variables = [...new Set(files.flatMap(variablesOf))];

  it('names exactly the variables that are read', () => {
    expect(files).toEqual(expect.arrayContaining(['src/env.ts', 'bots/env.ts', 'bots/slack/env.ts', 'bots/discord/env.ts']));
    expect(variables.length).toBeGreaterThanOrEqual(10);
    expect(Object.keys(shown).sort()).toEqual(variables.sort());
  });

  it('sets nothing by itself, and explains each variable on the line above it', () => {
    const lines = example.split('\n');
    expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
    const unexplained = Object.keys(shown).filter((name) => {
      const above = lines[lines.findIndex((line) => line.startsWith(`# ${name}=`)) - 1] ?? '';
      return !/^# \S.*[.:]$/.test(above);
    });
    expect(unexplained).toEqual([]);
  });

  it('shows valid values, and the defaults where there are any', () => {
    expect(readEnv(shown)).toMatchObject(readEnv({}));
    // The example shows no key: a copy of it must not share a publicly known one.
    expect(readBotEnv({ ...shown, LMM_BOT_KEY: 'k'.repeat(32) })).toMatchObject(readBotEnv({}));
  });
});

describe('variables of the server', () => {
  it.each([
    ['LMM_BOT_KEY', 'k'.repeat(31), /LMM_BOT_KEY must have at least 32 characters and no spaces/],
    ['LMM_BOT_KEY', `${'k'.repeat(31)} k`, /LMM_BOT_KEY must have at least 32 characters and no spaces/],
    ['LMM_RATE_LIMIT', 'many', /LMM_RATE_LIMIT must be a number of requests per minute/],
    ['LMM_RATE_LIMIT', '-1', /LMM_RATE_LIMIT/],
    ['LMM_TRUST_PROXY', 'nginx', /LMM_TRUST_PROXY must be the number of proxies/],
    ['LMM_TRUST_PROXY', '-1', /LMM_TRUST_PROXY must be the number of proxies/],
    ['LMM_PUBLIC_INTROSPECTION', 'no', /LMM_PUBLIC_INTROSPECTION must be "true" or "false"/],
  ])('%s cannot be %j', (name, value, message) => {
    expect(() => readEnv({ [name]: value })).toThrow(message);
  });

  it.each([
    ['true', 1],
    ['false', 0],
    ['2', 2],
  ])('LMM_TRUST_PROXY=%s trusts %d proxies', (value, proxies) => {
    expect(readEnv({ LMM_TRUST_PROXY: value }).LMM_TRUST_PROXY).toBe(proxies);
  });
});

describe('variables of the bots', () => {
  it('need the key beside the address of another API', () => {
    const LMM_API_URL = 'http://localhost:4000/graphql';
    expect(() => readBotEnv({ LMM_API_URL })).toThrow('LMM_BOT_KEY must be set together with LMM_API_URL');
    expect(() => readBotEnv({ LMM_API_URL, LMM_BOT_KEY: 'short' })).toThrow('LMM_BOT_KEY must have at least 32 characters');
    expect(readBotEnv({ LMM_API_URL, LMM_BOT_KEY: 'k'.repeat(32) })).toMatchObject({ LMM_API_URL });
  });
});

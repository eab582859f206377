import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { botVariables, readBotEnv } from '../../bots/env.ts';
import { misspeltVariables, readEnv, readSettings, serverVariables } from '../../src/env.ts';
import { createTemporaryFolder } from '../support/database/template.ts';
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
    ['LMM_MODEL_URL', 'api.openai.com/v1', /LMM_MODEL_URL must be an address/],
    ['LMM_MODEL_URL', 'http://api.openai.com/v1', /LMM_MODEL_URL must be an address/],
    ['LMM_MODEL_URL', 'https://ada:secret@example.org/v1', /LMM_MODEL_URL must be an address/],
    ['LMM_MODEL_URL', 'https://example.org/v1?key=1', /LMM_MODEL_URL must be an address/],
    ['LMM_MODEL_URL', 'https://example.org/v1', /LMM_MODEL_URL must be set together with LMM_MODEL$/],
    ['LMM_MODEL', 'a model', /LMM_MODEL must be the name of a model/],
    ['LMM_MODEL', 'a-model', /LMM_MODEL must be set together with LMM_MODEL_URL$/],
    ['LMM_MODEL_KEY', 'sk 1', /LMM_MODEL_KEY must be a key without spaces/],
    ['LMM_MODEL_KEY', 'sk-1', /LMM_MODEL_KEY must be set together with LMM_MODEL_URL and LMM_MODEL$/],
  ])('%s cannot be %j', (name, value, message) => {
    expect(() => readEnv({ [name]: value })).toThrow(message);
  });

  it.each(['https://api.openai.com/v1', 'http://localhost:11434/v1/', 'http://[::1]:8080/v1', 'http://127.0.0.1/v1'])(
    'LMM_MODEL_URL can be %s',
    (LMM_MODEL_URL) => {
      const set = { LMM_MODEL_URL, LMM_MODEL: 'gpt-oss:20b' };
      expect(readEnv(set)).toMatchObject({ ...set, LMM_MODEL_URL: LMM_MODEL_URL.replace(/\/$/, '') });
    },
  );

  it.each([
    ['true', 1],
    ['false', 0],
    ['2', 2],
  ])('LMM_TRUST_PROXY=%s trusts %d proxies', (value, proxies) => {
    expect(readEnv({ LMM_TRUST_PROXY: value }).LMM_TRUST_PROXY).toBe(proxies);
  });
});

describe('the .env file', () => {
  const folder = createTemporaryFolder();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const fileWith = (bytes: Uint8Array | string) => {
    const file = join(folder, '.env');
    writeFileSync(file, bytes);
    return file;
  };
  const text = 'LMM_TEST_FIRST=1\r\nLMM_TEST_NEXT="ü"\r\n';
  afterEach(() => {
    for (const name of ['LMM_TEST_FIRST', 'LMM_TEST_NEXT']) delete process.env[name];
  });

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without a byte order mark', Buffer.from(text, 'utf16le')],
    ['UTF-16, high byte first', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('is read as %s', (_encoding, bytes) => {
    const { variables, inFile } = readSettings(fileWith(bytes));
    expect([variables['LMM_TEST_FIRST'], variables['LMM_TEST_NEXT']]).toEqual(['1', 'ü']);
    expect([...inFile]).toEqual(['LMM_TEST_FIRST', 'LMM_TEST_NEXT']);
  });

  it('yields to the process', () => {
    process.env['LMM_TEST_FIRST'] = 'own';
    const { variables, inFile } = readSettings(fileWith(text));
    expect([variables['LMM_TEST_FIRST'], [...inFile]]).toEqual(['own', ['LMM_TEST_NEXT']]);
  });

  it('says what is wrong with a file that is not text', () => {
    expect(() => readSettings(fileWith(Buffer.from([0x50, 0x3d, 0xff, 0xc0])))).toThrow(/^Cannot read .*\.env: it isn't text in UTF-8/);
  });
});

describe('invalid variables', () => {
  it.each([
    [['PORT'], 'Configuration problem in .env:\n  PORT must be a port number from 0 to 65535'],
    [[], 'Configuration problem in the environment:\n  PORT must be a port number from 0 to 65535'],
  ])('are reported with their place, where .env sets %j', (inFile, message) => {
    expect(() => readEnv({ PORT: '1.5' }, new Set(inFile))).toThrow(message);
  });

  it('are all told in the same voice', () => {
    for (const name of serverVariables) {
      const wrong = ['-1', '1.5', '99999999', '\n', 'x y'].flatMap((value) => {
        try {
          readEnv({ [name]: value });
          return [];
        } catch (error) {
          return [(error as Error).message];
        }
      });
      for (const message of wrong) expect(message).toMatch(new RegExp(`^Configuration problem in the environment:\n  ${name} must `));
      if (!['HOST', 'LMM_DATA'].includes(name)) expect(wrong).not.toEqual([]);
    }
  });
});

describe('misspelt variables', () => {
  const found = (variables: Record<string, string>, ...inFile: string[]) => foundAmong(botVariables, variables, ...inFile);
  const foundAmong = (known: readonly string[], variables: Record<string, string>, ...inFile: string[]) =>
    misspeltVariables({ variables, inFile: new Set(inFile) }, known).map(({ name, meant }) => `${name} ${meant}`);

  it('are named with the right one', () => {
    expect(found({ SLACK_BOT_TOKN: 'x', LMM_RATE_LIMT: '1', SLACK_SIGNIN_SECRET: 'x', lmm_data: 'x', DISCORD_TOKENS: 'x' })).toEqual([
      'SLACK_BOT_TOKN SLACK_BOT_TOKEN',
      'LMM_RATE_LIMT LMM_RATE_LIMIT',
      'SLACK_SIGNIN_SECRET SLACK_SIGNING_SECRET',
      'lmm_data LMM_DATA',
      'DISCORD_TOKENS DISCORD_TOKEN',
    ]);
  });

  it('are looked for under any name in .env, and only under our prefixes in the environment', () => {
    expect(found({ PROT: '1', DATABSE_URL: 'x' }, 'PROT', 'DATABSE_URL')).toEqual(['PROT PORT', 'DATABSE_URL DATABASE_URL']);
    expect(found({ PROT: '1', HOSTS: 'x', SLACK_WEBHOOK_URL: 'x', POSTGRES_PASSWORD: 'x' }, 'POSTGRES_PASSWORD')).toEqual([]);
  });

  it.each([
    ['of a new platform', ['HARBOR_TOKEN'], { HARBOR_TOKN: 'x' }, ['HARBOR_TOKN HARBOR_TOKEN']],
    ['without a prefix', ['TOKEN'], { TOKN: 'x' }, []],
  ])('are looked for under the prefixes that bots declare: a name %s', (_what, declared, variables, expected) => {
    expect(foundAmong([...botVariables, ...declared], variables)).toEqual(expected);
  });

  it('are no longer looked for once the right one is set', () => {
    expect(found({ SLACK_API_TOKEN: 'x', SLACK_APP_TOKEN: 'x', SLACK_API_URL: 'x' })).toEqual([]);
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

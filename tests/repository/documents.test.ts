/** Keeps the pages true: everything they name exists, and their tables agree with the code. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { commands } from '../../bots/core/commands/index.ts';
import { commandsInGroup, topLevelNames } from '../../bots/core/contract/command.ts';
import { readBotEnv } from '../../bots/env.ts';
import { BOT_SCOPES } from '../../bots/slack/scopes.ts';
import { readEnv } from '../../src/env.ts';
import { errorCodes, errorReasons } from '../../src/errors.ts';
import { filesBelow, root } from './modules.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
const paths = /`((?:src|bots|prisma|tests|docs|\.config|\.ci|\.github)\/[\w./-]+|[\w-]+\.(?:md|graphql|yml)|\.env\.example)`/g;

const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .map((name) => `docs/${name.replaceAll('\\', '/')}`)
  .filter((name) => name.endsWith('.md'))
  .sort();
const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...docs];

/** All matches of a pattern in a text, by its first group. */
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, first = '']) => first);

/** The rows of a page's table whose first column has this heading, as cells. */
function tableOf(page: string, heading: string): string[][] {
  const [, body = ''] = new RegExp(String.raw`^\| ${heading} \|.*\n\|[ |-]+\n((?:\|.*\n)+)`, 'm').exec(read(page)) ?? [];
  const rows = body.trim().split('\n');
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The texts in backticks in one column of a table. */
const namedIn = (rows: readonly string[][], column = 0): string[] => rows.flatMap((cells) => found(cells[column] ?? '', /`([^`]+)`/g));

/** The anchors of a page's headings, as GitHub creates them. */
const anchorsOf = (page: string): string[] =>
  found(read(page), /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** The terminal's operator commands, and the first words of the questions. */
const known = new Set([...found(read('src/cli/main.ts'), /\.command\('([a-z]+)/g), ...topLevelNames(commands)]);

describe.each(pages)('%s', (page) => {
  const text = read(page);

  it('names only scripts that exist', () => {
    expect(found(text, /npm run ([a-z:]+)/g).filter((script) => !(script in scripts))).toEqual([]);
  });

  it('names only files that exist', () => {
    expect(found(text, paths).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('names only commands that exist', () => {
    expect(found(text, /npx lmm ([a-z]+)/g).filter((name) => !known.has(name))).toEqual([]);
  });

  it('links only to pages and headings that exist', () => {
    const targets = [...found(text, /\]\(([^)\s]+)\)/g), ...found(text, /src="([^"]+)"/g)].filter((target) => !/^https?:/.test(target));
    const broken = targets.filter((target) => {
      const [file = '', anchor] = target.split('#');
      const path = file === '' ? page : join(dirname(page), file);
      return !existsSync(join(root, path)) || (anchor !== undefined && !anchorsOf(path).includes(anchor));
    });
    expect(broken).toEqual([]);
  });
});

describe('the pages together', () => {
  const all = pages.map(read).join('\n');

  it('name scripts, files and commands, so that the patterns above match something', () => {
    const counts = [/npm run ([a-z:]+)/g, paths, /npx lmm ([a-z]+)/g].map((pattern) => found(all, pattern).length);
    for (const count of counts) expect(count).toBeGreaterThan(10);
  });

  it("are all listed in their folder's contents", () => {
    const listed = (index: string) => found(read(index), /^\|.*?\]\(([\w-]+(?:\/README)?\.md)\)/gm);
    const inFolder = docs.filter((page) => !/^docs\/(README|decisions\/\d.*)\.md$/.test(page)).map((page) => page.slice('docs/'.length));
    expect(listed('docs/README.md').sort()).toEqual(inFolder);
    const records = docs.filter((page) => /^docs\/decisions\/\d/.test(page)).map((page) => page.slice('docs/decisions/'.length));
    expect(listed('docs/decisions/README.md')).toEqual(records);
  });
});

describe('README.md', () => {
  it('fits on a screen: at most 6 KB, with a picture', () => {
    expect(Buffer.byteLength(read('README.md'))).toBeLessThanOrEqual(6 * 1024);
    expect(read('README.md')).toMatch(/<img src="docs\/images\/[^"]+"[^>]*alt="[^"]{20,}"/);
  });
});

describe('docs/commands.md', () => {
  it('lists every command, with an example that the command itself provides or understands', () => {
    const listed = [...read('docs/commands.md').matchAll(/^\| `([a-z]+)` \|.*\| `lmm ([a-z]+).*` \|$/gm)];
    expect(listed.map(([, name]) => name)).toEqual(topLevelNames(commands));
    expect(listed.filter(([, name, first]) => name !== first)).toEqual([]);
  });
});

describe('docs/daily-facts.md', () => {
  it('lists every command for daily facts, and who may use it', () => {
    const rows = tableOf('docs/daily-facts.md', 'Command');
    const daily = commandsInGroup('daily', commands);
    expect(rows.map(([name]) => name)).toEqual(daily.map(({ name }) => `\`${name}\``));
    expect(rows.map(([, , who]) => who)).toEqual(daily.map(({ rights }) => (rights === 'required' ? 'admins' : 'everyone')));
  });
});

describe('docs/slack.md', () => {
  it('explains every scope of the app', () => {
    expect(namedIn(tableOf('docs/slack.md', 'Scope')).sort()).toEqual([...BOT_SCOPES].sort());
  });
});

describe('docs/api.md', () => {
  const schema = read('schema.graphql');

  it('maps every custom scalar', () => {
    expect(namedIn(tableOf('docs/api.md', 'Scalar'))).toEqual(found(schema, /^scalar (\w+)/gm));
  });

  it('lists every interface and union, for caches that need their possible types', () => {
    const declared = found(schema, /^(?:interface|union) (\w+)/gm);
    expect(namedIn(tableOf('docs/api.md', 'Type')).filter((name) => declared.includes(name))).toEqual([
      'Entity',
      'Node',
      'SearchResultItem',
      'UserError',
    ]);
    const errors = found(schema, /^type (\w+) implements [^{]*\bUserError\b/gm);
    expect(namedIn(tableOf('docs/api.md', 'Type').slice(-1), 1)).toEqual(errors);
  });

  it('lists every scope of an API key', () => {
    const [, values = ''] = /^enum Scope \{([^}]*)\}/m.exec(schema) ?? [];
    const declared = found(values, /^ {2}([A-Z]+)$/gm).map((name) => name.toLowerCase());
    expect(
      namedIn(tableOf('docs/api.md', 'Scope'))
        .filter((name) => declared.includes(name))
        .sort(),
    ).toEqual(declared.sort());
  });

  it('lists every code and reason of an error, all in use, and shows the rate limit', () => {
    expect(namedIn(tableOf('docs/api.md', 'Code'))).toEqual([...errorCodes]);
    const [reasons = []] = tableOf('docs/api.md', 'Key').filter(([key]) => key === '`reason`');
    expect(namedIn([reasons], 1)).toEqual([...errorReasons]);
    const source = filesBelow('src')
      .filter((file) => file !== 'src/errors.ts')
      .map(read)
      .join('\n');
    // GraphQL Yoga names two of them itself, after the language.
    const ours = [...errorCodes, ...errorReasons].filter((name) => !name.startsWith('GRAPHQL_'));
    expect(ours.filter((name) => !source.includes(`'${name}'`))).toEqual([]);
    expect(read('docs/api.md')).toContain(`| ${readEnv({}).LMM_RATE_LIMIT} (\`LMM_RATE_LIMIT\`) |`);
  });
});

describe('the limits in docs/api.md', () => {
  const values = tableOf('docs/api.md', 'Limit').map(([, value = '']) => value);
  /** A number as the source writes it: `256 * 1024`, `10_000`. */
  const numberIn = (path: string, name: string): number => {
    const [, factors = ''] = new RegExp(String.raw`\b${name}(?: =|:) ([\d_]+(?: \* [\d_]+)*)`).exec(read(path)) ?? [];
    return factors.split(' * ').reduce((product, factor) => product * Number(factor.replaceAll('_', '') || Number.NaN), 1);
  };

  it.each([
    ['src/server/request/body.ts', 'MAX_BODY_BYTES', 1024, 'KB'],
    ['src/server/request/json-limits.ts', 'MAX_DEPTH', 1, 'levels deep'],
    ['src/server/request/json-limits.ts', 'MAX_ENTRIES', 1, 'entries'],
    ['src/server/request/json-limits.ts', 'MAX_ENTRIES_OF_ONE', 1, 'in one list or object'],
    ['src/server/response/send.ts', 'MAX_ANSWER_BYTES', 2 ** 20, 'MB'],
    ['src/graphql/limits/errors.ts', 'MAX_ERRORS', 1, 'errors'],
    ['src/graphql/limits/argument-limits.ts', 'characters', 1, 'characters'],
    ['src/server/rules/document-limits.ts', 'MAX_TOKENS', 1, 'tokens'],
    ['src/server/rules/document-limits.ts', 'MAX_ALIASES', 1, 'aliases'],
    ['src/server/rules/document-limits.ts', 'MAX_DIRECTIVES', 1, 'directives'],
    ['src/graphql/limits/cost.ts', 'MAX_BREADTH', 1, 'fields'],
    ['src/graphql/limits/cost.ts', 'MAX_DEPTH', 1, 'levels'],
    ['src/graphql/limits/cost.ts', 'MAX_COMPLEXITY', 1, 'points'],
    ['src/server/request/time-limit.ts', 'TIME_LIMIT_MS', 1000, 's'],
    ['src/server/http.ts', 'headersMs', 1000, 's for its headers'],
    ['src/server/http.ts', 'requestMs', 1000, 's for all of it'],
  ])('are those of %s: %s', (path, name, per, unit) => {
    const shown = `${(numberIn(path, name) / per).toLocaleString('en')} ${unit}`;
    expect(values.flatMap((value) => value.split(/[,;] /)).map((part) => part.replace(/^JSON /, ''))).toContain(shown);
  });
});

describe('docs/how-to-add.md', () => {
  const text = read('docs/how-to-add.md');
  const sections = text.split(/^## /m).slice(1);

  it('numbers its changes, and each lists its files in order and names a test', () => {
    expect(sections.map((section) => /^\d+/.exec(section)?.[0])).toEqual(sections.map((_, index) => String(index + 1)));
    expect(sections.length).toBeGreaterThanOrEqual(12);
    for (const section of sections) {
      const steps = found(section, /\n(\d+)\. /g).map(Number);
      expect(steps).toEqual(steps.map((_, index) => index + 1));
      expect(steps.length).toBeGreaterThan(0);
      expect(section).toMatch(/^Test: .*`tests\/[\w./-]+\.test\.ts`/ms);
    }
  });

  it('puts new files into folders that exist', () => {
    const folders = found(text, /`([\w./-]+\/)[\w.-]*</g);
    expect(folders.length).toBeGreaterThan(10);
    expect(folders.filter((folder) => !existsSync(join(root, folder)))).toEqual([]);
  });
});

describe('docs/operations.md', () => {
  const rows = tableOf('docs/operations.md', 'Variable');

  it('explains every variable', () => {
    const variables = found(read('.env.example'), /^# ([A-Z][A-Z0-9_]*)=/gm);
    expect(namedIn(rows).sort()).toEqual(variables.sort());
  });

  it('shows the actual defaults', () => {
    const shown = Object.fromEntries(rows.map(([name = '', value = '']) => [name.replaceAll('`', ''), value.replaceAll('`', '')]));
    expect({ ...readEnv(shown), ...readBotEnv(shown) }).toEqual({ ...readEnv({}), ...readBotEnv({}) });
    expect(Object.values(shown).filter((value) => value !== '').length).toBeGreaterThan(5);
  });
});

describe.each(docs.filter((page) => /^docs\/decisions\/\d/.test(page)))('%s', (page) => {
  it('has a date and a status, and explains context, decision and consequences', () => {
    const number = /\d{4}/.exec(page)?.[0];
    const form = String.raw`^# ${number}\. .+\n\n- Date: \d{4}-\d\d-\d\d\n- Status: (?:accepted|superseded by .+)\n\n## Context\n[^]+\n## Decision\n[^]+\n## Consequences\n`;
    expect(read(page)).toMatch(new RegExp(form));
  });
});

describe('CONTRIBUTING.md', () => {
  it('shows real knowledge files', () => {
    const blocks = [...read('CONTRIBUTING.md').matchAll(/```yaml\n([^`]+)```/g)].map(([, block = '']) => parse(block));
    const files = ['facts/clip-training-pairs', 'sources/clip-paper'].map((file) => parse(read(`prisma/knowledge/${file}.yaml`)));
    expect(blocks).toEqual(files);
  });
});

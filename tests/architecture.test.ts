import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, type Module, parseModule, readModules } from './repository/modules.ts';
import { arrowsBetweenFiles, arrowsBetweenRooms, circlesIn, floorsOf, foldersOf } from './repository/plan.ts';
import { roomBreaches, rooms } from './repository/rooms.ts';
import { findBreaches, partOf, parts, planned } from './repository/table.ts';

const paths = ['src', 'bots'].flatMap(filesBelow);
const modules = readModules(paths);

describe('the checked files', () => {
  it('include the whole project', () => {
    // A checker that finds no files passes everything; raise the bound as the project grows.
    expect(modules.length).toBeGreaterThanOrEqual(400);
    expect(modules.flatMap(({ imports }) => imports).length).toBeGreaterThanOrEqual(1500);
  });

  it('cover every part, and only planned parts are empty', () => {
    const found = new Set(paths.map(partOf));
    expect([...found].filter((part) => !parts.includes(part))).toEqual([]);
    expect(parts.filter((part) => !found.has(part) && !planned.includes(part))).toEqual([]);
  });
});

describe('the import table', () => {
  it('holds for every import, package, variable and clock', () => {
    expect(modules.flatMap(findBreaches)).toEqual([]);
  });

  const inFile = (path: string, ...lines: string[]) => findBreaches(parseModule(path, lines.join('\n')));
  const refused = (path: string, line: string, what: string) =>
    expect(inFile(path, '/** Purpose. */', line)).toEqual([expect.stringContaining(`${path}:2 ${what}`)]);

  it.each([
    ['bots/core/answer.ts', "import { x } from '../../src/graph/graph.ts';", 'imports src/graph/graph.ts'],
    ['bots/core/answer.ts', "import type { X } from '../../src/graph/graph.ts';", 'imports src/graph/graph.ts'],
    ['bots/core/answer.ts', "export { x } from '../slack/render/render.ts';", 'imports bots/slack/render/render.ts'],
    ['bots/core/answer.ts', "export * from '../slack/render/render.ts';", 'imports bots/slack/render/render.ts'],
    ['bots/core/answer.ts', "await import('../slack/render/render.ts');", 'imports bots/slack/render/render.ts'],
    ['bots/core/answer.ts', 'await import(name);', 'imports a computed name'],
    ['bots/core/answer.ts', "let x: import('../slack/render/render.ts').X;", 'imports bots/slack/render/render.ts'],
    ['bots/core/answer.ts', "import '@slack/bolt';", 'imports @slack/bolt'],
    ['bots/slack/render/render.ts', "import { x } from '../../discord/render/render.ts';", 'imports bots/discord/render/render.ts'],
    ['bots/slack/render/render.ts', "import { x } from '../../api/client.ts';", 'imports bots/api/client.ts'],
    ['src/server/http.ts', "import SchemaBuilder from '@pothos/core';", 'imports @pothos/core'],
    ['src/graph/search/find.ts', "import { sql } from '../../database/sql.ts';", 'imports src/database/sql.ts'],
    ['src/graph/search/find.ts', "import { connect } from '../../database/client.ts';", 'imports src/database/client.ts'],
    ['src/graph/store/load.ts', "import type { X } from '../../database/generated/client.ts';", 'imports src/database/generated/client.ts'],
    ['src/seed/rows.ts', "import { x } from '../server/api.ts';", 'imports src/server/api.ts'],
  ])('finds a forbidden import in %s: %s', refused);

  it.each([
    ['src/server/http.ts', 'const { HOST } = process.env;', 'uses the environment'],
    ['src/server/http.ts', 'const { env } = process;', 'uses the environment'],
    ['src/server/http.ts', "import { env } from 'node:process';", 'uses the environment'],
    ['bots/core/answer.ts', 'const at = Date.now();', 'uses the time'],
    ['bots/core/answer.ts', 'const at = new Date();', 'uses the time'],
    ['bots/core/answer.ts', 'setTimeout(retry, 1000);', 'uses the time'],
    ['bots/core/answer.ts', "import { setTimeout } from 'node:timers/promises';", 'uses the time'],
  ])('finds a dependency that tests cannot control in %s: %s', refused);

  it('accepts what the table allows', () => {
    expect(inFile('src/graph/store/load.ts', "import type { Sql } from '../../database/sql.ts';")).toEqual([]);
    expect(inFile('src/graph/base/partial-dates.ts', 'export const day = new Date(text).getTime() - Date.parse(other);')).toEqual([]);
    expect(inFile('src/database/lock/protocol.ts', 'peer.setTimeout(1000);')).toEqual([]);
  });
});

describe('the import graph', () => {
  const modulesOf = (files: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(files).map(([path, targets]) =>
      parseModule(path, targets.map((target, index) => `import type { T${index} } from '${target}';`).join('\n')),
    );

  it('has no circles between files', () => {
    expect(circlesIn(arrowsBetweenFiles(modules))).toEqual([]);
  });

  it('has no circles between the rooms of any folder, so every import leads down', () => {
    const circles = foldersOf(modules).flatMap((folder) =>
      circlesIn(arrowsBetweenRooms(folder, modules)).map((members) => `${folder}: ${members.join(', ')}`),
    );
    expect(circles).toEqual([]);
  });

  it('finds a circle closed by type imports, between files and between rooms', () => {
    const circle = modulesOf({ 'bots/core/parse/a.ts': ['../state/b.ts'], 'bots/core/state/b.ts': ['../parse/a.ts'] });
    expect(circlesIn(arrowsBetweenFiles(circle))).toEqual([['bots/core/parse/a.ts', 'bots/core/state/b.ts']]);
    expect(circlesIn(arrowsBetweenRooms('bots/core', circle))).toEqual([['parse', 'state']]);
    const back = modulesOf({
      'bots/core/parse/a.ts': ['../state/b.ts'],
      'bots/core/state/c.ts': ['../parse/a.ts'],
      'bots/core/state/b.ts': [],
    });
    expect([circlesIn(arrowsBetweenFiles(back)), circlesIn(arrowsBetweenRooms('bots/core', back))]).toEqual([[], [['parse', 'state']]]);
  });

  it.each(Object.entries(rooms))('agrees with the table of rooms in %s', (folder, allowed) => {
    expect(roomBreaches(folder, modules, allowed)).toEqual([]);
    const arrows = arrowsBetweenRooms(folder, modules);
    const unused = Object.entries(allowed).flatMap(([room, targets]) =>
      targets.filter((target) => arrows.get(room)?.has(target) !== true).map((target) => `${room} -> ${target}`),
    );
    expect(unused).toEqual([]);
  });

  it('finds an import that the table of rooms forbids, and an unknown room', () => {
    const up = modulesOf({ 'bots/slack/render/a.ts': ['../send/b.ts'], 'bots/slack/send/b.ts': [], 'bots/slack/attic/c.ts': [] });
    expect(roomBreaches('bots/slack', up, { render: [], send: ['render'] })).toEqual([
      'bots/slack/render imports bots/slack/send',
      'bots/slack/attic is not in the table of rooms',
    ]);
  });

  it.each([
    ['bots/core', 9],
    ['bots/slack', 8],
    ['bots/discord', 8],
  ])('keeps %s within %i floors', (folder, most) => {
    const floors = floorsOf(arrowsBetweenRooms(folder, modules));
    expect(Math.max(...floors.values())).toBeLessThanOrEqual(most);
    expect(floors.size).toBeGreaterThanOrEqual(8);
  });
});

describe('HTML', () => {
  it('is sent by one file, and only from the escaping tag', () => {
    const files = paths.filter((path) => !path.startsWith('src/web/browser/') && readFileSync(path, 'utf8').includes('text/html'));
    // The server reads the media type from the Accept header, to tell browsers from programs.
    expect(files).toEqual(['src/server/http.ts', 'src/web/base/send-html.ts']);
  });
});

describe('sizes', () => {
  it('keeps every folder within 15 files, tests included, except lists of commands', () => {
    const counts = new Map<string, number>();
    for (const path of [...paths, ...filesBelow('tests')]) counts.set(posix.dirname(path), (counts.get(posix.dirname(path)) ?? 0) + 1);
    const large = [...counts].filter(([folder, count]) => count > 15 && posix.basename(folder) !== 'commands');
    expect(large).toEqual([]);
  });

  const byLength = (files: readonly Module[]) => files.map(({ lines }) => lines).sort((one, other) => one - other);
  const at = (share: number, sorted: readonly number[]) => sorted[Math.floor(sorted.length * share)];
  const longer = (files: readonly Module[], limit: number) =>
    files.filter(({ lines }) => lines > limit).map(({ path, lines }) => `${path} has ${lines} lines`);

  it('keeps half of the files within 80 lines and 90 % within 200', () => {
    expect(at(0.5, byLength(modules))).toBeLessThanOrEqual(80);
    expect(at(0.9, byLength(modules))).toBeLessThanOrEqual(200);
  });

  it('keeps every file within 300 lines, tests included', () => {
    const tests = readModules(filesBelow('tests').filter((path) => !path.startsWith('tests/fixtures/')));
    expect(longer([...modules, ...tests], 300)).toEqual([]);
  });
});

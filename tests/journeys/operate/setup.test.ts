/** What the first start installs, whatever the shell and an earlier install have left behind. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { root } from '../../repository/modules.ts';
import { createTemporaryFolder } from '../../support/database/template.ts';

const compiler = `node_modules/@typescript/typescript-${process.platform}-${process.arch}`;
const bundler = `node_modules/@esbuild/${process.platform}-${process.arch}`;
const platform = { os: [process.platform], cpu: [process.arch] };
const locked = {
  '': { version: '0.0.0' },
  'node_modules/pg': { version: '8.0.0' },
  'node_modules/prisma': { version: '7.0.0', dev: true },
  'node_modules/typescript': { version: '7.0.0', dev: true, optionalDependencies: { [compiler.slice('node_modules/'.length)]: '7.0.0' } },
  [compiler]: { version: '7.0.0', optional: true, ...platform },
  'node_modules/esbuild': { version: '0.28.0', dev: true, optionalDependencies: { [bundler.slice('node_modules/'.length)]: '0.28.0' } },
  [bundler]: { version: '0.28.0', optional: true, ...platform },
  'node_modules/@typescript/typescript-other-cpu': { version: '7.0.0', optional: true, os: ['other'], cpu: ['cpu'] },
  'node_modules/fsevents': { version: '2.0.0', optional: true, ...platform },
};
const everything = ['node_modules/pg', 'node_modules/prisma', 'node_modules/typescript', compiler, 'node_modules/esbuild', bundler];

/** The arguments that set-up gives npm in a checkout where these packages are installed; undefined if it doesn't call npm. */
function npmArguments(installed: readonly string[], changes: (folder: string) => void = () => {}): string[] | undefined {
  const folder = join(createTemporaryFolder(), 'with space # % ü');
  onTestFinished(() => rmSync(join(folder, '..'), { recursive: true, force: true }));
  for (const file of ['setup.mjs', 'built.mjs']) cpSync(join(root, '.config', file), join(folder, '.config', file));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: locked }));
  for (const name of installed) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'package.json'), '{}');
  }
  const entries = Object.entries(locked).filter(([name]) => installed.includes(name));
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: Object.fromEntries(entries) }));
  changes(folder);
  const npm = join(folder, 'npm-cli.js');
  writeFileSync(npm, "require('node:fs').writeFileSync('called', JSON.stringify(process.argv.slice(2))); process.exit(1);");
  const env = { PATH: process.env['PATH'], NODE_ENV: 'production', npm_config_omit: 'dev', npm_execpath: npm };
  const { status } = spawnSync(process.execPath, [join(folder, '.config/setup.mjs')], { env });
  expect(status).toBe(1);
  return existsSync(join(folder, 'called')) ? JSON.parse(readFileSync(join(folder, 'called'), 'utf8')) : undefined;
}

it('installs what the build needs, even where the shell asks for production', () => {
  const expected = expect.arrayContaining(['ci', '--include=dev', '--include=optional', '--include=peer', '--ignore-scripts']);
  expect(npmArguments([])).toEqual(expected);
});

it.each([
  ['an install for production left out the compiler', ['node_modules/pg'], undefined],
  ['an install without optional packages left out its binary', everything.filter((name) => name !== compiler), undefined],
  ['it left out the binary of the bundler', everything.filter((name) => name !== bundler), undefined],
  ['a package has no files', everything, (folder: string) => rmSync(join(folder, 'node_modules/pg/package.json'))],
  ['another version is installed', everything, (folder: string) => changeVersion(folder)],
  ['the list of installed packages is cut off', everything, (folder: string) => writeFileSync(listOf(folder), '{"packages":{')],
])('installs again when %s', (_what, installed, changes) => {
  expect(npmArguments(installed, changes)).toContain('ci');
});

it('installs nothing when everything is there, whatever the time stamps say', () => {
  expect(npmArguments(everything, (folder) => writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: locked })))).toBe(
    undefined,
  );
});

const listOf = (folder: string) => join(folder, 'node_modules/.package-lock.json');

function changeVersion(folder: string): void {
  writeFileSync(listOf(folder), readFileSync(listOf(folder), 'utf8').replace('8.0.0', '7.9.9'));
}

/** The command as scripts use it: in pipes, onto full disks, with options anywhere. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../repository/modules.ts';
import { fillSeeded } from '../../support/app.ts';
import { createTemporaryFolder } from '../../support/database/template.ts';
import { lmm } from '../../support/product.ts';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const folder = createTemporaryFolder();
beforeAll(() => fillSeeded(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const data = { LMM_DATA: folder };

/** Runs a shell command in which `lmm` is the command; the last line of `stderr` is its exit code. */
function shell(command: string): { stdout: string; stderr: string } {
  const { DATABASE_URL: _, ...env } = process.env;
  const script = `lmm() { "${process.execPath}" "${join(root, 'src/cli/bin.mjs')}" "$@"; echo "exit $?" >&2; }\n${command}`;
  return spawnSync('sh', ['-c', script], { cwd: root, env: { ...env, ...data, NO_COLOR: '1' }, encoding: 'utf8' });
}

describe('options', () => {
  it.each([[['what', 'is', 'clip', '--json']], [['--json', 'model', 'clip']]])('print JSON with %j', async (args) => {
    const { code, stdout } = await lmm(args, data);
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { title: 'CLIP' }]);
  });

  it.each([[['--version']], [['what', 'is', '-v']], [['key', 'list', '--version']]])('print the version with %j', async (args) => {
    expect(await lmm(args, data)).toEqual({ code: 0, stdout: `LMM Atlas ${version}\n`, stderr: '' });
  });

  it('refuse JSON where there is none', async () => {
    const { code, stdout, stderr } = await lmm(['key', 'list', '--json'], data);
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining('error: --json is for questions')]);
  });
});

describe('a reader that stops early', () => {
  it.each([['lmm export | head -c 10'], ['lmm models | true'], ['lmm --help | true'], ['lmm export --out /dev/stdout | head -c 10']])(
    'is not an error: %s',
    (command) => {
      const { stderr } = shell(command);
      expect(stderr.trimEnd().split('\n').at(-1)).toBe('exit 0');
      expect(stderr).not.toMatch(/EPIPE|bug|^ +at /m);
    },
  );
});

describe.runIf(existsSync('/dev/full'))('a full disk', () => {
  const PROBLEM = 'lmm: Cannot write to standard output: ENOSPC: no space left on device, write.';

  it.each([['models'], ['--help']])('is reported in one line by lmm %s', (args) => {
    expect(shell(`lmm ${args} >/dev/full`).stderr).toBe(`${PROBLEM}\nexit 1\n`);
  });

  it('takes back a key that could not be shown', () => {
    const { stderr } = shell('lmm key create --name lost --scope read >/dev/full');
    expect(stderr).toBe(`${PROBLEM} The key was revoked: nobody could have seen it.\nexit 1\n`);
    expect(shell('lmm key list').stdout).toMatch(/^[0-9a-f]{12} {2}revoked .* lost$/m);
  });
});

describe('what people type', () => {
  it('cannot control the terminal through an error', async () => {
    const name = '\u001b]8;;http://evil\u0007X';
    const runs = await Promise.all([
      lmm(['key', 'create', '--name', 'x', '--scope', name], data),
      lmm(['restore', name], data),
      lmm(['import', name], data),
      lmm(['validate', name], data),
    ]);
    for (const { code, stdout, stderr } of runs) {
      expect(code).toBe(1);
      expect(`${stdout}${stderr}`).not.toMatch(/[^\P{C}\n]/u);
      expect(stderr).toContain(String.raw`\u001b]8;;http://evil`);
    }
  });

  it('cannot name a key that looks like another', async () => {
    const name = 'zero\u200bwidth';
    const { code, stderr } = await lmm(['key', 'create', '--name', name, '--scope', 'read'], data);
    expect([code, stderr]).toEqual([1, expect.stringContaining("A key's name can't have line breaks or characters that can't be seen.")]);
  });
});

it.runIf(existsSync('/proc/self'))('says at once that a data folder cannot be there', async () => {
  const { code, stderr } = await lmm(['models'], { LMM_DATA: '/proc/nope/deeper' });
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^lmm: Cannot use the data folder \/proc\/nope\/deeper: .*Set LMM_DATA to /)]);
});

describe('the address of the Slack app', () => {
  it.each(['foo', '', 'lmm.example.org', 'http://lmm.example.org', 'ftp://localhost', 'https://lmm.example.org?a=b', 'https://a:b@c.org'])(
    'can\'t be "%s"',
    async (url) => {
      const { code, stdout, stderr } = await lmm(['slack', 'manifest', '--url', url], data);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^lmm: --url can't be ".*"\. Write the public https address of LMM Atlas, .*\n$/);
    },
  );

  it.each([
    ['https://lmm.example.org/?', 'https://lmm.example.org/slack/events'],
    ['https://example.org/lmm', 'https://example.org/lmm/slack/events'],
    ['http://localhost:4000', 'http://localhost:4000/slack/events'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000/slack/events'],
  ])('can be %s', async (url, events) => {
    const { code, stdout } = await lmm(['slack', 'manifest', '--url', url], data);
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { settings: { event_subscriptions: { request_url: events } } }]);
  });
});

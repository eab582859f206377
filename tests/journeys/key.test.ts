import { expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { openDatabase } from '../../src/database/open.ts';
import { createSeededFolder } from '../support/app.ts';
import { createTestFolder } from '../support/database/template.ts';
import { lmm } from '../support/product.ts';

const dataFolder = async () => ({ LMM_DATA: await createSeededFolder() });

it('makes, revokes and lists keys from the command line, and prints a key alone', async () => {
  const env = await dataFolder();
  const made = await lmm(['key', 'create', '--name', 'Ada', '--scope', 'curate', '--scope', 'bot', '--expires', '90d'], env);
  expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^lmm_[0-9a-f]{12}_[\w-]{43}\n$/) });
  expect(made.stderr).toMatch(/shown only once\. It allows: curate \(.*\) bot \(.*\)\n.*Authorization: Bearer.*expires at 20/s);
  expect(made.stderr).toContain(`lmm: the key is in the database in ${env.LMM_DATA}\n`);
  expect(made.stderr).not.toContain(made.stdout.trim());
  const lookup = made.stdout.slice(4, 16);
  expect(await lmm(['key', 'revoke', '000000000000'], env)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^lmm: No key has the lookup part "000000000000"\. Run "lmm key list" to see the keys\.$/m),
  });
  expect(await lmm(['key', 'revoke', lookup], env)).toMatchObject({
    code: 0,
    stdout: '',
    stderr: expect.stringMatching(/^lmm: revoked the key "Ada" at 20/m),
  });
  const { stdout } = await lmm(['key', 'list'], env);
  expect(stdout).toMatch(new RegExp(`^${lookup}  revoked  curate,bot  created 20.*  never used  Ada\\n$`));
});

it.each([
  ['an unknown scope', ['create', '--name', 'x', '--scope', 'root'], /'root' is invalid.*Allowed: read, bot, curate, admin\./],
  ['no scope', ['create', '--name', 'x'], /required option '--scope <scope>' not specified/],
  ['no name', ['create', '--scope', 'read'], /required option '--name <name>' not specified/],
  [
    'a strange span',
    ['create', '--name', 'x', '--scope', 'read', '--expires', 'soon'],
    /^lmm: --expires can't be "soon"\. Write a number up to 9999 and a unit \(h, d, w or y\)/,
  ],
])('says what is wrong with %s', async (_what, args, problem) => {
  // Refused before any folder is made.
  const { code, stdout, stderr } = await lmm(['key', ...args], { LMM_DATA: createTestFolder() });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(problem);
});

it('says what to do when another process has the database open', async () => {
  const env = await dataFolder();
  const { close } = await openDatabase({ folder: env.LMM_DATA, clock: systemClock });
  const refused = await lmm(['key', 'create', '--name', 'x', '--scope', 'read'], env).finally(close);
  expect(refused).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(new RegExp(`^lmm: Process ${process.pid} has the database open, .*Stop it`, 'm')),
  });
});

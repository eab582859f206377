/**
 * Checks the schema with the tools of its users: Relay's compiler, GraphQL Code Generator, Apollo Client and urql against a server
 * of its own, the GraphQL rules of ESLint, and GraphQL Inspector for changes that break clients. They are installed from this
 * folder's lock file. Then it tests the checks themselves on defective schemas and answers.
 * Usage: node tests/contracts/graphql/check.mjs [schema.graphql]. Plain JavaScript: it runs before anything is installed here.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const here = import.meta.dirname;
const schema = resolve(process.argv[2] ?? join(here, '../../../schema.graphql'));
const time = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

install();
const { check } = await import('./checks/index.mjs');
const { shared, startServer } = await import('./checks/server.mjs');
const server = await startServer();
try {
  const found = Object.entries(await check(schema, server));
  for (const [name, problems] of found) report(name, problems);
  const tests = testsOfChecks(shared(server));
  report('the checks themselves', tests);
  process.exitCode = tests.length > 0 || found.some(([, problems]) => problems.length > 0) ? 1 : 0;
} finally {
  await server.close();
}

function report(name, problems) {
  console.log(`${name}: ${problems.length === 0 ? 'no problem' : `${problems.length} to fix`}`);
  for (const problem of problems) console.log(`  ${problem}`);
}

function testsOfChecks(variables) {
  const files = ['index', 'clients'].map((name) => join(here, `checks/${name}.test.mjs`));
  const env = { ...process.env, ...variables };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--test', ...files], { encoding: 'utf8', env });
  return status === 0 ? [] : [`${stdout}${stderr}`];
}

function install() {
  if (time(join(here, 'node_modules/.package-lock.json')) >= time(join(here, 'package-lock.json'))) return;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const [command, ...more] = npm === undefined ? ['npm', ...args] : [process.execPath, npm, ...args];
  const { status } = spawnSync(command, more, { cwd: here, stdio: 'inherit', shell: npm === undefined && process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm ci in ${here} failed, see above.`);
}

/**
 * Does what must happen before the first start or test, and repeats nothing: installs from the lock file, generates the
 * database client, builds, prepares what the first start needs. Plain JavaScript without dependencies, because nothing is installed
 * yet. Shows the tools' output only when they fail.
 * Usage: node .config/setup.mjs [--modules]; with "--modules" also compiles each module into a file, for tests that run a few of them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt, markBuilt, stateOf, time } from './built.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  fail(`LMM Atlas needs Node 20.19 or newer; this is ${process.versions.node}. Install Node 24 from nodejs.org.`);

/** The shell finds tools by their bare names, even outside npm. */
const env = { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' };
// `prisma generate` never runs the schema engine, but downloads one unless this variable names an existing file.
env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
for (const name of Object.keys(env))
  if (name.toUpperCase() === 'PATH') env[name] = join(root, 'node_modules', '.bin') + delimiter + env[name];

function fail(text) {
  console.error(`lmm: ${text}`);
  process.exit(1);
}

function run(what, command, args, next) {
  console.log(`lmm: ${what}`);
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
  });
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`);
  fail(`${what} failed. ${next}`);
}

const node = (what, args, next) => run(what, process.execPath, args, next);

/** The packages of a lock file, by their folders; none if the file is missing or cut off. */
function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {};
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return {};
    throw error;
  }
}

/**
 * Whether node_modules holds what the lock file asks for. Its time stamp doesn't tell: an install under NODE_ENV=production leaves
 * the compiler out, and one that was interrupted leaves folders without files.
 */
function isInstalled() {
  const locked = packagesOf('package-lock.json');
  const installed = packagesOf(join('node_modules', '.package-lock.json'));
  // Each of these packages brings its binary as an optional one.
  const compilers = ['esbuild', 'typescript']
    .flatMap((name) => Object.keys(locked[`node_modules/${name}`]?.optionalDependencies ?? {}))
    .map((name) => `node_modules/${name}`);
  const fits = ({ os = [process.platform], cpu = [process.arch] }) => os.includes(process.platform) && cpu.includes(process.arch);
  return Object.entries(locked)
    .filter(([folder, entry]) => folder !== '' && (entry.optional !== true || (compilers.includes(folder) && fits(entry))))
    .every(([folder, { version }]) => installed[folder]?.version === version && existsSync(join(folder, 'package.json')));
}

function install() {
  if (isInstalled()) return;
  // The build needs all kinds of dependencies, whatever NODE_ENV and the user's npm settings leave out.
  const include = ['dev', 'optional', 'peer'].map((kind) => `--include=${kind}`);
  const args = ['ci', ...include, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const what = 'installing dependencies from package-lock.json (about a minute the first time)';
  const next = 'The lines above say why; is the network there? Then start again.';
  const npm = process.env.npm_execpath;
  if (npm !== undefined && /npm-cli\.(c?js)$/.test(npm)) node(what, [npm, ...args], next);
  else if (process.platform === 'win32') run(what, 'cmd.exe', ['/c', 'npm', ...args], next);
  else run(what, 'npm', args, next);
}

/** Lets `npx lmm` find the command here without asking the registry. */
function link() {
  const target = join('node_modules', '.bin', 'lmm');
  if (existsSync(target) || process.platform === 'win32') return;
  rmSync(target, { force: true });
  symlinkSync(join('..', '..', 'src', 'cli', 'bin.mjs'), target);
}

function generate() {
  const made = Math.min(...['src/database/generated/client.ts', 'src/graphql/prisma-types.ts'].map(time));
  if (made > Math.max(time('prisma/schema.prisma'), time('node_modules/.package-lock.json'))) return;
  node(
    'generating the database client',
    ['node_modules/prisma/build/index.js', 'generate', '--config', '.config/prisma.ts', '--no-hints'],
    'This is a defect of the project.',
  );
}

const DEFECT = 'This is a bug in LMM Atlas; please report it.';

/** Types are checked by `npm run check`: here, that would take longer than everything else. */
function build() {
  if (isBuilt(root, 'built')) return;
  const state = stateOf(root);
  node('building', [join('.config', 'bundle.mjs')], 'Fix the errors above, then start again.');
  node('preparing the playground and the database', ['dist/prepare.js'], DEFECT);
  markBuilt(root, 'built', state);
}

function compileModules() {
  if (isBuilt(root, 'modules')) return;
  const state = stateOf(root);
  node('compiling the modules', ['node_modules/typescript/bin/tsc', '-p', '.', '--noCheck'], 'Fix the errors above, then start again.');
  markBuilt(root, 'modules', state);
}

install();
link();
generate();
build();
if (process.argv.includes('--modules')) compileModules();

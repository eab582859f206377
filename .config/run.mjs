/**
 * `npm start` and `npm run dev`. npm runs a script in a shell of its own and stops only that shell, so this process watches its parent:
 * when the parent ends, the server is asked to stop. Plain JavaScript without dependencies.
 * Usage: node .config/run.mjs start|dev
 */
import { spawn } from 'node:child_process';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const CHECK_MS = 250;
/** After SIGTERM the server takes at most 12 seconds. */
const KILL_AFTER_MS = 15_000;
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const parent = process.ppid;
const [mode = 'start', ...args] = process.argv.slice(2);

process.chdir(root);
process.env.NODE_ENV ??= mode === 'dev' ? 'development' : 'production';
if (mode === 'dev') watchSources();
else await startBuild();

/** In this process: one less for the operator to see. */
async function startBuild() {
  // Emitted, because Windows has no signal that a process could handle. While the server still starts, nothing listens.
  onParentEnd(() => process.emit('SIGTERM', 'SIGTERM') || process.exit(1));
  const main = join(root, 'dist', 'main.js');
  process.argv.splice(1, 2, main);
  // From Node 22.1 on: what is compiled once is kept.
  module.enableCompileCache?.(join(root, 'dist', 'compiled'));
  // Only for modules that are loaded from now on.
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(main).href);
}

function watchSources() {
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const child = spawn(process.execPath, [tsx, 'watch', '--clear-screen=false', 'src/main.ts', '--watch', ...args], { stdio: 'inherit' });
  const stop = (signal) => {
    child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS).unref();
  };
  // The terminal sends Ctrl-C to the whole group, so the child already has it.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
  onParentEnd(() => stop('SIGTERM'));
  child.once('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
}

/** Calls back once the parent has ended. On POSIX an orphan gets another parent; on Windows it keeps the id of the old one. */
function onParentEnd(callback) {
  const timer = setInterval(() => {
    if (process.ppid === parent && isRunning(parent)) return;
    clearInterval(timer);
    callback();
  }, CHECK_MS);
  timer.unref();
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process can't be signalled, but it's there.
    return error.code === 'EPERM';
  }
}

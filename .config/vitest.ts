import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** TEST_ENGINES=postgresql selects the files that run on several engines; the others would only repeat themselves. */
function wanted(): string[] {
  if (process.env['TEST_ENGINES'] !== 'postgresql') return ['tests/**/*.test.ts'];
  const files = readdirSync(`${root}tests`, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  return files.filter((file) => /\bengines\b/.test(readFileSync(`${root}tests/${file}`, 'utf8'))).map((file) => `tests/${file}`);
}

/** Where the tests' files go: in memory if there is room, because tests copy some two hundred databases of a thousand files each. */
const MEMORY = '/dev/shm';
const ROOM_BYTES = 4 * 1024 ** 3;

function placeForFiles(): string {
  if (!existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ROOM_BYTES ? MEMORY : tmpdir();
}

// The processes of the tests inherit it, and with it what os.tmpdir() says; nothing of it outlives the run.
const files = mkdtempSync(join(placeForFiles(), 'lmm-tests-'));
process.env['TMPDIR'] = files;
process.once('exit', () => rmSync(files, { recursive: true, force: true }));

// Tests run the build and some of its modules; npx starts Vitest without npm's pretest.
execFileSync(process.execPath, [`${root}.config/setup.mjs`, '--modules'], { stdio: 'inherit' });

export default defineConfig({
  root,
  // Vite would load graphql's ES modules and its users the CommonJS ones: two copies that don't recognize each other's errors.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(new URL('../node_modules/graphql/index.js', import.meta.url)) }] },
  test: {
    include: wanted(),
    // Reloading the modules for each file took as long as the tests; no module keeps state that another file must not see.
    isolate: false,
    // One more than most machines that test have cores: tests spend much of their time waiting for child processes, leases and limits.
    maxWorkers: Math.max(3, availableParallelism()),
    globalSetup: 'tests/support/database/drop-templates.ts',
    // Real servers, databases and child processes need time on a busy machine, and no test measures it.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'bots/**/*.ts'],
      exclude: [
        'src/database/generated/**',
        'src/graphql/prisma-types.ts',
        'bots/api/graphql-env.d.ts',
        'src/web/data/graphql-env.d.ts',
        'src/web/browser/**',
      ],
      reportsDirectory: 'coverage',
    },
  },
});

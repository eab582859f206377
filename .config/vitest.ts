import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

/** With TEST_ENGINES=postgresql only the files that run on several engines: the others have nothing new to say. */
function wanted(): string[] {
  if (process.env['TEST_ENGINES'] !== 'postgresql') return ['tests/**/*.test.ts'];
  const files = readdirSync(`${root}tests`, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  return files.filter((file) => /\bengines\b/.test(readFileSync(`${root}tests/${file}`, 'utf8'))).map((file) => `tests/${file}`);
}

export default defineConfig({
  root,
  // Vite would take graphql's ES modules while its users take the CommonJS ones: two copies whose errors do not know each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: new URL('../node_modules/graphql/index.js', import.meta.url).pathname }] },
  test: {
    include: wanted(),
    // Loading the modules anew for each file took as long as the tests; no file keeps anything in a module that another must not see.
    isolate: false,
    // Vitest leaves one core to itself, which halves a machine of two; much of the time goes into waiting for child processes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Real servers, databases and child processes: a loaded machine needs time, and nothing here measures it.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'bots/**/*.ts'],
      exclude: ['src/database/generated/**', 'src/graphql/prisma-types.ts', 'bots/api/graphql-env.d.ts'],
      reportsDirectory: 'coverage',
    },
  },
});

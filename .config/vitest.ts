import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  // Vite would take graphql's ES modules while its users take the CommonJS ones: two copies whose errors do not know each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: new URL('../node_modules/graphql/index.js', import.meta.url).pathname }] },
  test: {
    include: ['tests/**/*.test.ts'],
    // Real servers, databases and child processes: a loaded machine needs time, and nothing here measures it.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'bots/**/*.ts', 'prisma/**/*.ts'],
      exclude: ['src/database/generated/**', 'src/graphql/prisma-types.ts', 'bots/api/graphql-env.d.ts'],
      reportsDirectory: 'coverage',
    },
  },
});

/**
 * Records a fixture of this version in tests/fixtures/upgrade. Run it once for a release, after a build:
 * `npx tsx tests/support/upgrade/record.ts pglite`, then `postgresql` with the URL of an empty database in DATABASE_URL.
 */
import { join } from 'node:path';
import { startVitest } from 'vitest/node';

const root = join(import.meta.dirname, '../../..');

process.env['LMM_RECORD_ENGINE'] = process.argv[2] ?? 'pglite';
// The fakes need Vitest's module resolution.
const vitest = await startVitest('test', [], {
  ...{ root, config: join(root, '.config/vitest.ts'), watch: false },
  include: ['tests/support/upgrade/recorder.ts'],
});
await vitest.close();

/** Injects faults often enough to trust the result: `npm run faults -- daily` or `-- requests`. LMM_FAULTS_SEED repeats a run. */
import { join } from 'node:path';
import { startVitest } from 'vitest/node';

const root = join(import.meta.dirname, '../..');
const [what = 'daily'] = process.argv.slice(2);

process.env['LMM_FAULTS'] = 'long';
const vitest = await startVitest('test', [`tests/faults/${what}`], {
  ...{ root, config: join(root, '.config/vitest.ts'), watch: false },
  // One after another: two at once would distort each other's measurements.
  ...{ fileParallelism: false, disableConsoleIntercept: true },
});
await vitest.close();

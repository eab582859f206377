/**
 * The API beside PostGraphile, over the same rows and with the same answers, and beside Node's HTTP server sending the same bytes.
 * Needs a PostgreSQL server on this machine, named by DATABASE_URL or TEST_DATABASE_URL. About five minutes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../src/env.ts';
import { withCleanup } from '../processes/cleanup.ts';
import { printTable } from '../table.ts';
import { comparisons } from './comparisons.ts';
import { type Measured, measure } from './measure.ts';
import { readPeersOptions } from './options.ts';
import { markdownOf, reportOf, tablesOf } from './report.ts';
import { startServers } from './servers.ts';

export async function benchPeers(args: readonly string[]): Promise<void> {
  const options = readPeersOptions(args);
  const report = await withCleanup(async (defer) => {
    const servers = await startServers(options, defer);
    const measured: Measured[] = [];
    for (const [index, comparison] of comparisons.entries()) {
      console.log(`comparing and measuring ${comparison.name}`);
      measured.push(await measure(index, comparison, servers, options));
    }
    return reportOf(servers, pgliteVersion(), options, measured);
  });
  for (const { title, rows } of tablesOf(report)) {
    console.log(`\n${title}`);
    printTable(rows);
  }
  console.log(`\nWhat is unequal:\n${report.unequal.map((text) => `  - ${text}`).join('\n')}`);
  if (options.markdown) console.log(`\n${markdownOf(report)}`);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
}

/** The package doesn't export its manifest. */
function pgliteVersion(): string {
  const manifest = readFileSync(join(packageRoot, 'node_modules/@electric-sql/pglite/package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

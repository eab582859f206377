/** A catalog is used to the last record, and what can't be used is reported. */

import { beforeAll, describe, expect, it } from 'vitest';
import { formatImportReport } from '../../../src/cli/import-report.ts';
import type { Client, Transaction } from '../../../src/database/client.ts';
import { queriesIn } from '../../../src/database/prisma-queries.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { readGraph } from '../../../src/graph/store/load.ts';
import { sampleApps } from '../../support/app.ts';
import { importValue, smallCatalog } from '../../support/database/catalog.ts';
import { engines } from '../../support/database/engines.ts';
import { need } from '../../support/need.ts';

describe.each(engines)('a catalog on %s', (engine) => {
  const fresh = sampleApps(engine);
  let client: Client;
  beforeAll(async () => {
    ({ client } = await fresh());
  });

  const namedModels = async (name: string) => {
    const rows = await client.entity.findMany({ where: { kind: 'model', name: { startsWith: name } }, orderBy: { id: 'asc' } });
    return rows.map((row) => `${row.id} ${row.name}`);
  };

  it('keeps models apart whose ids differ only in case or signs', async () => {
    const keys = ['acme/Zed', 'acme/ZED', 'acme/zed', 'acme/q2.5', 'acme/q2-5', 'acme/q2_5', '+/+'];
    const catalog = smallCatalog();
    for (const key of keys) catalog.models[key] = { name: `Same ${key}`, modalities: { input: ['text'], output: ['text'] } };
    const { counts } = await importValue(client, catalog);
    expect(counts.models).toBe(Object.keys(smallCatalog().models).length + keys.length);
    const models = await namedModels('Same');
    expect(models).toHaveLength(keys.length);
    // The ids stay what they are when the catalog comes again.
    expect(await importValue(client, catalog)).toMatchObject({ outcome: 'unchanged' });
    expect(await namedModels('Same')).toEqual(models);
  });

  it('is imported with a new word in every record, and says so', async () => {
    const catalog = smallCatalog();
    for (const { models } of Object.values(catalog.providers)) for (const record of Object.values(models)) record['status'] = 'brand-new';
    const { counts, leftOut, quarantined } = await importValue(client, catalog, { acceptLosses: true });
    expect([counts.offerings, quarantined.length]).toEqual([9, 1]);
    expect(leftOut).toHaveLength(9);
    expect(need(leftOut[0]).reason).toMatch(/^status Invalid option/);
  });

  it('is reported by a dry run as by the run', async () => {
    const catalog = smallCatalog();
    need(catalog.providers['reseller']).models['unheard-of'] = { name: 'Nothing like it' };
    need(catalog.models['acme/omni-1'])['release_date'] = '1999-12-31';
    const report = async (dryRun: boolean) => {
      let graph: Graph | undefined;
      const onWritten = async (tx: Transaction) => {
        graph = await readGraph(queriesIn(tx));
      };
      const imported = await importValue(client, catalog, { dryRun, onWritten, acceptLosses: true });
      return formatImportReport(need(graph), imported);
    };
    const dry = await report(true);
    expect(dry).toContain('reseller unheard-of');
    expect(dry).toBe(await report(false));
  });
});

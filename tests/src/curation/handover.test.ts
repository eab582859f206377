import { beforeEach, describe, expect, it } from 'vitest';
import type { Row, Rows } from '../../../src/curation/rows.ts';
import { writeContent } from '../../../src/curation/write.ts';
import type { Client } from '../../../src/database/client.ts';
import { shownValue } from '../../../src/graph/values/values.ts';
import { sampleApps } from '../../support/app.ts';
import { importValue, smallCatalog } from '../../support/database/catalog.ts';
import { contentOf, sampleRows, without } from '../../support/database/content.ts';
import { engines } from '../../support/database/engines.ts';
import { graphIn } from '../../support/graph/graph-in.ts';
import { need } from '../../support/need.ts';

/** The curated rows with one more model. */
function withModel(rows: Rows, slug: string, aliases: readonly string[] = []): Rows {
  const id = `model/${slug}`;
  const entity: Row = { id, kind: 'model', slug, name: 'Omni', summary: 'A curated model.', note: null, origin: 'curated' };
  const add = (table: keyof Rows, ...more: Row[]) => ({ [table]: [...rows[table], ...more] });
  return {
    ...rows,
    ...add('entity', entity),
    ...add('alias', ...aliases.map((text) => ({ entityId: id, text, origin: 'curated' }))),
    ...add('model', { id, releasedOn: '2026-01-10' }),
    ...add('citation', { id: `${id}#1`, entityId: id, sourceId: 'source/models-dev', locator: 'x', ordinal: 1, origin: 'curated' }),
  } as unknown as Rows;
}

describe.each(engines)('a model in both a catalog and the files, on %s', (engine) => {
  const fresh = sampleApps(engine);
  let client: Client;
  let rows: Rows;
  const write = (wanted: Rows) => writeContent(client, contentOf(wanted));
  const omni = () => client.entity.findUnique({ where: { id: 'model/omni-1' } });
  const releasedOn = async (id: string) => {
    const graph = await graphIn(client);
    const { value, origin, alternatives } = need(shownValue(graph, need(graph.entities.get(id)), 'releasedOn'));
    return [value, origin, alternatives.length];
  };

  beforeEach(async () => {
    client = (await fresh()).client;
    rows = await sampleRows();
    await importValue(client, smallCatalog());
  });

  it('passes to the curators with their file, and the catalog keeps its own values', async () => {
    await write(withModel(rows, 'omni-1'));
    expect(await omni()).toMatchObject({ origin: 'curated', summary: 'A curated model.' });
    expect(await releasedOn('model/omni-1')).toEqual(['2026-01-10', 'curated', 2]);
    await importValue(client, smallCatalog());
    expect(await omni()).toMatchObject({ origin: 'curated', name: 'Omni' });
    expect(await releasedOn('model/omni-1')).toEqual(['2026-01-10', 'curated', 2]);
    const types = await client.relation.findMany({ where: { fromId: 'model/omni-1' }, select: { type: true } });
    expect(types.map(({ type }) => type)).not.toContain('made-by');
  });

  it('passes back to the catalog when the file is deleted', async () => {
    await write(withModel(rows, 'omni-1'));
    await write(rows);
    expect(await omni()).toMatchObject({ origin: 'models.dev' });
    expect(await importValue(client, smallCatalog())).toMatchObject({ outcome: 'imported' });
    expect(await omni()).toMatchObject({ origin: 'models.dev', name: 'Omni 1' });
    expect(await importValue(client, smallCatalog())).toMatchObject({ outcome: 'unchanged' });
  });

  it('redirects its old id to the curated one if the files name it differently', async () => {
    await write(withModel(rows, 'acme-omni', ['Omni 1']));
    await importValue(client, smallCatalog());
    expect(await omni()).toBeNull();
    expect(await client.redirect.findUnique({ where: { fromId: 'model/omni-1' } })).toMatchObject({ toId: 'model/acme-omni' });
    expect(await client.offering.count({ where: { modelId: 'model/acme-omni' } })).toBe(3);
    expect(await releasedOn('model/acme-omni')).toEqual(['2026-01-10', 'curated', 2]);
    expect(await importValue(client, smallCatalog())).toMatchObject({ outcome: 'unchanged' });
  });

  it('stays when its file is deleted while the catalog still lists it', async () => {
    await write(without(rows, 'model/bert'));
    expect(await client.entity.findUnique({ where: { id: 'model/bert' } })).toMatchObject({ origin: 'models.dev' });
    await importValue(client, smallCatalog());
    expect(await releasedOn('model/bert')).toEqual(['2018-11-02', 'models.dev', 0]);
  });
});

import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { emptyRows, type Rows } from '../../../src/curation/rows.ts';
import { lastHash, writeContent } from '../../../src/curation/write.ts';
import type { Client } from '../../../src/database/client.ts';
import type { Sql } from '../../../src/database/sql.ts';
import { sampleApps } from '../../support/app.ts';
import { contentOf, editorRows, sampleRows, snapshot, without, withRows, writeAndCount } from '../../support/database/content.ts';
import { engines } from '../../support/database/engines.ts';
import { revisionIn } from '../../support/graph/graph-in.ts';
import { need } from '../../support/need.ts';

const NOTHING = { created: 0, changed: 0, removed: 0 };

/** This test's editor describes BERT, one table at a time; each row needs the entity to stay. */
const needing: readonly (readonly [what: string, tables: readonly (keyof Rows)[], named: string])[] = [
  ['an alias', ['alias'], 'the alias "Bertie of model/bert" of "editor"'],
  ['a relation', ['relation', 'citation'], 'the relation "performs:model/bert>task/translation@editor" of "editor"'],
  ['a fact', ['fact', 'factSubject', 'citation'], 'the fact "fact/bert-remark"'],
];

describe.each(engines)('curation on %s', (engine) => {
  const fresh = sampleApps(engine);
  let rows: Rows;
  let client: Client;
  let sql: Sql;
  const write = (wanted: Rows, origin?: string) => writeContent(client, contentOf(wanted, origin));
  const bert = () => need(rows.entity.find(({ id }) => id === 'model/bert'));

  beforeAll(async () => {
    rows = await sampleRows();
    const app = await fresh();
    client = app.client;
    ({ sql } = app.database);
  });
  afterEach(async () => {
    await write(emptyRows, 'editor');
    await write(rows);
  });

  it('changes nothing when the same rows are written again, not even the revision', async () => {
    const before = [await snapshot(sql), await revisionIn(client)];
    expect(await write(rows)).toEqual(NOTHING);
    expect([await snapshot(sql), await revisionIn(client)]).toEqual(before);
  });

  it("stores the hash of each origin's last write", async () => {
    expect(await lastHash(sql, 'nobody')).toBeUndefined();
    await writeContent(client, { ...contentOf(rows), hash: 'first' });
    await writeContent(client, { ...contentOf(rows), hash: 'second' });
    expect(await lastHash(sql, 'curated')).toBe('second');
  });

  it('touches only the rows that differ', async () => {
    const changed = withRows(rows, 'entity', [{ ...bert(), summary: 'Another summary.' }]);
    expect(await writeAndCount(client, changed)).toBe(1n);
    const more = { ...changed, alias: [...changed.alias, { entityId: 'model/bert', text: 'Bert', origin: 'curated' }] };
    expect(await write(more)).toEqual({ created: 1, changed: 0, removed: 0 });
    expect(await client.entity.findUnique({ where: { id: 'model/bert' } })).toMatchObject({ summary: 'Another summary.', name: 'BERT' });
  });

  it('clears a column that the new row leaves empty', async () => {
    expect(bert().note).toMatch(/Epoch/);
    expect(await write(withRows(rows, 'entity', [{ ...bert(), note: null }]))).toEqual({ ...NOTHING, changed: 1 });
    expect(await client.entity.findUnique({ where: { id: 'model/bert' } })).toMatchObject({ note: null });
  });

  it('deletes vanished rows with everything that belongs to them, and restores them unchanged', async () => {
    const [before, less] = [await snapshot(sql), without(rows, 'model/bert')];
    const gone = Object.values(rows).flat().length - Object.values(less).flat().length;
    expect(await write(less)).toEqual({ ...NOTHING, removed: gone });
    const after = await snapshot(sql);
    expect(JSON.stringify(before)).toContain('model/bert');
    expect(JSON.stringify(after)).not.toContain('model/bert');
    expect(await write(rows)).toEqual({ ...NOTHING, created: gone });
    expect(await snapshot(sql)).toEqual(before);
  });

  it("leaves other origins' rows on its entities alone", async () => {
    await write(editorRows, 'editor');
    const before = await snapshot(sql, 'editor');
    expect(before.map(({ table }) => table)).toEqual(['alias', 'citation', 'citation', 'fact', 'relation']);
    await write(withRows(rows, 'entity', [{ ...bert(), name: 'Bidirectional' }]));
    expect(await snapshot(sql, 'editor')).toEqual(before);
    expect(await write(emptyRows, 'editor')).toEqual({ ...NOTHING, removed: 6 });
    expect(await client.entity.count({ where: { id: 'model/bert' } })).toBe(1);
  });

  it.each(needing)('refuses to delete an entity that %s of an editor needs, and writes nothing', async (_what, tables, named) => {
    const editors = { ...emptyRows, ...Object.fromEntries(tables.map((table) => [table, editorRows[table]])) };
    const targets = tables.filter((table) => table !== 'citation').map((table) => `${table}Id`);
    const cited = editorRows.citation.filter((row) => targets.some((target) => target in row));
    await write({ ...editors, citation: cited }, 'editor');
    const before = [await snapshot(sql), await lastHash(sql, 'curated'), await revisionIn(client)];
    const less = { ...contentOf(without(rows, 'model/bert')), hash: 'less' };
    await expect(writeContent(client, less)).rejects.toMatchObject({
      name: 'BadInput',
      message: expect.stringMatching(/^"curated" no longer holds "model\/bert", but .* needs it\. Put the removed entry back/),
    });
    await expect(writeContent(client, less)).rejects.toThrow(named);
    expect([await snapshot(sql), await lastHash(sql, 'curated'), await revisionIn(client)]).toEqual(before);
  });

  it("refuses to delete a fact that replaces an editor's", async () => {
    const replaced = editorRows.fact.map((fact) => ({ ...fact, supersededById: 'fact/clip-purpose' }));
    await write({ ...editorRows, fact: replaced }, 'editor');
    await expect(write(without(rows, 'fact/clip-purpose'))).rejects.toThrow('the fact "fact/bert-remark" of "editor" needs it');
    expect(await client.fact.findUnique({ where: { id: 'fact/bert-remark' } })).toMatchObject({ supersededById: 'fact/clip-purpose' });
  });

  it('refuses to add a row that another origin has written, and names it', async () => {
    await write(editorRows, 'editor');
    const alias = { ...rows, alias: [...rows.alias, { entityId: 'model/bert', text: 'Bertie', origin: 'curated' }] };
    await expect(write(alias)).rejects.toThrow('"curated" cannot add the alias "Bertie of model/bert" of "editor": it is there already.');
    await write(
      { ...emptyRows, fact: editorRows.fact.map((row) => ({ ...row, id: 'fact/listed', slug: 'listed', origin: 'some-catalog' })) },
      'some-catalog',
    );
    const fact = withRows(
      rows,
      'fact',
      editorRows.fact.map((row) => ({ ...row, id: 'fact/listed', slug: 'listed', origin: 'curated' })),
    );
    await expect(write(fact)).rejects.toMatchObject({
      name: 'BadInput',
      message: expect.stringContaining('the fact "fact/listed" of "some-catalog"'),
    });
    await write(emptyRows, 'some-catalog');
  });

  it('lets two origins state the same relation', async () => {
    const stated = need(rows.relation.find(({ type, fromId }) => type === 'made-by' && fromId === 'model/bert'));
    const again = { ...stated, id: `${stated.id}-too`, origin: 'some-catalog' };
    expect(await write({ ...emptyRows, relation: [again] }, 'some-catalog')).toEqual({ ...NOTHING, created: 1 });
    expect(await write(emptyRows, 'some-catalog')).toEqual({ ...NOTHING, removed: 1 });
  });

  it('deletes more rows than one statement can name', async () => {
    const many = Array.from({ length: 17_000 }, (_, index) => ({ entityId: 'model/bert', text: `Bert ${index}`, origin: 'some-catalog' }));
    expect(await write({ ...emptyRows, alias: many }, 'some-catalog')).toEqual({ ...NOTHING, created: 17_000 });
    expect(await write(emptyRows, 'some-catalog')).toEqual({ ...NOTHING, removed: 17_000 });
  });

  it('ends with the whole content of one of two concurrent writers', async () => {
    const less = without(rows, 'model/bert');
    const written = await Promise.all([write(less), write(rows), write(less), write(rows)]);
    expect(written).toHaveLength(4);
    const left = await client.entity.count({ where: { id: 'model/bert' } });
    expect(await write(left === 1 ? rows : less)).toEqual(NOTHING);
  });
});

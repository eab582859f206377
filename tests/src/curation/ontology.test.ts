import { beforeAll, describe, expect, it } from 'vitest';
import { references } from '../../../src/curation/guard.ts';
import { emptyRows, type Rows } from '../../../src/curation/rows.ts';
import { writeContent } from '../../../src/curation/write.ts';
import type { Client } from '../../../src/database/client.ts';
import type { Sql } from '../../../src/database/sql.ts';
import { kindNames, relationRule, relationTypeNames } from '../../../src/graph/ontology.ts';
import { sampleApps } from '../../support/app.ts';
import { contentOf, sampleRows } from '../../support/database/content.ts';
import { engines } from '../../support/database/engines.ts';

const snake = (word: string): string => word.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

describe.each(engines)('the ontology on %s', (engine) => {
  const fresh = sampleApps(engine);
  let rows: Rows;
  let client: Client;
  let sql: Sql;
  const types = async () => (await client.relationType.findMany()).map(({ name }) => name).sort();
  const admires = (origin: string) => ({
    ...{ id: `admires@${origin}`, type: 'admires', fromId: 'model/clip', fromKind: 'model', toId: 'model/bert', toKind: 'model' },
    origin,
  });
  const addType = () =>
    sql.run(`insert into relation_type values ('admires'); insert into relation_rule values ('admires', 'model', 'model');`);

  beforeAll(async () => {
    rows = await sampleRows();
    const app = await fresh();
    client = app.client;
    ({ sql } = app.database);
  });

  it('is stored as the source defines it', async () => {
    expect((await client.kind.findMany()).map(({ name }) => name).sort()).toEqual([...kindNames].sort());
    expect(await types()).toEqual([...relationTypeNames].sort());
    const rules = (await client.relationRule.findMany()).map(({ type, fromKind, toKind }) => `${type} ${fromKind} ${toKind}`);
    const wanted = relationTypeNames.flatMap((type) => {
      const { from, to } = relationRule(type);
      return from.flatMap((fromKind) => to.map((toKind) => `${type} ${fromKind} ${toKind}`));
    });
    expect(rules.sort()).toEqual(wanted.sort());
  });

  it('drops a relation type together with the last rows that use it', async () => {
    await addType();
    const citation = { id: 'admires#1', sourceId: 'source/clip-paper', locator: 'abstract', ordinal: 1, origin: 'curated' };
    await client.relation.create({ data: { ...admires('curated'), citations: { create: [citation] } } });
    expect(await writeContent(client, contentOf(rows))).toEqual({ created: 0, changed: 0, removed: 2 });
    expect(await types()).not.toContain('admires');
  });

  it('keeps a relation type that another origin uses, and reports it', async () => {
    await addType();
    await client.relation.create({ data: admires('some-catalog') });
    const work = writeContent(client, contentOf(rows));
    await expect(work).rejects.toMatchObject({ name: 'BadInput', message: expect.stringContaining('that another origin uses') });
    expect(await types()).toContain('admires');
    await client.relation.delete({ where: { id: 'admires@some-catalog' } });
    await writeContent(client, contentOf(rows));
    expect(await types()).toEqual([...relationTypeNames].sort());
  });

  it('rejects dangling references', async () => {
    const relation = { ...admires('some-catalog'), type: 'builds-on', toId: 'model/nothing' };
    const work = writeContent(client, contentOf({ ...emptyRows, relation: [relation] }, 'some-catalog'));
    await expect(work).rejects.toThrow('Rows of "some-catalog" refer to something that is not there');
  });

  it('covers every column that refers to a statement or an entity', async () => {
    const keys = await sql.rows<{ referrer: string; column: string; parent: string }>(`
      select referrer.relname as referrer, attname as column, parent.relname as parent
      from pg_constraint join pg_class referrer on referrer.oid = conrelid join pg_class parent on parent.oid = confrelid
      join pg_attribute on attrelid = conrelid and attnum = conkey[1] where contype = 'f'`);
    const parents = new Set(references.map(([, , parent]) => parent as string));
    // A detail row has no origin of its own, and a fact's subjects are deleted with the fact.
    const foreign = keys.filter(({ column, parent }) => parents.has(parent) && column !== 'id' && column !== 'fact_id');
    const found = foreign.map(({ referrer, column, parent }) => `${referrer}.${column} ${parent}`);
    const known = references.filter(([, column]) => column !== 'factId');
    expect(found.sort()).toEqual(known.map(([referrer, column, parent]) => `${snake(referrer)}.${snake(column)} ${parent}`).sort());
  });
});

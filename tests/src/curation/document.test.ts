import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { exportKnowledge, readDocument, restoreKnowledge } from '../../../src/curation/document.ts';
import { writeContent } from '../../../src/curation/write.ts';
import { type Client, connect } from '../../../src/database/client.ts';
import { migrate } from '../../../src/database/migrate.ts';
import { queriesIn } from '../../../src/database/prisma-queries.ts';
import { packageRoot } from '../../../src/env.ts';
import { seed } from '../../../src/seed/seed.ts';
import { sampleApps } from '../../support/app.ts';
import { importValue, smallCatalog } from '../../support/database/catalog.ts';
import { contentOf, editorRows } from '../../support/database/content.ts';
import { engines, freshDatabases } from '../../support/database/engines.ts';
import { graphIn } from '../../support/graph/graph-in.ts';
import { knowledgeOf } from '../../support/graph/knowledge-of.ts';
import { sampleKnowledge } from '../../support/sample-knowledge.ts';

const FOLDER = `${packageRoot}/prisma`;

describe.each(engines)('the whole knowledge as a document, on %s', (engine) => {
  const filled = sampleApps(engine);
  const empty = freshDatabases(engine);
  const emptyClient = async (): Promise<Client> => {
    const database = await empty();
    await migrate(database.sql, `${FOLDER}/migrations`);
    return connect(database);
  };
  const source = async () => {
    const { client } = await filled();
    await writeContent(client, contentOf(editorRows, 'editor'));
    await importValue(client, smallCatalog());
    return client;
  };

  it('gives the same graph in an empty database, and the same document again', async () => {
    const [from, to] = [await source(), await emptyClient()];
    const document = await exportKnowledge(from);
    const text = JSON.stringify(document);
    const written = await restoreKnowledge(to, readDocument(text, 'x.json'));
    expect(written).toBe(Object.values(document.tables).flat().length);
    expect(JSON.stringify(await exportKnowledge(to))).toBe(text);
    const [one, other] = [await graphIn(from), await graphIn(to)];
    expect({ ...knowledgeOf(other), revision: 0n }).toEqual({ ...knowledgeOf(one), revision: 0n });
    expect(one.entities.size).toBeGreaterThan(60);
    // The files haven't changed since, so the next start leaves them alone.
    expect(await seed({ sql: queriesIn(to), client: to, folder: await sampleKnowledge(), clock: systemClock })).toBeUndefined();
  });

  it("rejects a database that isn't empty, and changes nothing", async () => {
    const from = await source();
    const document = await exportKnowledge(from);
    await expect(restoreKnowledge(from, document)).rejects.toThrow(
      /The database is not empty: "entity" has \d+ rows\. Restore into a new one/,
    );
    expect(await exportKnowledge(from)).toEqual(document);
  });

  it('rejects inconsistent rows, and writes none', async () => {
    const [from, to] = [await source(), await emptyClient()];
    const document = await exportKnowledge(from);
    document.tables['source'] = [];
    await expect(restoreKnowledge(to, document)).rejects.toMatchObject({
      name: 'BadInput',
      message: expect.stringMatching(/^tables\.citation, rows 0 to/),
    });
    expect(await to.entity.count()).toBe(0);
  });

  it('rejects a row that its writer could not have written, and writes none', async () => {
    const [from, to] = [await source(), await emptyClient()];
    const document = await exportKnowledge(from);
    const facts = document.tables['fact']?.map((fact) => ({
      ...fact,
      text: fact['id'] === 'fact/bert-remark' ? '@everyone' : (fact['text'] ?? ''),
    }));
    const tampered = { ...document, tables: { ...document.tables, fact: facts ?? [] } };
    await expect(restoreKnowledge(to, tampered)).rejects.toThrow(/^tables\.fact\.\d+ \("fact\/bert-remark"\): The text can ping people/);
    expect(await to.entity.count()).toBe(0);
  });
});

describe("a file that isn't such a document", () => {
  const of = (tables: object) => JSON.stringify({ format: 'lmm-atlas-knowledge', version: 1, tables });
  it.each([
    ['no JSON', '<html>', /^x\.json isn't a JSON document: /],
    ['another format', '{"format": "other", "version": 1, "tables": {}}', /^x\.json: format must be "lmm-atlas-knowledge"/],
    ['a newer version', '{"format": "lmm-atlas-knowledge", "version": 2, "tables": {}}', /^x\.json: version must be 1/],
    ['another key', '{"format": "lmm-atlas-knowledge", "version": 1, "tables": {}, "more": 1}', /^x\.json: the document Unrecognized key/],
    ['a list in place of tables', '[]', /^x\.json: the document .*expected object/],
    ['an unknown table', of({ api_key: [] }), /^x\.json: tables\.api_key is unknown\. Known are entity, /],
    ['a row that is none', of({ entity: [7] }), /^x\.json: tables\.entity\.0 /],
    [
      'an unknown column',
      of({ entity: [{ id: 'a', password: 'x' }] }),
      /^x\.json: tables\.entity\.0\.password is unknown\. Known are id, kind/,
    ],
  ])('is rejected with its path and the reason: %s', (_what, text, problem) => {
    expect(() => readDocument(text, 'x.json')).toThrow(problem);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../src/app.ts';
import { exportKnowledge } from '../../../src/curation/document.ts';
import type { Row, Rows } from '../../../src/curation/rows.ts';
import { writeContent } from '../../../src/curation/write.ts';
import { seed } from '../../../src/seed/seed.ts';
import { type Ask, dataOf } from '../../support/api/ask.ts';
import { askAs, CITED, clock, factInput, modelInput, refusalOf, write } from '../../support/api/editors.ts';
import { sampleApps } from '../../support/app.ts';
import { importValue, smallCatalog } from '../../support/database/catalog.ts';
import { contentOf, sampleRows, snapshot } from '../../support/database/content.ts';
import { engines } from '../../support/database/engines.ts';
import { filesWith } from '../../support/files.ts';

const FILES = { origin: 'curated' };
const cite = (target: string, id: string): Row => ({
  id: `${id}#1`,
  [target]: id,
  sourceId: 'source/seen',
  locator: 'p. 9',
  ordinal: 1,
  ...FILES,
});

/** A new version of the files, describing what these tests' editor wrote. */
function laterRows(rows: Rows): Rows {
  const [id, relationId] = ['model/seen', 'accepts:model/seen>modality/text@curated'];
  const more: { readonly [Name in keyof Rows]?: readonly Row[] } = {
    entity: [{ id, kind: 'model', slug: 'seen', name: 'Seen', summary: 'What the files say.', note: null, ...FILES }],
    alias: [{ entityId: id, text: 'Seer', ...FILES }],
    model: [{ id, license: 'MIT', releasedOn: null, parameters: null, contextTokens: null, openWeights: null, family: null }],
    source: [
      {
        id: 'source/seen',
        slug: 'seen',
        title: 'The files on Seen',
        url: 'https://example.org/seen',
        publisher: 'Files',
        kind: 'paper',
        ...FILES,
      },
    ],
    relation: [{ id: relationId, type: 'accepts', fromId: id, fromKind: 'model', toId: 'modality/text', toKind: 'modality', ...FILES }],
    fact: [
      {
        ...{ id: 'fact/seen', slug: 'seen', text: 'The files saw it.', aspect: 'history', type: 'fact' },
        ...{ checkedOn: '2026-01-01', checkLevel: 'primary', ...FILES },
      },
    ],
    factSubject: [{ factId: 'fact/seen', entityId: id, ordinal: 1 }],
    citation: [cite('entityId', id), cite('relationId', relationId), cite('factId', 'fact/seen')],
  };
  return Object.fromEntries(
    Object.entries(rows).map(([name, list]) => [name, [...list, ...(more[name as keyof Rows] ?? [])]]),
  ) as unknown as Rows;
}

describe.each(engines)('what editors wrote, on %s', (engine) => {
  const fresh = sampleApps(engine);
  let app: App;
  let rows: Rows;
  const curator: Ask = askAs(() => app, 'curate');
  const later = () => writeContent(app.client, contentOf(laterRows(rows)));
  const ofEditor = () => snapshot(app.database.sql, 'editor');

  beforeAll(async () => {
    [app, rows] = [await fresh(), await sampleRows()];
    const source = { slug: 'seen', title: 'An editor on Seen', url: 'https://example.org/seen', publisher: 'Editor', kind: 'ARTICLE' };
    const model = { parameters: 5, license: 'none' };
    const citations = [{ source, locator: 'p. 1' }];
    await write(curator, 'createEntity', modelInput('seen', { citations, model, aliases: ['Seer', 'Watcher'], asks: ['who sees'] }));
    await write(curator, 'relate', { type: 'ACCEPTS', from: 'model/seen', to: 'modality/text', ...CITED });
    await write(curator, 'relate', { type: 'PERFORMS', from: 'model/seen', to: 'task/translation', ...CITED });
    await write(
      curator,
      'addFact',
      factInput('An editor saw it twice.', {
        slug: 'seen',
        about: ['model/seen'],
        citations: [{ source: { slug: 'seen' }, locator: 'p. 2' }],
      }),
    );
    await write(curator, 'addFact', factInput('An editor remarks on it.', { slug: 'remark', about: ['model/seen', 'model/bert'] }));
  });

  it('stays unchanged when the files are written again', async () => {
    const before = await ofEditor();
    expect(before.length).toBeGreaterThan(12);
    const folder = await filesWith('model/bert.yaml', (text) => text.replace('name: BERT', 'name: Bert'));
    expect(await seed({ sql: app.database.sql, client: app.client, folder, clock })).toEqual({ created: 0, changed: 1, removed: 0 });
    expect(await ofEditor()).toEqual(before);
  });

  it('is in the exported document, without keys, suggestions or audit', async () => {
    await write(curator, 'suggest', { text: 'Nothing for the document.' });
    const { tables } = await exportKnowledge(app.client);
    expect(Object.keys(tables).filter((name) => /key|audit|suggestion/i.test(name))).toEqual([]);
    expect(tables['entity']?.find(({ id }) => id === 'model/seen')).toMatchObject({ origin: 'editor' });
    const text = JSON.stringify(tables);
    expect([text.includes('Ada, curate'), text.includes('Nothing for the document')]).toEqual([false, false]);
  });

  it('passes to the files if they say the same, and stays the editors’ otherwise', async () => {
    await later();
    await app.store.refresh();
    const query = `{ model(slug: "seen") { name summary origin aliases asks parameters license citations { locator source { slug title } }
      accepts { edges { origin node { slug } } } tasks { edges { origin node { slug } } } facts { nodes { text } } } }`;
    expect(dataOf(await askAs(() => app)(query))).toEqual({
      model: {
        ...{
          name: 'Seen',
          summary: 'What the files say.',
          origin: 'curated',
          aliases: ['Seer'],
          asks: [],
          parameters: null,
          license: 'MIT',
        },
        citations: [{ locator: 'p. 9', source: { slug: 'seen', title: 'The files on Seen' } }],
        accepts: { edges: [{ origin: 'curated', node: { slug: 'text' } }] },
        tasks: { edges: [{ origin: 'editor', node: { slug: 'translation' } }] },
        facts: { nodes: [{ text: 'An editor remarks on it.' }, { text: 'The files saw it.' }] },
      },
    });
    const left = (await ofEditor()).map(({ table, row }) => [table, JSON.parse(row).id]);
    expect(left).toEqual([
      ['citation', 'fact/remark#editor:1'],
      ['citation', 'performs:model/seen>task/translation@editor#editor:1'],
      ['fact', 'fact/remark'],
      ['relation', 'performs:model/seen>task/translation@editor'],
    ]);
    // From now on, the API refers editors to the file.
    expect(await refusalOf(curator, 'updateEntity', { id: 'model/seen', summary: 'Mine.' })).toMatchObject({
      ...{ __typename: 'CuratedRowError', file: 'prisma/knowledge/model/seen.yaml' },
    });
    expect(await writeContent(app.client, contentOf(laterRows(rows)))).toEqual({ created: 0, changed: 0, removed: 0 });
  });

  it('keeps the files from deleting what it needs, and the message names both', async () => {
    // The previous test made the files take it over.
    await expect(writeContent(app.client, contentOf(rows))).rejects.toThrow(
      /^"curated" no longer holds "model\/seen", but the relation "performs:model\/seen>task\/translation@editor" of "editor" needs it\. Put the removed/,
    );
  });

  it('coexists with a catalog that has the same model, and then needs that model', async () => {
    await write(curator, 'createEntity', modelInput('omni-1', { name: 'Omni 1', model: { releasedOn: '2026-01-10' } }));
    expect(await importValue(app.client, smallCatalog())).toMatchObject({ outcome: 'imported' });
    await app.store.refresh();
    const query = '{ model(slug: "omni-1") { origin value(attribute: RELEASED_ON) { value origin alternatives { origin } } } }';
    expect(dataOf(await askAs(() => app)(query))).toEqual({
      model: {
        origin: 'editor',
        value: { value: '2026-01-10', origin: 'editor', alternatives: expect.arrayContaining([{ origin: 'models.dev' }]) },
      },
    });
    const { message } = await refusalOf(curator, 'deleteEntity', { id: 'model/omni-1' });
    expect(message).toMatch(/cannot be deleted, because these refer to it: .*of "models\.dev".* and \d+ more\. Delete them first\./);
    expect(await importValue(app.client, smallCatalog())).toMatchObject({ outcome: 'unchanged' });
  });
});

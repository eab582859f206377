import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { type Ask, dataOf } from '../../../support/api/ask.ts';
import { askAs, CITED, modelInput, refusalOf, send, TODAY, write } from '../../../support/api/editors.ts';
import { sampleApps } from '../../../support/app.ts';
import { snapshot } from '../../../support/database/content.ts';
import { engines } from '../../../support/database/engines.ts';
import { need } from '../../../support/need.ts';

const everything = `entity(kind: MODEL, slug: "atlas-1") { id name summary note origin aliases asks citations { locator source { slug title url } }
  ... on Model { releasedOn parameters contextTokens license openWeights family } } meta { revision }`;

const NEW_SOURCE = {
  ...{ title: 'The Atlas 1 report', url: 'https://example.org/atlas-1', publisher: 'Example', kind: 'PAPER', published: '2026-10' },
};

describe.each(engines)('entities written through the API on %s', (engine) => {
  const fresh = sampleApps(engine);
  let app: App;
  const curator: Ask = askAs(() => app, 'curate');
  const reader: Ask = askAs(() => app);
  const revision = async () => dataOf(await reader<{ meta: { revision: number } }>('{ meta { revision } }')).meta.revision;
  const create = (slug: string, more: object = {}) => write(curator, 'createEntity', modelInput(slug, more));
  const entityOf = async (slug: string, fields: string) =>
    dataOf(await reader<{ model: Record<string, unknown> }>(`{ model(slug: "${slug}") { ${fields} } }`)).model;

  beforeAll(async () => {
    app = await fresh();
  });

  it('are seen by the next query with all their parts, at a higher revision', async () => {
    const before = await revision();
    const citations = [
      { source: NEW_SOURCE, locator: 'section 1' },
      { source: NEW_SOURCE, locator: 'table 2' },
      { source: { slug: 'clip-paper' }, locator: 'abstract' },
    ];
    const model = { releasedOn: '2026-10-01', parameters: 7_000_000_000, contextTokens: 128_000, license: 'MIT', openWeights: true };
    const names = { aliases: ['Atlas One'], asks: ['which model is the first atlas'], note: 'A remark.' };
    const { entity, revision: after } = await write(curator, 'createEntity', modelInput('atlas-1', { citations, model, ...names }));
    expect(entity).toMatchObject({ slug: 'atlas-1' });
    expect(after).toBeGreaterThan(before);
    const source = { slug: 'the-atlas-1-report', title: 'The Atlas 1 report', url: 'https://example.org/atlas-1' };
    const answered = dataOf(await reader<{ entity: object; meta: object }>(`{ ${everything} }`));
    expect(answered).toMatchObject({
      entity: {
        ...{ name: 'The atlas-1', origin: 'editor', family: null, ...names, ...model },
        citations: [
          { locator: 'section 1', source },
          { locator: 'table 2', source },
          { locator: 'abstract', source: { slug: 'clip-paper' } },
        ],
      },
      meta: { revision: after },
    });
    expect(dataOf(await reader('{ model(slug: "atlas one") { slug } }'))).toEqual({ model: { slug: 'atlas-1' } });
  });

  it('answer from the graph that shows them, also in fields below', async () => {
    const thing = 'entity { name ... on Model { parameters } facts { totalCount } limitations { slug } values { attribute } }';
    const { entity } = await write<{ entity: object }>(curator, 'createEntity', modelInput('below', { model: { parameters: 5 } }), thing);
    expect(entity).toEqual({
      name: 'The below',
      parameters: 5,
      facts: { totalCount: 0 },
      limitations: [],
      values: [{ attribute: 'NAME' }, { attribute: 'PARAMETERS' }],
    });
    const two = `mutation ($a: CreateEntityInput!, $b: RelateInput!) {
      createEntity(input: $a) { revision } relate(input: $b) { revision relation { from { slug } } errors { message } } }`;
    const relation = { type: 'ACCEPTS', from: 'model/both', to: 'modality/text', ...CITED };
    const both = dataOf(await curator<Record<string, { revision: number }>>(two, { a: modelInput('both'), b: relation }));
    expect(both).toMatchObject({ relate: { relation: { from: { slug: 'both' } }, errors: [] } });
    expect(both['relate']?.revision).toBeGreaterThan(need(both['createEntity']).revision);
  });

  it.each([
    ['MODALITY', { kind: 'MODALITY', slug: 'touch', name: 'Touch' }, 'ordinal', (found: number) => expect(found).toBeGreaterThan(1)],
    [
      'LIMITATION',
      { kind: 'LIMITATION', slug: 'haste', name: 'Haste', ordinal: 99, limitation: { statement: 'It is hasty.' } },
      'ordinal',
      (found: number) => expect(found).toBe(99),
    ],
  ])('of an ordered kind (%s) have a place, the last one unless another is given', async (kind, more, field, check) => {
    await write(curator, 'createEntity', modelInput('x', more));
    const type = kind === 'MODALITY' ? 'Modality' : 'Limitation';
    const { entity } = dataOf(
      await reader<{ entity: Record<string, number> }>(`{ entity(kind: ${kind}, slug: "${more.slug}") { ... on ${type} { ${field} } } }`),
    );
    check(need(entity[field]));
  });

  it('are changed in the parts that are given, and emptied by null', async () => {
    await create('changing', { note: 'Old.', aliases: ['Changer', 'Old name'], model: { license: 'MIT', parameters: 1 } });
    const id = (await entityOf('changing', 'id'))['id'];
    await write(curator, 'updateEntity', {
      id,
      summary: 'Another summary.',
      aliases: ['Changer'],
      model: { parameters: null, family: 'Atlas' },
    });
    expect(await entityOf('changing', 'name summary note aliases parameters license family')).toEqual({
      ...{ name: 'The changing', summary: 'Another summary.', note: 'Old.', aliases: ['Changer'] },
      ...{ parameters: null, license: 'MIT', family: 'Atlas' },
    });
    await write(curator, 'updateEntity', { id: 'model/changing', note: null, name: 'Changed', asks: ['what changes'] });
    expect(await entityOf('changing', 'name note asks')).toEqual({ name: 'Changed', note: null, asks: ['what changes'] });
  });

  it('are removed with their parts when nothing refers to them, and stay while something does', async () => {
    await create('going', { aliases: ['Goer'], model: { license: 'MIT' } });
    const relation = { type: 'ACCEPTS', from: 'model/going', to: 'modality/text' };
    await write(curator, 'relate', { ...relation, ...CITED });
    expect(await refusalOf(curator, 'deleteEntity', { id: 'model/going' })).toMatchObject({
      ...{ __typename: 'InvalidInputError', path: ['id'] },
      message:
        '"model/going" cannot be deleted, because these refer to it: the relation "accepts:model/going>modality/text@editor" of "editor". Delete them first.',
    });
    await write(curator, 'unrelate', relation);
    expect(await write(curator, 'deleteEntity', { id: 'model/going' })).toMatchObject({ deletedId: 'model/going' });
    expect(JSON.stringify(await snapshot(app.database.sql))).not.toContain('model/going');
  });

  it.each<readonly [string, object, RegExp, readonly string[]]>([
    [
      'an id that is taken by a file',
      { slug: 'clip' },
      /"model\/clip" is there already, written by the files of the project \(prisma\/knowledge\/model\/clip\.yaml\)/,
      ['slug'],
    ],
    ['the name of another model', { name: 'flamingo' }, /"flamingo" is already the name of another model: "model\/flamingo"/, ['name']],
    [
      'an alias of another model',
      { aliases: ['New', 'OPENAI clip'] },
      /"openai clip" is already the name of another model/,
      ['aliases', '1'],
    ],
    ['a name twice', { aliases: ['The refused'] }, /"the refused" is given twice/, ['aliases', '0']],
    [
      'a phrase of another entity',
      { asks: ['Which model matches images and captions?'] },
      /is already the name of another entity: "model\/clip"/,
      ['asks', '0'],
    ],
    [
      'a source with a taken address',
      { citations: [{ source: { ...NEW_SOURCE, url: 'https://arxiv.org/abs/2103.00020/' }, locator: 'x' }] },
      /This address is there as the source "clip-paper"/,
      ['citations', '0', 'source', 'url'],
    ],
    [
      'a source with a taken slug',
      { citations: [{ source: { ...NEW_SOURCE, slug: 'clip-paper' }, locator: 'x' }] },
      /The slug "clip-paper" belongs to the source/,
      ['citations', '0', 'source', 'slug'],
    ],
  ])('conflict with %s', async (_what, more, message, path) => {
    const before = await snapshot(app.database.sql);
    const error = await refusalOf(
      curator,
      'createEntity',
      modelInput('refused', { citations: [{ source: { ...NEW_SOURCE, url: 'https://example.org/n' }, locator: 'x' }], ...more }),
    );
    expect(error).toMatchObject({ __typename: 'ConflictError', code: 'CONFLICT', path, revision: null, expectedRevision: null });
    expect(error.message).toMatch(message);
    expect(await snapshot(app.database.sql)).toEqual(before);
  });

  it.each<readonly [string, object, RegExp, readonly string[]]>([
    ['a slug with capitals', { slug: 'Refused' }, /"Refused" isn't a valid slug\. Use small letters/, ['slug']],
    ['a long name', { name: 'x'.repeat(81) }, /"name" has 81 characters; allowed: at most 80/, ['name']],
    ['an empty summary', { summary: '' }, /"summary" has 0 characters/, ['summary']],
    ['a summary with markup', { summary: 'See **this**.' }, /The text holds markup/, ['summary']],
    ['a name that pings', { name: '@everyone' }, /can ping people/, ['name']],
    [
      'too many aliases',
      { aliases: Array.from({ length: 21 }, (_, index) => `A${index}`) },
      /"aliases" has 21 items; allowed: at most 20/,
      ['aliases'],
    ],
    ['no citation', { citations: [] }, /No citation is given\. Every statement has a source/, ['citations']],
    [
      'the same citation twice',
      { citations: [...CITED.citations, ...CITED.citations] },
      /The same place in "clip-paper" is cited twice/,
      ['citations', '1'],
    ],
    [
      'an http address',
      { citations: [{ source: { ...NEW_SOURCE, url: 'http://example.org/x' }, locator: 'x' }] },
      /isn't an https address/,
      ['citations', '0', 'source', 'url'],
    ],
    [
      'a source of tomorrow',
      {
        citations: [{ source: { ...NEW_SOURCE, title: 'Tomorrow', url: 'https://example.org/t', published: '2027-01-01' }, locator: 'x' }],
      },
      /2027-01-01 lies in the future \(today is 2026-12-31\)/,
      ['citations', '0', 'source', 'published'],
    ],
    [
      'half a source',
      { citations: [{ source: { title: 'X', url: 'https://example.org/h', kind: 'PAPER' }, locator: 'x' }] },
      /"publisher" is missing\. A source that is there is named by its slug alone/,
      ['citations', '0', 'source', 'publisher'],
    ],
    [
      'a title without letters',
      { citations: [{ source: { ...NEW_SOURCE, title: '???', url: 'https://example.org/q' }, locator: 'x' }] },
      /No slug can be made of the title/,
      ['citations', '0', 'source', 'slug'],
    ],
    ['details of another kind', { organization: { country: 'France' } }, /A model has no "organization"\. Leave it out/, ['organization']],
    ['a place in no order', { ordinal: 3 }, /A model has no "ordinal"/, ['ordinal']],
    ['a release of tomorrow', { model: { releasedOn: '2027' } }, /2027 lies in the future/, ['model', 'releasedOn']],
    ['no parameters at all', { model: { parameters: 0 } }, /"parameters" is 0/, ['model', 'parameters']],
    ['a limitation that states nothing', { kind: 'LIMITATION' }, /A limitation needs its statement/, ['limitation', 'statement']],
    ['a negative revision', { expectedRevision: -1 }, /"expectedRevision" is -1/, ['expectedRevision']],
  ])('are refused with the path of the field: %s', async (_what, more, message, path) => {
    const before = await revision();
    const error = await refusalOf(curator, 'createEntity', modelInput('refused', more));
    expect(error).toMatchObject({ __typename: 'InvalidInputError', code: 'BAD_USER_INPUT', path });
    expect(error.message).toMatch(message);
    expect(await revision()).toBe(before);
  });

  it('name the nearest when a source or an entity is unknown, and every problem of an input at once', async () => {
    const unknown = { citations: [{ source: { slug: 'clip-papr' }, locator: 'x' }] };
    expect(await refusalOf(curator, 'createEntity', modelInput('refused', unknown))).toMatchObject({
      ...{ __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['citations', '0', 'source', 'slug'] },
      suggestions: expect.arrayContaining([expect.objectContaining({ id: 'source/clip-paper' })]),
    });
    const missing = await refusalOf(curator, 'updateEntity', { id: 'model/flamigo', name: 'X' });
    expect(missing).toMatchObject({ __typename: 'NotFoundError', message: 'There is no "model/flamigo".', path: ['id'] });
    expect(missing.suggestions?.[0]).toEqual({ id: 'model/flamingo', name: 'Flamingo' });
    const { errors } = await send(curator, 'createEntity', modelInput('Bad Slug', { name: '', citations: [] }));
    expect(errors.map(({ path }) => path.join('.'))).toEqual(['slug', 'name', 'citations']);
  });

  it.each<readonly [string, 'updateEntity' | 'deleteEntity', object, RegExp]>([
    ['garbage', 'deleteEntity', { id: 'garbage' }, /"garbage" isn't a valid id\. Take one from the "id" fields/],
    ['the id of a source', 'deleteEntity', { id: 'source/clip-paper' }, /isn't a valid id\./],
    ['a fact', 'deleteEntity', { id: 'fact/clip-purpose' }, /"fact\/clip-purpose" is a fact\. Name an entity here/],
    ['nothing to change', 'updateEntity', { id: 'model/clip' }, /Nothing to change is given/],
  ])('are not found by %s', async (_what, name, input, message) => {
    const error = await refusalOf(curator, name, input);
    expect(error).toMatchObject({ __typename: 'InvalidInputError' });
    expect(error.message).toMatch(message);
  });

  it('of the files and of catalogs are refused, and the error says where to edit them', async () => {
    const summary = 'Something else.';
    for (const [name, input] of [
      ['updateEntity', { id: 'model/clip', summary }],
      ['deleteEntity', { id: 'model/clip' }],
    ] as const)
      expect(await refusalOf(curator, name, input)).toMatchObject({
        ...{
          __typename: 'CuratedRowError',
          code: 'CURATED_ROW',
          path: ['id'],
          file: 'prisma/knowledge/model/clip.yaml',
          origin: 'curated',
        },
        message:
          '"model/clip" belongs to the files of the project: edit prisma/knowledge/model/clip.yaml, and start again or run "lmm seed".',
      });
    await app.database.sql.run(
      `insert into entity (id, kind, slug, name, summary, origin) values ('model/omni-1', 'model', 'omni-1', 'Omni', 'A model.', 'models.dev')`,
    );
    expect(await refusalOf(curator, 'updateEntity', { id: 'model/omni-1', summary })).toMatchObject({
      ...{ __typename: 'CuratedRowError', file: 'prisma/knowledge/model/omni-1.yaml', origin: 'models.dev' },
      message: expect.stringContaining('belongs to the catalog "models.dev", which writes it with each import. To say otherwise, write'),
    });
  });

  it(`are dated by the clock: ${TODAY}`, async () => {
    const source = { ...NEW_SOURCE, title: 'Dated', url: 'https://example.org/dated', published: TODAY };
    await create('dated', { citations: [{ source, locator: 'x' }] });
    expect(await entityOf('dated', 'citations { source { published retrieved } }')).toEqual({
      citations: [{ source: { published: TODAY, retrieved: TODAY } }],
    });
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { type Ask, dataOf } from '../../../support/api/ask.ts';
import { askAs, CITED, modelInput, refusalOf, write } from '../../../support/api/editors.ts';
import { sampleApps } from '../../../support/app.ts';
import { engines } from '../../../support/database/engines.ts';

const relation = (type: string, from: string, to: string, more: object = {}) => ({ type, from, to, ...CITED, ...more });
const bare = (type: string, from: string, to: string) => ({ type, from, to });

describe.each(engines)('relations written through the API on %s', (engine) => {
  const fresh = sampleApps(engine);
  let app: App;
  const curator: Ask = askAs(() => app, 'curate');
  const reader: Ask = askAs(() => app);
  const tasksOf = async (slug: string) => {
    const query = `{ model(slug: "${slug}") { tasks { edges { origin note ordinal node { slug } citations { locator source { slug } } } } } }`;
    const { model } = dataOf(await reader<{ model: { tasks: { edges: { node: { slug: string }; origin: string }[] } } }>(query));
    return model.tasks.edges;
  };
  const revision = () => app.store.current().revision;

  beforeAll(async () => {
    app = await fresh();
    for (const slug of ['one', 'two', 'three']) await write(curator, 'createEntity', modelInput(slug));
  });

  it('are seen by the next query with note, place and sources, and are gone once they are removed', async () => {
    const before = revision();
    const wanted = relation('PERFORMS', 'model/bert', 'task/translation', { note: 'In part.', ordinal: 77 });
    const edge = { origin: 'editor', note: 'In part.', ordinal: 77, citations: [{ locator: 'abstract', source: { slug: 'clip-paper' } }] };
    const stated = await write<{ relation: object }>(curator, 'relate', wanted);
    expect(stated.relation).toEqual({ type: 'PERFORMS', from: { slug: 'bert' }, to: { slug: 'translation' }, ...edge });
    expect(stated.revision).toBeGreaterThan(Number(before));
    expect(await tasksOf('bert')).toContainEqual({ node: { slug: 'translation' }, ...edge });
    const gone = await write<{ entity: object }>(
      curator,
      'unrelate',
      bare('PERFORMS', 'model/bert', 'task/translation'),
      'entity { slug }',
    );
    expect(gone).toMatchObject({ entity: { slug: 'bert' } });
    expect(gone.revision).toBeGreaterThan(stated.revision);
    expect((await tasksOf('bert')).map(({ node }) => node.slug)).not.toContain('translation');
    expect(await app.client.citation.count({ where: { relationId: { contains: '@editor' } } })).toBe(0);
  });

  it('may stand beside the word of a catalog, but not beside the same word of the files or of an editor', async () => {
    const [from, to] = ['model/one', 'organization/openai'];
    const ends = { fromId: from, fromKind: 'model', toId: to, toKind: 'organization' };
    await app.client.relation.create({ data: { id: 'x@models.dev', type: 'made-by', ...ends, origin: 'models.dev' } });
    await write(curator, 'relate', relation('MADE_BY', from, to));
    expect(await refusalOf(curator, 'relate', relation('MADE_BY', from, to))).toMatchObject({
      ...{ __typename: 'ConflictError', path: ['to'] },
      message: '"made-by:model/one>organization/openai@editor" is stated already. Add a citation to it, or take it back first.',
    });
    expect(await refusalOf(curator, 'relate', relation('MADE_BY', 'model/clip', to))).toMatchObject({
      ...{ __typename: 'CuratedRowError', path: ['to'], file: 'prisma/knowledge/model/clip.yaml', origin: 'curated' },
    });
  });

  it.each<readonly [string, object, RegExp, readonly string[]]>([
    [
      'from a kind that cannot have it',
      relation('ACCEPTS', 'organization/openai', 'modality/text'),
      /An organization cannot have the relation "accepts"\. "accepts" starts at: model, model-class\. From organization to modality there can be: none\./,
      ['from'],
    ],
    [
      'to a kind that it does not lead to',
      relation('ACCEPTS', 'model/clip', 'organization/openai'),
      /"accepts" cannot lead to "organization\/openai"\. "accepts" leads to: modality\. From model to organization there can be: made-by\./,
      ['to'],
    ],
    ['to itself', relation('BUILDS_ON', 'model/clip', 'model/clip'), /cannot be related to itself/, ['to']],
    ['to a fact', relation('ACCEPTS', 'model/clip', 'fact/clip-purpose'), /is a fact\. Name an entity here/, ['to']],
    ['without a source', relation('ACCEPTS', 'model/one', 'modality/text', { citations: [] }), /No citation is given/, ['citations']],
    ['with a strange id', relation('ACCEPTS', 'model/One', 'modality/text'), /"model\/One" isn't a valid id/, ['from']],
    ['at place 0', relation('ACCEPTS', 'model/one', 'modality/text', { ordinal: 0 }), /"ordinal" is 0/, ['ordinal']],
  ])('are refused %s', async (_what, input, message, path) => {
    const before = revision();
    const error = await refusalOf(curator, 'relate', input);
    expect(error).toMatchObject({ __typename: 'InvalidInputError', path });
    expect(error.message).toMatch(message);
    expect((await app.store.refresh()).revision).toBe(before);
  });

  it('are refused when their chain would come back to where it began', async () => {
    await write(curator, 'relate', relation('BUILDS_ON', 'model/one', 'model/two'));
    await write(curator, 'relate', relation('BUILDS_ON', 'model/two', 'model/three'));
    expect(await refusalOf(curator, 'relate', relation('BUILDS_ON', 'model/three', 'model/one'))).toMatchObject({
      ...{ __typename: 'InvalidInputError', path: ['to'] },
      message: 'With this, "model/three" would lead back to itself by "builds-on". It builds on itself.',
    });
  });

  it('are refused at a place that is taken', async () => {
    await write(curator, 'relate', relation('PERFORMS', 'model/two', 'task/translation', { ordinal: 1 }));
    const second = relation('PERFORMS', 'model/two', 'task/image-captioning', { ordinal: 1 });
    expect(await refusalOf(curator, 'relate', second)).toMatchObject({
      ...{
        __typename: 'ConflictError',
        path: ['ordinal'],
        message: 'Place 1 is taken by "task/translation". Give another number, or none.',
      },
    });
  });

  it('name the nearest when an end is unknown', async () => {
    expect(await refusalOf(curator, 'relate', relation('ACCEPTS', 'model/one', 'modality/vidoe'))).toMatchObject({
      ...{ __typename: 'NotFoundError', path: ['to'], message: 'There is no "modality/vidoe".' },
      suggestions: expect.arrayContaining([{ id: 'modality/video', name: 'Video' }]),
    });
  });

  it('cannot be removed if no one states them, or only another origin does', async () => {
    expect(await refusalOf(curator, 'unrelate', bare('MADE_BY', 'model/one', 'organization/google'))).toMatchObject({
      ...{ __typename: 'NotFoundError', path: ['to'] },
      message: '"model/one" has no relation "made-by" to "organization/google".',
      suggestions: expect.arrayContaining([{ id: 'organization/openai', name: 'OpenAI' }]),
    });
    expect(await refusalOf(curator, 'unrelate', bare('MADE_BY', 'model/clip', 'organization/openai'))).toMatchObject({
      ...{ __typename: 'CuratedRowError', path: ['to'], file: 'prisma/knowledge/model/clip.yaml', origin: 'curated' },
    });
    const ends = { fromId: 'model/clip', fromKind: 'model', toId: 'modality/sensory', toKind: 'modality' };
    await app.client.relation.create({ data: { id: 'y@tokenlens', type: 'accepts', ...ends, origin: 'tokenlens' } });
    expect(await refusalOf(curator, 'unrelate', bare('ACCEPTS', 'model/clip', 'modality/sensory'))).toMatchObject({
      ...{ __typename: 'CuratedRowError', origin: 'tokenlens', message: expect.stringContaining('belongs to the catalog "tokenlens"') },
    });
  });
});

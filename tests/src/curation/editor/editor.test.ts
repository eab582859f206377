import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { createEntity, updateEntity } from '../../../../src/curation/editor/entities.ts';
import { addFact } from '../../../../src/curation/editor/facts.ts';
import { addFactInput, createEntityInput, relateInput, updateEntityInput } from '../../../../src/curation/editor/inputs.ts';
import { relate } from '../../../../src/curation/editor/relations.ts';
import { parseInput } from '../../../../src/curation/parse-input.ts';
import { Conflict } from '../../../../src/errors.ts';
import { createApi } from '../../../../src/server/api.ts';
import { type Ask, asker } from '../../../support/api/ask.ts';
import { askAs, documentOf, editorOf, modelInput, refusalOf, write } from '../../../support/api/editors.ts';
import { sampleApps, silentLog } from '../../../support/app.ts';
import { snapshot } from '../../../support/database/content.ts';
import { engines } from '../../../support/database/engines.ts';
import { revisionIn } from '../../../support/graph/graph-in.ts';
import { need } from '../../../support/need.ts';

/** The input that GraphQL would pass to the parser: the ontology's words in place of enum values. */
const cited = { citations: [{ source: { slug: 'clip-paper' }, locator: 'abstract' }] };
const model = (slug: string) => ({ kind: 'model', slug, name: slug, summary: `About ${slug}.`, ...cited });

function parsed<Value>(result: { readonly value: Value } | { readonly problems: readonly Error[] }): Value {
  if ('problems' in result) throw need(result.problems[0]);
  return result.value;
}

describe.each(engines)('several writers on %s', (engine) => {
  const fresh = sampleApps(engine);
  let app: App;
  const curator: Ask = askAs(() => app, 'curate');
  const state = async () => [await snapshot(app.database.sql), await revisionIn(app.client), await app.client.audit.count()];

  beforeAll(async () => {
    app = await fresh();
    await write(curator, 'createEntity', modelInput('shared'));
  });

  const update = (summary: string, expectedRevision: bigint) =>
    updateEntity(
      editorOf(app),
      parsed(parseInput(updateEntityInput, { id: 'model/shared', summary, expectedRevision: Number(expectedRevision) })),
    );

  it('who read the same revision: exactly one wins, and the other gets both revisions', async () => {
    const seen = await revisionIn(app.client);
    const words = ['One.', 'Two.', 'Three.'];
    const results = await Promise.allSettled(words.map((summary) => update(summary, seen)));
    const won = results.flatMap((result, index) => (result.status === 'fulfilled' ? [words[index]] : []));
    expect(won).toHaveLength(1);
    expect(await app.client.entity.findUnique({ where: { id: 'model/shared' } })).toMatchObject({ summary: won[0] });
    const has = await revisionIn(app.client);
    for (const result of results.filter((one) => one.status === 'rejected')) {
      expect(result.reason).toBeInstanceOf(Conflict);
      expect(result.reason).toMatchObject({ at: ['expectedRevision'], revisions: { has, expected: seen } });
    }
    expect(await app.client.audit.count({ where: { target: 'model/shared', action: 'update-entity' } })).toBe(1);
  });

  it("get the graph's revision from the API", async () => {
    const has = Number(await revisionIn(app.client));
    for (const expectedRevision of [has - 1, has + 1])
      expect(await refusalOf(curator, 'updateEntity', { id: 'model/shared', summary: 'Late.', expectedRevision })).toMatchObject({
        ...{ __typename: 'ConflictError', code: 'CONFLICT', path: ['expectedRevision'], revision: has, expectedRevision },
        message: `The graph is at revision ${has}, and you expected ${expectedRevision}: it was written meanwhile. Read again, then decide whether your change still fits.`,
      });
    expect(await write(curator, 'updateEntity', { id: 'model/shared', summary: 'In time.', expectedRevision: has })).toMatchObject({
      errors: [],
    });
  });

  it('who want the same id: the second one gets a conflict', async () => {
    const create = () => createEntity(editorOf(app), parsed(parseInput(createEntityInput, model('wanted'))));
    const results = await Promise.allSettled([create(), create(), create()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results.filter((one) => one.status === 'rejected'))
      expect(result.reason).toMatchObject({ name: 'Conflict', at: ['slug'] });
  });

  const source = { title: 'Half written', url: 'https://example.org/half', publisher: 'Example', kind: 'paper' };
  const citations = [{ source, locator: 'x' }];
  const writes: readonly (readonly [string, () => Promise<string>])[] = [
    [
      'an entity',
      () => createEntity(editorOf(app), parsed(parseInput(createEntityInput, { ...model('half'), aliases: ['Halve'], citations }))),
    ],
    [
      'a relation',
      () =>
        relate(editorOf(app), parsed(parseInput(relateInput, { type: 'accepts', from: 'model/shared', to: 'modality/text', citations }))),
    ],
    [
      'a fact',
      () =>
        addFact(
          editorOf(app),
          parsed(
            parseInput(addFactInput, {
              text: 'It is half written.',
              about: ['model/clip'],
              aspect: 'history',
              checkLevel: 'primary',
              citations,
            }),
          ),
        ),
    ],
  ];

  describe.each([
    ['at the last statement', 'create trigger fail before insert on audit for each statement execute function refuse_change()'],
    [
      'at the commit',
      'create constraint trigger fail after insert on audit deferrable initially deferred for each row execute function refuse_change()',
    ],
  ])('one of whom fails %s', (_when, trigger) => {
    it.each(writes)('leaves nothing of %s behind', async (_what, work) => {
      const before = await state();
      await app.database.sql.run(trigger);
      try {
        await expect(work()).rejects.toThrow(/audit|never changed|constraint/i);
      } finally {
        await app.database.sql.run('drop trigger fail on audit');
      }
      expect(await state()).toEqual(before);
    });

    it('reveals nothing about the database to the client', async () => {
      await app.database.sql.run(trigger);
      try {
        const { data, body, errors } = await curator(documentOf('createEntity'), { input: modelInput('masked') });
        expect([data, errors.map(({ extensions }) => extensions.code)]).toEqual([{ createEntity: null }, ['INTERNAL_SERVER_ERROR']]);
        expect(body).not.toMatch(/prisma|audit|constraint|\.ts/i);
      } finally {
        await app.database.sql.run('drop trigger fail on audit');
      }
      expect(await app.client.entity.count({ where: { slug: 'masked' } })).toBe(0);
    });
  });

  it('need a key, whatever their scopes', async () => {
    const viewer = { key: null, scopes: new Set(['curate'] as const), exempt: false };
    const { store, client } = app;
    const api = createApi({ store, client, clock: editorOf(app).clock, log: silentLog, authenticate: async () => viewer });
    const { errors } = await asker(() => api)(documentOf('createEntity'), { input: modelInput('keyless') });
    expect(errors.map(({ message }) => message)).toEqual(['Writing needs an API key.']);
  });
});

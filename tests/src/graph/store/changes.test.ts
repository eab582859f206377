import { describe, expect, it } from 'vitest';
import { diffGraphs } from '../../../../src/graph/store/changes.ts';
import { citation, entity, fact, graphOf, position, relation, score, source } from '../../../support/graph/rows.ts';
import type { Tables } from '../../../support/graph/tables.ts';

const CLIP = 'model/clip';
const READS = `${CLIP} accepts modality/text`;

/** A small graph, in which each test changes one thing. */
const tables = {
  entities: [entity(CLIP, { aliases: ['C'], asks: ['who'], model: { parameters: 400n } }), entity('modality/text', { ordinal: 1 })],
  relations: [relation(READS)],
  positions: [],
  scores: [],
  facts: [fact('stands', [CLIP]), fact('withdrawn', [CLIP], { retractedOn: '2026-02-01', retractedReason: 'It was wrong.' })],
  sources: [source('a'), source('b')],
  citations: [
    citation('1', 'a', { entityId: CLIP }),
    citation('2', 'a', { relationId: READS }),
    citation('3', 'a', { factId: 'fact/stands' }),
  ],
} satisfies Partial<Tables>;

const between = (before: Partial<Tables>, after: Partial<Tables>) => diffGraphs(graphOf(before), graphOf({ ...after, revision: 2n }));
const entitiesAfter = (change: Partial<Tables>, before: Partial<Tables> = tables) =>
  between(before, { ...before, ...change }).entities.map(({ type, entity: { id } }) => `${type} ${id}`);
const factsAfter = (change: Partial<Tables>, before: Partial<Tables> = tables) =>
  between(before, { ...before, ...change }).facts.map(({ slug, text }) => `${slug}: ${text}`);
/** The entities, with changed columns for CLIP. */
const clipWith = (columns: Partial<(typeof tables.entities)[number]>) => ({
  entities: tables.entities.map((row) => (row.id === CLIP ? { ...row, ...columns } : row)),
});
const [ofEntity, ofRelation] = tables.citations;

it('finds nothing between two graphs of the same rows, in any order', () => {
  const shuffled = Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, [...rows].reverse()]));
  expect(between(tables, shuffled)).toMatchObject({ entities: [], facts: [], graph: { revision: 2n } });
});

describe('an entity', () => {
  it('is created, or deleted with its last content', () => {
    const [clip, text] = tables.entities;
    const rest = { entities: [text], relations: [], facts: [], citations: [] } as unknown as Partial<Tables>;
    expect(between(rest, { ...rest, entities: tables.entities }).entities).toMatchObject([{ type: 'created', entity: { id: CLIP } }]);
    const { graph, entities } = between({ ...rest, entities: tables.entities }, rest);
    expect(entities).toMatchObject([{ type: 'deleted', entity: { id: CLIP, name: clip?.name, aliases: ['C'] } }]);
    expect(graph.entities.has(CLIP)).toBe(false);
  });

  it.each<[what: string, change: Partial<Tables>]>([
    ['its name', clipWith({ name: 'Klipp' })],
    ['its summary', clipWith({ summary: 'Other.' })],
    ['its note', clipWith({ note: 'New.' })],
    ['its origin', clipWith({ origin: 'editor' })],
    ['an alias', clipWith({ aliases: [{ entityId: CLIP, text: 'D', origin: 'curated' }] })],
    ['a way to ask for it', clipWith({ asks: [] })],
    ['a column of its kind', clipWith({ model: entity(CLIP, { model: { parameters: 401n } }).model })],
    ['a citation of its own', { citations: [...tables.citations, citation('4', 'b', { entityId: CLIP }, 2)] }],
    ['the place a citation names', { citations: tables.citations.map((row) => (row === ofEntity ? { ...row, locator: 'page 9' } : row)) }],
    ['a relation that leaves it', { relations: [...tables.relations, relation(`${CLIP} produces modality/text`)] }],
    ['the end of one', { relations: [], citations: tables.citations.filter((row) => row !== ofRelation) }],
    ['the note of one', { relations: [relation(READS, { note: 'Only English.' })] }],
    ['the order of one', { relations: [relation(READS, { ordinal: 2 })] }],
    ['the origin of one', { relations: [relation(READS, { origin: 'editor' })] }],
    ['a citation of one', { citations: tables.citations.filter((row) => row !== ofRelation) }],
  ])('is updated by %s', (_what, change) => {
    expect(entitiesAfter(change)).toEqual([`updated ${CLIP}`]);
  });

  it.each<[what: string, change: Partial<Tables>]>([
    ['another title of a source', { sources: tables.sources.map((row) => ({ ...row, title: 'Another' })) }],
    ['a fact about it', { facts: [...tables.facts, fact('new', [CLIP])] }],
    ['a redirect to it', { redirects: [{ fromId: 'model/old', toId: CLIP, origin: 'curated' }] }],
  ])('is not updated by %s', (_what, change) => {
    expect(entitiesAfter(change)).toEqual([]);
  });

  it("doesn't change with new statements about it elsewhere", () => {
    const more = { entities: [...tables.entities, entity('dimension/d', { ordinal: 1 }), entity('benchmark/b')] };
    const stated = { positions: [position('dimension/d', CLIP, 'Said.')], scores: [score(CLIP, 'benchmark/b', 50)] };
    expect(entitiesAfter({ ...more, ...stated })).toEqual(['created benchmark/b', 'created dimension/d']);
    expect(entitiesAfter(stated, { ...tables, ...more })).toEqual([]);
  });

  it("doesn't change with a related entity's name, even if that reorders its relations", () => {
    const ends = (name: string) => [entity(CLIP), entity('task/a', { name }), entity('task/b', { name: 'B' })];
    const relations = ['a', 'b'].map((slug) => relation(`${CLIP} performs task/${slug}`));
    expect(entitiesAfter({ entities: ends('Z') }, { entities: ends('A'), relations })).toEqual(['updated task/a']);
  });

  it('is listed in the order of its kind, deleted ones last', () => {
    const before = { entities: [entity('model/z'), entity('task/y')] };
    const after = { entities: [entity('task/b'), entity('task/a'), entity('model/c')] };
    expect(entitiesAfter(after, before)).toEqual([
      'created model/c',
      'created task/a',
      'created task/b',
      'deleted model/z',
      'deleted task/y',
    ]);
  });
});

describe('a fact is published', () => {
  it("when it's new, but not if it was withdrawn at once", () => {
    const withdrawn = fact('b', [CLIP], { retractedOn: '2026-02-01', retractedReason: 'Wrong.' });
    expect(factsAfter({ facts: [...tables.facts, withdrawn, fact('c', [CLIP]), fact('a', [CLIP])] })).toEqual(['a: a.', 'c: c.']);
  });

  it('when its text changes', () => {
    expect(factsAfter({ facts: tables.facts.map((row) => ({ ...row, text: 'Mended.' })) })).toEqual(['stands: Mended.']);
  });

  it('when its withdrawal is undone', () => {
    expect(factsAfter({ facts: [fact('stands', [CLIP]), fact('withdrawn', [CLIP])] })).toEqual(['withdrawn: withdrawn.']);
  });

  it.each<[what: string, facts: Partial<Tables>]>([
    ['it is withdrawn', { facts: tables.facts.map((row) => ({ ...row, retractedOn: '2026-03-01', retractedReason: 'Wrong.' })) }],
    ['it is deleted', { facts: [], citations: [] }],
    ['only what is kept beside its words changes', { facts: tables.facts.map((row) => ({ ...row, daily: false, note: 'New.' })) }],
  ])('not when %s', (_what, change) => {
    expect(factsAfter(change)).toEqual([]);
  });

  describe('and a computed one', () => {
    const value = (index: number, accepts: readonly string[]) => ({
      ...{ id: `v${index}`, entityId: `model/m${index}`, attribute: 'accepts', value: [...accepts], method: null },
      ...{ observedOn: null, note: null, origin: 'models.dev' },
    });
    const imported = (finishedAt: string, accepts: readonly (readonly string[])[]): Partial<Tables> => ({
      entities: [entity('modality/image', { ordinal: 1 }), ...accepts.map((_, index) => entity(`model/m${index}`))],
      values: accepts.map((modalities, index) => value(index, modalities)),
      sources: [source('models-dev')],
      imports: [{ origin: 'models.dev', finishedAt: new Date(finishedAt) }],
    });
    const first = imported('2026-11-01', [['image'], ['image'], ['text']]);

    it('when it can first be counted', () => {
      expect(factsAfter(first, {})).toEqual([
        'computed-image-input: Of 3 models in the catalog of A journal, 2 take images in, as of 2026-11-01.',
      ]);
    });

    it('not when another import only changes numbers and the day', () => {
      const later = imported('2026-11-02', [['image'], ['image'], ['image'], ['text']]);
      expect(between(first, later).entities).toHaveLength(1);
      expect(factsAfter(later, first)).toEqual([]);
    });

    it('when its words change', () => {
      const renamed = { ...first, sources: [{ ...source('models-dev'), publisher: 'Another' }] };
      expect(factsAfter(renamed, first)).toEqual([
        'computed-image-input: Of 3 models in the catalog of Another, 2 take images in, as of 2026-11-01.',
      ]);
    });
  });
});

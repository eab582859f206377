import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortBy } from '../../../../src/graph/base/collections.ts';
import { relationOrderOf } from '../../../../src/graph/base/ordering.ts';
import { relationsOf } from '../../../../src/graph/base/relations-of.ts';
import { entitiesOf, factsAbout, type Graph, positionsUnder } from '../../../../src/graph/graph.ts';
import { relationTypeNames } from '../../../../src/graph/ontology.ts';
import { randomRows } from '../../../support/graph/random-graph.ts';
import { citation, entity, fact, graphOf, position, relation, source } from '../../../support/graph/rows.ts';
import { need } from '../../../support/need.ts';

const clip = entity('model/clip', { name: 'CLIP', aliases: ['OpenAI CLIP', 'Contrastive'] });
const image = entity('modality/image', { ordinal: 2 });
const text = entity('modality/text', { ordinal: 1 });

describe('the order of lists', () => {
  it('is by ordinal if the kind has one, else by name', () => {
    const graph = graphOf({ entities: [image, text, clip, entity('model/zed', { name: 'Aleph' })] });
    expect(entitiesOf(graph, 'modality').map(({ id }) => id)).toEqual(['modality/text', 'modality/image']);
    expect(entitiesOf(graph, 'model').map(({ name }) => name)).toEqual(['Aleph', 'CLIP']);
    expect(entitiesOf(graph, 'benchmark')).toEqual([]);
  });

  it("doesn't depend on the order of the rows", () => {
    const entities = [clip, image, text];
    const relations = [relation('model/clip accepts modality/image'), relation('model/clip accepts modality/text')];
    const facts = [fact('b', ['model/clip']), fact('a', ['model/clip'])];
    const there = graphOf({ entities, relations, facts });
    const back = graphOf({ entities: entities.toReversed(), relations: relations.toReversed(), facts: facts.toReversed() });
    for (const part of ['byKind', 'factsAbout'] as const)
      for (const [key, list] of new Map<string, unknown>(there[part])) expect(new Map<string, unknown>(back[part]).get(key)).toEqual(list);
    const ofClip = (graph: Graph) => relationsOf(graph, need(graph.entities.get('model/clip')), 'accepts', 'out');
    expect(ofClip(back)).toEqual(ofClip(there));
    expect(back.facts).toEqual(there.facts);
  });

  it("sorts relations by their own ordinal, then by their target's ordinal", () => {
    const rows = ['model/clip accepts modality/image', 'model/clip accepts modality/text'].map((line) => relation(line));
    const plain = graphOf({ entities: [clip, image, text], relations: rows });
    const model = need(plain.entities.get('model/clip'));
    expect(relationsOf(plain, model, 'accepts', 'out').map(({ toId }) => toId)).toEqual(['modality/text', 'modality/image']);
    const listed = graphOf({ entities: [clip, image, text], relations: rows.map((row, index) => ({ ...row, ordinal: index + 1 })) });
    expect(relationsOf(listed, model, 'accepts', 'out').map(({ toId }) => toId)).toEqual(['modality/image', 'modality/text']);
  });

  it('sorts the facts about an entity by aspect, then by slug', () => {
    const facts = [
      fact('a', ['model/clip'], { aspect: 'outlook' }),
      fact('z', ['model/clip'], { aspect: 'definition' }),
      fact('b', ['model/clip']),
    ];
    const graph = graphOf({ entities: [clip], facts });
    expect(factsAbout(graph, need(graph.entities.get('model/clip'))).map(({ slug }) => slug)).toEqual(['z', 'b', 'a']);
    expect(graph.facts.map(({ slug }) => slug)).toEqual(['a', 'b', 'z']);
  });

  it('sorts citations by ordinal', () => {
    const citations = [citation('2', 'b', { entityId: 'model/clip' }, 2), citation('1', 'a', { entityId: 'model/clip' }, 1)];
    const graph = graphOf({ entities: [clip], sources: [source('a'), source('b')], citations });
    expect(graph.entities.get('model/clip')?.citations.map(({ sourceId, locator }) => [sourceId, locator])).toEqual([
      ['source/a', 'at 1'],
      ['source/b', 'at 2'],
    ]);
  });
});

it('sorts the relations of any graph, at both ends', () => {
  const ordinals = fc.array(fc.option(fc.integer({ min: -1, max: 2 })), { minLength: 24, maxLength: 24 });
  fc.assert(
    fc.property(randomRows, ordinals, ({ entities, relations }, places) => {
      const graph = graphOf({ entities, relations: relations.map((row, index) => ({ ...row, ordinal: places[index] ?? null })) });
      for (const side of ['out', 'in'] as const) {
        const lists = [...graph.entities.values()].flatMap((one) => relationTypeNames.map((type) => relationsOf(graph, one, type, side)));
        expect(lists.flat()).toHaveLength(relations.length);
        for (const list of lists)
          for (const { type } of list.slice(0, 1)) expect(list).toEqual(sortBy(list, relationOrderOf(graph, type).key));
      }
    }),
  );
});

it('gives each statement only its own citations', () => {
  const relations = [relation('model/clip accepts modality/text')];
  const positions = [position('dimension/d', 'model/clip', 'Said.')];
  const graph = graphOf({
    entities: [clip, text, entity('dimension/d', { ordinal: 1 })],
    ...{ relations, positions, facts: [fact('f', ['model/clip'])], sources: [source('a')] },
    citations: [
      citation('r', 'a', { relationId: 'model/clip accepts modality/text' }),
      citation('p', 'a', { positionId: 'dimension/d>model/clip' }),
      citation('f', 'a', { factId: 'fact/f' }),
    ],
  });
  const model = need(graph.entities.get('model/clip'));
  const locators = (statements: readonly { citations: readonly { locator: string }[] }[]) =>
    statements.flatMap(({ citations }) => citations.map(({ locator }) => locator));
  expect(locators(relationsOf(graph, model, 'accepts', 'out'))).toEqual(['at r']);
  expect(locators(positionsUnder(graph, need(graph.entities.get('dimension/d'))))).toEqual(['at p']);
  expect(locators(graph.facts)).toEqual(['at f']);
  expect(locators([...graph.entities.values()])).toEqual([]);
});

it("joins both ends of a relation to the graph's own entities", () => {
  const graph = graphOf({ entities: [clip, text], relations: [relation('model/clip accepts modality/text')] });
  const [out] = relationsOf(graph, need(graph.entities.get('model/clip')), 'accepts', 'out');
  const [back] = relationsOf(graph, need(graph.entities.get('modality/text')), 'accepts', 'in');
  expect(out).toBe(back);
  expect(out?.toId).toBe('modality/text');
});

it('keeps a retracted fact, but not among the current ones', () => {
  const retracted = fact('wrong', ['model/clip'], { retractedOn: '2026-02-01', retractedReason: 'The paper was withdrawn.' });
  const graph = graphOf({ entities: [clip], facts: [retracted, fact('right', ['model/clip'])] });
  expect(graph.facts.map(({ slug }) => slug)).toEqual(['right', 'wrong']);
  expect(graph.factsById.get('fact/wrong')?.retracted).toEqual({ on: '2026-02-01', reason: 'The paper was withdrawn.' });
  expect(factsAbout(graph, need(graph.entities.get('model/clip'))).map(({ slug }) => slug)).toEqual(['right']);
});

it('turns big numbers, aliases and redirects into plain values', () => {
  const big = entity('model/big', { aliases: ['b', 'a'], model: { parameters: 562_000_000_000n, openWeights: false } });
  const graph = graphOf({ entities: [big], redirects: [{ fromId: 'model/old', toId: 'model/big', origin: 'curated' }] });
  expect(graph.entities.get('model/big')).toMatchObject({
    aliases: ['a', 'b'],
    model: { parameters: 562_000_000_000, openWeights: false, contextTokens: null },
    organization: null,
  });
  expect(graph.redirects.get('model/old')).toBe('model/big');
});

it('rejects rows from different moments', () => {
  expect(() => graphOf({ entities: [clip], relations: [relation('model/clip accepts modality/text')] })).toThrow(
    /"modality\/text" is missing/,
  );
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import type { Entity, Graph } from '../../../../src/graph/graph.ts';
import { neighbours } from '../../../../src/graph/traverse/neighbours.ts';
import { path } from '../../../../src/graph/traverse/path.ts';
import { subgraph } from '../../../../src/graph/traverse/subgraph.ts';
import { type Ask, asker, dataOf } from '../../../support/api/ask.ts';
import { freshApps } from '../../../support/app.ts';
import { entriesOf } from '../../../support/graph/entries.ts';
import { need } from '../../../support/need.ts';

interface Node {
  readonly kind: string;
  readonly slug: string;
}
interface Told {
  readonly type: string;
  readonly from: Node;
  readonly to: Node;
  readonly note: string | null;
  readonly origin: string;
  readonly citations: readonly { readonly locator: string }[];
}
interface Edge {
  readonly cursor: string;
  readonly distance: number;
  readonly node: Node;
}

const fresh = freshApps('pglite');
let app: App;
let graph: Graph;
const ask: Ask = asker(() => app.api);
beforeAll(async () => {
  app = await fresh();
  graph = app.store.current();
});

const at = (id: string): Entity => need(graph.entities.get(id), id);
const idOf = ({ kind, slug }: Node): string => `${kind.toLowerCase().replaceAll('_', '-')}/${slug}`;
const CLIP = '{kind: MODEL, slug: "clip"}';
const RELATION = 'type from { kind slug } to { kind slug } note origin citations { locator }';
const line = ({ type, from, to }: Told): string => `${idOf(from)} ${type.toLowerCase().replaceAll('_', '-')} ${idOf(to)}`;

describe('neighbours', () => {
  const neighboursOf = async (args: string) =>
    dataOf(
      await ask<{ neighbours: { totalCount: number; edges: Edge[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }>(
        `{ neighbours(${args}) { totalCount pageInfo { hasNextPage endCursor } edges { cursor distance node { kind slug } } } }`,
      ),
    ).neighbours;

  it('are returned with their distance, page by page', async () => {
    const wanted = entriesOf(neighbours(graph, at('model/clip'), { depth: 2 })).map(({ entity: { id }, distance }) => `${distance} ${id}`);
    expect(wanted.length).toBeGreaterThan(100);
    const read: string[] = [];
    for (let after = ''; read.length < wanted.length; ) {
      const { totalCount, edges, pageInfo } = await neighboursOf(`of: ${CLIP}, depth: 2, first: 100${after}`);
      expect(totalCount).toBe(wanted.length);
      read.push(...edges.map(({ distance, node }) => `${distance} ${idOf(node)}`));
      expect(pageInfo.hasNextPage).toBe(read.length < wanted.length);
      after = `, after: "${pageInfo.endCursor}"`;
    }
    expect(read).toEqual(wanted);
  });

  it('are those at one step unless a depth is given, along some types, and of some kinds', async () => {
    const told = async (args: string) => (await neighboursOf(`of: ${CLIP}, first: 100, ${args}`)).edges.map(({ node }) => idOf(node));
    expect((await neighboursOf(`of: ${CLIP}, first: 100`)).edges.every(({ distance }) => distance === 1)).toBe(true);
    expect(await told('types: [MADE_BY]')).toEqual(['organization/openai']);
    expect(await told('types: [ACCEPTS, MADE_BY], kinds: [MODALITY]')).toEqual(['modality/image', 'modality/text']);
    expect(await told('types: [MADE_BY], kinds: [MODEL], depth: 2')).toContain('model/gpt-4');
  });

  it('of what is called so are those of the entity', async () => {
    const [bySlug, byName] = [await neighboursOf(`of: ${CLIP}`), await neighboursOf('of: {kind: MODEL, slug: "  Clip "}')];
    expect(byName).toEqual(bySlug);
  });
});

describe('a path', () => {
  const PATH = `length entities { kind slug } steps { reversed entity { kind slug } relation { ${RELATION} } }`;
  interface ToldPath {
    readonly length: number;
    readonly entities: Node[];
    readonly steps: { reversed: boolean; entity: Node; relation: Told }[];
  }
  const pathBetween = async (args: string) => dataOf(await ask<{ path: ToldPath | null }>(`{ path(${args}) { ${PATH} } }`)).path;

  it('is returned step by step, each with its relation and sources', async () => {
    const found = need(
      await pathBetween(
        `from: ${CLIP}, to: {kind: LIMITATION, slug: "data-requirements-and-bias"}, types: [INSTANCE_OF, BUILDS_ON, LIMITED_BY]`,
      ),
    );
    const wanted = need(
      path(graph, at('model/clip'), at('limitation/data-requirements-and-bias'), {
        maxHops: 6,
        types: ['instance-of', 'builds-on', 'limited-by'],
      }),
    );
    expect(found.length).toBe(wanted.length);
    expect(found.length).toBeGreaterThanOrEqual(2);
    expect(found.steps.map(({ reversed, entity, relation }) => [reversed, idOf(entity), line(relation)])).toEqual(
      wanted.steps.map(({ reversed, entity, relation }) => [reversed, entity.id, `${relation.fromId} ${relation.type} ${relation.toId}`]),
    );
    expect(found.entities.map(idOf)).toEqual(['model/clip', ...wanted.steps.map(({ entity }) => entity.id)]);
    expect(found.steps.every(({ relation: { citations, origin } }) => citations.length > 0 && origin === 'curated')).toBe(true);
  });

  it('is null when there is none so short', async () => {
    expect(await pathBetween(`from: ${CLIP}, to: {kind: LIMITATION, slug: "cost"}, types: [MADE_BY]`)).toBeNull();
    const far = `from: ${CLIP}, to: {kind: MODEL, slug: "whisper"}`;
    const { length } = need(await pathBetween(far));
    expect(await pathBetween(`${far}, maxHops: ${length - 1}`)).toBeNull();
  });

  it('has no step from an entity to itself', async () => {
    expect(await pathBetween(`from: ${CLIP}, to: ${CLIP}`)).toEqual({ length: 0, steps: [], entities: [{ kind: 'MODEL', slug: 'clip' }] });
  });
});

describe('a subgraph', () => {
  interface ToldSubgraph {
    readonly nodes: Node[];
    readonly edges: Told[];
    readonly truncated: boolean;
  }
  const around = async (args: string) =>
    dataOf(await ask<{ subgraph: ToldSubgraph }>(`{ subgraph(${args}) { truncated nodes { kind slug } edges { ${RELATION} } } }`)).subgraph;

  it('has the nearest nodes and every relation between them', async () => {
    const wanted = subgraph(graph, [at('model/clip'), at('modality/audio')], { depth: 2, limit: 40 });
    const found = await around(`around: [${CLIP}, {kind: MODALITY, slug: "audio"}], depth: 2, limit: 40`);
    expect(found.nodes.map(idOf)).toEqual(wanted.nodes.map(({ id }) => id));
    expect(found.edges.map(line)).toEqual(wanted.edges.map(({ fromId, type, toId }) => `${fromId} ${type} ${toId}`));
    expect([found.nodes.length, found.truncated]).toEqual([40, true]);
    expect(found.edges.every(({ citations }) => citations.length > 0)).toBe(true);
  });

  it('is whole when the limit lets all in', async () => {
    const { nodes, truncated } = await around(`around: [${CLIP}]`);
    expect([nodes.length, truncated]).toEqual([neighbours(graph, at('model/clip'), { depth: 1 }).length + 1, false]);
  });
});

describe('what is refused', () => {
  it.each([
    [`neighbours(of: ${CLIP}, depth: 4) { totalCount }`, '"depth" is 4; ask for 1 to 3.'],
    [`neighbours(of: ${CLIP}, depth: 0) { totalCount }`, '"depth" is 0; ask for 1 to 3.'],
    [`neighbours(of: ${CLIP}, kinds: []) { totalCount }`, '"kinds" is empty, so nothing fits. Leave it out to ask without it.'],
    [`neighbours(of: ${CLIP}, types: []) { totalCount }`, '"types" is empty, so nothing fits. Leave it out to ask without it.'],
    [
      `neighbours(of: ${CLIP}, first: 101) { totalCount }`,
      '"first" is 101; ask for 1 to 100 entries at a time and read on with "after" or "before".',
    ],
    [`path(from: ${CLIP}, to: ${CLIP}, maxHops: 9) { length }`, '"maxHops" is 9; ask for 1 to 8.'],
    [`path(from: ${CLIP}, to: ${CLIP}, maxHops: 0) { length }`, '"maxHops" is 0; ask for 1 to 8.'],
    [`subgraph(around: [${CLIP}], depth: 9) { truncated }`, '"depth" is 9; ask for 1 to 3.'],
    [`subgraph(around: [${CLIP}], limit: 201) { truncated }`, '"limit" is 201; ask for 1 to 200.'],
    [`subgraph(around: [${CLIP}], limit: 2147483647) { truncated }`, '"limit" is 2147483647; ask for 1 to 200.'],
    ['subgraph(around: []) { truncated }', '"around" has 0 entities; give 1 to 10 within a "limit" of 50.'],
    [`subgraph(around: [${`${CLIP} `.repeat(11)}]) { truncated }`, '"around" has 11 entities; give 1 to 10 within a "limit" of 50.'],
    [`subgraph(around: [${CLIP} ${CLIP}], limit: 1) { truncated }`, '"around" has 2 entities; give 1 to 1 within a "limit" of 1.'],
  ])('%s', async (field, message) => {
    const { errors } = await ask(`{ asked: ${field} }`);
    expect(errors).toMatchObject([{ message, path: ['asked'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it.each([`path(from: ${CLIP}, to: ${CLIP}, maxHops: 9) { length }`, `subgraph(around: [${CLIP}], depth: 9) { truncated }`])(
    'leaves the rest of the request answered: %s',
    async (field) => {
      const { data } = await ask(`{ asked: ${field} meta { facts } }`);
      expect(data).toEqual({ asked: null, meta: { facts: expect.any(Number) } });
    },
  );

  it.each([
    ['neighbours(of: {kind: MODEL, slug: "clpi"}) { totalCount }', 'model/clip', { argument: ['of', 'slug'], given: 'clpi' }],
    [
      `path(from: ${CLIP}, to: {kind: LIMITATION, slug: "halucination"}) { length }`,
      'limitation/hallucination',
      { argument: ['to', 'slug'], given: 'halucination' },
    ],
    [
      `subgraph(around: [${CLIP}, {kind: MODALITY, slug: "vidoe"}]) { truncated }`,
      'modality/video',
      { argument: ['around', '1', 'slug'], given: 'vidoe' },
    ],
  ])('is an unknown entity, with the nearest names: %s', async (field, nearest, place) => {
    const { errors } = await ask(`{ asked: ${field} }`);
    expect(errors).toEqual([expect.objectContaining({ extensions: { code: 'NOT_FOUND', ...place, suggestions: expect.any(Array) } })]);
    expect(errors[0]?.extensions.suggestions?.[0]?.id).toBe(nearest);
  });

  it('is what would cross the graph too often, or ask too much of each neighbour', async () => {
    const many = Array.from({ length: 21 }, (_, index) => `a${index}: neighbours(of: ${CLIP}, first: 1) { totalCount }`);
    expect((await ask(`{ ${many.join(' ')} }`)).errors[0]?.message).toMatch(/would cost \d+, and 6000 is allowed/);
    const deep = `{ neighbours(of: ${CLIP}, first: 100) { nodes { facts(first: 100) { nodes { slug } } } } }`;
    expect((await ask(deep)).errors[0]?.message).toMatch(/would cost \d+, and 6000 is allowed/);
    const drawn = `{ subgraph(around: [${CLIP}], limit: 200) { edges { from { facts { nodes { slug } } } } } }`;
    expect((await ask(drawn)).errors[0]?.message).toMatch(/would cost \d+, and 6000 is allowed/);
    expect(
      (await ask(`{ subgraph(around: [${CLIP}], limit: 200) { nodes { kind slug name } edges { type from { slug } to { slug } } } }`))
        .errors,
    ).toEqual([]);
  });
});

import { beforeAll, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { type Citation, type Entity, type Graph, sourceOf } from '../../../../src/graph/graph.ts';
import { kinds, relationRule, relationTypeNames } from '../../../../src/graph/ontology.ts';
import { type Ask, asker, dataOf } from '../../../support/api/ask.ts';
import { freshApps } from '../../../support/app.ts';

interface Edge {
  readonly node: { readonly slug: string; readonly kind: string };
  readonly note: string | null;
  readonly origin: string;
  readonly citations: readonly { readonly locator: string; readonly source: { readonly slug: string } }[];
}
interface Connection {
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly edges: readonly Edge[];
}

const fresh = freshApps('pglite');
let app: App;
let graph: Graph;
const ask: Ask = asker(() => app.api);

beforeAll(async () => {
  app = await fresh();
  graph = app.store.current();
});

const idOf = ({ kind, slug }: Edge['node']): string => `${kind.toLowerCase().replaceAll('_', '-')}/${slug}`;
const lineOf = (type: string, from: string, to: string, { note, origin, citations }: Pick<Edge, 'note' | 'origin' | 'citations'>): string =>
  JSON.stringify([type, from, to, note, origin, citations.map(({ locator, source }) => [source.slug, locator])]);

/** All relations of one entity as the API tells them on one side, each as a line that both sides must agree on. */
async function relationLines(entity: Entity, side: 'out' | 'in'): Promise<string[]> {
  const end = side === 'out' ? 'from' : 'to';
  const types = relationTypeNames.filter((type) => relationRule(type)[end].includes(entity.kind));
  const pages = types.map(async (type) => {
    const { totalCount, edges } = await edgesOf(entity, relationRule(type)[side]);
    expect(edges).toHaveLength(totalCount);
    return edges.map((edge) => {
      const [from, to] = side === 'out' ? [entity.id, idOf(edge.node)] : [idOf(edge.node), entity.id];
      return lineOf(type, from, to, edge);
    });
  });
  return (await Promise.all(pages)).flat();
}

/** Reads on until the last page: text alone is taken in by more than a hundred models. */
async function edgesOf(
  { kind, slug }: Pick<Entity, 'kind' | 'slug'>,
  field: string,
  after: string | null = null,
): Promise<Pick<Connection, 'totalCount' | 'edges'>> {
  const page =
    'totalCount pageInfo { endCursor hasNextPage } edges { node { slug kind } note origin citations { locator source { slug } } }';
  const query = `query ($kind: Kind!, $slug: String!, $after: String) {
    entity(kind: $kind, slug: $slug) { ... on ${kinds[kind].type} { connection: ${field}(first: 100, after: $after) { ${page} } } }
  }`;
  const variables = { kind: kind.replaceAll('-', '_').toUpperCase(), slug, after };
  const { totalCount, pageInfo, edges } = dataOf(await ask<{ entity: { connection: Connection } }>(query, variables)).entity.connection;
  const rest = pageInfo.hasNextPage ? (await edgesOf({ kind, slug }, field, pageInfo.endCursor)).edges : [];
  return { totalCount, edges: [...edges, ...rest] };
}

it('tells every relation with its citations on both sides, and no other', async () => {
  const relations = [...graph.outgoing.values()].flat();
  const cited = (citations: readonly Citation[]) =>
    citations.map((citation) => ({ locator: citation.locator, source: sourceOf(graph, citation) }));
  const lines = relations.map(({ type, fromId, toId, citations, ...rest }) =>
    lineOf(type, fromId, toId, { ...rest, citations: cited(citations) }),
  );
  const wanted = lines.sort();
  expect(wanted.length).toBeGreaterThan(50);
  const told: Record<'out' | 'in', string[]> = { out: [], in: [] };
  for (const entity of graph.entities.values()) {
    told.out.push(...(await relationLines(entity, 'out')));
    told.in.push(...(await relationLines(entity, 'in')));
  }
  expect(told.out.sort()).toEqual(wanted);
  expect(told.in.sort()).toEqual(wanted);
  expect(relations.every(({ citations }) => citations.length > 0)).toBe(true);
});

/** A client that reads a whole list while the graph changes from page to page misses nothing and sees nothing twice. */
import fc from 'fast-check';
import { graphql } from 'graphql';
import { describe, expect, it } from 'vitest';
import { anonymous } from '../../../src/access/scopes.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import type { PageArgs } from '../../../src/graphql/base/page.ts';
import { schema } from '../../../src/graphql/schema.ts';
import { type PageRead, walk } from '../../support/api/walk-pages.ts';
import { entity, fact, graphOf, relation, score, source } from '../../support/graph/rows.ts';
import type { EntityRow } from '../../support/graph/tables.ts';
import { need } from '../../support/need.ts';

const INFO = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount';

/** A list somewhere in an answer: its field with what it takes beside the arguments of pages, and what is around it. */
interface List {
  readonly field: string;
  readonly around: (list: string) => string;
  readonly args?: string;
  /** What is asked of an entry, `slug` when it is left out. */
  readonly node?: string;
}

const onBenchmark = (list: string) => `{ benchmark(slug: "exam") { ${list} } }`;
const lists: readonly List[] = [
  ...['NAME', 'RELEASED_ON', 'PARAMETERS'].flatMap((field) =>
    ['ASC', 'DESC'].map((direction) => ({
      field: 'models',
      around: (list: string) => `{ ${list} }`,
      args: `, orderBy: {field: ${field}, direction: ${direction}}, filter: {class: "lmm"}`,
    })),
  ),
  { field: 'models', around: (list) => `{ ${list} }` },
  { field: 'entities', around: (list) => `{ ${list} }`, args: ', kinds: [MODEL]' },
  { field: 'facts', around: (list) => `{ ${list} }`, args: ', orderBy: {field: AS_OF, direction: DESC}' },
  { field: 'sources', around: (list) => `{ ${list} }` },
  { field: 'models', around: (list) => `{ modelClass(slug: "lmm") { ${list} } }` },
  { field: 'facts', around: onBenchmark },
  { field: 'scores', around: onBenchmark, node: 'model { slug }' },
];

interface Node {
  readonly slug?: string;
  readonly model?: { readonly slug: string };
}

async function read(graph: Graph, { field, around, args = '', node = 'slug' }: List, page: PageArgs): Promise<PageRead<Node>> {
  const own = Object.entries(page).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const query = around(`list: ${field}(${own.join(', ')}${args}) { edges { node { ${node} } } ${INFO} }`);
  const { data, errors } = await graphql({ schema, source: query, contextValue: { graph, viewer: anonymous } });
  expect(errors).toBeUndefined();
  const top = Object.values(need(data))[0] as PageRead<Node> & { readonly list?: PageRead<Node> };
  return top.list ?? top;
}

/** Something that makes an entry of each list: a model with a fact, a source and a score. */
interface Entry {
  readonly slug: string;
  readonly name: string;
  readonly releasedOn: string | null;
  readonly parameters: number | null;
}

const entry = fc.record({
  slug: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
  name: fc.constantFrom('Alike', 'Other', 'é', 'a'),
  releasedOn: fc.option(fc.constantFrom('2021', '2021-05', '2023-01-01')),
  parameters: fc.option(fc.constantFrom(7, 70)),
});
const entries = fc.uniqueArray(entry, { selector: ({ slug }) => slug, maxLength: 14 });

const modelOf = ({ slug, name, releasedOn, parameters }: Entry): EntityRow =>
  entity(`model/${slug}`, { name, model: { releasedOn, parameters: parameters === null ? null : BigInt(parameters) } });

const graphFrom = (all: readonly Entry[]): Graph =>
  graphOf({
    entities: [...all.map(modelOf), entity('model-class/lmm'), entity('benchmark/exam')],
    relations: all.map(({ slug }) => relation(`model/${slug} instance-of model-class/lmm`)),
    scores: all.map(({ slug, parameters }) => score(`model/${slug}`, 'benchmark/exam', parameters ?? 1)),
    facts: all.map(({ slug, releasedOn }) => fact(slug, ['benchmark/exam'], { asOf: releasedOn })),
    sources: all.map(({ slug }) => source(slug)),
  });

const slugOf = ({ slug, model }: Node): string => slug ?? need(model).slug;

describe.each(lists)('$field$args, read page by page', (list) => {
  const title = (text: string): string => `${text} (${list.around('...')})`;

  it(title('from both ends gives every entry once, in one order'), async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.integer({ min: 1, max: 5 }), async (all, size) => {
        const graph = graphFrom(all);
        const whole = (await read(graph, list, { first: 100 })).edges.map(({ node }) => slugOf(node));
        expect([...whole].sort()).toEqual(all.map(({ slug }) => slug).sort());
        for (const direction of ['first', 'last'] as const)
          expect((await walk(direction, size, (page) => read(graph, list, page))).map(slugOf)).toEqual(whole);
      }),
      { numRuns: 8 },
    );
  });

  it(title('gives what stays where it is once, in order, whatever comes, goes and moves'), async () => {
    const direction = fc.constantFrom('first' as const, 'last' as const);
    const changes = fc.array(entries, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(entries, changes, direction, fc.integer({ min: 1, max: 5 }), async (staying, others, end, size) => {
        const slugs = new Set(staying.map(({ slug }) => slug));
        const graphs = others.map((change) => graphFrom([...staying, ...change.filter(({ slug }) => !slugs.has(slug))]));
        let turn = 0;
        const seen = (await walk(end, size, (page) => read(need(graphs[turn++ % graphs.length]), list, page))).map(slugOf);
        const alone = (await read(graphFrom(staying), list, { first: 100 })).edges.map(({ node }) => slugOf(node));
        expect(seen.filter((slug) => slugs.has(slug))).toEqual(alone);
      }),
      { numRuns: 12 },
    );
  });
});

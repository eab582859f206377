import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { kindNames, kinds, relationRule, relationTypeNames } from '../../../../src/graph/ontology.ts';
import { timeline } from '../../../../src/graph/query/timeline.ts';
import { type Ask, asker, dataOf } from '../../../support/api/ask.ts';
import { freshApps } from '../../../support/app.ts';
import { entriesOf } from '../../../support/graph/entries.ts';
import { need } from '../../../support/need.ts';

const fresh = freshApps('pglite');
let app: App;
const ask: Ask = asker(() => app.api);
beforeAll(async () => {
  app = await fresh();
});

interface Event {
  readonly date: string;
  readonly type: string;
  readonly text: string;
  readonly fact: { readonly slug: string } | null;
  readonly entities: readonly { readonly slug: string }[];
  readonly citations: readonly { readonly source: { readonly slug: string } }[];
}

describe('the timeline', () => {
  const EVENT = 'date type text fact { slug } entities { slug } citations { source { slug } }';
  const eventsOf = async (args: string) =>
    dataOf(await ask<{ timeline: { totalCount: number; nodes: Event[] } }>(`{ timeline(${args}) { totalCount nodes { ${EVENT} } } }`))
      .timeline;

  it('tells releases and facts with their sources, the earliest first', async () => {
    const { nodes, totalCount } = await eventsOf('first: 100');
    const wanted = entriesOf(timeline(app.store.current()));
    expect(totalCount).toBe(wanted.length);
    expect(nodes.map(({ date }) => date)).toEqual(wanted.slice(0, 100).map(({ date }) => date));
    for (const { citations } of nodes) expect(citations.length).toBeGreaterThan(0);
  });

  it('tells what was released, and what a fact says', async () => {
    const { nodes } = await eventsOf('since: "2021-01-05", until: "2021-01-05", first: 100');
    expect(need(nodes.find(({ text }) => text === 'CLIP was released.'))).toMatchObject({
      ...{ date: '2021-01-05', type: 'RELEASE', fact: null, entities: [{ slug: 'clip' }] },
      citations: expect.arrayContaining([{ source: { slug: 'clip-paper' } }]),
    });
    const facts = (await eventsOf('since: "2025-03", until: "2025-03", first: 100')).nodes.filter(({ type }) => type === 'FACT');
    expect(facts.map(({ fact }) => fact?.slug)).toContain('gpt-4-price-decline');
    for (const { text, entities } of facts) expect([text.length > 20, entities.length > 0]).toEqual([true, true]);
  });

  it('is of a span and of kinds', async () => {
    const [all, benchmarks] = [
      await eventsOf('since: "2023", until: "2024"'),
      await eventsOf('since: "2023", until: "2024", kinds: [BENCHMARK], first: 100'),
    ];
    expect(benchmarks.totalCount).toBeGreaterThan(5);
    expect(benchmarks.totalCount).toBeLessThan(all.totalCount);
    expect(benchmarks.nodes.every(({ date }) => date >= '2023' && date < '2025')).toBe(true);
  });

  it.each([
    ['since: "2022", until: "2021"', '"since" (2022) is later than "until" (2021), so nothing can lie between.'],
    ['since: "2021-06", until: "2021-05-31"', '"since" (2021-06) is later than "until" (2021-05-31), so nothing can lie between.'],
    ['kinds: []', '"kinds" is empty, so nothing fits. Leave it out to ask without it.'],
  ])('refuses %s', async (args, message) => {
    const { errors } = await ask(`{ timeline(${args}) { totalCount } }`);
    expect(errors).toEqual([expect.objectContaining({ message, extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }) })]);
  });

  it('rejects an invalid date', async () => {
    const { errors } = await ask('{ timeline(since: "2021-13") { totalCount } }');
    expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining(`"2021-13" isn't a date.`)]);
  });

  it.each(['since: "2021-05", until: "2021"', 'since: "2021", until: "2021-05"', 'since: "2021-05-31", until: "2021-05"'])(
    'accepts %s',
    async (args) => {
      expect((await ask(`{ timeline(${args}) { totalCount } }`)).errors).toEqual([]);
    },
  );
});

describe('the ontology', () => {
  interface Ontology {
    readonly kinds: readonly { readonly name: string; readonly type: string; readonly label: string; readonly description: string }[];
    readonly relationTypes: readonly Readonly<Record<string, string | readonly string[]>>[];
  }
  const word = (name: string): string => name.replaceAll('-', '_').toUpperCase();

  it('is returned whole', async () => {
    const query = `{ ontology {
      kinds { name type label description }
      relationTypes { name from to field inverseField label inverse description inverseDescription } } }`;
    const { ontology } = dataOf(await ask<{ ontology: Ontology }>(query));
    expect(ontology.kinds).toEqual(
      kindNames.map((kind) => {
        const { type, label, description } = kinds[kind];
        return { name: word(kind), type, label, description };
      }),
    );
    expect(ontology.relationTypes).toEqual(
      relationTypeNames.map((name) => {
        const { from, to, out, in: back, cues: _, ...texts } = relationRule(name);
        return { name: word(name), from: from.map(word), to: to.map(word), field: out, inverseField: back, ...texts };
      }),
    );
  });
});

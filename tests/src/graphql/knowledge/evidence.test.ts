/** What the API says of phrases, scores and contradictions, over the committed knowledge. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { freshApps } from '../../../support/app.ts';
import { queryApp } from '../../../support/bots/bot-contexts.ts';
import { engines } from '../../../support/database/engines.ts';

interface Scores {
  readonly totalCount: number;
  readonly nodes: readonly {
    readonly value: number;
    readonly unit: string;
    readonly variant: string;
    readonly evaluator: string;
    readonly measuredBy: string;
    readonly model: { readonly slug: string };
    readonly benchmark: { readonly slug: string };
    readonly citations: readonly { readonly source: { readonly slug: string } }[];
  }[];
}

const scores =
  'scores { totalCount nodes { value unit variant evaluator measuredBy model { slug } benchmark { slug } citations { source { slug } } } }';

describe.each(engines)('evidence on %s', (engine) => {
  const fresh = freshApps(engine);
  let app: App;
  beforeAll(async () => {
    app = await fresh();
  });

  it('gives the scores on a benchmark, by variant and the highest first, each with its source and who measured it', async () => {
    const query = `{ entity(kind: BENCHMARK, slug: "video-mme") { ... on Benchmark { ${scores} } } }`;
    const { entity } = await queryApp<{ entity: { scores: Scores } }>(app, query);
    const { nodes } = entity.scores;
    expect(nodes.length).toBeGreaterThan(1);
    for (const [index, { variant, value, evaluator, measuredBy, citations }] of nodes.entries()) {
      const before = nodes[index - 1];
      if (before?.variant === variant) expect(before.value).toBeGreaterThanOrEqual(value);
      else if (before !== undefined) expect(before.variant < variant).toBe(true);
      expect(measuredBy).not.toBe('');
      expect(evaluator).toMatch(/^(MAKER|BENCHMARK_AUTHORS|THIRD_PARTY|RIVAL)$/);
      expect(citations.map(({ source }) => source.slug).filter(Boolean)).not.toEqual([]);
    }
  });

  it('gives the scores of a model, and pages of them', async () => {
    const query = `{ entity(kind: MODEL, slug: "codex") { ... on Model { ${scores.replace('scores', 'scores(first: 1)')} } } }`;
    const { entity } = await queryApp<{ entity: { scores: Scores } }>(app, query);
    expect(entity.scores).toMatchObject({ totalCount: 2, nodes: [{ value: 70.2, variant: 'best of 100 tries' }] });
  });

  it('shows a figure beside the one that contradicts it, from both sides', async () => {
    const query = '{ entity(kind: LIMITATION, slug: "cost") { facts(first: 100) { nodes { slug method contradicts { slug method } } } } }';
    interface Fact {
      readonly slug: string;
      readonly method: string | null;
      readonly contradicts: readonly Fact[];
    }
    const { entity } = await queryApp<{ entity: { facts: { nodes: readonly Fact[] } } }>(app, query);
    const disputed = entity.facts.nodes.filter(({ contradicts }) => contradicts.length > 0);
    const pairs = disputed.map(({ slug, contradicts }) => [slug, ...contradicts.map((other) => other.slug)]);
    expect(pairs).toContainEqual(['gpt-4-cost-ai-index', 'gpt-4-cost-epoch']);
    expect(pairs).toContainEqual(['gpt-4-cost-epoch', 'gpt-4-cost-ai-index']);
    expect(disputed.every(({ method, contradicts }) => contradicts.every((other) => other.method !== method))).toBe(true);
  });

  it('gives the words in which people ask, and what a benchmark measures', async () => {
    const query = `{
      audio: entity(kind: MODALITY, slug: "audio") { asks }
      pope: entity(kind: BENCHMARK, slug: "pope") { ... on Benchmark { measures { nodes { slug } } } }
      rag: entity(kind: TECHNIQUE, slug: "retrieval-augmented-generation") { ... on Technique { mitigates { nodes { slug } } } }
    }`;
    await expect(queryApp(app, query)).resolves.toMatchObject({
      audio: { asks: expect.arrayContaining(['can it hear', 'can it listen', 'can it speak']) },
      pope: { measures: { nodes: [{ slug: 'image' }, { slug: 'hallucination' }] } },
      rag: { mitigates: { nodes: expect.arrayContaining([{ slug: 'hallucination' }]) } },
    });
  });
});

/** The whole article can be asked for: by GraphQL and by command, each statement with the place that says it. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { freshApps } from '../support/app.ts';
import { answerOf, claimsOf, pagesOf, queryApp } from '../support/bots/bot-contexts.ts';
import { engines } from '../support/database/engines.ts';
import { outline, queries } from './outline.ts';

const ARTICLE = 'https://research.aimultiple.com/large-multimodal-models/';

interface Statement {
  readonly text: string;
  readonly citations: readonly { readonly locator: string; readonly source: { readonly url: string } }[];
}

/** Every text in an answer that has citations beside it, however deep. */
function statementsIn(value: unknown): Statement[] {
  if (Array.isArray(value)) return value.flatMap(statementsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { citations, node, ...rest } = value as Record<string, unknown> & { node?: Record<string, unknown> };
  const texts = [rest['text'], rest['statement'], rest['summary'], node?.['text']].filter((text) => typeof text === 'string');
  const own = citations === undefined ? [] : texts.map((text) => ({ text, citations: citations as Statement['citations'] }));
  return [...own, ...Object.values(value).flatMap(statementsIn)];
}

const says = (text: string, words: readonly string[]): boolean => words.every((word) => text.toLowerCase().includes(word.toLowerCase()));

describe.each(engines)('the outline of the article on %s', (engine) => {
  const fresh = freshApps(engine);
  let app: App;
  beforeAll(async () => {
    app = await fresh();
  });

  it('has a row for each heading and list item', () => {
    expect(outline.length).toBeGreaterThanOrEqual(29);
    expect(new Set(outline.map(({ item }) => item)).size).toBe(outline.length);
  });

  it.each(outline)('answers "$item" by GraphQL', async ({ words, locator, query }) => {
    const found = statementsIn(await queryApp(app, queries[query])).filter(({ text }) => says(text, words));
    expect(found, `nothing says ${words.join(' + ')}`).not.toEqual([]);
    const places = found.flatMap(({ citations }) => citations).filter(({ source }) => source.url === ARTICLE);
    expect(places.map((place) => place.locator).join('\n')).toContain(locator);
  });

  it.each(outline)('answers "$item" by command', async ({ words, command }) => {
    const found = (await pagesOf(answerOf(app), command)).flatMap((page) =>
      claimsOf(page)
        .filter(({ text }) => says(text, words))
        .map(({ sources }) => sources.map((number) => page.sources[number - 1]?.url)),
    );
    expect(found, `nothing says ${words.join(' + ')}`).not.toEqual([]);
    expect(found.flat()).toContain(ARTICLE);
  });

  it('keeps the traps of the article visible', async () => {
    const notes = async (text: string) => {
      const blocks = (await pagesOf(answerOf(app), text)).flatMap((page) => page.blocks);
      return blocks.flatMap((block) => (block.kind === 'note' ? block.text : [])).join('\n');
    };
    expect(await notes('limitations')).toContain('The source heads this list "limitations of large language models"');
    expect(await notes('model clip')).toContain('lists CLIP as a large multimodal model');
    expect(await notes('training')).toMatch(/Pre-training: .*next/);
    const { limitations: all } = await queryApp<{ limitations: { sourceHeading: string | null; appliesTo: { slug: string }[] }[] }>(
      app,
      '{ limitations(of: LMM) { sourceHeading appliesTo { slug } } }',
    );
    const limitations = all.filter(({ sourceHeading }) => sourceHeading !== null);
    expect(limitations.map(({ sourceHeading }) => sourceHeading)).toEqual(
      Array(5).fill('What are the limitations of large language models?'),
    );
    expect(
      limitations.map(({ appliesTo }) =>
        appliesTo
          .map(({ slug }) => slug)
          .filter((slug) => ['llm', 'lmm'].includes(slug))
          .sort(),
      ),
    ).toEqual([['llm', 'lmm'], ['llm', 'lmm'], ['llm', 'lmm'], ['lmm'], ['llm', 'lmm']]);
  });
});

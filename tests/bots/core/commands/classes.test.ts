import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../../bots/core/contract/reply.ts';
import type { App } from '../../../../src/app.ts';
import { freshApps } from '../../../support/app.ts';
import { answerOf, claimsOf, pagesOf, somewhere } from '../../../support/bots/bot-contexts.ts';

const fresh = freshApps('pglite');
let app: App;
beforeAll(async () => {
  app = await fresh();
});

const ask = (text: string): Promise<Reply> => answerOf(app)({ input: { kind: 'text', text }, place: somewhere });
const askWhole = (text: string) => pagesOf(answerOf(app), text);

describe('limitations', () => {
  it('lists the five of the article in its order, and then those of other sources', async () => {
    const { title, lead, blocks, sources } = await ask('limitations');
    expect([title, lead]).toEqual([
      'Limitations of LMMs',
      { text: expect.stringMatching(/^AIMultiple lists 5 limitations of LMMs; other sources add \d+\.$/), sources: [1] },
    ]);
    const [claims] = blocks;
    expect(claims?.kind === 'claims' && claims.claims.map(({ label }) => label)).toEqual([
      'Data requirements and bias',
      'Computational resources',
      'Interpretability and explainability',
      'Integration of modalities',
      'Generalization and overfitting',
    ]);
    expect(sources[0]).toEqual({
      title: 'Large Multimodal Models (LMMs) vs Large Language Models (LLMs)',
      url: 'https://research.aimultiple.com/large-multimodal-models/',
      publisher: 'AIMultiple',
      checked: expect.stringMatching(/^20\d\d-\d\d/),
    });
    const [, second] = await askWhole('limitations');
    expect(second?.blocks[0]).toMatchObject({ kind: 'claims', heading: 'From other sources', from: 6 });
  });

  it('leaves out for LLMs what only concerns several modalities', async () => {
    const reply = await ask('limitations of llm');
    expect(reply.lead.text).toMatch(/^AIMultiple lists 4 limitations of LLMs; other sources add \d+\.$/);
    expect(claimsOf(reply).map(({ label }) => label)).not.toContain('Integration of modalities');
  });
});

describe('compare', () => {
  it('sets LMMs and LLMs side by side when nothing is named', async () => {
    const { title, lead, blocks } = await ask('compare');
    expect(title).toBe('LMM vs LLM');
    expect(lead).toEqual({ text: expect.stringMatching(/^Both take text\. Only an LMM takes images, audio, .* and gives /), sources: [1] });
    const tables = blocks.filter((block) => block.kind === 'table');
    // What is read at a glance comes first.
    expect(tables.map(({ columns, rows }) => [columns, rows.map(({ label }) => label)])).toEqual([
      [
        ['LMM', 'LLM'],
        ['Inputs', 'Outputs'],
      ],
      [
        ['LMM', 'LLM'],
        ['What it is', 'Data modalities', 'Applications and tasks'],
      ],
    ]);
  });

  it('says "not recorded" where the graph knows nothing of one side', async () => {
    const claims = claimsOf(await ask('compare clip vs flamingo'));
    expect(claims).toContainEqual({ text: 'not recorded', sources: [] });
  });

  it('offers the nearest names for an unknown side', async () => {
    expect((await ask('compare lmm vs flamigo')).lead.text).toMatch(/^Nothing here is called “flamigo”\. Did you mean Flamingo, /);
  });
});

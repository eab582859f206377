import { expect, it } from 'vitest';
import { ask } from '../../../src/ask/ask.ts';
import { frozenGraph } from '../../support/ask/frozen-graph.ts';

const answerTo = (question: string, graph = frozenGraph()) => ask(graph, question, { today: '2026-12-01' });

it('says that nothing has a price, not that nothing takes video', () => {
  const graph = { ...frozenGraph(), offerings: new Map() as unknown as ReturnType<typeof frozenGraph>['offerings'] };
  const { outcome, reason, text } = answerTo('cheapest model that reads video', graph);
  expect([outcome, reason]).toEqual(['abstained', 'absent']);
  expect(text).toMatch(/^No price is recorded for any of \d+ models\.$/);
});

it('begins a price with its date, and says that it is old', () => {
  expect(answerTo('cheapest model that reads video').text).toMatch(
    /: as of September 2025, \$[\d.]+ per million input tokens at .+\. Prices that old are likely out of date\.$/,
  );
});

it('reads one of a ranked list without counting it', () => {
  expect(answerTo('cheapest model that reads video').reading).toBe('models: accepts Video, lowest price first');
  expect(answerTo('top 3 models on MMMU').reading).toBe('3 models, highest score on MMMU first');
});

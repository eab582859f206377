/** New documents, one after another: each is answered, and caches keep only what they may. `npm run faults -- documents` sends 20,000. */
import { expect, it } from 'vitest';
import { anonymous } from '../../src/access/scopes.ts';
import { generate, randomOf } from '../bench/generate.ts';
import { questions } from '../bench/queries.ts';
import { fixtureApi } from '../support/api/paper.ts';
import { buildGraph } from '../support/graph/build-graph.ts';
import { need } from '../support/need.ts';
import { heapInUse } from './heap.ts';
import { printFigures, repetitions } from './settings.ts';

const SIZE = 1_000;
const DOCUMENTS = repetitions(20_000, 2_000);
/** From the third sight on, a document keeps its plan. */
const SIGHTS = 3;
const MAX_HEAP_GROWTH = 50 * 1024 * 1024;

it('leaves the heap as it was after many documents', { timeout: 600_000 }, async () => {
  const graph = buildGraph(generate(SIZE));
  const { answerQuery } = fixtureApi();
  const random = randomOf(SIZE);
  const { query, variables } = need(questions.find(({ name }) => name.startsWith('q2')));
  const head = { method: 'POST', accept: 'application/json', isKeyed: false, mayStream: false } as const;
  const ask = async (name: string): Promise<string> => {
    const parameters = { query: query.replace('slug name kind', `${name}: slug name kind`), variables: { ...variables(SIZE, random) } };
    const context = { viewer: anonymous, quota: null, parameters, graph, cacheable: false };
    return String(need(await answerQuery(context, head, { throwIfAborted: () => {} })).body);
  };

  // What is made once, for the graph and the schema, doesn't count.
  await ask('first');
  const before = heapInUse();
  for (let index = 0; index < DOCUMENTS; index += 1)
    for (let sight = 1; sight <= SIGHTS; sight += 1) expect(await ask(`n${index}`)).toContain(`"data":{"model":{"n${index}":"model-`);
  const growth = heapInUse() - before;
  printFigures('new documents', { 'heap growth in MB': Math.round(growth / 1024 / 1024) });
  expect(growth).toBeLessThan(MAX_HEAP_GROWTH);
});

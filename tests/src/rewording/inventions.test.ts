/** An endpoint that invents: whatever it sends, over HTTP and through the real library, the plain answer is what people get. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/ask/answer/answer.ts';
import { ask } from '../../../src/ask/ask.ts';
import { systemClock } from '../../../src/clock.ts';
import { groupBy } from '../../../src/graph/base/collections.ts';
import { openAssistant } from '../../../src/rewording/assistant.ts';
import { factsOf } from '../../../src/rewording/wording/facts.ts';
import { questionSets, questionsOf } from '../../ask/questions.ts';
import { frozenGraph } from '../../support/ask/frozen-graph.ts';
import { need } from '../../support/need.ts';
import { type Endpoint, says, startEndpoint } from '../../support/rewording/endpoint.ts';
import { inventionsFor, verbatim } from '../../support/rewording/inventions.ts';
import { silentLog } from '../../support/silent-log.ts';

const today = '2026-12-01';
const graph = frozenGraph();

interface Asked {
  readonly question: string;
  readonly plain: Answer;
}

/** Each answer once that has facts to word. */
const asked: Asked[] = [
  ...new Map(
    questionSets
      .flatMap((set) => questionsOf(set))
      .map(({ q }) => ({ question: q, plain: ask(graph, q, { today }) }))
      .filter(({ plain }) => factsOf(plain).length > 0)
      .map((one) => [one.plain.text, one]),
  ).values(),
];

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterAll(() => endpoint.close());

/** What becomes of an answer when the model sends this. */
async function worded({ question, plain }: Asked, content: string) {
  endpoint.respond(says(content));
  const assist = await openAssistant({ url: endpoint.url, model: 'scripted' }, { clock: systemClock, log: silentLog });
  return assist({ graph, question, plain, today });
}

describe('an endpoint that says what the facts say', () => {
  it('has its wording accepted, for every answer with several facts', async () => {
    expect(asked.length).toBeGreaterThanOrEqual(25);
    const refused: string[] = [];
    for (const one of asked) {
      const { sentences } = await worded(one, JSON.stringify({ sentences: verbatim(factsOf(one.plain)) }));
      if (
        sentences?.map(({ text }) => text).join(' ') !==
        factsOf(one.plain)
          .map(({ text }) => text)
          .join(' ')
      )
        refused.push(one.plain.text);
    }
    expect(refused).toEqual([]);
  });
});

/** Of each kind; more would only take longer. */
const MOST = 20;

describe('an endpoint that invents', () => {
  const all = asked.flatMap((one, index) =>
    inventionsFor(factsOf(one.plain), factsOf(need(asked[(index + 7) % asked.length]).plain)).map((invention) => ({ one, ...invention })),
  );
  const kinds = groupBy(all, ({ kind }) => [kind]);
  const inventions = [...kinds.values()].flatMap((list) => list.slice(0, MOST));

  it('is tried in all ways, each with several answers', () => {
    console.log([...kinds].map(([kind, list]) => `${String(Math.min(list.length, MOST)).padStart(5)} ${kind}`).join('\n'));
    expect(inventions.length).toBeGreaterThan(600);
    expect([...kinds].filter(([, list]) => list.length < 3).map(([kind]) => kind)).toEqual([]);
  });

  it.each([...kinds.keys()])('is refused, and the plain answer sent: %s', async (kind) => {
    const accepted: string[] = [];
    const of = inventions.filter((one) => one.kind === kind);
    for (const { one, sentences } of of) {
      const result = await worded(one, JSON.stringify({ sentences }));
      expect(result.answer).toBe(one.plain);
      if (result.sentences !== null) accepted.push(`${JSON.stringify(sentences)} for ${one.plain.text}`);
    }
    expect(accepted).toEqual([]);
  });
});

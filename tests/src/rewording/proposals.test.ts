/** Readings that a model proposes: they pass only if they say what the words of the question say. */
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../../src/ask/ask.ts';
import type { Question } from '../../../src/ask/question.ts';
import { read } from '../../../src/ask/read/read.ts';
import type { Sentence } from '../../../src/ask/read/sentence.ts';
import { wordsOf } from '../../../src/ask/typed.ts';
import { systemClock } from '../../../src/clock.ts';
import { groupBy } from '../../../src/graph/base/collections.ts';
import { openAssistant } from '../../../src/rewording/assistant.ts';
import { refusalOf } from '../../../src/rewording/proposal/propose.ts';
import { questionSets, questionsOf } from '../../ask/questions.ts';
import { frozenGraph } from '../../support/ask/frozen-graph.ts';
import { need } from '../../support/need.ts';
import { alteredQuestions } from '../../support/rewording/altered-questions.ts';
import { type Endpoint, says, startEndpoint } from '../../support/rewording/endpoint.ts';
import { silentLog } from '../../support/silent-log.ts';

const today = '2026-12-01';
const graph = frozenGraph();

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterAll(() => endpoint.close());

async function proposed(question: string, content: unknown) {
  endpoint.respond(says(typeof content === 'string' ? content : JSON.stringify({ question: content })));
  const assist = await openAssistant({ url: endpoint.url, model: 'scripted' }, { clock: systemClock, log: silentLog });
  const plain = ask(graph, question, { today });
  return { plain, ...(await assist({ graph, question, plain, today })) };
}

const USE = 'which techniques do models by Meta use';
const byMeta = { op: 'related', relation: 'made-by', side: 'out', ids: ['organization/meta'] };
const used = { op: 'joined', relation: 'uses', side: 'in', kind: 'model', filter: byMeta };
const techniques = { form: 'list', kind: 'technique', filter: used };

const DO = 'which tasks do open models by Google perform';
const open = { op: 'flag', column: 'openWeights', value: true };
const byGoogle = { ...byMeta, ids: ['organization/google'] };
const tasks = (...of: readonly object[]) => ({
  ...{ form: 'list', kind: 'task' },
  filter: { op: 'joined', relation: 'performs', side: 'in', kind: 'model', filter: { op: 'and', of } },
});

describe('a proposal that says what the question says', () => {
  it('is answered by the graph, with sources and a query', async () => {
    const { plain, answer, isRead } = await proposed(USE, techniques);
    expect([plain.outcome, isRead, answer.outcome]).toEqual(['abstained', true, 'answered']);
    expect(answer.entities.map(({ id }) => id)).toContain('technique/transformer');
    expect(answer.entities.every(({ kind }) => kind === 'technique')).toBe(true);
    expect(answer.reading).toBe('techniques: is used by models: was made by Meta');
    expect(answer.query).toContain('technique/transformer');
    expect(answer.claims[0]?.citations.length).toBeGreaterThan(0);
  });

  it('may take a name of ordinary words apart, and counts divisions as the company', async () => {
    const { answer, isRead } = await proposed(DO, tasks(byGoogle, open));
    expect(isRead).toBe(true);
    expect(answer.reading).toContain('Google or Google DeepMind and open weights: yes');
  });

  it('is asked for with the question and names of the graph, and no more', async () => {
    await proposed(USE, techniques);
    const { body } = need(endpoint.requests.at(-1));
    const { messages } = JSON.parse(body) as { messages: { role: string; content: string }[] };
    expect(messages.at(-1)).toEqual({ role: 'user', content: `Question: ${USE}\nEntities (id: name):\norganization/meta: Meta` });
  });
});

describe('a proposal that says anything else', () => {
  it.each<[what: string, question: string, content: unknown]>([
    ['an id that is not there', USE, { ...techniques, filter: { ...used, filter: { ...byMeta, ids: ['organization/meta-2'] } } }],
    ['a name that was not asked for', USE, { ...techniques, filter: { ...used, filter: { ...byMeta, ids: ['organization/google'] } } }],
    [
      'a name beside the right one',
      USE,
      { ...techniques, filter: { ...used, filter: { ...byMeta, ids: ['organization/meta', 'organization/google'] } } },
    ],
    ['no condition', USE, { ...techniques, filter: null }],
    ['an id of another kind', USE, { ...techniques, filter: { ...used, filter: { ...byMeta, ids: ['model/clip'] } } }],
    ['a relation from the wrong side', USE, { ...techniques, filter: { ...used, side: 'out' } }],
    ['a relation that is not there', USE, { ...techniques, filter: { ...used, relation: 'likes' } }],
    ['a kind that is not there', USE, { ...techniques, kind: 'person' }],
    ['a column that is not there', DO, tasks(byGoogle, { ...open, column: 'price' })],
    ['a column of another type', DO, tasks(byGoogle, { ...open, column: 'parameters' })],
    ['a condition that was not asked for', DO, tasks(byGoogle, open, { op: 'known', column: 'license' })],
    ['a condition left out', DO, { ...tasks(), filter: { ...tasks().filter, filter: byGoogle } }],
    ['the opposite', DO, tasks(byGoogle, { ...open, value: false })],
    ['a negation', DO, tasks(byGoogle, { op: 'not', of: open })],
    ['a count', USE, { ...techniques, form: 'count' }],
    ['another form', USE, { form: 'define', subject: { type: 'entity', id: 'organization/meta' } }],
    ['a field of its own', USE, { ...techniques, sql: 'drop table entity' }],
    ['a wrong type', USE, { ...techniques, filter: 'made by Meta' }],
    ['too many ids', USE, { ...techniques, filter: { ...used, filter: { ...byMeta, ids: Array(9).fill('organization/meta') } } }],
    [
      'too much depth',
      USE,
      { ...techniques, filter: { op: 'and', of: [used, { op: 'and', of: [used, { op: 'and', of: [used, used] }] }] } },
    ],
    ['thousands of levels', USE, `{"question":${'{"op":"not","of":'.repeat(3_000)}null${'}'.repeat(3_000)}}`],
    ['nothing', USE, null],
    ['a list', USE, '[]'],
    ['a text', USE, 'Meta uses transformers.'],
  ])('is refused: %s', async (_what, question, content) => {
    const { plain, answer, isRead } = await proposed(question, content);
    expect(isRead).toBe(false);
    expect(answer).toBe(plain);
  });

  it.each<[question: string, content: object]>([
    ['what is gpt-9', { form: 'define', subject: { type: 'line', name: 'GPT' } }],
    [
      'how much did training gpt-4 cost',
      { form: 'attribute', subject: { type: 'entity', id: 'model/gpt-4' }, attributes: [{ by: 'catalog', name: 'inputPrice' }] },
    ],
    [
      'when will gpt-7 be released',
      { form: 'attribute', subject: { type: 'line', name: 'GPT' }, attributes: [{ by: 'column', name: 'releasedOn' }] },
    ],
    [
      'who is the ceo of openai',
      { form: 'attribute', subject: { type: 'entity', id: 'organization/openai' }, attributes: [{ by: 'column', name: 'country' }] },
    ],
    ['how many people work at anthropic', { form: 'count', kind: 'model', filter: { ...byMeta, ids: ['organization/anthropic'] } }],
    ["what's the carbon footprint of gpt-4", { form: 'define', subject: { type: 'entity', id: 'model/gpt-4' } }],
  ])('is refused where the graph has no word for it: %s', async (question, content) => {
    expect(await proposed(question, content)).toMatchObject({
      isRead: false,
      plain: { outcome: 'abstained' },
      answer: { outcome: 'abstained' },
    });
  });

  it('is not even asked for where a word can be in no proposal', async () => {
    const before = endpoint.requests.length;
    await proposed('which models take roughly half of all images', techniques);
    expect(endpoint.requests.length).toBe(before);
  });
});

describe('the gate', () => {
  interface Reading {
    readonly q: string;
    /** The words in all ways in which they can be taken; the reading is of the first. */
    readonly sentences: readonly Sentence[];
    readonly question: Question;
  }
  /** What our own reader makes of the questions of all sets: readings that are right. */
  const readings: Reading[] = questionSets.flatMap((set) =>
    questionsOf(set).flatMap(({ q }) => {
      const { sentences } = wordsOf(graph, q, today);
      return sentences.slice(0, 1).flatMap((sentence): Reading[] => {
        const outcome = read(sentence);
        const isPlain = 'reading' in outcome && outcome.reading.premise === undefined;
        return isPlain ? [{ q, sentences, question: outcome.reading.question }] : [];
      });
    }),
  );
  const passes = ({ sentences, question }: Pick<Reading, 'sentences' | 'question'>) =>
    sentences.some((sentence) => refusalOf(sentence, question) === undefined);
  const passed = readings.filter(passes);

  it('lets most right readings pass', () => {
    expect(passed.length / readings.length).toBeGreaterThan(0.7);
  });

  it('lets none pass that differs from a right one', () => {
    const altered = passed.flatMap(({ q, sentences, question }) =>
      alteredQuestions(graph, question)
        .filter((one) => !isDeepStrictEqual(one.question, question) && !isSame(one.how, question))
        .map((one) => ({ ...one, q, sentences })),
    );
    const counts = [...groupBy(altered, ({ how }) => [how])].map(([how, { length }]) => `${String(length).padStart(5)} ${how}`);
    console.log(counts.join('\n'));
    expect(counts.length).toBeGreaterThanOrEqual(20);
    expect(altered.length).toBeGreaterThan(2_000);
    const wrong = altered.filter(passes);
    expect(wrong.map(({ q, how, question }) => `${how}: ${q}: ${JSON.stringify(question)}`)).toEqual([]);
  });

  /** A date that lies in a range is recorded, so leaving that condition out changes nothing. */
  const isSame = (how: string, question: Question): boolean =>
    how === 'a condition dropped' &&
    'filter' in question &&
    JSON.stringify(question.filter).includes('{"op":"known","column":"retiredOn"}');
});

/** All sets of questions, asked of the frozen graph: how many answers are exact, by form, with what the product promises as limits. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Judged, judge, matrixOf, tableOf } from '../support/ask/matrix.ts';
import { questionSets, questionsOf } from './questions.ts';

/** Forms whose answers are sets and values of the graph. */
const STRUCTURED = [
  ...['define', 'attribute', 'list', 'count', 'compare', 'path', 'yes-no', 'top', 'time', 'stages', 'limits', 'examples', 'what-it-does'],
  ...['how-it-works', 'two-attributes', 'set-difference', 'replaced'],
];
const SILENT = ['off-topic', 'false-premise'];

let judged: Judged[] = [];

beforeAll(async () => {
  judged = (await Promise.all(questionSets.map((set) => judge(questionsOf(set))))).flat();
});

const share = (list: readonly Judged[], test: (one: Judged) => boolean): number => list.filter(test).length / Math.max(list.length, 1);
const ofForms = (...forms: readonly string[]): Judged[] => judged.filter(({ asked }) => forms.includes(asked.form));
const told = (list: readonly Judged[]): string[] => list.map(({ asked, faults }) => `${asked.q}: ${faults.join('; ')}`);

describe('the sets of questions', () => {
  it('hold at least four hundred questions in all forms', () => {
    console.log(
      tableOf(matrixOf(judged))
        .map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(18) : cell.padStart(6))).join(' '))
        .join('\n'),
    );
    expect(judged.length).toBeGreaterThanOrEqual(400);
    expect(STRUCTURED.filter((form) => ofForms(form).length === 0)).toEqual([]);
  });

  it('get exact answers in structured forms', () => {
    expect(share(ofForms(...STRUCTURED), ({ result }) => result === 'exact' || result === 'reason')).toBeGreaterThanOrEqual(0.98);
  });

  it('get hardly any wrong answers', () => {
    expect(share(judged, ({ result }) => result === 'wrong')).toBeLessThanOrEqual(0.01);
  });

  it('get no answer to what is off topic, takes something wrong for granted or cannot be read', () => {
    const scopes = judged.filter(({ asked }) => asked.reason === 'scope');
    const answered = [...ofForms(...SILENT), ...scopes].filter(
      ({ asked, answer }) => asked.outcome !== 'ANSWERED' && answer.outcome === 'answered',
    );
    expect(told(answered)).toEqual([]);
  });

  it('get no answer where nothing is recorded', () => {
    expect(share(ofForms('absent'), ({ answer }) => answer.outcome !== 'answered')).toBeGreaterThanOrEqual(0.97);
  });

  it('get a sentence of their own language', () => {
    expect(told(ofForms('other-language').filter(({ result }) => result !== 'exact'))).toEqual([]);
  });
});

describe('what the first users typed', () => {
  it('is answered or refused as they would expect, with every follow-up', async () => {
    const first = await judge(questionsOf('first-users'));
    expect(first.length).toBeGreaterThan(60);
    expect(told(first.filter(({ result }) => result !== 'exact'))).toEqual([]);
  });
});

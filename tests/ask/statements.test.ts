/** Statements over the frozen graph: each part is backed, contradicted or not recorded as the rows say, with sources that resolve. */
import { describe, expect, it } from 'vitest';
import { check } from '../../src/ask/check/check.ts';
import type { Check, CheckPart } from '../../src/ask/check/check-result.ts';
import { loadLanguages } from '../../src/ask/language.ts';
import { frozenGraph } from '../support/ask/frozen-graph.ts';
import { goldVerdict, readStatements } from './statements.ts';

const today = '2026-12-01';
const graph = frozenGraph();
const languageOf = await loadLanguages();
const statements = readStatements();
const checked = (statement: string): Check => check(graph, statement, { today, languageOf });
const verdictOf = ({ verdict, reason }: CheckPart): string => reason ?? verdict;
const results = statements.map((statement) => ({ ...statement, result: checked(statement.s) }));
const parts = results.flatMap(({ s, result }) => result.parts.map((part) => ({ s, part })));

describe('the statements', () => {
  it('are many, and each is there once', () => {
    expect(statements.length).toBeGreaterThanOrEqual(120);
    const all = statements.map(({ s }) => s);
    expect(all.filter((s, at) => all.indexOf(s) < at)).toEqual([]);
  });

  it('expect what the frozen rows say', () => {
    const wrong = statements.flatMap(({ s, parts: expected, gold = [] }) =>
      gold.flatMap((one, at) => (goldVerdict(one) === expected[at] ? [] : [`${s}: ${goldVerdict(one)} instead of ${expected[at]}`])),
    );
    expect(wrong).toEqual([]);
  });
});

describe('a statement', () => {
  it.each(results)('gets its verdicts: $s', ({ parts: expected, refusal = null, corrected, result }) => {
    expect({ parts: result.parts.map(verdictOf), refusal: result.refusal }).toEqual({ parts: expected, refusal });
    if (corrected !== undefined) expect(result.corrections).toContainEqual({ from: corrected[0], to: corrected[1] });
  });

  it('has the verdict that its parts make', () => {
    const wrong = results.filter(({ parts: expected, result }) => expected.length > 0 && result.verdict !== overall(expected));
    expect(wrong.map(({ s, result }) => `${s}: ${result.verdict}`)).toEqual([]);
  });

  it('says what to do where nothing is checked', () => {
    const refused = results.filter(({ refusal }) => refusal !== undefined);
    expect(refused.length).toBeGreaterThan(5);
    for (const { result } of refused) expect([result.verdict, result.text.length > 20]).toEqual([null, true]);
  });
});

function overall(expected: readonly string[]): string {
  if (expected.includes('contradicted')) return 'contradicted';
  if (!expected.includes('backed')) return 'not-recorded';
  return expected.every((part) => part === 'backed') ? 'backed' : 'partly-backed';
}

describe('every part', () => {
  it('has claims whose sources resolve', () => {
    const claims = parts.flatMap(({ s, part }) => part.claims.map((claim) => ({ s, claim })));
    expect(claims.length).toBeGreaterThan(150);
    const broken = claims.filter(
      ({ claim: { citations } }) => citations.length === 0 || citations.some(({ sourceId }) => !graph.sources.has(sourceId)),
    );
    expect(broken.map(({ s, claim }) => `${s}: ${claim.text}`)).toEqual([]);
  });

  it('has a claim when it is backed or contradicted, and an explanation always', () => {
    expect(parts.filter(({ part }) => part.verdict !== 'not-recorded' && part.claims.length === 0).map(({ s }) => s)).toEqual([]);
    expect(parts.filter(({ part }) => part.explanation === '' || part.text === '').map(({ s }) => s)).toEqual([]);
    expect(parts.filter(({ part }) => (part.verdict === 'not-recorded') !== (part.reason !== null)).map(({ s }) => s)).toEqual([]);
  });
});

const models = Array.from({ length: graph.entities.capacity }, (_, slot) => graph.entities.at(slot)).filter(
  (entity) => entity?.kind === 'model' && typeof entity.model?.openWeights === 'boolean',
);

describe('any statement', () => {
  // Every twentieth model, so that the test stays quick.
  const STEP = 20;
  const names = models.flatMap((entity, at) => (at % STEP === 0 && entity !== undefined ? [entity.name] : []));

  it('and its negation are never both backed', () => {
    expect(names.length).toBeGreaterThan(15);
    const both = names.filter((name) => {
      const [plain, negated] = [checked(`${name} is open`), checked(`${name} isn't open`)];
      const verdicts = [plain.verdict, negated.verdict];
      return verdicts[0] === verdicts[1] && verdicts[0] !== 'not-recorded';
    });
    expect(both).toEqual([]);
  });

  it('keeps its verdicts when its parts come in another order', () => {
    const clauses = results.filter(({ result }) => result.parts.length === 1 && result.verdict !== null);
    // "It" leans on what comes before.
    const sample = clauses.filter(({ s }, at) => at % 7 === 0 && !s.startsWith('It ')).map(({ s }) => s);
    expect(sample.length).toBeGreaterThan(12);
    const sorted = (text: string) =>
      checked(text)
        .parts.map((part) => `${verdictOf(part)} ${part.text}`)
        .sort();
    const different = sample.slice(1).filter((s, at) => {
      const other = sample[at] ?? '';
      return sorted(`${s}. ${other}.`).join() !== sorted(`${other}. ${s}.`).join();
    });
    expect(different).toEqual([]);
  });

  it.each([
    ['Flamingo was made by OpenAI in 2023', 'In 2023 Flamingo was made by OpenAI'],
    ['Flamingo takes images and has 80 billion parameters', 'Flamingo has 80 billion parameters and takes images'],
    ['CLIP and Flamingo take images', 'Flamingo and CLIP take images'],
    ['Flamingo was made by OpenAI', 'OpenAI made Flamingo'],
  ])('says the same in another order of words: %s', (one, other) => {
    const said = (text: string) =>
      checked(text)
        .parts.map((part) => `${verdictOf(part)} ${part.text}`)
        .sort();
    expect(said(other)).toEqual(said(one));
  });
});

describe('a long statement', () => {
  const names = ['CLIP', 'Flamingo', 'Whisper', 'GPT-4', 'GPT-3', 'BERT', 'BLIP-2', 'LLaVA', 'Gato', 'BLOOM'];

  it('is checked in full up to its limit', () => {
    expect(checked(`${names.slice(0, 8).join(', ')} and Gato take text, image, audio and video`).parts).toHaveLength(36);
  });

  it('is refused above it', () => {
    const { refusal, text } = checked(`${names.join(', ')} and GPT-4o take text, image, audio and video`);
    expect([refusal, text]).toEqual(['too-long', expect.stringContaining('Split it')]);
  });
});

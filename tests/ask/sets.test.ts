import { describe, expect, it } from 'vitest';
import { entity } from './gold-rows.ts';
import { expectedCount, expectedSet, type Question, questionSets, questionsOf } from './questions.ts';

const NO_GOLD = ['small-talk', 'off-topic', 'absent', 'underspecified'];
/** The forms that are a refusal, with its reasons. */
const REFUSALS: Readonly<Record<string, readonly string[]>> = {
  'off-topic': ['off-topic'],
  absent: ['absent', 'unknown-name'],
  'false-premise': ['false-premise'],
  underspecified: ['underspecified'],
  'other-language': ['language'],
};

const keyOf = ({ q, after }: Question): string => `${after ?? ''} > ${q}`.toLowerCase();

describe.each(questionSets)('the questions of %s', (set) => {
  const questions = questionsOf(set);

  it('are asked once each', () => {
    const keys = questions.map(keyOf);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('name only entities that exist', () => {
    for (const { gold } of questions)
      for (const id of [...(gold?.entities ?? []), ...(gold?.includes ?? [])]) expect(entity(id).id).toBe(id);
  });

  it('select something', () => {
    const dead = questions.filter((question) => expectedSet(question)?.size === 0 && question.gold?.empty !== true);
    expect(dead.map(({ q }) => q)).toEqual([]);
  });

  it('say what the answer must be', () => {
    const vague = questions.filter(({ gold, form, outcome }) => gold === undefined && outcome !== 'ABSTAINED' && !NO_GOLD.includes(form));
    expect(vague.map(({ q }) => q)).toEqual([]);
    for (const question of questions.filter(({ form, outcome }) => form === 'count' && outcome === 'ANSWERED'))
      expect(expectedCount(question), question.q).toBeGreaterThanOrEqual(0);
    for (const { form, outcome, gold, q } of questions.filter(({ outcome }) => outcome === 'ANSWERED'))
      if (form === 'yes-no') expect(typeof gold?.yes, `${outcome} ${q}`).toBe('boolean');
  });

  it('give the reason that their form has', () => {
    for (const { form, reason, q } of questions) {
      if (form in REFUSALS) expect(REFUSALS[form], q).toContain(reason);
      if (form === 'stale' || form === 'subjective') expect(reason, q).toBe(form);
      if (form === 'small-talk') expect(reason, q).toBeNull();
    }
    const premises = questions.filter(({ form }) => form === 'false-premise');
    expect(premises.filter(({ gold }) => gold?.value === undefined).map(({ q }) => q)).toEqual([]);
  });

  it('follow a question of the same set', () => {
    const asked = questions.map(({ q }) => q);
    expect(questions.filter(({ after }) => after !== undefined && !asked.includes(after)).map(({ q }) => q)).toEqual([]);
  });
});

describe('all questions', () => {
  const all = questionSets.flatMap(questionsOf);
  const number = (is: (question: Question) => boolean) => all.filter(is).length;

  it('cover every form and every kind of refusal', () => {
    expect(all.length).toBeGreaterThanOrEqual(400);
    expect(number(({ from }) => from !== undefined)).toBeGreaterThanOrEqual(40);
    const least = { 'false-premise': 20, absent: 20, 'off-topic': 20, stale: 15, subjective: 12, underspecified: 12, 'small-talk': 20 };
    for (const [form, bound] of Object.entries(least))
      expect(
        number((question) => question.form === form),
        form,
      ).toBeGreaterThanOrEqual(bound);
    for (const form of ['define', 'attribute', 'list', 'count', 'compare', 'path', 'yes-no', 'top', 'time', 'stages', 'limits', 'why'])
      expect(
        number((question) => question.form === form),
        form,
      ).toBeGreaterThanOrEqual(7);
  });
});

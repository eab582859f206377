/** Every question is well formed and can be answered from the frozen rows. */
import { describe, expect, it } from 'vitest';
import { entity } from './gold-rows.ts';
import { expectedCount, expectedSet, questionSets, questionsOf } from './questions.ts';

describe.each(questionSets)('the set %s', (name) => {
  const questions = questionsOf(name);

  it('names entities that exist, and finds some unless it says that there are none', () => {
    const dead = questions.filter((question) => {
      for (const id of question.gold?.includes ?? []) entity(id);
      expectedCount(question);
      return expectedSet(question)?.size === 0 && question.gold?.empty !== true;
    });
    expect(dead.map(({ q }) => q)).toEqual([]);
  });

  it('asks each question once, and follow-ups after a question of its own', () => {
    const asked = questions.map(({ q, after }) => `${after ?? ''} > ${q}`);
    expect(asked.filter((one, at) => asked.indexOf(one) < at)).toEqual([]);
    expect(questions.filter(({ after }) => after !== undefined && !questions.some(({ q }) => q === after)).map(({ q }) => q)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addCue, checkCue } from '../../../src/cli/questions/cues.ts';
import { addLearned, type LearnedQuestion } from '../../../src/cli/questions/learned.ts';

const question: LearnedQuestion = { q: 'who made "X": a', form: 'attribute', outcome: 'ANSWERED', today: '2026-11-30', note: 'x' };

describe('a learned question', () => {
  it('comes to the end of the set, whose comments stay', () => {
    const first = addLearned('# Why.\n[]\n', question);
    const second = addLearned(first, { ...question, q: 'b' });
    expect(second.startsWith('# Why.\n- q: ')).toBe(true);
    expect((parse(second) as LearnedQuestion[]).map(({ q }) => q)).toEqual(['who made "X": a', 'b']);
    expect(parse(addLearned('# Why.', question))).toEqual([question]);
  });

  it('is in the set once', () => {
    const text = addLearned('', question);
    expect(addLearned(text, { ...question, note: 'again' })).toBe(text);
  });
});

describe('a learned cue', () => {
  it('is added to those of its relation and role, in the order of their names', () => {
    const text = addCue(addCue('{}', { of: 'made-by', role: 'in', phrase: 'fathered' }), { of: 'license', role: 'names', phrase: 'terms' });
    expect(JSON.parse(addCue(text, { of: 'made-by', role: 'in', phrase: 'sired' }))).toEqual({
      license: { names: ['terms'] },
      'made-by': { in: ['fathered', 'sired'] },
    });
    expect(Object.keys(JSON.parse(text))).toEqual(['license', 'made-by']);
    expect(() => addCue(text, { of: 'license', role: 'names', phrase: 'terms' })).toThrow('"terms" is a cue of "license" already.');
  });

  it('is a verb of a relation or a name of a column if no role is given', () => {
    expect([checkCue({ of: 'uses' }), checkCue({ of: 'license' }), checkCue({ of: 'parameters', role: 'most' })]).toEqual([
      'out',
      'names',
      'most',
    ]);
    expect(() => checkCue({ of: 'licence' })).toThrow('Did you mean "license"?');
    expect(() => checkCue({ of: 'license', role: 'in' })).toThrow('Choose from: names, most, least, yes, no, units.');
  });
});

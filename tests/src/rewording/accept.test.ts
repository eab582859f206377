/** What may be done with facts: joined, put in another order, a repeated name left out. */
import { describe, expect, it } from 'vitest';
import type { CitedClaim } from '../../../src/ask/answer/answer.ts';
import { acceptWording } from '../../../src/rewording/wording/accept.ts';

const facts = (...texts: readonly string[]): CitedClaim[] =>
  texts.map((text, index) => ({
    text,
    citations: [{ sourceId: `source/${index + 1}`, locator: null }] as unknown as CitedClaim['citations'],
  }));
const clip = facts('CLIP was made by OpenAI.', 'CLIP was released on January 5, 2021.', 'The license of CLIP is MIT.');
const two = facts('CLIP was made by OpenAI.', 'Flamingo was made by Google DeepMind.');
const both = facts('GPT-4 succeeds GPT-3.5.', 'GPT-4 has no open weights.');

describe('a wording', () => {
  it.each<[string, readonly CitedClaim[], readonly [string, ...number[]][]]>([
    ['of one sentence', clip, [['CLIP was made by OpenAI and was released on January 5, 2021, and the license of CLIP is MIT.', 1, 2, 3]]],
    [
      'of several',
      clip,
      [
        ['CLIP was made by OpenAI.', 1],
        ['It was released on January 5, 2021, and the license of CLIP is MIT.', 2, 3],
      ],
    ],
    [
      'in another order',
      clip,
      [
        ['The license of CLIP is MIT.', 3],
        ['CLIP was released on January 5, 2021.', 2],
        ['It was made by OpenAI.', 1],
      ],
    ],
    ['about two things', two, [['CLIP was made by OpenAI; Flamingo was made by Google DeepMind.', 1, 2]]],
    ['with a negation', both, [['GPT-4 succeeds GPT-3.5 and has no open weights.', 1, 2]]],
  ])('is accepted %s, with the sources of what each sentence cites', (_what, given, sentences) => {
    const accepted = acceptWording(
      given,
      sentences.map(([text, ...cites]) => ({ text, cites })),
    );
    expect(accepted).toEqual(
      sentences.map(([text, ...cites]) => ({ text, citations: cites.flatMap((number) => given[number - 1]?.citations ?? []) })),
    );
  });

  it.each<[string, readonly CitedClaim[], readonly [string, ...number[]][]]>([
    ['that gives one thing the maker of another', two, [['CLIP was made by OpenAI and was made by Google DeepMind.', 1, 2]]],
    [
      'that exchanges makers',
      two,
      [
        ['CLIP was made by Google DeepMind.', 1],
        ['Flamingo was made by OpenAI.', 2],
      ],
    ],
    [
      'whose "It" is something else',
      two,
      [
        ['CLIP was made by OpenAI.', 1],
        ['It was made by Google DeepMind.', 2],
      ],
    ],
    [
      'that begins with "It"',
      clip,
      [
        ['It was made by OpenAI.', 1],
        ['CLIP was released on January 5, 2021.', 2],
        ['The license of CLIP is MIT.', 3],
      ],
    ],
    [
      'that turns a relation round',
      both,
      [
        ['GPT-3.5 succeeds GPT-4.', 1],
        ['GPT-4 has no open weights.', 2],
      ],
    ],
    [
      'that makes it passive',
      both,
      [
        ['GPT-4 is succeeded by GPT-3.5.', 1],
        ['It has no open weights.', 2],
      ],
    ],
    ['that drops the negation', both, [['GPT-4 succeeds GPT-3.5 and has open weights.', 1, 2]]],
    ['that moves the negation', both, [['GPT-4 succeeds no GPT-3.5 and has open weights.', 1, 2]]],
    [
      'that splits a name',
      both,
      [
        ['GPT and 4 succeeds GPT-3.5.', 1],
        ['GPT-4 has no open weights.', 2],
      ],
    ],
    [
      'that splits a date',
      clip,
      [
        ['CLIP was made by OpenAI.', 1],
        ['It was released on January and 5, 2021.', 2],
        ['The license of CLIP is MIT.', 3],
      ],
    ],
    [
      'that points elsewhere with "which"',
      clip,
      [
        ['CLIP was made by OpenAI, which was released on January 5, 2021.', 1, 2],
        ['The license of CLIP is MIT.', 3],
      ],
    ],
    [
      'that quotes scornfully',
      clip,
      [
        ['CLIP was "made" by OpenAI.', 1],
        ['It was released on January 5, 2021.', 2],
        ['The license of CLIP is MIT.', 3],
      ],
    ],
    ['that joins numbers', facts('A has 1 billion.', 'A has 2.'), [['A has 1.2 billion.', 1, 2]]],
    ['that drops a sign', facts('A is at -5 degrees.', 'A is old.'), [['A is at 5 degrees and is old.', 1, 2]]],
    [
      'that drops a name of one letter',
      facts('Model A is open.', 'Model B is closed.'),
      [
        ['Model is open.', 1],
        ['Model B is closed.', 2],
      ],
    ],
  ])('is refused %s', (_what, given, sentences) => {
    expect(
      acceptWording(
        given,
        sentences.map(([text, ...cites]) => ({ text, cites })),
      ),
    ).toEqual(expect.any(String));
  });
});

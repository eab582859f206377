import { describe, expect, it } from 'vitest';
import { testCases } from '../cases.ts';
import { CHECKED, CITED, problemsOf } from '../folder.ts';

const file = 'facts/seen.yaml';
const fact = (text: string, ...lines: string[]) => [
  `text: ${JSON.stringify(text)}`,
  'about: [model/clip]',
  'aspect: capability',
  ...lines,
  CITED,
  CHECKED,
];
const accepts = async (text: string, ...lines: string[]) => expect(await problemsOf(file, { [file]: fact(text, ...lines) })).toEqual([]);
const refused = (texts: Readonly<Record<string, RegExp>>, message: RegExp) =>
  testCases(Object.entries(texts).map(([text, hint]) => ({ rule: text, file, lines: fact(text), at: [1, 7] as const, message, hint })));

describe('the year of a daily fact', () => {
  const CLIP = 'CLIP tells how well an image and a text fit together';
  const missing = { file, at: [1, 7] as const, message: /must name its year/, hint: /"CLIP \(2021\)"/ };
  testCases([
    { ...missing, rule: 'is missing', lines: fact(`${CLIP}.`, 'daily: true') },
    { ...missing, rule: 'is not a decade', lines: fact(`${CLIP}, unlike models of the 1990s.`, 'daily: true') },
    { ...missing, rule: 'is not a number of things', lines: fact(`${CLIP}, for $2000 or 2,021 times.`, 'daily: true') },
    { ...missing, rule: 'is not a share', lines: fact(`${CLIP}, at 2000% of the speed.`, 'daily: true') },
  ]);

  it.each(['in 2021', 'in mid-2021', 'since January 5, 2021', '(1997)', 'in 2100'])('may be written as: %s', async (year) => {
    await accepts(`${CLIP} ${year}.`, 'daily: true');
  });

  it('may be missing from other facts', async () => {
    await accepts(`${CLIP}.`);
  });

  it('may be missing if all sources are undated, and is not demanded if a source cannot be read', async () => {
    const undated = ['title: A page', 'url: https://example.org/page', 'publisher: A maker', 'kind: article'];
    const citing = (...slugs: string[]) => [
      ...fact(`${CLIP}.`, 'daily: true').filter((line) => line !== CITED),
      `citations: [${slugs.map((slug) => `{ source: ${slug}, locator: abstract }`).join(', ')}]`,
    ];
    const problems = (...slugs: string[]) => problemsOf(file, { 'sources/page.yaml': undated, [file]: citing(...slugs) });
    expect(await problems('page')).toEqual([]);
    expect((await problems('page', 'paper')).map(({ message }) => message)).toEqual(['A daily fact must name its year.']);
    expect(await problemsOf(file, { 'sources/page.yaml': 'title: "x\n', [file]: citing('page') })).toEqual([]);
  });
});

describe('the size of a model', () => {
  refused(
    {
      'Eight examples let a 540-billion model set a record.': /^Write "540-billion-parameter model"\.$/,
      'BLIP-2 topped the 80-billion Flamingo.': /"80-billion-parameter Flamingo"/,
      'People preferred a 1.3-billion InstructGPT.': /"1.3-billion-parameter InstructGPT"/,
      'LLaVA beat a 540 billion model.': /"540-billion-parameter model"/,
      'A 7B model runs on a laptop.': /"7-billion-parameter model"/,
      'The 13B LLaMA beat GPT-3.': /"13-billion-parameter LLaMA"/,
      'It learned with a 256M network.': /"256-million-parameter network"/,
      'It is a 2.8-trillion model.': /"2.8-trillion-parameter model"/,
    },
    /doesn't say what it counts/,
  );

  it.each([
    'A 1.3-billion-parameter InstructGPT won.',
    'LLaMA-13B and the Llama 3.1 70B model beat GPT-3.',
    'Hugging Face lists 2 million models.',
    'It took 2.788 million GPU-hours and a 3-million GPU-hour budget.',
    'It read the 2 billion English pairs and a 10-million-token context.',
  ])('or other numbers may be written as: %s', (text) => accepts(text));
});

describe('a difference between scores', () => {
  refused(
    Object.fromEntries(
      [
        'BLIP-2 beat Flamingo by 8.7 percent on a visual question test with 54 times fewer trainable parameters.',
        'Models score 16.8 to 26.9 percent lower on it than on MMMU.',
        'GPT-4V outperforms it by about 12%.',
        'CLIP is 12% more accurate than ALIGN.',
        'Its accuracy was lower by 17 percent.',
        'The share of open models rose by 5%.',
        'It got 69% on MMMU and 52% on MMMU-Pro, 17% lower.',
        'It got 86.5%. With noise that became 69.4%, a drop of 17.1%.',
      ].map((text) => [text, /Write "points".* say "relative"/]),
    ),
    /difference between scores in percent/,
  );

  it.each([
    'BLIP-2 beat Flamingo by 8.7 points.',
    'Scores fell from 74.9% to 57.2% in a 2025 study.',
    'When a task was spread over several messages, models did 39% worse on average.',
    'They were up to 50% more likely to pass their own answers.',
    'It scores as high and is 40% cheaper.',
    'Its accuracy fell by 17%, in relative terms.',
    'People took 19% longer and believed they were 20% faster.',
    'It beat the larger model at a price lower by 20%.',
  ])('is in points, and a share or a relative change may be: %s', (text) => accepts(text));
});

describe('unusual words', () => {
  refused({ 'CLIP learned on 256 graphics processors.': /Write "GPUs"/ }, /says "graphics processors"/);
  refused({ 'It took 2 million hours of H800 processors.': /as in "H800 GPUs"/ }, /says "H800 processors"/);
  refused({ 'The price of one and the same skill fell.': /Write "the same"/ }, /says "one and the same"/);
  refused(
    Object.fromEntries(
      [
        'The index put the computing for its training at 78 million dollars.',
        'High computing needs make it expensive.',
        'It has a smaller computing budget.',
        'A compressed space saves computing.',
      ].map((text) => [text, /Write "compute"/]),
    ),
    /says "computing"/,
  );

  it.each([
    'It needs much computing power and significant computing resources.',
    'The price is that of cloud computing.',
    'It saves time by computing the loss later.',
    'It needs 6 GB of graphics memory.',
  ])('are not in: %s', (text) => accepts(text));
});

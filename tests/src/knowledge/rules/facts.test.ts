import { describe, expect, it } from 'vitest';
import { testCases } from '../cases.ts';
import { CHECKED, CITED, problemsOf } from '../folder.ts';

const file = 'facts/seen.yaml';
const TEXT = 'CLIP (2021) tells how well an image and a text fit together.';
const fact = (text: string, ...lines: string[]) => [`text: ${text}`, 'about: [model/clip]', 'aspect: capability', ...lines, CITED, CHECKED];

describe('claims', () => {
  testCases([
    {
      rule: 'an opinion without an author',
      file,
      lines: fact(TEXT, 'type: opinion'),
      at: [4, 7],
      message: /"opinion" needs "attributedTo"/,
      hint: /the name of the person or organization/,
    },
    {
      rule: 'a claim whose text does not name the vendor',
      file,
      lines: fact(TEXT, 'type: vendor-claim', 'attributedTo: OpenAI'),
      at: [1, 7],
      message: /doesn't name the author of the claim \(OpenAI\)/,
      hint: /"OpenAI says that/,
    },
    {
      rule: 'a measurement without method',
      file,
      lines: fact(TEXT, 'type: measurement'),
      at: [4, 7],
      message: /"measurement" needs "method"/,
      hint: /how the figure was obtained/,
    },
    {
      rule: 'a fact in the words of another',
      file,
      others: { 'facts/earlier.yaml': fact('How well an image and a text fit together, CLIP (2021) tells!') },
      lines: fact(TEXT),
      at: [1, 7],
      message: /almost the same as fact\/earlier \(facts\/earlier\.yaml\)/,
      hint: /Keep one of the two/,
    },
  ]);

  it('may share nine tenths of their words', async () => {
    const words = Array.from({ length: 20 }, (_, index) => `word${index}`);
    const others = { 'facts/earlier.yaml': fact(words.join(' ')) };
    expect(await problemsOf(file, { ...others, [file]: fact(words.slice(0, 18).join(' ')) })).toEqual([]);
    expect(await problemsOf(file, { ...others, [file]: fact(words.slice(0, 19).join(' ')) })).toHaveLength(1);
  });
});

describe('daily facts', () => {
  testCases([
    {
      rule: 'too short',
      file,
      lines: fact('CLIP came out in 2021.', 'daily: true'),
      at: [1, 7],
      message: /40 to 220 characters/,
      hint: /Shorten or complete/,
    },
    {
      rule: 'too long',
      file,
      lines: fact(`In 2021${' long'.repeat(45)}`, 'daily: true'),
      at: [1, 7],
      message: /40 to 220 characters/,
      hint: /or remove daily/,
    },
    {
      rule: 'an opinion',
      file,
      lines: fact(TEXT, 'type: opinion', 'attributedTo: CLIP', 'daily: true'),
      at: [4, 7],
      message: /opinion can't be a daily fact/,
      hint: /Remove daily/,
    },
    {
      rule: 'checked on a page about the source',
      file,
      lines: [...fact(TEXT, 'daily: true').slice(0, -1), 'checked: { on: 2026-11-01, level: secondary }'],
      at: [6, 1],
      message: /checked at level primary or dataset/,
      hint: /against the source itself/,
    },
    {
      rule: 'with a note',
      file,
      lines: fact(TEXT, 'daily: true', 'note: It needs one.'),
      at: [5, 7],
      message: /must be clear without a note/,
      hint: /Say it in the text/,
    },
    {
      rule: 'sensitive',
      file,
      lines: fact(TEXT, 'daily: true', 'sensitive: true'),
      at: [5, 12],
      message: /sensitive fact can't be a daily fact/,
      hint: /Remove daily/,
    },
    {
      rule: 'almost as another daily one',
      file,
      others: { 'facts/earlier.yaml': fact('CLIP (2021) tells you quite well how an image and a text fit together.', 'daily: true') },
      lines: fact('CLIP (2021) tells how well an image and some text fit together.', 'daily: true'),
      at: [1, 7],
      message: /almost the same as fact\/earlier/,
      hint: /say what is different/,
    },
    {
      rule: 'superseded',
      file,
      others: { 'facts/newer.yaml': fact('CLIP was made by OpenAI.') },
      lines: fact(TEXT, 'daily: true', 'supersededBy: fact/newer'),
      at: [5, 15],
      message: /superseded fact can't be a daily fact/,
      hint: /make the newer fact daily/,
    },
  ]);

  it('may have exactly 40 or 220 characters', async () => {
    for (const length of [40, 220]) {
      expect(await problemsOf(file, { [file]: fact(`2021 ${'x'.repeat(length - 5)}`, 'daily: true') })).toEqual([]);
    }
  });
});

describe('plain text', () => {
  const ping = { message: /can ping people/, hint: /Remove @everyone/ };
  const markup = { message: /holds markup/, hint: /Write plain words/ };
  const hidden = { message: /control character or an invisible one/, hint: /on one line/ };
  const bad = [
    { rule: 'no @everyone', text: '"Hello @everyone"', ...ping },
    { rule: 'no @here', text: '"Hello @Here"', ...ping },
    { rule: 'no Slack broadcast', text: '"Hello <!channel>"', ...ping },
    { rule: 'no user mention', text: '"Hello <@U123>"', ...ping },
    { rule: 'no channel link', text: '"See <#C123>"', ...ping },
    { rule: 'no Markdown link', text: '"See [this](https://example.org)"', ...markup },
    { rule: 'no HTML', text: '"This is <b>bold</b>"', ...markup },
    { rule: 'no bold', text: '"This is **bold**"', ...markup },
    { rule: 'no code', text: '"This is `code`"', ...markup },
    { rule: 'no line break', text: '"One\\nTwo"', ...hidden },
    { rule: 'no control character', text: '"One\\x07Two"', ...hidden },
    { rule: 'no turn of direction', text: '"One\\u202ETwo"', ...hidden },
    { rule: 'no invisible space', text: '"One\\u200BTwo"', ...hidden },
    { rule: 'no stretched text', text: '"One  two"', message: /stretched with spaces/, hint: /single spaces/ },
    { rule: 'no space at the end', text: '"One "', message: /ends or is stretched/, hint: /none at the ends/ },
  ];
  testCases(bad.map(({ rule, text, message, hint }) => ({ rule, file, lines: fact(text), at: [1, 7], message, hint })));

  it('is required of every text, even locators and notes', async () => {
    const lines = ['name: GPT', 'summary: A model.', 'note: "<@U1>"', 'citations: [{ source: paper, locator: "@here" }]'];
    const problems = await problemsOf('model/gpt.yaml', { 'model/gpt.yaml': lines });
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [3, 7],
      [4, 39],
    ]);
  });

  it('may contain less-than signs, underscores and letters of any script', async () => {
    const text = '"If a < b then snake_case holds; 5 > 3, naïve 模型 and עברית too."';
    expect(await problemsOf(file, { [file]: fact(text) })).toEqual([]);
  });
});

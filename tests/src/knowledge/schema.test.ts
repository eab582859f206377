import { describe, expect, it } from 'vitest';
import { testCases } from './cases.ts';
import { CHECKED, CITED, problemsOf } from './folder.ts';

const file = 'model/gpt.yaml';
const start = ['name: GPT', 'summary: A language model.'];
const source = (url: string) => ['title: A page', `url: ${url}`, 'publisher: A journal', 'kind: paper'];

describe('a value that its schema rejects', () => {
  testCases([
    {
      rule: 'a statement without citations',
      file,
      lines: start,
      at: [1, 1],
      message: /no citation/,
      hint: /Add citations: a list of/,
    },
    {
      rule: 'an empty list of citations',
      file,
      lines: [...start, 'citations: []'],
      at: [3, 1],
      message: /no citation/,
      hint: /one at least/,
    },
    {
      rule: 'a relation without citations',
      file,
      lines: [...start, CITED, 'relations:', '  accepts:', '    - to: modality/text'],
      at: [6, 7],
      message: /no citation/,
      hint: /Add citations/,
    },
    {
      rule: 'an unknown key',
      file,
      lines: [...start, 'sumary: Twice.', CITED],
      at: [3, 1],
      message: /Unknown key "sumary"/,
      hint: /Did you mean "summary"\? Known here: name,/,
    },
    {
      rule: 'an unknown relation type',
      file,
      lines: [...start, CITED, 'relations:', '  accept: []'],
      at: [5, 3],
      message: /Unknown key "accept"/,
      hint: /Did you mean "accepts"\?/,
    },
    {
      rule: 'a key that belongs to another kind',
      file,
      lines: [...start, 'metric: accuracy', CITED],
      at: [3, 1],
      message: /Unknown key "metric"/,
      hint: /Known here: .*parameters/,
    },
    {
      rule: 'a missing key',
      file,
      lines: ['name: GPT', CITED],
      at: [1, 1],
      message: /"summary" is missing/,
      hint: /Add it: a text/,
    },
    {
      rule: 'an empty value',
      file,
      lines: ['name:', 'summary: A language model.', CITED],
      at: [1, 6],
      message: /"name" is empty/,
      hint: /Expected here: a text/,
    },
    {
      rule: 'a number in place of a text',
      file,
      lines: ['name: 4', 'summary: A language model.', CITED],
      at: [1, 7],
      message: /"name" is a number/,
      hint: /put it in quotes/,
    },
    {
      rule: 'a summary that is too long',
      file,
      lines: ['name: GPT', `summary: ${'x'.repeat(301)}`, CITED],
      at: [2, 10],
      message: /"summary" has 301 characters; allowed: at most 300/,
      hint: /Shorten it/,
    },
    {
      rule: 'a number that is too small',
      file,
      lines: [...start, 'parameters: 0', CITED],
      at: [3, 13],
      message: /"parameters" is 0; allowed: more than 0/,
      hint: /Correct the value/,
    },
    {
      rule: 'an id without its kind',
      file,
      lines: [...start, CITED, 'relations:', '  accepts:', `    - { to: text, ${CITED} }`],
      at: [6, 13],
      message: /"text" is not an id/,
      hint: /Write kind\/slug, such as model\/clip/,
    },
    {
      rule: 'a date in another format',
      file,
      lines: [...start, 'released: 05.01.2021', CITED],
      at: [3, 11],
      message: /"05.01.2021" is not a date/,
      hint: /Write YYYY, YYYY-MM or YYYY-MM-DD/,
    },
    {
      rule: 'a day that does not exist',
      file,
      lines: [...start, 'released: 2023-02-29', CITED],
      at: [3, 11],
      message: /"2023-02-29" is not a date/,
      hint: /a day that exists/,
    },
    {
      rule: 'a check without its day',
      file: 'facts/seen.yaml',
      lines: ['text: CLIP reads images.', 'about: [model/clip]', 'aspect: capability', CITED, 'checked: { on: 2026-11, level: primary }'],
      at: [5, 16],
      message: /"2026-11" is not a day/,
      hint: /Write YYYY-MM-DD/,
    },
    {
      rule: 'a word that is not in its list',
      file: 'facts/seen.yaml',
      lines: ['text: CLIP reads images.', 'about: [model/clip]', 'aspect: capabilty', CITED, CHECKED],
      at: [3, 9],
      message: /"aspect" cannot be "capabilty"/,
      hint: /Did you mean "capability"\? Allowed: definition,/,
    },
    {
      rule: 'a fact about nothing',
      file: 'facts/seen.yaml',
      lines: ['text: CLIP reads images.', 'about: []', 'aspect: capability', CITED, CHECKED],
      at: [2, 1],
      message: /"about" has 0 items/,
      hint: /Correct the value/,
    },
    {
      rule: 'an invalid address',
      file: 'sources/page.yaml',
      lines: source('example.org'),
      at: [2, 6],
      message: /isn't a web address/,
      hint: /starts with https/,
    },
    {
      rule: 'an address without encryption',
      file: 'sources/page.yaml',
      lines: source('http://example.org/a'),
      at: [2, 6],
      message: /isn't an https address/,
      hint: /Use the https/,
    },
    {
      rule: 'an address with trackers',
      file: 'sources/page.yaml',
      lines: source('https://example.org/a?id=1&utm_source=chat&fbclid=2'),
      at: [2, 6],
      message: /tracking parameters: utm_source, fbclid/,
      hint: /Remove them/,
    },
    {
      rule: 'an address of a page with made-up news',
      file: 'sources/page.yaml',
      lines: source('https://www.launchberg.com/meta-llama-4-scout-maverick'),
      at: [2, 6],
      message: /"www.launchberg.com" isn't accepted as a source/,
      hint: /Cite the paper, the maker/,
    },
    {
      rule: 'an address that hides where it leads',
      file: 'sources/page.yaml',
      lines: source('https://bit.ly/abc'),
      at: [2, 6],
      message: /"bit.ly" isn't accepted as a source/,
      hint: /the dataset itself/,
    },
    {
      rule: 'a phrase of two letters',
      file,
      lines: [...start, 'asks: [it]', CITED],
      at: [3, 8],
      message: /"asks" has 2 characters; allowed: more than 2/,
      hint: /Write the text/,
    },
    {
      rule: 'too many phrases',
      file,
      lines: [...start, `asks: [${Array.from({ length: 13 }, (_, index) => `phrase ${index}`).join(', ')}]`, CITED],
      at: [3, 1],
      message: /"asks" has 13 items; allowed: at most 12/,
      hint: /Correct the value/,
    },
    {
      rule: 'an address with a user name',
      file: 'sources/page.yaml',
      lines: source('https://me@example.org/a'),
      at: [2, 6],
      message: /holds a user name/,
      hint: /before the @/,
    },
  ]);

  it('is reported together with the others of the same file', async () => {
    const problems = await problemsOf(file, { [file]: ['name: 4', 'sumary: A model.', 'released: 1/2/2021', 'licence: MIT', CITED] });
    expect(problems.map(({ line }) => line)).toEqual([1, 1, 2, 3, 4]);
    expect(problems[4]?.hint).toMatch(/Did you mean "license"/);
  });

  it('may be just a year or month', async () => {
    for (const released of ['2021', '2021-12', '2024-02-29']) {
      expect(await problemsOf(file, { [file]: [...start, `released: ${released}`, CITED] })).toEqual([]);
    }
  });
});

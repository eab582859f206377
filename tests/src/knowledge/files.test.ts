import { appendFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SetupError } from '../../../src/errors.ts';
import { contentHash, formatProblems, loadKnowledge } from '../../../src/knowledge/index.ts';
import { testCases } from './cases.ts';
import { base, CITED, folderWith, problemsOf, TODAY } from './folder.ts';

const plain = ['name: A thing', 'summary: What it is.', CITED];

describe('a file in the wrong place', () => {
  testCases([
    {
      rule: 'lies in a folder that is not a kind',
      file: 'models/gpt.yaml',
      lines: plain,
      at: [1, 1],
      message: /folder "models" is not a kind/,
      hint: /Did you mean "model"\? Folders: model-class, model,/,
    },
    {
      rule: 'lies outside every folder',
      file: 'gpt.yaml',
      lines: plain,
      at: [1, 1],
      message: /outside every folder/,
      hint: /Folders: model-class/,
    },
    {
      rule: 'lies too deep',
      file: 'model/openai/gpt.yaml',
      lines: plain,
      at: [1, 1],
      message: /too deep/,
      hint: /Move it to model\/gpt\.yaml/,
    },
    {
      rule: 'has a name that is not kebab-case',
      file: 'model/GPT_4.yaml',
      lines: plain,
      at: [1, 1],
      message: /"GPT_4" is not kebab-case/,
      hint: /small letters, digits and single hyphens/,
    },
    {
      rule: 'is not a .yaml file',
      file: 'model/gpt.yml',
      lines: plain,
      at: [1, 1],
      message: /not a \.yaml file/,
      hint: /Rename it to end in \.yaml/,
    },
  ]);
});

describe("a file that isn't YAML as used here", () => {
  testCases([
    {
      rule: 'has a syntax error',
      file: 'model/gpt.yaml',
      lines: ['name: "GPT', 'summary: What it is.'],
      at: [3, 1],
      message: /Not valid YAML: Missing closing "quote/,
      hint: /Fix the YAML/,
    },
    {
      rule: 'states a key twice',
      file: 'model/gpt.yaml',
      lines: ['name: GPT', 'name: GPT-2', 'summary: What it is.', CITED],
      at: [2, 1],
      message: /Map keys must be unique/,
      hint: /Fix the YAML/,
    },
    {
      rule: 'holds a colon in a text without quotes',
      file: 'model/gpt.yaml',
      lines: ['name: GPT', 'summary: One thing: another', CITED],
      at: [2, 10],
      message: /Not valid YAML/,
      hint: /quote texts that hold ": "/,
    },
    {
      rule: 'uses a reference',
      file: 'model/gpt.yaml',
      lines: ['name: &name GPT', 'summary: *name', CITED],
      at: [2, 10],
      message: /references \(\*name\) are not used/,
      hint: /Write the value out/,
    },
    {
      rule: 'uses a tag',
      file: 'model/gpt.yaml',
      lines: ['name: !thing GPT', 'summary: What it is.', CITED],
      at: [1, 7],
      message: /Unresolved tag: !thing/,
      hint: /Fix the YAML/,
    },
    {
      rule: 'is empty',
      file: 'model/gpt.yaml',
      lines: [],
      at: [1, 1],
      message: /The file is empty/,
      hint: /a map of keys/,
    },
    {
      rule: 'is a list',
      file: 'model/gpt.yaml',
      lines: ['- GPT', '- GPT-2'],
      at: [1, 1],
      message: /The file is a list/,
      hint: /a map of keys/,
    },
  ]);

  it('has a megabyte', async () => {
    const problems = await problemsOf('model/gpt.yaml', { 'model/gpt.yaml': `name: ${'x'.repeat(1_000_000)}\n` });
    expect(problems).toEqual([expect.objectContaining({ line: 1, message: 'The file has 1000007 bytes, at most 65536 are read.' })]);
  });

  it('is nested deeper than the parser supports', async () => {
    const problems = await problemsOf('model/gpt.yaml', { 'model/gpt.yaml': `name: ${'['.repeat(60_000)}` });
    expect(problems.length).toBeGreaterThan(0);
  });
});

describe('a folder', () => {
  it("has one problem when it's empty", async () => {
    const { contents, problems } = await loadKnowledge(await folderWith({}), TODAY);
    expect(problems).toEqual([expect.objectContaining({ file: '.', line: 1, message: 'The folder holds no knowledge file.' })]);
    expect(contents.entities).toEqual([]);
  });

  it("is named in the error when it's missing", async () => {
    const missing = join(await folderWith({}), 'nowhere');
    await expect(loadKnowledge(missing, TODAY)).rejects.toThrow(SetupError);
    await expect(loadKnowledge(missing, TODAY)).rejects.toThrow(missing);
  });

  it('may contain hidden files', async () => {
    const { problems } = await loadKnowledge(await folderWith({ ...base, 'model/.DS_Store': 'x', '.cache/a.yaml': 'x' }), TODAY);
    expect(problems.filter(({ file }) => file.includes('.DS_Store') || file.includes('.cache'))).toEqual([]);
  });

  it('still returns the records of its valid files when others are invalid', async () => {
    const { contents } = await loadKnowledge(await folderWith({ ...base, 'model/gpt.yaml': ['name: ['] }), TODAY);
    expect(contents.entities.map(({ id }) => id)).toContain('model/clip');
  });
});

describe('formatProblems', () => {
  it('prints place, message and hint, with the folder if given', () => {
    const problem = { file: 'model/gpt.yaml', line: 3, column: 5, message: 'Wrong.', hint: 'Do this.' };
    expect(formatProblems([problem, problem])).toBe('model/gpt.yaml:3:5 Wrong.\n    Do this.\nmodel/gpt.yaml:3:5 Wrong.\n    Do this.');
    expect(formatProblems([problem], 'prisma/knowledge')).toContain('prisma/knowledge/model/gpt.yaml:3:5');
    expect(formatProblems([])).toBe('');
  });
});

describe('contentHash', () => {
  it('is the same for the same files, and changes with any byte or name', async () => {
    const [one, two] = [await folderWith(base), await folderWith(base)];
    const hash = await contentHash(one);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await contentHash(two)).toBe(hash);
    await appendFile(join(one, 'model/clip.yaml'), ' ');
    await rename(join(two, 'model/clip.yaml'), join(two, 'model/clap.yaml'));
    expect(new Set([hash, await contentHash(one), await contentHash(two)]).size).toBe(3);
  });
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { listFiles } from '../../../src/knowledge/folder.ts';
import { schemaFiles, schemaLine } from '../../../src/knowledge/json-schemas.ts';

const folder = join(import.meta.dirname, '../../../prisma/knowledge');
const ajv = new Ajv2020({ allErrors: true });

describe('the schemas for editors', () => {
  it.each([...schemaFiles()])('%s agrees with the code; "npm run schema" updates it', async (path, text) => {
    await expect(readFile(join(folder, path), 'utf8')).resolves.toBe(text);
  });

  it('are named in the first line of every knowledge file, and accept it', async () => {
    const schemas = new Map([...schemaFiles()].map(([path, text]) => [path, ajv.compile(JSON.parse(text))]));
    for (const path of await listFiles(folder)) {
      const text = await readFile(join(folder, path), 'utf8');
      expect(text.split('\n')[0], path).toBe(schemaLine(path));
      const validate = schemas.get(schemaLine(path).replace(/^.*=(?:\.\.\/)?/, ''));
      validate?.(parse(text) ?? {});
      expect(validate?.errors ?? [], path).toEqual([]);
    }
  });

  it('know the words of a list, and dates that look like numbers', () => {
    const model = JSON.parse(schemaFiles().get('.schema/model.schema.json') ?? '{}');
    const validate = ajv.compile(model);
    const good = { name: 'GPT', summary: 'A model.', released: 2021, citations: [{ source: 'paper', locator: 'abstract' }] };
    expect([validate(good), validate({ ...good, relations: { acepts: [] } }), validate({ ...good, released: true })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

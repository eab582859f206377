import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { commands } from '../../bots/core/commands/index.ts';
import { topLevelNames } from '../../bots/core/contract/command.ts';
import { root } from './modules.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
const paths = /`((?:src|bots|prisma|tests|\.config|\.ci)\/[\w./-]+|[\w-]+\.(?:md|graphql|yml)|\.env\.example)`/g;

describe.each(['README.md', 'CONTRIBUTING.md'])('%s', (name) => {
  const text = read(name);

  it('names only scripts that exist', () => {
    const named = [...text.matchAll(/npm run ([a-z:]+)/g)].map(([, script = '']) => script);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  it('names only files that exist', () => {
    const named = [...text.matchAll(paths)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('README.md', () => {
  it('lists every command, with an example that the command itself gives or understands', () => {
    const listed = [...read('README.md').matchAll(/^\| `([a-z]+)` \|.*\| `lmm ([a-z]+).*` \|$/gm)];
    expect(listed.map(([, name]) => name)).toEqual(topLevelNames(commands));
    expect(listed.filter(([, name, first]) => name !== first)).toEqual([]);
  });
});

describe('CONTRIBUTING.md', () => {
  it('shows knowledge files as they are', () => {
    const blocks = [...read('CONTRIBUTING.md').matchAll(/```yaml\n([^`]+)```/g)].map(([, block = '']) => parse(block));
    const files = ['facts/clip-training-pairs', 'sources/clip-paper'].map((file) => parse(read(`prisma/knowledge/${file}.yaml`)));
    expect(blocks).toEqual(files);
  });
});

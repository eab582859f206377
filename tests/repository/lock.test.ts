import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from './modules.ts';

const Lock = z.object({
  packages: z.record(z.string(), z.looseObject({ optionalDependencies: z.record(z.string(), z.string()).optional() })),
});

describe.each([
  { file: 'package-lock.json', platforms: 50 },
  // Its compiler ships the binaries of all platforms in one package.
  { file: 'tests/contracts/graphql/package-lock.json', platforms: 0 },
])('$file', ({ file, platforms }) => {
  const text = readFileSync(join(root, file), 'utf8');
  const { packages } = Lock.parse(JSON.parse(text));
  const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));

  it('contains the package of every platform', () => {
    const optional = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).map((name) => ({ name, of: path })),
    );
    // npm silently drops packages it couldn't fetch, and machines of that platform then can't install.
    expect(optional.length).toBeGreaterThanOrEqual(platforms);
    expect(optional.filter(({ name }) => !names.has(name))).toEqual([]);
  });

  it('names no host, and has a hash for every package', () => {
    expect(text).not.toMatch(/"resolved"|https?:\/\/[^"]*\.tgz/);
    const unhashed = Object.entries(packages).filter(([path, entry]) => path !== '' && typeof entry['integrity'] !== 'string');
    expect(unhashed.map(([path]) => path)).toEqual([]);
  });
});

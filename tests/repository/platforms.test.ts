import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectors } from '../../bots/connectors.ts';
import { filesBelow, root } from './modules.ts';

/** A platform's name as a value, such as 'slack' or "DISCORD"; comments and sentences may give examples. */
const ids = [...connectors.map(({ platform }) => platform.id), 'terminal'].flatMap((id) => [id, id.toUpperCase()]);
const NAME = new RegExp(`(['"])(?:${ids.join('|')})\\1`);
/** The operating system is another platform. */
const COMPARISON = /(?<!process\.)platform(?:\.id)? [!=]== ['"]/;

describe('core, the API and the messages', () => {
  const files = [...filesBelow('bots/core'), ...filesBelow('src')].filter((path) => !path.startsWith('src/cli/'));

  it('compare and list no platform by its name', () => {
    expect(files.length).toBeGreaterThan(200);
    const lines = files.flatMap((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .map((line, index) => ({ line, at: `${path}:${index + 1}` })),
    );
    const named = lines.filter(({ line }) => NAME.test(line) || COMPARISON.test(line));
    expect(named.map(({ at }) => at)).toEqual([]);
  });
});

describe('the chat platforms', () => {
  it('have ids of their own, as the API takes them, and patterns for whole ids', () => {
    const platforms = connectors.map(({ platform }) => platform);
    expect(new Set(platforms.map(({ id }) => id)).size).toBe(platforms.length);
    for (const { id, channels, idPatterns } of platforms) {
      expect(id).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
      expect(channels).toBeDefined();
      for (const { source, flags } of Object.values(idPatterns)) expect([source, flags]).toEqual([expect.stringMatching(/^\^.*\$$/), '']);
    }
  });
});

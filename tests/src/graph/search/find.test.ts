import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { NotFound } from '../../../../src/errors.ts';
import { findEntity, indexWords, nearestEntities, needEntity, needWord } from '../../../../src/graph/search/find.ts';
import { entity, graphOf } from '../../../support/graph/rows.ts';

const graph = graphOf({
  entities: [
    entity('model/gpt-4o', { name: 'GPT-4o', aliases: ['omni', 'GPT 4 Omni'] }),
    entity('model/gpt-4', { name: 'GPT-4' }),
    entity('model/flamingo', { name: 'Flamingo', aliases: ['DeepMind Flamingo'] }),
    entity('model/text', { name: 'Textor' }),
    entity('modality/text', { name: 'Text', ordinal: 1 }),
    entity('organization/ecole', { name: 'École Normale' }),
    entity('concept/wave', { name: 'Wave', aliases: ['👋'] }),
  ],
  redirects: [{ fromId: 'model/gpt-omni', toId: 'model/gpt-4o', origin: 'curated' }],
});

it.each([
  ['its id', 'model/gpt-4o', 'model/gpt-4o'],
  ['its slug', 'gpt-4o', 'model/gpt-4o'],
  ['its name', 'GPT-4o', 'model/gpt-4o'],
  ['an alias', 'omni', 'model/gpt-4o'],
  ['other letters case', 'fLaMiNgO', 'model/flamingo'],
  ['spaces for hyphens', ' gpt 4o ', 'model/gpt-4o'],
  ['hyphens for spaces', 'gpt-4-omni', 'model/gpt-4o'],
  ['no accents', 'Ecole normale', 'organization/ecole'],
  ['other accents', 'Écolé Normale', 'organization/ecole'],
  ['a retired id', 'model/gpt-omni', 'model/gpt-4o'],
  ['a retired slug', 'gpt-omni', 'model/gpt-4o'],
  ['the slug of two kinds: the first kind asked for', 'text', 'model/text'],
])('finds an entity by %s', (_what, name, id) => {
  expect(findEntity(graph, name)?.id).toBe(id);
});

it('finds only among the requested kinds, in their order', () => {
  expect(findEntity(graph, 'text', ['modality'])?.id).toBe('modality/text');
  expect(findEntity(graph, 'text', ['modality', 'model'])?.id).toBe('modality/text');
  expect(findEntity(graph, 'flamingo', ['modality'])).toBeUndefined();
  expect(findEntity(graph, 'model/flamingo', ['modality'])).toBeUndefined();
  expect(findEntity(graph, 'model/gpt-omni', ['organization'])).toBeUndefined();
});

it("prefers a slug to another entity's name", () => {
  const clash = graphOf({ entities: [entity('model/a', { name: 'B' }), entity('model/b', { name: 'A' })] });
  expect(findEntity(clash, 'a')?.id).toBe('model/a');
  expect(findEntity(clash, 'B')?.id).toBe('model/b');
});

it.each(['', ' ', '???', '👋', 'gpt', '__proto__', 'constructor', '\0', '\ud800'])('finds nothing for %j', (name) => {
  expect(findEntity(graph, name)).toBeUndefined();
});

describe('an unknown name', () => {
  it('is an error that says what was looked for, with the three nearest names, best first', () => {
    const look = () => needEntity(graph, 'gtp-4o', ['model'], ['slug']);
    const { message, suggestions, at, details } = catchNotFound(look);
    expect([at, details]).toEqual([['slug'], { given: 'gtp-4o' }]);
    expect(message).toBe('No model is called "gtp-4o".');
    expect(suggestions.map(({ id }) => id)).toEqual(['model/gpt-4o', 'model/gpt-4', 'model/flamingo']);
  });

  it('is called an "entry" if it could be of several kinds', () => {
    expect(() => needEntity(graph, 'zzz', ['model', 'modality'], [])).toThrow('No entry is called "zzz".');
  });

  it('suggests names that begin with it', () => {
    expect(nearestEntities(graph, 'deepm').map(({ id }) => id)[0]).toBe('model/flamingo');
  });

  it("is cut to a hundred characters if it's longer than any name", () => {
    const { message } = catchNotFound(() => needEntity(graph, '👋'.repeat(100_000), ['model'], []));
    expect(message).toBe(`No model is called "${'👋'.repeat(100)}…".`);
    expect(catchNotFound(() => needEntity(graph, 'x'.repeat(100), ['model'], [])).message).toBe(`No model is called "${'x'.repeat(100)}".`);
  });
});

describe('a word of a list', () => {
  const known = indexWords(['Nature', 'arXiv', 'École Normale', 'NATURE']);
  const look = (input: string) => needWord('publisher', input, known, ['publisher']);

  it.each([
    ['arXiv', 'arXiv'],
    ['ARXIV', 'arXiv'],
    ['nature', 'Nature'],
    ['NATURE', 'NATURE'],
    ['ecole-normale', 'École Normale'],
  ])('is found as %s, in its own spelling', (input, word) => {
    expect(look(input)).toBe(word);
  });

  it('that is unknown is an error with the nearest words', () => {
    expect(catchNotFound(() => look('natur')).details).toEqual({ given: 'natur', known: ['Nature', 'École Normale', 'arXiv'] });
  });

  it('is looked for without folding the known words again, and a text longer than any word is not folded whole', () => {
    const marks = 'e\u0301\u0323'.repeat(10_000);
    const normalize = vi.spyOn(String.prototype, 'normalize');
    expect(() => look(marks)).toThrow(NotFound);
    // Of what an error repeats, for the nearest words; without its marks.
    expect(normalize.mock.contexts.map(String)).toEqual([`${'e'.repeat(34)}…`]);
    normalize.mockRestore();
  });
});

it('gets an answer whatever the text, with at most the requested number of names', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(10), (name, count) => {
      expect(() => findEntity(graph, name)).not.toThrow();
      const near = nearestEntities(graph, name, undefined, count);
      expect(near.length).toBe(Math.min(count, graph.entities.size));
      expect(new Set(near).size).toBe(near.length);
    }),
  );
});

it('finds every entity by each of its names, in any spelling', () => {
  const names = [...graph.entities.values()].flatMap((found) =>
    [found.name, ...found.aliases].map((name) => ({ name, kind: found.kind, found })),
  );
  const readable = names.filter(({ name }) => /\p{L}/u.test(name));
  fc.assert(
    fc.property(fc.constantFrom(...readable), fc.constantFrom('-', ' ', '_', '  '), fc.boolean(), ({ name, kind, found }, gap, upper) => {
      const written = name.replaceAll(/[- ]/g, gap);
      expect(findEntity(graph, upper ? written.toUpperCase() : written, [kind])).toBe(found);
    }),
  );
});

function catchNotFound(work: () => unknown): NotFound {
  try {
    work();
  } catch (error) {
    if (error instanceof NotFound) return error;
    throw error;
  }
  throw new Error('it was found');
}

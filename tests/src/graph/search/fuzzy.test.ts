import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { editDistance, letterBits, minDistance } from '../../../../src/graph/base/edit-distance.ts';
import { nearestEntitiesByName, visitSimilarNames } from '../../../../src/graph/search/fuzzy.ts';
import { type Names, namesOf, visitSuffixes } from '../../../../src/graph/search/names.ts';
import { entity, graphOf } from '../../../support/graph/rows.ts';

const words = fc.stringMatching(/^[abcop01 é]{0,9}$/);

describe('mistakes', () => {
  it.each([
    ['gpt', 'gpt', 0],
    ['gtp', 'gpt', 1],
    ['gp', 'gpt', 1],
    ['gpts', 'gpt', 1],
    ['gbt', 'gpt', 1],
    ['pgt 4', 'gpt 5', 3],
    ['abab', 'baba', 2],
    ['ab', 'ba', 1],
  ])('from %j to %j are %i', (typed, meant, count) => {
    expect(editDistance(typed, meant)).toBe(count);
  });

  it('never number fewer than the letters imply', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        expect(minDistance(letterBits(one), letterBits(other))).toBeLessThanOrEqual(editDistance(one, other));
        expect(editDistance(one, other)).toBeLessThanOrEqual(distance(one, other));
      }),
      { numRuns: 1000 },
    );
  });
});

/** The result of `visitSimilarNames`, by comparing every beginning of every name. */
function meantPlainly({ all }: Names, text: string): string[] {
  const most = Math.min(Math.floor(text.length / 3), 2);
  return all.flatMap(({ folded }, place) => {
    const beginnings = folded[0] === text[0] ? Array.from(folded, (_letter, index) => folded.slice(0, index + 1)) : [];
    const mistakes = Math.min(...[folded, ...beginnings].map((one) => editDistance(text, one)));
    return mistakes <= most && most > 0 ? [`${place} ${mistakes}`] : [];
  });
}

function meantBy(names: Names, text: string): string[] {
  const found: { readonly place: number; readonly mistakes: number }[] = [];
  visitSimilarNames(names, text, (range, mistakes) =>
    visitSuffixes(names, range, (place, isWhole) => isWhole && found.push({ place, mistakes })),
  );
  return found.sort((one, other) => one.place - other.place).map(({ place, mistakes }) => `${place} ${mistakes}`);
}

describe('names', () => {
  const graphs = fc
    .uniqueArray(words, { minLength: 1, maxLength: 12 })
    .map((names) =>
      graphOf({ entities: names.map((name, index) => entity(`model/s${index}`, { name: name.trim() === '' ? 'x' : name })) }),
    );

  it('finds the same nearest names as comparing with every name', () => {
    fc.assert(
      fc.property(graphs, words, fc.integer({ min: 1, max: 4 }), (graph, typed, count) => {
        const names = namesOf(graph);
        const text = typed.trim();
        const nearness = (folded: string): number =>
          text !== '' && folded.startsWith(text) ? 0.1 : editDistance(text, folded) / Math.max(text.length, folded.length);
        const of = (slug: string): number =>
          Math.min(...names.all.flatMap((name) => (graph.entities.at(name.slot)?.slug === slug ? nearness(name.folded) : [])));
        const all = [...graph.entities.values()].map(({ slug }) => of(slug)).sort((left, right) => left - right);
        const found = nearestEntitiesByName(names, text, () => true, count).map(({ slug }) => of(slug));
        expect(found.map((value) => value.toFixed(5))).toEqual(all.slice(0, count).map((value) => value.toFixed(5)));
      }),
      { numRuns: 300 },
    );
  });

  it('finds the same names as comparing with every beginning of every name', () => {
    const names = fc.stringMatching(/^[abc ]{1,10}$/);
    const typing = fc.oneof(words, names, fc.stringMatching(/^[abcop01 é]{0,30}$/));
    const long = fc
      .array(names, { minLength: 1, maxLength: 40 })
      .map((all) =>
        graphOf({ entities: all.map((name, index) => entity(`model/s${index}`, { name: `${name}x`, aliases: [`a ${name}`] })) }),
      );
    fc.assert(
      fc.property(fc.oneof(graphs, long), typing, (graph, typed) => {
        const text = typed.trim();
        expect(meantBy(namesOf(graph), text)).toEqual(meantPlainly(namesOf(graph), text));
      }),
      { numRuns: 1000 },
    );
  });

  it('allows one mistake for every three letters, up to two, even in an unfinished text', () => {
    const graph = graphOf({
      entities: ['Flamingo', 'GPT', 'Claude Opus', 'LLaVA'].map((name, index) => entity(`model/s${index}`, { name })),
    });
    const meant = (text: string): string[] => {
      const nameAt = (place: string) => namesOf(graph).all[Number(place)]?.text;
      return meantBy(namesOf(graph), text).map((found) => found.replace(/^\d+/, (place) => nameAt(place) ?? ''));
    };
    expect(meant('flamigo')).toEqual(['Flamingo 1']);
    expect(meant('lfamingo')).toEqual(['Flamingo 1']);
    expect(meant('lfamigo')).toEqual([]);
    expect(meant('flamxxgo')).toEqual(['Flamingo 2']);
    expect(meant('flaxxxgo')).toEqual([]);
    expect(meant('gtp')).toEqual(['GPT 1']);
    expect(meant('tg')).toEqual([]);
    expect(meant('cluade')).toEqual(['Claude Opus 1']);
    expect(meant('clude')).toEqual(['Claude Opus 1']);
    expect(meant('claaude')).toEqual(['Claude Opus 1']);
    expect(meant('xlaude')).toEqual([]);
    expect(meant('')).toEqual([]);
  });
});

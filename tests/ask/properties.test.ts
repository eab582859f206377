/** What holds for every answer: its sources resolve, its query gives the same set, its command reads back, a typo changes nothing. */
import { graphql } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/ask/answer/answer.ts';
import { ask } from '../../src/ask/ask.ts';
import { schema } from '../../src/graphql/schema.ts';
import { randomOf } from '../bench/generate.ts';
import { frozenGraph } from '../support/ask/frozen-graph.ts';
import { questionSets, questionsOf } from './questions.ts';

const today = '2026-12-01';
const graph = frozenGraph();
// Those of the set of typos have theirs already.
const questions = questionSets.flatMap((set) => (set === 'typos' ? [] : questionsOf(set).map(({ q }) => q)));
const answers = questions.map((q) => ({ q, answer: ask(graph, q, { today }) })).filter(({ answer }) => answer.outcome === 'answered');
const read = answers.filter(({ answer }) => answer.reading !== null);

describe('every answer', () => {
  it('has claims whose sources resolve', () => {
    const claims = answers.flatMap(({ q, answer }) => answer.claims.map((claim) => ({ q, claim })));
    expect(claims.length).toBeGreaterThan(1_000);
    const broken = claims.filter(({ claim }) => claim.citations.some(({ sourceId }) => !graph.sources.has(sourceId)));
    expect(broken).toEqual([]);
    expect([...new Set(claims.filter(({ claim }) => claim.citations.length === 0).map(({ q }) => q))]).toEqual([]);
  });

  it('has a query that gives the same set', async () => {
    const different: string[] = [];
    for (const { q, answer } of read) if (!(await hasSameSet(answer))) different.push(q);
    expect(different).toEqual([]);
  });

  it('has a command that reads back to the same answer, or none', () => {
    const commanded = read.filter(({ answer }) => answer.command !== null);
    expect(commanded.length).toBeGreaterThan(100);
    const different = commanded.filter(({ answer: { command, reading, entities } }) => {
      const again = ask(graph, command ?? '', { today });
      return (
        again.command !== command || again.reading !== withoutAsides(reading) || idsOf(again.entities).join() !== idsOf(entities).join()
      );
    });
    expect(different.map(({ q, answer }) => `${q}: ${answer.command}`)).toEqual([]);
  });

  it('has a small context', () => {
    expect(answers.filter(({ answer }) => (answer.context?.length ?? 0) > 2_048).map(({ q }) => q)).toEqual([]);
  });
});

/** The command holds nothing of what was left out of the question. */
const withoutAsides = (reading: string | null): string | undefined => reading?.replace(/ \(left out: .*\)$/, '');

const idsOf = (entities: readonly { readonly id: string }[]): string[] => entities.map(({ id }) => id);

async function hasSameSet({ query, entities }: Answer): Promise<boolean> {
  if (query === null) return false;
  const found = new Set<string>();
  for (let after: string | null = null; ; ) {
    const result: Awaited<ReturnType<typeof graphql>> = await graphql({
      schema,
      source: query,
      variableValues: { after },
      contextValue: { graph, viewer: { scopes: ['read'], key: null } },
    });
    if (result.errors !== undefined) return false;
    collect(result.data, found);
    const [page] = Object.values(result.data ?? {}) as {
      readonly pageInfo?: { readonly hasNextPage: boolean; readonly endCursor: string };
    }[];
    if (page?.pageInfo?.hasNextPage !== true) break;
    after = page.pageInfo.endCursor;
  }
  return found.size === new Set(idsOf(entities)).size && entities.every(({ id }) => found.has(id));
}

/** The ids of everything in a result that has a kind and a slug. */
function collect(value: unknown, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  const { kind, slug } = value as { readonly kind?: unknown; readonly slug?: unknown };
  if (typeof kind === 'string' && typeof slug === 'string') into.add(`${kind.toLowerCase().replaceAll('_', '-')}/${slug}`);
  for (const inner of Object.values(value)) collect(inner, into);
}

describe('a typo', () => {
  const MIN_LETTERS = 5;

  it.each([7, 11, 23])('keeps the reading in nearly every question, seed %i', (seed) => {
    const random = randomOf(seed);
    const tried = read.flatMap(({ q, answer }) => {
      const typed = withTypo(q, random);
      return typed === undefined ? [] : [{ q, typed, same: ask(graph, typed, { today }).reading === answer.reading }];
    });
    const kept = tried.filter(({ same }) => same).length;
    console.log(`one typo keeps the reading of ${kept} of ${tried.length} questions`);
    expect(kept / tried.length).toBeGreaterThanOrEqual(0.95);
  });

  /** In one word of five letters or more, behind its first letter: a letter is swapped, missing, doubled or wrong. */
  function withTypo(q: string, random: () => number): string | undefined {
    const words = q.split(' ');
    const long = [...words.keys()].filter((at) => new RegExp(`^[a-z]{${MIN_LETTERS},}$`).test(words[at] ?? ''));
    const at = long[Math.floor(random() * long.length)];
    if (at === undefined) return undefined;
    const word = words[at] ?? '';
    const place = 1 + Math.floor(random() * (word.length - 2));
    const [start, one = '', two = '', rest] = [word.slice(0, place), word[place], word[place + 1], word.slice(place + 2)];
    const edits = [start + two + one + rest, start + two + rest, start + one + one + two + rest, `${start}x${two}${rest}`];
    words[at] = edits[Math.floor(random() * edits.length)] ?? word;
    return words.join(' ');
  }
});

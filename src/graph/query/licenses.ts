/**
 * Licenses: found by the words that their names begin with. Sources add versions and variants, so "Apache" finds "Apache 2.0" and
 * "CC BY-NC" also "CC BY-NC 4.0"; "MIT" leaves out "Modified MIT", which is another license.
 */
import { fold } from '../base/fold.ts';
import type { Graph } from '../graph.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { indexWords, needWord } from '../search/find.ts';
import { columnOf } from './columns.ts';
import type { Criterion, Optional } from './criteria.ts';

/** "Apache License 2.0" and "Apache 2.0" are the same. */
const wordsOf = (license: string): string =>
  fold(license)
    .split(' ')
    .filter((word) => !['the', 'license', 'licence', 'agreement'].includes(word))
    .join(' ');

const licensesOf = cachePerGraph((graph) => {
  const written = [...new Set(columnOf(graph, 'license'))].filter((license) => typeof license === 'string').sort();
  return { index: indexWords(written), words: written.map((license) => ({ license, words: `${wordsOf(license)} ` })) };
});

/** Throws NotFound if no license begins so. */
export function hasLicense(graph: Graph, typed: Optional<string>, argument: readonly string[]): Criterion<number> {
  if (typed == null) return undefined;
  const { index, words } = licensesOf(graph);
  const start = wordsOf(typed);
  const found = start === '' ? [] : words.filter((one) => one.words.startsWith(`${start} `)).map(({ license }) => license);
  const licenses: ReadonlySet<unknown> = new Set(found.length > 0 ? found : [needWord('license', typed, index, argument)]);
  const column = columnOf(graph, 'license');
  return (slot) => licenses.has(column[slot]);
}

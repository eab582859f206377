/** Merges the links of several entities, each sorted, so that a page of what they lead to costs no more than the page. */
import { lowerBound } from '../base/collections.ts';
import { entityRanking } from '../base/entity-index.ts';
import type { Graph } from '../graph.ts';
import type { SortedLinks } from './sorted-links.ts';

export interface Merging {
  readonly lists: readonly SortedLinks[];
  /** For each relation type, 1 if it may be followed. */
  readonly allowed: Uint8Array;
  readonly excluded: ReadonlySet<number>;
}

/** Ranks in the default order of entities, from the first to before the last. */
export interface RankRange {
  readonly from: number;
  readonly to: number;
}

/** The slots that the links lead to, each once, in the default order of entities. */
export function* mergeLinks(graph: Graph, { lists, allowed, excluded }: Merging, { from, to }: RankRange): Generator<number, void> {
  const { slots, ranks } = entityRanking(graph);
  const rankAt = ({ targets }: SortedLinks, at: number): number => (at < targets.length ? (ranks[targets[at] ?? 0] ?? 0) : to);
  /** The first place from this one on whose link may be followed. */
  const wanted = ({ targets, types }: SortedLinks, place: number): number => {
    let at = place;
    while (at < targets.length && (allowed[types[at] ?? 0] !== 1 || excluded.has(targets[at] ?? 0))) at += 1;
    return at;
  };
  const heads = lists.map((links) => {
    const at = wanted(
      links,
      lowerBound(links.targets.length, (place) => rankAt(links, place) < from),
    );
    return { links, at, rank: rankAt(links, at) };
  });
  for (;;) {
    let least = to;
    for (const { rank } of heads) least = Math.min(least, rank);
    if (least >= to) return;
    yield slots[least] ?? 0;
    for (const head of heads) {
      while (head.rank === least) {
        head.at = wanted(head.links, head.at + 1);
        head.rank = rankAt(head.links, head.at);
      }
    }
  }
}

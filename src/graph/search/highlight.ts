/** Highlights: the field of a hit that matched best, with the matched parts. */
import { sortBy } from '../base/collections.ts';
import type { Entity, Fact } from '../graph.ts';
import { highlightPhrase, highlightWords, type Segment } from './highlight-segments.ts';
import { boost, type Field } from './postings.ts';
import type { Hit } from './search.ts';

export type HighlightField = 'id' | 'name' | 'slug' | 'alias' | 'ask' | 'summary' | 'text';

export interface Highlight {
  readonly field: HighlightField;
  /** Joined, they are the text of the field, or part of a long one with "…" where it was cut. */
  readonly segments: readonly Segment[];
}

export function highlight({ item, match }: Hit): Highlight {
  switch (match.by) {
    case 'id':
      return { field: 'id', segments: [{ text: item.id, matched: true }] };
    case 'name':
      return { field: match.name.field, segments: highlightPhrase(match.name.text, match.phrase) };
    default:
      return highlightTexts(item, match.words);
  }
}

function highlightTexts(item: Entity | Fact, words: ReadonlySet<string>): Highlight {
  const marked = searchableTexts(item).map(({ searched, field, text }) => {
    const segments = highlightWords(text, words);
    return { field, segments, weight: boost[searched] * segments.filter(({ matched }) => matched).length };
  });
  const [{ field, segments } = { field: 'text' as const, segments: [] }] = sortBy(marked, ({ weight }) => [-weight]);
  return { field, segments };
}

interface SearchableText {
  readonly searched: Field;
  readonly field: HighlightField;
  readonly text: string;
}

function searchableTexts(item: Entity | Fact): SearchableText[] {
  if ('aboutIds' in item) return [{ searched: 'text', field: 'text', text: item.text }];
  return [
    { searched: 'name', field: 'name', text: item.name },
    ...item.aliases.map((text): SearchableText => ({ searched: 'aliases', field: 'alias', text })),
    ...item.asks.map((text): SearchableText => ({ searched: 'asks', field: 'ask', text })),
    { searched: 'text', field: 'summary', text: item.summary },
  ];
}

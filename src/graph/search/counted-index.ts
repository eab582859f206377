/**
 * Counted index: a MiniSearch index whose documents may change in any order. MiniSearch works out the average length of a field as
 * documents come, from which documents without the field are left out only if they come last; here it's counted.
 */
import MiniSearch from 'minisearch';
import { toSearchTerms } from './search-terms.ts';

/** The weight of a word, by its field. */
export const boost = { name: 4, aliases: 3, asks: 2, text: 1 };
export type Field = keyof typeof boost;
const fields = Object.keys(boost) as Field[];

/** The searchable texts of one item: an entity by its slot, or a fact, which has a text alone, by a number below 0. */
export type SearchDocument = { readonly id: number } & { readonly [Name in Field]?: string };

/** A document as it was and as it is; undefined where there is none. */
interface DocumentChange {
  readonly was: SearchDocument | undefined;
  readonly is: SearchDocument | undefined;
}

export function createCountedIndex() {
  const wordCounts = new Map<string, number>();
  const lengths: Record<Field, number> = { name: 0, aliases: 0, asks: 0, text: 0 };
  const documents: Record<Field, number> = { ...lengths };
  // Documents are taken apart in the same way when they go as when they come.
  let sign = 1;
  const countWord = (word: string): string => {
    const count = (wordCounts.get(word) ?? 0) + sign;
    if (count > 0) wordCounts.set(word, count);
    else wordCounts.delete(word);
    return word;
  };
  const countTerms = (text: string, field = ''): string[] => {
    const terms = toSearchTerms(text);
    lengths[field as Field] += sign * new Set(terms).size;
    documents[field as Field] += sign;
    return terms;
  };
  const index = new MiniSearch<SearchDocument>({ fields, tokenize: countTerms, processTerm: countWord });
  const replace = (changes: readonly DocumentChange[]): void => {
    for (const { was, is } of changes) {
      sign = -1;
      if (was !== undefined) index.remove(was);
      sign = 1;
      if (is !== undefined) index.add(is);
    }
    Reflect.set(
      index,
      '_avgFieldLength',
      fields.map((field) => lengths[field] / Math.max(documents[field], 1)),
    );
  };
  return { index, wordCounts, replace };
}

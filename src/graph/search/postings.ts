/**
 * Postings: for each word, the documents whose texts contain it. Documents come and go in any order, and adding up the weights of
 * tens of thousands of them makes no objects: MiniSearch, which makes one for each, took most of the time of a search.
 */
import SearchableMap from 'minisearch/SearchableMap';
import { resized } from '../numbers.ts';
import { toSearchTerms } from './search-terms.ts';

/** The weight of a word, by its field. */
export const boost = { name: 4, aliases: 3, asks: 2, text: 1 };
export type Field = keyof typeof boost;
export const fields = Object.keys(boost) as readonly Field[];

/** The searchable texts of one document; a fact has a text alone. */
export type SearchDocument = { readonly [Name in Field]?: string };

/** What is known of one field of all documents. */
interface FieldStatistics {
  /** For each document, the number of different words in the field. */
  lengths: Int32Array;
  /** The sum of them, and how many documents have the field. */
  total: number;
  documents: number;
}

export interface PostedWord {
  /** How often it occurs, all together. */
  occurrences: number;
  /** By field, a number for each document with the word in it, in no particular order; see `postingOf`. */
  readonly postings: Partial<Record<Field, number[]>>;
}

/** A document and the frequency of a word in its field are one small integer; a higher frequency counts as the highest. */
const FREQUENCY_BITS = 6;
const MAX_FREQUENCY = 2 ** FREQUENCY_BITS - 1;

const postingOf = (document: number, frequency: number): number => (document << FREQUENCY_BITS) | Math.min(frequency, MAX_FREQUENCY);
export const documentOf = (posting: number): number => posting >> FREQUENCY_BITS;
export const frequencyOf = (posting: number): number => posting & MAX_FREQUENCY;

export interface Postings {
  readonly words: SearchableMap<PostedWord>;
  readonly statistics: Readonly<Record<Field, FieldStatistics>>;
  /** How many documents there are. */
  readonly size: () => number;
  /** Takes a document's texts as they were, if it's there, and as they are, if it stays; equal ones cost nothing. */
  readonly replace: (document: number, was: SearchDocument | undefined, is: SearchDocument | undefined) => void;
}

export function createPostings(): Postings {
  const words = new SearchableMap<PostedWord>();
  const empty = (): FieldStatistics => ({ lengths: new Int32Array(0), total: 0, documents: 0 });
  const statistics = { name: empty(), aliases: empty(), asks: empty(), text: empty() };
  let size = 0;
  const count = (field: Field, document: number, sign: 1 | -1, length: number): void => {
    const of = statistics[field];
    if (document >= of.lengths.length) of.lengths = resized(of.lengths, 2 * document + 1);
    of.lengths[document] = sign === 1 ? length : 0;
    of.total += sign * length;
    of.documents += sign;
  };
  const replace: Postings['replace'] = (document, was, is) => {
    size += Number(is !== undefined) - Number(was !== undefined);
    for (const field of fields) {
      const [old, text] = [was?.[field], is?.[field]];
      if (old === text) continue;
      if (old !== undefined) count(field, document, -1, removeWords(words, field, document, old));
      if (text !== undefined) count(field, document, 1, addWords(words, field, document, text));
    }
  };
  return { words, statistics, size: () => size, replace };
}

/** Returns the number of different words, as `removeWords` does. */
function addWords(words: SearchableMap<PostedWord>, field: Field, document: number, text: string): number {
  const frequencies = frequenciesIn(text);
  for (const [term, frequency] of frequencies) {
    const word = words.fetch(term, () => ({ occurrences: 0, postings: {} }));
    const posting = postingOf(document, frequency);
    word.occurrences += frequency;
    const list = word.postings[field];
    // Most words are in one document; the first push to an empty list would make room for more.
    if (list === undefined) word.postings[field] = [posting];
    else list.push(posting);
  }
  return frequencies.size;
}

function removeWords(words: SearchableMap<PostedWord>, field: Field, document: number, text: string): number {
  const frequencies = frequenciesIn(text);
  for (const [term, frequency] of frequencies) {
    const word = words.get(term);
    const list = word?.postings[field];
    if (word === undefined || list === undefined) continue;
    word.occurrences -= frequency;
    if (word.occurrences === 0) words.delete(term);
    const last = list.pop() ?? 0;
    const place = list.indexOf(postingOf(document, frequency));
    // Not found, it was the last.
    if (place >= 0) list[place] = last;
    if (list.length === 0) delete word.postings[field];
  }
  return frequencies.size;
}

function frequenciesIn(text: string): Map<string, number> {
  const frequencies = new Map<string, number>();
  for (const term of toSearchTerms(text)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  return frequencies;
}

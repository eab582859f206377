/** Weighs the documents that contain some words, by BM25+ (Lv and Zhai, 2011) over each field. */
import { resized } from '../numbers.ts';
import { boost, documentOf, type Field, fields, frequencyOf, type PostedWord, type Postings } from './postings.ts';

/** The more often a word occurs, the less another time counts; long fields count less than short ones; and each match counts a little. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.7;
const LEAST = 0.5;

/** Half of all other words begin with a shorter word, or differ from it by one mistake. */
const MIN_PREFIX_LETTERS = 3;
const MIN_FUZZY_LETTERS = 5;

/** A longer word, or one with a mistake, counts for less than the word itself, and the less the more it differs. */
const prefixShare = (length: number, more: number): number => (0.375 * length) / (length + 0.3 * more);
const fuzzyShare = (length: number): number => (0.45 * length) / (length + 1);

export interface WeighedDocuments {
  /** In no particular order. */
  readonly documents: Int32Array;
  /** Of each of them, at the same place. */
  readonly weights: Float64Array;
  /** The words that were looked for: those asked for, longer ones and similar ones. */
  readonly words: ReadonlySet<string>;
}

/** Weighs the documents with any of these words; the last one may be unfinished, and unknown words may contain a mistake. */
export type Weigh = (words: readonly string[]) => WeighedDocuments;

export function createWeigh(postings: Postings): Weigh {
  const tally = createTally();
  const addWord = ({ word, share }: Variant, field: Field, number: number): void => {
    const list = word.postings[field] ?? [];
    const { lengths, total, documents } = postings.statistics[field];
    const rarity = Math.log(1 + (postings.size() - list.length + 0.5) / (list.length + 0.5));
    const [weight, damping] = [share * boost[field] * rarity, (SATURATION * LENGTH_SHARE * documents) / total];
    for (const posting of list) {
      const [document, frequency] = [documentOf(posting), frequencyOf(posting)];
      const damped = frequency + SATURATION * (1 - LENGTH_SHARE) + damping * (lengths[document] ?? 0);
      tally.add(document, number, weight * (LEAST + (frequency * (SATURATION + 1)) / damped));
    }
  };
  return (asked) => {
    const words = new Set<string>();
    for (const [index, word] of asked.entries()) {
      for (const variant of variantsOf(postings, word, index === asked.length - 1)) {
        words.add(variant.term);
        for (const field of fields) addWord(variant, field, index + 1);
      }
    }
    return { ...tally.take(), words };
  };
}

/** Adds up the weights of documents. Its lists are as long as all documents are many, so they are kept for the next search. */
function createTally() {
  let [sums, matches, lasts] = [new Float64Array(0), new Uint8Array(0), new Uint8Array(0)];
  let found: number[] = [];
  const makeRoom = (document: number): void => {
    const room = 2 * document + 1;
    [sums, matches, lasts] = [resized(sums, room), resized(matches, room), resized(lasts, room)];
  };
  return {
    /** The number is that of the word asked for, from 1. */
    add: (document: number, number: number, weight: number): void => {
      if (document >= sums.length) makeRoom(document);
      if (lasts[document] === 0) found.push(document);
      if (lasts[document] !== number) matches[document] = (matches[document] ?? 0) + 1;
      lasts[document] = number;
      sums[document] = (sums[document] ?? 0) + weight;
    },
    /** A document weighs more the more of the words it has. */
    take: (): Omit<WeighedDocuments, 'words'> => {
      const documents = Int32Array.from(found);
      const weights = new Float64Array(documents.length);
      for (const [at, document] of documents.entries()) {
        weights[at] = (sums[document] ?? 0) * (matches[document] ?? 0);
        sums[document] = 0;
        matches[document] = 0;
        lasts[document] = 0;
      }
      found = [];
      return { documents, weights };
    },
  };
}

interface Variant {
  readonly term: string;
  readonly word: PostedWord;
  /** Of the weight of the word itself. */
  readonly share: number;
}

function* variantsOf({ words }: Postings, asked: string, isLast: boolean): Generator<Variant, void> {
  const own = words.get(asked);
  if (own !== undefined) yield { term: asked, word: own, share: 1 };
  const isUnfinished = isLast && asked.length >= MIN_PREFIX_LETTERS;
  const longer = isUnfinished ? words.atPrefix(asked) : [];
  for (const [term, word] of longer) if (term !== asked) yield { term, word, share: prefixShare(term.length, term.length - asked.length) };
  const similar = own === undefined && asked.length >= MIN_FUZZY_LETTERS ? words.fuzzyGet(asked, 1) : [];
  for (const [term, [word]] of similar) {
    if (!isUnfinished || !term.startsWith(asked)) yield { term, word, share: fuzzyShare(term.length) };
  }
}

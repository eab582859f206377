/** Cues: the words that people ask with for what the ontology declares. The ontology exports the types. */
import learned from './learned-cues.json' with { type: 'json' };

/**
 * How people ask for a relation. `out` and `in` are verbs: "what replaced X" asks for what the relation leads from (`out`), "what was
 * replaced by X" for what it leads to (`in`). `from` and `to` are nouns for its two ends: the successor and the predecessor.
 */
export interface RelationCues {
  readonly out?: readonly string[];
  readonly in?: readonly string[];
  readonly from?: readonly string[];
  readonly to?: readonly string[];
}

/** How people ask for a column: its names, superlatives for its two ends, adjectives for true and false, units of its numbers. */
export interface ColumnCues {
  readonly names: readonly string[];
  readonly most?: readonly string[];
  readonly least?: readonly string[];
  readonly yes?: readonly string[];
  readonly no?: readonly string[];
  readonly units?: readonly string[];
  /** Whether people ask for entities by a text in it, such as a license. */
  readonly values?: true;
}

/** Phrases, separated by commas: in lower case, without punctuation. */
export const phrases = (...lists: readonly string[]): readonly string[] => lists.flatMap((list) => list.split(', '));

type CueLists = Readonly<Record<string, readonly string[]>>;

/** Phrases that curators took from questions without an answer, by what they ask for and their role: `lmm questions accept --as cue`. */
export const learnedCues: Readonly<Record<string, CueLists>> = learned;

/** The cues of a table with those that were learned since. */
export const withLearned = <Cues extends Readonly<Record<string, object>>>(table: Cues, added = learnedCues): Cues =>
  // The same keys, and under each the same lists or longer ones.
  Object.fromEntries(Object.entries(table).map(([name, cues]) => [name, withPhrases(cues, added[name])])) as Cues;

/** The cues of one row of a table with more phrases. */
export function withPhrases<Cues extends object>(cues: Cues, more: CueLists = {}): Cues {
  const known = cues as CueLists;
  return { ...cues, ...Object.fromEntries(Object.entries(more).map(([role, list]) => [role, [...(known[role] ?? []), ...list]])) };
}

/** Assertion: one thing that a statement says of one subject. */
import type { Kind } from '../../graph/ontology.ts';
import type { Filter, Ranked, Subject } from '../question.ts';

/** "Bigger than BERT", "scores higher than BERT on MMLU". */
export interface Comparison {
  readonly op: 'compared';
  readonly by: { readonly column: string } | { readonly benchmarkId: string };
  readonly isMore: boolean;
  readonly otherId: string;
  readonly isNegated: boolean;
}

/** "The biggest model by Microsoft". */
export interface Superlative {
  readonly op: 'top';
  readonly kind: Kind;
  readonly filter: Filter | null;
  readonly ranked: Ranked;
}

export type Condition = Filter | Comparison | Superlative;

export interface Assertion {
  readonly subject: Subject;
  readonly kind: Kind;
  readonly condition: Condition;
  /** Whether a line of models is meant as a whole, or some of it. */
  readonly quantity: Quantity;
  /** Whether the number is said to be about right. */
  readonly isAbout: boolean;
  /** Whether it is said to be exact, so that no rounding is meant. */
  readonly isExact: boolean;
  /** The words that name the variant of a benchmark. */
  readonly variantWords: readonly string[];
}

/** `any` is said of a line without a word for it. */
export type Quantity = 'all' | 'some' | 'any';

/** "Gemini was released in 2023" is meant of one of them. */
export const isOfAny = (condition: Condition, quantity: Quantity): boolean =>
  quantity === 'some' || (quantity === 'any' && (condition.op === 'date' || condition.op === 'number' || condition.op === 'score'));

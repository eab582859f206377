/** Answer: what is said to a question, with the exact set of entities and the sources of each claim. */
import type { Citation, Entity } from '../../graph/graph.ts';
import type { Correction } from '../question.ts';

export const outcomes = ['answered', 'ask-back', 'abstained'] as const;
export type AnswerOutcome = (typeof outcomes)[number];

export const reasons = [
  'absent',
  'off-topic',
  'false-premise',
  'stale',
  'subjective',
  'underspecified',
  'scope',
  'unknown-name',
  'language',
] as const;
export type Reason = (typeof reasons)[number];

/** What kept a question from being answered: the kind of thing that the words ask for. */
export const failedKinds = ['entity', 'relation', 'attribute', 'date', 'scope'] as const;

export interface Failed {
  readonly kind: (typeof failedKinds)[number];
  /** Of the question, or of its reading if that is what isn't recorded. */
  readonly words: string;
}

export interface CitedClaim {
  readonly text: string;
  readonly citations: readonly Citation[];
}

export interface AnswerTable {
  /** The sentence above the table, which leaves the names to it; null if the text of the answer does. */
  readonly caption: string | null;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Answer {
  readonly outcome: AnswerOutcome;
  readonly reason: Reason | null;
  readonly text: string;
  /** Null unless the question has no answer because of words that are unknown, or that ask for what isn't recorded. */
  readonly failed: Failed | null;
  /** How the question was read, in words. */
  readonly reading: string | null;
  /** The equivalent command; null if there is none. */
  readonly command: string | null;
  readonly corrections: readonly Correction[];
  readonly entities: readonly Entity[];
  readonly count: number | null;
  readonly table: AnswerTable | null;
  readonly claims: readonly CitedClaim[];
  readonly near: readonly Entity[];
  /** A document of the public API that gives the same set. */
  readonly query: string | null;
  readonly context: string | null;
}

/** What a form of question makes of the graph: the answer without what all answers have. */
export interface AnswerParts {
  readonly text: string;
  readonly entities?: readonly Entity[];
  readonly count?: number | null;
  readonly table?: AnswerTable | null | undefined;
  readonly claims?: readonly CitedClaim[];
  readonly near?: readonly Entity[];
  /** Set when the graph has no answer to a question that it can read. */
  readonly outcome?: AnswerOutcome;
  readonly reason?: Reason;
  readonly failed?: Failed;
}

/** Assist: what a language model may add to an answer. This side knows no network: the model is asked elsewhere. */
import type { Graph } from '../graph/graph.ts';
import type { Answer, CitedClaim } from './answer/answer.ts';

export interface AssistedAnswer {
  /** The plain answer, or the one to a reading that a model proposed. */
  readonly answer: Answer;
  readonly isRead: boolean;
  /** The text of the answer in a model's words, with the sources of each sentence; null when the plain text stands. */
  readonly sentences: readonly CitedClaim[] | null;
}

export interface Assistance {
  readonly graph: Graph;
  readonly question: string;
  readonly plain: Answer;
  /** What counts as now, as YYYY-MM-DD. */
  readonly today: string;
}

/** Never rejects: whatever goes wrong, the plain answer stands. */
export type Assist = (assistance: Assistance) => Promise<AssistedAnswer>;

export const unassisted = (answer: Answer): AssistedAnswer => ({ answer, isRead: false, sentences: null });

/** Check result: what becomes of a statement, part by part. */
import type { Entity } from '../../graph/graph.ts';
import type { CitedClaim } from '../answer/answer.ts';
import type { Correction } from '../question.ts';

export const partVerdicts = ['backed', 'contradicted', 'not-recorded'] as const;
export type PartVerdict = (typeof partVerdicts)[number];

export const verdicts = ['backed', 'contradicted', 'partly-backed', 'not-recorded'] as const;
export type Verdict = (typeof verdicts)[number];

/** Why a part is neither backed nor contradicted. */
export const partReasons = ['absent', 'imprecise', 'unread', 'unknown-name'] as const;
export type PartReason = (typeof partReasons)[number];

/** Why a text isn't checked. */
export const noStatements = ['question', 'small-talk', 'off-topic', 'language', 'empty', 'too-long'] as const;
export type NoStatement = (typeof noStatements)[number];

export interface CheckPart {
  /** As it was read, as a sentence of its own; one that couldn't be read in its own words. */
  readonly text: string;
  readonly verdict: PartVerdict;
  readonly reason: PartReason | null;
  /** What is recorded, or why nothing can be said. */
  readonly explanation: string;
  readonly claims: readonly CitedClaim[];
  readonly near: readonly Entity[];
}

export interface Check {
  /** Null when nothing was checked. */
  readonly verdict: Verdict | null;
  /** Why not. */
  readonly refusal: NoStatement | null;
  readonly text: string;
  readonly corrections: readonly Correction[];
  readonly parts: readonly CheckPart[];
}

/** Judged: whether one thing that is said of an entity is recorded, and what is. */
import type { CitedClaim } from '../../answer/answer.ts';
import type { PartReason, PartVerdict } from '../check-result.ts';

export interface Judged {
  readonly verdict: PartVerdict;
  readonly reason: PartReason | null;
  /** What is recorded, in sentences. */
  readonly explanation: string;
  readonly claims: readonly CitedClaim[];
}

/** What makes a difference to a verdict beside the filter. */
export interface Leeway {
  readonly isAbout: boolean;
  readonly isExact: boolean;
  readonly variantWords: readonly string[];
}

export const unrecorded = (explanation: string, claims: readonly CitedClaim[] = [], reason: PartReason = 'absent'): Judged => ({
  ...{ verdict: 'not-recorded', reason, explanation, claims },
});

/** A verdict needs a source: without one, the statement isn't recorded. */
export const recorded = (isSo: boolean, explanation: string, claims: readonly CitedClaim[]): Judged => {
  const cited = claims.filter(({ citations }) => citations.length > 0);
  return cited.length === 0
    ? unrecorded(`${explanation} No source is recorded for it.`)
    : { verdict: isSo ? 'backed' : 'contradicted', reason: null, explanation, claims: cited };
};

const opposite = { backed: 'contradicted', contradicted: 'backed', 'not-recorded': 'not-recorded' } as const;

/** The verdict on the opposite of what was said. */
export const reversed = (judged: Judged): Judged => ({ ...judged, verdict: opposite[judged.verdict] });

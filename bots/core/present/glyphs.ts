/** Signs that stand before or after text: the shapes of kinds, and raised numbers. */
import type { EntityKind } from '../../api/graphql.ts';

/** One shape for each kind, so that kinds differ without colors. */
export const KIND_GLYPHS: Readonly<Record<EntityKind, string>> = {
  ...{ MODEL: '●', MODEL_CLASS: '◎', ORGANIZATION: '■', MODALITY: '≈', TASK: '▷', TECHNIQUE: '▲' },
  ...{ STAGE: '≡', LIMITATION: '◐', BENCHMARK: '▤', DIMENSION: '＋', CONCEPT: '⬡' },
};

const RAISED_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** "¹²" for 12. */
export const raised = (number: number): string => [...String(number)].map((digit) => RAISED_DIGITS[Number(digit)] ?? '').join('');

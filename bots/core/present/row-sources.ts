import type { Row } from '../contract/reply.ts';

/** The sources of a row of a list, which stand once, at its name: after each value they would be louder than the values. */
export const rowSources = ({ cells }: Row): readonly number[] =>
  [...new Set(cells.flatMap(({ sources }) => sources))].sort((a, b) => a - b);

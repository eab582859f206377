/** Whether statements say the same. */
import { isDeepStrictEqual } from 'node:util';
import type { Citation } from '../../graph.ts';

/** Whether two statements say and cite the same; citations may come from a getter, which no comparison reads. */
export function sameStatement(one: object | undefined, other: object | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return sameCitations(citationsOf(one), citationsOf(other)) && isDeepStrictEqual(fieldsOf(one), fieldsOf(other));
}

const citationsOf = (statement: object): readonly Citation[] =>
  'citations' in statement ? (statement.citations as readonly Citation[]) : [];

const fieldsOf = (statement: object): object => ({ ...statement, citations: null });

export const sameCitations = (old: readonly Citation[], citations: readonly Citation[]): boolean =>
  old.length === citations.length &&
  citations.every(({ sourceId, locator }, index) => old[index]?.sourceId === sourceId && old[index].locator === locator);

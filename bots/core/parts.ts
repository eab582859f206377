/** Parts that the answers of several commands are made of. */
import type { ResultOf } from '../api/graphql.ts';
import type { Block, Claim } from './reply.ts';
import type { FactParts, Numbering } from './sources.ts';
import type { Words } from './words/index.ts';

/** A list of claims under its heading; no section without anything in it. */
export function listed(heading: string | undefined, claims: readonly Claim[], ordered = false): Block[] {
  if (claims.length === 0) return [];
  return [{ kind: 'claims', ...(heading === undefined ? {} : { heading }), ordered, claims }];
}

/** Each note once, without those that are not there. */
export const notesBlock = (notes: readonly (string | null | undefined)[]): Block[] =>
  [...new Set(notes.filter((note) => note != null))].map((text) => ({ kind: 'note', text }));

/** Facts, each beside what has overtaken it, and each once. */
export function factClaims(facts: readonly ResultOf<typeof FactParts>[], { claim }: Numbering, words: Words): Claim[] {
  const claims = facts.flatMap(({ text, citations, supersededBy }) => [
    claim(text, citations),
    ...(supersededBy === null ? [] : [claim(supersededBy.text, supersededBy.citations, words.since)]),
  ]);
  return [...new Map(claims.map((entry) => [entry.text, entry])).values()];
}

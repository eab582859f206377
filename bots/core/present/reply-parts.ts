/** Parts that the answers of several commands are made of. */
import type { ResultOf } from '../../api/graphql.ts';
import type { Block, Claim } from '../contract/reply.ts';
import type { Messages } from '../messages/index.ts';
import type { Citation, FactParts, SourceNumbering } from './number-sources.ts';

/** A list of claims under its heading; no section without anything in it. */
export function claimsBlock(heading: string | undefined, claims: readonly Claim[], ordered = false): Block[] {
  if (claims.length === 0) return [];
  return [{ kind: 'claims', ...(heading === undefined ? {} : { heading }), ordered, claims }];
}

/** Each note once, without those that are not there. */
export const notesBlock = (notes: readonly (string | null | undefined)[]): Block[] =>
  [...new Set(notes.filter((note) => note != null))].map((text) => ({ kind: 'note', text }));

/** The notes on what something is joined to, each with the name that it is about. */
export const relationNotes = (
  edges: readonly { readonly note: string | null; readonly node: { readonly name: string } }[],
  messages: Messages,
) => edges.flatMap(({ note, node }) => (note === null ? [] : [messages.noteOn(node.name, note)]));

/** More names than these in one line are not read. */
const MAX_NAMES = 12;

interface Edge {
  readonly node: { readonly name: string };
  readonly citations: readonly Citation[];
}

/** Some of the names that something is joined to, in one line; only those for which a source stands. */
export function namesClaim(label: string, edges: readonly Edge[], { claim }: SourceNumbering, messages: Messages): Claim[] {
  const stated = edges.filter(({ citations }) => citations.length > 0);
  if (stated.length === 0) return [];
  const shown = stated.slice(0, MAX_NAMES);
  const text = messages.someOf(
    shown.map(({ node }) => node.name),
    stated.length - shown.length,
  );
  const citations = shown.flatMap((edge) => edge.citations);
  return [claim(text, citations, label)];
}

/** Facts, each beside what has overtaken it, and each once. */
export function factClaims(facts: readonly ResultOf<typeof FactParts>[], { claim }: SourceNumbering, messages: Messages): Claim[] {
  const claims = facts.flatMap(({ text, citations, supersededBy }) => [
    claim(text, citations),
    ...(supersededBy === null ? [] : [claim(supersededBy.text, supersededBy.citations, messages.since)]),
  ]);
  return [...new Map(claims.map((entry) => [entry.text, entry])).values()];
}

/** Parts that the replies of several commands share. */
import type { ResultOf } from '../../api/graphql.ts';
import { compact } from '../compact.ts';
import type { Block, Claim } from '../contract/reply.ts';
import type { Messages } from '../messages/index.ts';
import type { Citation, FactParts, SourceNumbering } from './number-sources.ts';

export function claimsBlock(heading: string | undefined, claims: readonly Claim[], ordered = false): Block[] {
  if (claims.length === 0) return [];
  return [compact({ kind: 'claims', heading, ordered, claims })];
}

/** Claims that the first page of an answer leaves to the next. */
export const laterClaims = (heading: string | undefined, claims: readonly Claim[], ordered = false): Block[] =>
  claimsBlock(heading, claims, ordered).map((block) => ({ ...block, canWait: true }) as Block);

/** Drops empty and duplicate notes. */
export const notesBlock = (notes: readonly (string | null | undefined)[]): Block[] =>
  distinct(notes).map((text) => ({ kind: 'note', text }));

/** What curators remark on an answer, or how its question was read: shown with the sources. Drops empty and duplicate remarks. */
export const asides = (notes: readonly (string | null | undefined)[]): Block[] =>
  distinct(notes).map((text) => ({ kind: 'note', text, aside: true }));

const distinct = (notes: readonly (string | null | undefined)[]): string[] => [...new Set(notes.filter((note) => note != null))];

export const relationNotes = (
  edges: readonly { readonly note: string | null; readonly node: { readonly name: string } }[],
  messages: Messages,
) => edges.flatMap(({ note, node }) => (note === null ? [] : [messages.noteOn(node.name, note)]));

/** Longer lists in one line aren't readable. */
const MAX_NAMES = 12;

interface Edge {
  readonly node: { readonly name: string };
  readonly citations: readonly Citation[];
}

/** The names of related entities in one line; only of relations that have a source. */
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

/** Facts, each followed by the fact that supersedes it, without duplicates. */
export function factClaims(facts: readonly ResultOf<typeof FactParts>[], { claim }: SourceNumbering, messages: Messages): Claim[] {
  const claims = facts.flatMap(({ text, citations, supersededBy }) => [
    claim(text, citations),
    ...(supersededBy === null ? [] : [claim(supersededBy.text, supersededBy.citations, messages.since)]),
  ]);
  return [...new Map(claims.map((entry) => [entry.text, entry])).values()];
}

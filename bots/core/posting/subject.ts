/** The subject of a fact: the entity that its sentence names first. Pure. */
import type { PostedFact } from './documents.ts';

type Subject = PostedFact['about'][number];

/** Undefined for a fact about nothing in particular. */
export function subjectOf({ text, about }: Pick<PostedFact, 'text' | 'about'>): Subject | undefined {
  const places = about.map((entity) => ({ entity, ...placeIn(text, entity) }));
  // Of two that begin at the same place, the longer name is the whole one: "GPT-4 Vision", not "GPT-4".
  return places.sort((one, other) => one.at - other.at || other.length - one.length)[0]?.entity;
}

function placeIn(text: string, { name, aliases }: Subject): { readonly at: number; readonly length: number } {
  const found = [name, ...aliases].map((word) => ({ at: text.indexOf(word), length: word.length })).filter(({ at }) => at >= 0);
  return found.sort((one, other) => one.at - other.at || other.length - one.length)[0] ?? { at: Number.POSITIVE_INFINITY, length: 0 };
}

/** Ids: `model/clip`, `fact/clip-purpose`, `source/clip-paper`. The part before the slash is the kind. */
import { isKind, kinds } from '../graph/ontology.ts';
import { MAX_SLUG } from './fields.ts';

const otherTypes: ReadonlyMap<string, string> = new Map([
  ['fact', 'Fact'],
  ['source', 'Source'],
]);

/** The GraphQL type of the object with this id; undefined when the text is not an id. */
export function typeOfId(id: string): string | undefined {
  const [, folder = '', slug] = /^([a-z-]+)\/([^/]+)$/s.exec(id) ?? [];
  if (slug === undefined) return undefined;
  return isKind(folder) ? kinds[folder].type : otherTypes.get(folder);
}

/** A slug from a title or a sentence: as many of its first words as fit; empty when it has no letter or digit. */
export function slugFrom(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (words.length <= MAX_SLUG) return words;
  const cut = words.slice(0, MAX_SLUG + 1);
  return cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : cut.slice(0, MAX_SLUG);
}

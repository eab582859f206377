/** Ids: `kind/slug` as people write them, or the global id by which an answer of the API names the same thing. */
import { isKind, kinds } from '../graph/ontology.ts';
import { isId, MAX_SLUG } from './fields.ts';

/** The plain id; undefined when the text is neither of the two. */
export function readId(text: string): string | undefined {
  if (isId(text)) return text;
  const [, type, id = ''] = /^([A-Z]\w*):(.+)$/s.exec(Buffer.from(text, 'base64').toString()) ?? [];
  return isId(id) && type === typeOf(id) ? id : undefined;
}

/** The GraphQL type of what has this id. */
function typeOf(id: string): string {
  const [folder = ''] = id.split('/', 1);
  return isKind(folder) ? kinds[folder].type : 'Fact';
}

/** A slug made of a title or a sentence: its first words, as far as they fit; empty when no letter or digit is in it. */
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

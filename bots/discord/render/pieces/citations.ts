/** The numbers of sources behind a claim, as small digits that link to them as far as there is room. */
import type { Claim, Reply } from '../../../core/contract/reply.ts';
import { claimsOf } from '../../../core/present/page.ts';
import { superscript } from '../../../core/present/shown-sources.ts';
import { link } from '../escape.ts';

/** Which numbers are links: all, each at its first claim alone, or none. The list of sources links each of them anyway. */
export type CitationLinks = 'all' | 'first' | 'none';

/** From most links to none, beginning with `links`. */
export const withFewerLinks = (links: CitationLinks): readonly CitationLinks[] => ALL.slice(ALL.indexOf(links));
const ALL: readonly CitationLinks[] = ['all', 'first', 'none'];

/** The digits of the sources of some claims, each once; empty without any. */
export type Cite = (claims: readonly Claim[], links: CitationLinks) => string;

export function createCite(reply: Pick<Reply, 'lead' | 'blocks' | 'sources'>): Cite {
  const claims = claimsOf(reply);
  const firsts = new Map(reply.sources.map((_, index) => [index + 1, claims.find(({ sources }) => sources.includes(index + 1))]));
  const digit = (number: number, cited: readonly Claim[], links: CitationLinks): string => {
    const first = firsts.get(number);
    const isLinked = links === 'all' || (links === 'first' && first !== undefined && cited.includes(first));
    return isLinked ? link(superscript(number), reply.sources[number - 1]?.url ?? '') : superscript(number);
  };
  return (cited, links) => {
    const numbers = [...new Set(cited.flatMap(({ sources }) => sources))];
    return numbers.map((number) => digit(number, cited, links)).join(' ');
  };
}

/** Numbers the sources of one reply in the order in which its claims first need them. */
import { graphql, type ResultOf } from '../api/graphql.ts';
import type { Claim, Source } from './reply.ts';

/** What every document asks of a citation. */
export const CitationParts = graphql(`fragment CitationParts on Citation { source { title url publisher } }`);

type Citation = ResultOf<typeof CitationParts>;

export interface Numbering {
  /** The numbers of these citations' sources, each once, in rising order. */
  readonly cite: (citations: readonly Citation[]) => readonly number[];
  readonly claim: (text: string, citations: readonly Citation[], label?: string) => Claim;
  /** The sources numbered so far. */
  readonly sources: readonly Source[];
}

export function numberSources(): Numbering {
  const sources: Source[] = [];
  const number = ({ title, url, publisher }: Source): number => {
    const known = sources.findIndex((source) => source.url === url);
    return known >= 0 ? known + 1 : sources.push({ title, url, publisher });
  };
  const cite = (citations: readonly Citation[]) =>
    [...new Set(citations.map(({ source }) => number(source)))].sort((left, right) => left - right);
  const claim = (text: string, citations: readonly Citation[], label?: string): Claim => ({
    ...(label === undefined ? {} : { label }),
    text,
    sources: cite(citations),
  });
  return { cite, claim, sources };
}

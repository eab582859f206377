/** Numbers the sources of a reply in the order in which its claims first cite them. */
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { compact } from '../compact.ts';
import type { Claim, Source } from '../contract/reply.ts';

/** The fields of a citation that every query selects. */
export const CitationParts = graphql(`fragment CitationParts on Citation { source { title url publisher published retrieved } }`);

export const FactParts = graphql(
  `fragment FactParts on Fact { text citations { ...CitationParts } supersededBy { text citations { ...CitationParts } } }`,
  [CitationParts],
);

export type Citation = ResultOf<typeof CitationParts>;

export interface SourceNumbering {
  /** The numbers of these citations' sources, each once, in ascending order. */
  readonly cite: (citations: readonly Citation[]) => readonly number[];
  readonly claim: (text: string, citations: readonly Citation[], label?: string) => Claim;
  readonly sources: readonly Source[];
}

/** `before` are sources with the first numbers. */
export function numberSources(before: readonly Source[] = []): SourceNumbering {
  const sources: Source[] = [...before];
  const number = ({ published, retrieved, ...cited }: Citation['source']): number => {
    const source = { ...cited, title: titleWithoutPublisher(cited) };
    const known = sources.findIndex(({ url }) => url === source.url);
    return known >= 0
      ? known + 1
      : sources.push({ ...source, ...compact({ published: published ?? undefined, checked: retrieved ?? undefined }) });
  };
  const cite = (citations: readonly Citation[]) =>
    [...new Set(citations.map(({ source }) => number(source)))].sort((left, right) => left - right);
  const claim = (text: string, citations: readonly Citation[], label?: string): Claim => compact({ label, text, sources: cite(citations) });
  return { cite, claim, sources };
}

/** The publisher stands before the title: "models.dev: models.dev, an open catalog" would name it twice. */
function titleWithoutPublisher({ title, publisher }: Pick<Source, 'title' | 'publisher'>): string {
  const rest = title.startsWith(`${publisher}, `) ? title.slice(`${publisher}, `.length) : title;
  return rest === title ? title : `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}

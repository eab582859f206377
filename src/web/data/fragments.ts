/** The parts of documents that several pages share. */
import { type FragmentOf, graphql } from './graphql.ts';

export const SourceFields = graphql(`
  fragment SourceFields on Source {
    slug
    title
    url
    publisher
    kind
    published
    retrieved
  }
`);

export const CitationFields = graphql(
  `
  fragment CitationFields on Citation {
    locator
    source { ...SourceFields }
  }
`,
  [SourceFields],
);

export type SourceData = FragmentOf<typeof SourceFields>;
export type CitationData = FragmentOf<typeof CitationFields>;

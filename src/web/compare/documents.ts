/** What a comparison asks the API for. */
import { CitationFields } from '../data/fragments.ts';
import { graphql, type ResultOf } from '../data/graphql.ts';

export const CompareDocument = graphql(
  `
  query PageCompare($left: String!, $right: String!) {
    compare(left: $left, right: $right) {
      left { kind slug name }
      right { kind slug name }
      rows {
        name verdict
        under { kind slug name }
        left { text note citations { ...CitationFields } }
        right { text note citations { ...CitationFields } }
      }
    }
  }
`,
  [CitationFields],
);

export type ComparisonData = NonNullable<ResultOf<typeof CompareDocument>['compare']>;
export type RowData = ComparisonData['rows'][number];
export type CellData = NonNullable<RowData['left']>;

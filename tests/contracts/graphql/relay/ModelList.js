/** All models page by page, forwards and backwards, each as a card. */
import { graphql } from 'relay-runtime';

export const query = graphql`
  query ModelListQuery($first: Int!) {
    ...ModelList_query @arguments(first: $first)
  }
`;

export const list = graphql`
  fragment ModelList_query on Query
  @refetchable(queryName: "ModelListPaginationQuery")
  @argumentDefinitions(first: { type: "Int" }, last: { type: "Int" }, after: { type: "String" }, before: { type: "String" }) {
    models(first: $first, last: $last, after: $after, before: $before) @connection(key: "ModelList_models") {
      totalCount
      edges {
        node {
          slug
          ...EntityCard_entity
        }
      }
    }
  }
`;

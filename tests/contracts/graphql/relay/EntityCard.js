/** One entity of any kind, with its facts page by page; refetched by its id alone, through `node`. */
import { graphql } from 'relay-runtime';

export const entity = graphql`
  fragment EntityCard_entity on Entity
  @refetchable(queryName: "EntityCardRefetchQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" }) {
    kind
    name
    summary
    facts(first: $first, after: $after) @connection(key: "EntityCard_facts") {
      edges {
        node {
          text
          citations {
            source {
              url
            }
          }
        }
      }
    }
  }
`;

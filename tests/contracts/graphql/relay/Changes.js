/** What keeps the store of a client fresh: changes as they happen, each naming the record that it is about. */
import { graphql } from 'relay-runtime';

export const changes = graphql`
  subscription ChangesSubscription($kinds: [Kind!]) {
    entityChanged(kinds: $kinds) {
      type
      revision
      entityId
      entity {
        ...EntityCard_entity
      }
    }
  }
`;

/** Keeps a client's store fresh: changes as they happen, each naming the record it is about. */
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

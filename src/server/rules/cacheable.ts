/** Whether the answer to a document is the same for all callers at its revision, looked up once for each schema and document. */
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { isCacheable } from '../../graphql/base/cacheable.ts';
import { remembered } from './remembered.ts';

export const createIsCacheable = (): ((schema: GraphQLSchema, document: DocumentNode) => boolean) => {
  const forSchema = remembered((schema: GraphQLSchema) => remembered((document: DocumentNode) => isCacheable(schema, document)));
  return (schema, document) => forSchema(schema)(document);
};

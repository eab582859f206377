/**
 * Callers without the scope of chat bots get the public schema: validation, its suggestions and introspection use nothing else.
 * Documents that name a hidden field still run on the whole schema, where the field is refused for lack of the scope. Any other error
 * in such a document could reveal hidden parts, so it gets the same refusal.
 */
import { BREAK, type DocumentNode, type GraphQLError, type GraphQLSchema, visit } from 'graphql';
import { hasScope, type Viewer } from '../../access/scopes.ts';
import { hiddenFieldIn, publicSchemaOf } from '../../graphql/base/public-schema.ts';
import { scopeError } from '../../graphql/base/refused-requests.ts';
import { documentError } from '../request-error.ts';
import { remembered } from './remembered.ts';

export interface Visibility {
  /** The schema that a document is validated against and runs on. */
  readonly schemaFor: (document: DocumentNode, viewer: Viewer) => GraphQLSchema;
  /** The hidden field that the document names, as its refusal; undefined if this viewer may see all that it names. */
  readonly refusalOf: (document: DocumentNode, viewer: Viewer) => GraphQLError | undefined;
  readonly introspects: (document: DocumentNode) => boolean;
}

export function createVisibility(schema: GraphQLSchema): Visibility {
  const publicSchema = publicSchemaOf(schema);
  const hiddenField = remembered((document: DocumentNode) => hiddenFieldIn(schema, document));
  const hiddenFor = (document: DocumentNode, viewer: Viewer) => (seesAll(viewer) ? undefined : hiddenField(document));
  return {
    schemaFor: (document, viewer) => (seesAll(viewer) || hiddenField(document) !== undefined ? schema : publicSchema),
    refusalOf: (document, viewer) => {
      const hidden = hiddenFor(document, viewer);
      return hidden === undefined ? undefined : documentError(scopeError(hidden, viewer.key !== null).message, 'FORBIDDEN');
    },
    introspects: remembered(namesIntrospection),
  };
}

export const seesAll = (viewer: Viewer): boolean => hasScope(viewer, 'bot');

function namesIntrospection(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field: ({ name: { value } }) => {
      found ||= value === '__schema' || value === '__type';
      return found ? BREAK : undefined;
    },
  });
  return found;
}

/** Closed introspection: only admins see the schema, and errors don't help to guess it. */
import { type ASTVisitor, GraphQLError, getNamedType, isIntrospectionType, type ValidationContext } from 'graphql';
import { hasScope, type Viewer } from '../../access/scopes.ts';
import { documentError } from '../request-error.ts';

const INTROSPECTION_CLOSED = 'Introspection is off here. Ask the operator of this API, or read the documentation of LMM Atlas.';

export const closedIntrospection = (context: ValidationContext): ASTVisitor => ({
  Field: () => {
    const type = context.getType();
    if (type != null && isIntrospectionType(getNamedType(type))) throw documentError(INTROSPECTION_CLOSED, 'FORBIDDEN');
  },
});

export const isAdmin = (viewer: Viewer): boolean => hasScope(viewer, 'admin');

/** GraphQL's own errors suggest similar names from the schema. Errors of resolvers only suggest knowledge, which is public. */
export function withoutHints(error: GraphQLError): GraphQLError {
  if (error.path !== undefined) return error;
  const { message, nodes = null, source = null, positions = null, extensions } = error;
  return new GraphQLError(message.replace(/ Did you mean [^?]*\?/g, ''), { nodes, source, positions, extensions });
}

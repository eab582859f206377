/** Closed introspection: only admins see the schema, and errors don't help to guess it. */
import { type ASTVisitor, GraphQLError, getNamedType, isIntrospectionType, type ValidationContext } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { hasScope, type Viewer } from '../../access/scopes.ts';
import { documentError } from '../request-error.ts';
import type { ServerContext } from './request-context.ts';

const INTROSPECTION_CLOSED = 'Introspection is off here. Ask the operator of this API, or read the documentation of LMM Atlas.';

/** Named, because the document cache knows which documents are valid by the names of the validation rules. */
function NoIntrospection(context: ValidationContext): ASTVisitor {
  return {
    Field: () => {
      const type = context.getType();
      if (type != null && isIntrospectionType(getNamedType(type))) throw documentError(INTROSPECTION_CLOSED, 'FORBIDDEN');
    },
  };
}

export const useClosedIntrospection = (): Plugin<ServerContext, ServerContext> => ({
  onValidate: ({ context: { viewer }, addValidationRule }) => {
    if (!canIntrospect(viewer)) addValidationRule(NoIntrospection);
  },
  onExecutionResult: ({ result, setResult, context: { viewer } }) => {
    if (result === undefined || isAsyncIterable(result) || result.errors === undefined || canIntrospect(viewer)) return;
    setResult({ ...result, errors: result.errors.map(withoutHints) });
  },
});

const canIntrospect = (viewer: Viewer | undefined): boolean => viewer !== undefined && hasScope(viewer, 'admin');

/** GraphQL's own errors suggest similar names from the schema. Errors of resolvers only suggest knowledge, which is public. */
function withoutHints(error: GraphQLError): GraphQLError {
  if (error.path !== undefined) return error;
  const { message, nodes = null, source = null, positions = null, extensions } = error;
  return new GraphQLError(message.replace(/ Did you mean [^?]*\?/g, ''), { nodes, source, positions, extensions });
}

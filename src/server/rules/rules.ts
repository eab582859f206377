/**
 * Rules: what every request to the API must keep to, and what its answer may say. Both ways to an answer go by them: the endpoint's
 * own (answer-query.ts) and Yoga's (plugins/apply-rules.ts).
 */
import type { DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import type { Viewer } from '../../access/scopes.ts';
import { boundErrors } from '../../graphql/limits/errors.ts';
import { type Admit, createAdmit } from './admission.ts';
import { createIsCacheable } from './cacheable.ts';
import { createDocuments, type Documents } from './documents.ts';
import { isAdmin, withoutHints } from './introspection.ts';
import { createVisibility } from './visibility.ts';

export interface Rules {
  readonly documents: Documents;
  readonly admit: Admit;
  /** The answer to a document is the same for all callers at one revision, unless it has errors. */
  readonly isCacheable: (schema: GraphQLSchema, document: DocumentNode) => boolean;
  /** The result as its caller may see it. */
  readonly toAnswer: (result: ExecutionResult, viewer: Viewer | undefined) => ExecutionResult;
}

export interface RulesOptions {
  readonly schema: GraphQLSchema;
  /** Whether all callers may introspect the schema; admins always may. */
  readonly introspection: boolean;
  readonly maskError: (error: unknown) => GraphQLError;
}

export function createRules({ schema, introspection, maskError }: RulesOptions): Rules {
  const visibility = createVisibility(schema);
  const seesHints = (viewer: Viewer | undefined) => introspection || (viewer !== undefined && isAdmin(viewer));
  return {
    documents: createDocuments(visibility, introspection),
    admit: createAdmit(visibility, maskError),
    isCacheable: createIsCacheable(),
    toAnswer: (result, viewer) => {
      if (result.errors === undefined) return result;
      const errors = seesHints(viewer) ? result.errors : result.errors.map(withoutHints);
      return { ...result, errors: boundErrors(errors) };
    },
  };
}

/**
 * Says why GraphQL stopped validating a document. It compares all fields of one name with each other, within a budget of its own, and
 * beyond that only says "Validation aborted."
 */
import type { DocumentNode, GraphQLError } from 'graphql';
import { breadthOf } from '../../graphql/limits/breadth.ts';
import { costError } from '../../graphql/limits/cost.ts';
import { documentError } from '../request-error.ts';

const ABORTED = 'Validation aborted.';

const TOO_MANY_COMPARISONS =
  'The document has too many fields of the same name, or too many fragments, to be checked. Ask for less in one request.';

export const explainAborted = (errors: readonly GraphQLError[], document: DocumentNode): readonly GraphQLError[] =>
  errors.some(isAborted) ? errors.map((error) => (isAborted(error) ? excessOf(document) : error)) : errors;

const isAborted = ({ message }: { readonly message: string }): boolean => message === ABORTED;

const excessOf = (document: DocumentNode) =>
  documentError(costError({ complexity: 0, depth: 0, breadth: breadthOf(document) })?.message ?? TOO_MANY_COMPARISONS);

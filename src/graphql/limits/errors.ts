/** The errors of an answer: bounded in number and length, since GraphQL's own messages repeat names and values of the request. */
import { GraphQLError } from 'graphql';

/** As many as an answer can need: one for each alias, and one for each entry of a page. */
const MAX_ERRORS = 100;
const MAX_MESSAGE = 500;

export const boundErrors = (errors: readonly GraphQLError[]): readonly GraphQLError[] => errors.slice(0, MAX_ERRORS).map(shortenMessage);

/** The same error if its message is short. */
export function shortenMessage(error: GraphQLError): GraphQLError {
  const { message, nodes = null, source = null, positions = null, path = null, extensions } = error;
  if (message.length <= MAX_MESSAGE) return error;
  return new GraphQLError(`${message.slice(0, MAX_MESSAGE)}…`, { nodes, source, positions, path, extensions });
}

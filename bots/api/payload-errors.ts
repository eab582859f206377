/** The errors in the payload of a mutation: data that say why nothing was written. */
import { NotFound, Refused } from './errors.ts';
import { graphql, type ResultOf } from './graphql.ts';

export const PayloadErrorParts = graphql(
  `fragment PayloadErrorParts on UserError { code reason path given limit ... on NotFoundError { suggestions { id name } } }`,
);

export type PayloadError = ResultOf<typeof PayloadErrorParts>;

export function toApiError({ code, reason, path, given, limit, ...more }: PayloadError): NotFound | Refused {
  const suggestions = 'suggestions' in more ? more.suggestions : [];
  const data = { code, reason: reason ?? undefined, argument: path, given: given ?? undefined, limit: limit ?? undefined, suggestions };
  const message = `${code}${reason === null ? '' : ` (${reason})`} at ${path.join('.') || 'the input'}`;
  return code === 'NOT_FOUND' ? new NotFound(message, data) : new Refused(message, data);
}

export function throwErrors(payload: { readonly errors: readonly PayloadError[] } | null): void {
  const [error] = payload?.errors ?? [];
  if (error !== undefined) throw toApiError(error);
}

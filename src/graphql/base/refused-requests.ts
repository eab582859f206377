/** Requests that the plugins would refuse with their own messages, refused with ours. */
import { BadInput, Forbidden } from '../../errors.ts';
import { shorten } from '../../graph/search/find.ts';
import { typeOfId } from '../../rules/ids.ts';

/** For Relay's plugin. An id is the same in every answer and input; throws BadInput for what names nothing that `node` could fetch. */
export function decodeId(id: string): { typename: string; id: string } {
  const typename = typeOfId(id);
  if (typename === undefined)
    throw new BadInput(`"${shorten(id)}" isn't an id of this API. Take ids from the "id" fields of earlier answers.`, {
      given: shorten(id),
    });
  return { typename, id };
}

/** For the scope plugin: the caller lacks the scope that a field needs. */
export const scopeError = (field: string, hasKey: boolean): Forbidden =>
  new Forbidden(
    hasKey
      ? `Your API key does not allow "${field}". An operator makes keys with other scopes by "lmm key create".`
      : `"${field}" needs an API key. Send it as "Authorization: Bearer ..."; an operator makes one by "lmm key create".`,
  );

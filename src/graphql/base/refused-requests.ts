/** Requests that the plugins would refuse with their own messages, refused with ours. */
import type { ComplexityErrorKind, ComplexityResult } from '@pothos/plugin-complexity';
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

/** What a request asks for, beside what is allowed. */
export type MeasuredComplexity = ComplexityResult & { readonly [Part in keyof ComplexityResult as `max${Capitalize<Part>}`]?: number };

/** For the complexity plugin and for our own check: which limit a request passes, and what to ask for instead. */
export function complexityError(
  kind: `${ComplexityErrorKind}`,
  { depth, maxDepth, breadth, maxBreadth, complexity, maxComplexity }: MeasuredComplexity,
): BadInput {
  switch (kind) {
    case 'Depth':
      return new BadInput(`The request nests ${depth} levels deep, and ${maxDepth} are allowed. Ask for less in one request.`);
    case 'Breadth':
      return new BadInput(`The request asks for ${breadth} fields, and ${maxBreadth} are allowed. Ask for less in one request.`);
    default:
      return new BadInput(
        `The request would cost ${complexity}, and ${maxComplexity} is allowed. Ask for smaller pages ("first") or for fewer lists inside lists.`,
      );
  }
}

/** Parses input from outside once, at the edge; an error names the path of each problem and the next step. */
import { z } from 'zod';
import { BadInput } from '../errors.ts';
import { isId, text, withHint } from '../rules/fields.ts';
import { scalars } from '../rules/inputs.ts';
import { describeIssue } from '../rules/issue-messages.ts';
import { findForbiddenText } from '../rules/plain-text.ts';

export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): { readonly value: z.output<Schema> } | { readonly problems: readonly BadInput[] } {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return { value: result.data };
  const issues = result.error.issues.flatMap(describeIssue);
  return { problems: issues.map(({ path, message, hint, size }) => new BadInput(`${message} ${hint}`, { at: path.map(String), ...size })) };
}

export const checkPlain = (value: string, context: z.core.$RefinementCtx<string>): void => {
  const ban = findForbiddenText(value);
  if (ban !== undefined) context.addIssue({ code: 'custom', message: withHint(ban.message, ban.hint) });
};

/** A text on one line in which nothing can ping, format or hide. */
export const plain = (max: number) => text(max).superRefine(checkPlain);

export const id = z
  .string()
  .refine(isId, {
    error: ({ input }) =>
      withHint(`"${String(input)}" isn't a valid id.`, 'Take one from the "id" fields of answers, or write kind/slug, such as model/clip.'),
  })
  .register(scalars, { scalar: 'ID' });

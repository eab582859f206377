/** Mutation payloads: the written value as the graph shows it now, or our own errors as data. */
import type { z } from 'zod';
import type { Editor } from '../../curation/editor/session.ts';
import { parseInput } from '../../curation/parse-input.ts';
import { BadInput, Conflict, CuratedRow, Forbidden, NotFound } from '../../errors.ts';
import { builder, type Context } from './builder.ts';
import { codes } from './mask-errors.ts';
import { listComplexity } from './page.ts';

type UserError = NotFound | BadInput | Conflict | CuratedRow;

/** An error as a value: GraphQL throws every Error that a resolver answers. */
interface ErrorValue<Kind extends UserError = UserError> {
  readonly error: Kind;
}

const UserErrorRef = builder.interfaceRef<ErrorValue>('UserError').implement({
  description: 'Why nothing was written, and what to do next.',
  resolveType: ({ error }) => typeNames[error.name],
  fields: (t) => ({
    message: t.string({ description: 'What is wrong and what to do next.', resolve: ({ error }) => error.message }),
    path: t.stringList({ description: 'Its place in `input`: fields and list indexes.', resolve: ({ error }) => [...error.at] }),
    code: t.string({ description: 'For programs, such as `NOT_FOUND`.', resolve: ({ error }) => codes[error.name] }),
    reason: t.string({ nullable: true, description: 'Such as `TOO_LONG`.', resolve: ({ error }) => error.details.reason ?? null }),
    given: t.string({ nullable: true, description: 'The value, shortened.', resolve: ({ error }) => error.details.given ?? null }),
    limit: t.int({
      nullable: true,
      description: 'The number of entries or characters.',
      resolve: ({ error }) => error.details.limit ?? null,
    }),
  }),
});

const typeNames = {
  NotFound: 'NotFoundError',
  BadInput: 'InvalidInputError',
  Conflict: 'ConflictError',
  CuratedRow: 'CuratedRowError',
} as const satisfies Record<UserError['name'], string>;

const SuggestedNameRef = builder.objectRef<NotFound['suggestions'][number]>('SuggestedName').implement({
  description: 'Something with a similar name.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as `model/clip`; any input takes it.' }),
    name: t.exposeString('name', { description: 'What people call it.' }),
  }),
});

builder.objectRef<ErrorValue<NotFound>>('NotFoundError').implement({
  description: "The input names something that doesn't exist.",
  interfaces: [UserErrorRef],
  fields: (t) => ({
    suggestions: t.field({
      type: [SuggestedNameRef],
      complexity: listComplexity,
      description: 'The most similar names, best first.',
      resolve: ({ error }) => error.suggestions,
    }),
  }),
});

builder.objectRef<ErrorValue<BadInput>>('InvalidInputError').implement({
  description: "A value of the input can't be used.",
  interfaces: [UserErrorRef],
});

builder.objectRef<ErrorValue<Conflict>>('ConflictError').implement({
  description: 'It already exists, or someone else wrote in the meantime.',
  interfaces: [UserErrorRef],
  fields: (t) => ({
    revision: t.field({
      type: 'BigInt',
      nullable: true,
      description: "The revision of the graph; null if revisions aren't the problem.",
      resolve: ({ error }) => (error.revisions === null ? null : Number(error.revisions.has)),
    }),
    expectedRevision: t.field({
      type: 'BigInt',
      nullable: true,
      description: "The revision that the input expected; null if revisions aren't the problem.",
      resolve: ({ error }) => (error.revisions === null ? null : Number(error.revisions.expected)),
    }),
  }),
});

builder.objectRef<ErrorValue<CuratedRow>>('CuratedRowError').implement({
  description: "It belongs to a knowledge file or a catalog; the API can't change it.",
  interfaces: [UserErrorRef],
  fields: (t) => ({
    file: t.string({ description: 'The knowledge file to edit or create.', resolve: ({ error }) => error.file }),
    origin: t.string({ description: '`curated`, or the name of a catalog.', resolve: ({ error }) => error.origin }),
  }),
});

export interface Payload<Thing> {
  /** Null when there are errors. */
  readonly value: Thing | null;
  readonly revision: bigint;
  readonly errors: readonly ErrorValue[];
}

/** The answer of one mutation, without its thing: the file that knows its type adds that field. */
export function definePayload<Thing>(name: string, description: string) {
  return builder.objectRef<Payload<Thing>>(name).implement({
    description,
    fields: (t) => ({
      revision: t.field({ type: 'BigInt', description: 'The revision of the graph.', resolve: ({ revision }) => Number(revision) }),
      errors: t.field({
        type: [UserErrorRef],
        complexity: listComplexity,
        description: 'Empty on success.',
        resolve: ({ errors }) => errors,
      }),
    }),
  });
}

const isUserError = (error: unknown): error is UserError =>
  [NotFound, BadInput, Conflict, CuratedRow].some((type) => error instanceof type);

/**
 * The resolver of a mutation: parses the input, runs `write`, and returns the payload. Our own errors become data; all others,
 * such as a missing scope, are thrown as usual.
 */
export const mutationResolver =
  <Schema extends z.ZodType, Thing>(schema: Schema, write: (input: z.output<Schema>, context: Context) => Promise<Thing | null>) =>
  async (_root: unknown, { input }: { readonly input?: unknown }, context: Context): Promise<Payload<Thing>> => {
    const errorPayload = (errors: readonly UserError[]) => ({
      ...{ value: null, revision: context.graph.revision },
      errors: errors.map((error) => ({ error })),
    });
    const parsed = parseInput(schema, input);
    if ('problems' in parsed) return errorPayload(parsed.problems);
    try {
      const value = await write(parsed.value, context);
      return { value, revision: context.graph.revision, errors: [] };
    } catch (error) {
      if (isUserError(error)) return errorPayload([error]);
      throw error;
    }
  };

export function actorOf({ viewer }: Context): Editor['actor'] {
  if (viewer.key === null) throw new Forbidden('Writing needs an API key.');
  return viewer.key;
}

/** Writes knowledge, and moves the request on to a graph that shows it. Answers the id of what was written. */
export async function writeKnowledge<Input>(
  context: Context,
  write: (editor: Editor, input: Input) => Promise<string>,
  input: Input,
): Promise<string> {
  const id = await write({ client: context.client, clock: context.clock, actor: actorOf(context) }, input);
  context.graph = await context.store.refresh();
  return id;
}

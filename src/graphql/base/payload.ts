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
  description: 'Why nothing was written, in words for people, with the place in the input and what to do next.',
  resolveType: ({ error }) => typeNames[error.name],
  fields: (t) => ({
    message: t.string({ description: 'What is wrong, and what to do next.', resolve: ({ error }) => error.message }),
    path: t.stringList({
      description: 'Where in `input` it is: names of fields and, in lists, places from 0.',
      resolve: ({ error }) => [...error.at],
    }),
    code: t.string({
      description: 'For programs, which cannot rely on words: `NOT_FOUND`, `CONFLICT` and so on.',
      resolve: ({ error }) => codes[error.name],
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
  description: 'Something that is there and is called nearly so.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id, such as `model/clip`, fit for any input.' }),
    name: t.exposeString('name', { description: 'What people call it.' }),
  }),
});

builder.objectRef<ErrorValue<NotFound>>('NotFoundError').implement({
  description: 'The input names something that is not there.',
  interfaces: [UserErrorRef],
  fields: (t) => ({
    suggestions: t.field({
      type: [SuggestedNameRef],
      complexity: listComplexity,
      description: 'The nearest names that are there, the nearest first.',
      resolve: ({ error }) => error.suggestions,
    }),
  }),
});

builder.objectRef<ErrorValue<BadInput>>('InvalidInputError').implement({
  description: 'A value of the input cannot be used as it is.',
  interfaces: [UserErrorRef],
});

builder.objectRef<ErrorValue<Conflict>>('ConflictError').implement({
  description: 'It is there already, or somebody wrote since the revision that was expected.',
  interfaces: [UserErrorRef],
  fields: (t) => ({
    revision: t.field({
      type: 'BigInt',
      nullable: true,
      description: 'The revision that the graph has; null when it is not about revisions.',
      resolve: ({ error }) => (error.revisions === null ? null : Number(error.revisions.has)),
    }),
    expectedRevision: t.field({
      type: 'BigInt',
      nullable: true,
      description: 'The revision that the input expected; null when it is not about revisions.',
      resolve: ({ error }) => (error.revisions === null ? null : Number(error.revisions.expected)),
    }),
  }),
});

builder.objectRef<ErrorValue<CuratedRow>>('CuratedRowError').implement({
  description: 'It belongs to the files of the project or to a catalog, and is not changed through the API.',
  interfaces: [UserErrorRef],
  fields: (t) => ({
    file: t.string({
      description: 'The knowledge file to edit or, for what a catalog wrote, to write.',
      resolve: ({ error }) => error.file,
    }),
    origin: t.string({ description: 'Who wrote it: `curated` or the name of a catalog.', resolve: ({ error }) => error.origin }),
  }),
});

export interface Payload<Thing> {
  /** Null when there are errors. */
  readonly value: Thing | null;
  readonly revision: bigint;
  readonly errors: readonly ErrorValue[];
}

/** The answer of one mutation, without its thing: that field is added by whoever knows its type. */
export function definePayload<Thing>(name: string, description: string) {
  return builder.objectRef<Payload<Thing>>(name).implement({
    description,
    fields: (t) => ({
      revision: t.field({
        type: 'BigInt',
        description: 'The revision of the graph that answers; it shows what was written.',
        resolve: ({ revision }) => Number(revision),
      }),
      errors: t.field({
        type: [UserErrorRef],
        complexity: listComplexity,
        description: 'Why nothing was written; empty when everything was.',
        resolve: ({ errors }) => errors,
      }),
    }),
  });
}

const isUserError = (error: unknown): error is UserError =>
  [NotFound, BadInput, Conflict, CuratedRow].some((type) => error instanceof type);

/**
 * The resolver of a mutation: parses the input, runs `write`, and answers what came of it. Errors of ours become data; all others,
 * a missing scope among them, go the way of every error.
 */
export const mutationResolver =
  <Schema extends z.ZodType, Thing>(schema: Schema, write: (input: z.output<Schema>, context: Context) => Promise<Thing | null>) =>
  async (_root: unknown, { input }: { readonly input: unknown }, context: Context): Promise<Payload<Thing>> => {
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

/** Who writes, for the audit. */
export function actorOf({ viewer }: Context): Editor['actor'] {
  if (viewer.key === null) throw new Forbidden('Only who shows an API key can write.');
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

/** Mutations: each is declared by its input, what it writes, and its payload. */
import type { InputRef, ObjectRef, ShapeFromTypeParam, TypeParam } from '@pothos/core';
import type { z } from 'zod';
import type { Scope } from '../../access/scopes.ts';
import { builder, type Context } from '../base/builder.ts';
import { listComplexity } from '../base/page.ts';
import { definePayload, mutationResolver, type Payload } from '../base/payload.ts';
import { defineInput, type NamedTypes } from './define-input.ts';

type Types = typeof builder.$inferSchemaTypes;

type PayloadMaker<Thing> = (name: string) => ObjectRef<Types, Payload<Thing>>;

interface MutationOptions<Schema extends z.ZodType, Thing> {
  /** Any of them is enough. */
  readonly scopes: readonly Scope[];
  /** The scopes are named after it. */
  readonly description: string;
  /** `ref` is for an input that several mutations share; without it the mutation has one of its own, with these `types`. */
  readonly input: {
    readonly schema: Schema;
    readonly description: string;
    readonly types?: NamedTypes<Schema>;
    readonly ref?: InputRef<unknown>;
  };
  readonly payload: PayloadMaker<Thing>;
  readonly write: (input: z.output<Schema>, context: Context) => Promise<Thing | null>;
}

/** `addFact` takes an `AddFactInput` and answers an `AddFactPayload`. */
export function defineMutation<Schema extends z.ZodType, Thing>(name: string, options: MutationOptions<Schema, Thing>): void {
  const { scopes, description, input, payload, write } = options;
  const typeName = name.charAt(0).toUpperCase() + name.slice(1);
  const inputRef = input.ref ?? defineInput(`${typeName}Input`, input.schema, input.types);
  const payloadRef = payload(`${typeName}Payload`);
  builder.mutationField(name, (t) =>
    t.field({
      type: payloadRef,
      nullable: true,
      authScopes: Object.fromEntries(scopes.map((scope) => [scope, true])),
      description: `${description} Needs the scope ${scopes.map((scope) => `\`${scope}\``).join(' or ')}.`,
      args: { input: t.arg({ type: inputRef, required: true, description: input.description }) },
      resolve: mutationResolver(input.schema, write),
    }),
  );
}

interface PayloadOptions<Type extends TypeParam<Types>> {
  readonly description: string;
  readonly field: string;
  readonly type: Type;
  readonly fieldDescription: string;
}

/** A payload that shows what was written in one field. */
export const payloadWith =
  <Type extends TypeParam<Types>>(options: PayloadOptions<Type>): PayloadMaker<ShapeFromTypeParam<Types, Type, false>> =>
  (name) => {
    const { description, field, type, fieldDescription } = options;
    const ref = definePayload<ShapeFromTypeParam<Types, Type, false>>(name, description);
    builder.objectField(ref, field, (t) =>
      t.field({
        type,
        nullable: true,
        description: fieldDescription,
        ...(Array.isArray(type) ? { complexity: listComplexity } : {}),
        // `value` is of this type by the declaration of the payload, which the compiler can't follow through a type parameter.
        resolve: ({ value }) => value as never,
      }),
    );
    return ref;
  };

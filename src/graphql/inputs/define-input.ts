/** Inputs of mutations, made of the schemas that check them: what a field is called, holds and may leave out is declared once. */
import type { InputRef } from '@pothos/core';
import { z } from 'zod';
import { scalars } from '../../rules/inputs.ts';
import { builder } from '../base/builder.ts';
import { type Bounds, bounds, defaultBounds } from '../limits/argument-limits.ts';

/** What schemas do not know: the enums and inputs that fields hold, alone or in lists. */
export type NamedTypes<Schema extends z.ZodType> = { readonly [Field in keyof z.input<Schema>]?: InputRef<unknown> };

/** Throws TypeError when a field lacks a description, or has a type that neither its schema nor `types` tells. */
export function defineInput<Schema extends z.ZodType>(name: string, schema: Schema, types: NamedTypes<Schema> = {}, isOneOf = false) {
  const object = innermost(schema);
  if (!(object instanceof z.ZodObject)) throw new TypeError(`${name} is not an object.`);
  const named: Readonly<Partial<Record<string, InputRef<unknown>>>> = types;
  const fields = Object.entries<z.ZodType>(object.shape).map(
    ([field, part]) => [field, fieldOptions(`${name}.${field}`, part, named[field])] as const,
  );
  return builder.inputType(name, {
    description: descriptionOf(name, schema),
    isOneOf,
    fields: (t) => Object.fromEntries(fields.map(([field, options]) => [field, t.field(options)])),
  });
}

type Scalar = 'BigInt' | 'Boolean' | 'Date' | 'ID' | 'Int' | 'PartialDate' | 'String';
type FieldType = InputRef<unknown> | Scalar;

interface FieldOptions {
  readonly type: FieldType | [FieldType];
  readonly required: boolean;
  readonly description: string;
  readonly extensions: { readonly bounds: Bounds };
}

function fieldOptions(where: string, schema: z.ZodType, named: InputRef<unknown> | undefined): FieldOptions {
  const content = innermost(schema);
  const isList = content instanceof z.ZodArray;
  const type = named ?? scalarOf(where, isList ? innermost(content.element as z.ZodType) : content);
  return {
    type: isList ? [type] : type,
    required: schema._zod.optin !== 'optional',
    description: descriptionOf(where, schema),
    extensions: bounds(
      isList ? { ...boundOf(content, 'entries'), ...boundOf(content.element as z.ZodType, 'characters') } : boundOf(schema, 'characters'),
    ),
  };
}

/** Up to twice what the schema allows, its own error says best what is wrong. */
const SLACK = 2;

/** Empty where the default is wide enough. */
function boundOf(schema: z.ZodType, of: keyof Bounds): Bounds {
  const most = SLACK * maximumOf(schema, of === 'entries' ? z.ZodArray : z.ZodString);
  return most > defaultBounds[of] ? { [of]: most } : {};
}

/** The largest length that a schema allows, on either side of what becomes of the value; 0 without one. */
function maximumOf(schema: z.ZodType, of: typeof z.ZodArray | typeof z.ZodString): number {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return maximumOf(schema.unwrap() as z.ZodType, of);
  if (schema instanceof z.ZodPipe) return Math.max(maximumOf(schema.in as z.ZodType, of), maximumOf(schema.out as z.ZodType, of));
  if (!(schema instanceof of)) return 0;
  const checks = (schema._zod.def.checks ?? []).map(({ _zod: { def } }) => def as { readonly check: string; readonly maximum?: number });
  return checks.find(({ check }) => check === 'max_length')?.maximum ?? 0;
}

/** What a schema is of without what is said of it: that it may be left out, or what becomes of it. */
function within(schema: z.ZodType): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return schema.unwrap() as z.ZodType;
  return schema instanceof z.ZodPipe && scalars.get(schema) === undefined ? (schema.in as z.ZodType) : undefined;
}

function innermost(schema: z.ZodType): z.ZodType {
  const inner = within(schema);
  return inner === undefined ? schema : innermost(inner);
}

function descriptionOf(where: string, schema: z.ZodType): string {
  const inner = within(schema);
  if (schema.description !== undefined) return schema.description;
  if (inner === undefined) throw new TypeError(`${where} has no description: give it one by describe().`);
  return descriptionOf(where, inner);
}

function scalarOf(where: string, schema: z.ZodType): Scalar {
  const own = scalars.get(schema)?.scalar;
  if (own !== undefined) return own;
  if (schema instanceof z.ZodUUID) return 'ID';
  if (schema instanceof z.ZodString) return 'String';
  if (schema instanceof z.ZodBoolean) return 'Boolean';
  if (schema instanceof z.ZodNumber) return 'Int';
  throw new TypeError(`${where} needs a type: name its enum or input.`);
}

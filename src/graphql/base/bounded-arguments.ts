/** Plugin of the schema: checks the arguments of every field before any resolver sees them. */
import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { checkArguments } from '../limits/argument-limits.ts';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      boundedArguments: BoundedArgumentsPlugin<Types>;
    }
  }
}

class BoundedArgumentsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(field: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    if (Object.keys(field.args).length === 0) return field;
    const check = (values: Record<string, unknown>, _context: unknown, { parentType, fieldName }: GraphQLResolveInfo) => {
      checkArguments(parentType.getFields()[fieldName]?.args ?? [], values, fieldName);
      return values;
    };
    // The first mapper, for those of other plugins read ids.
    return { ...field, argMappers: [check as (typeof field.argMappers)[number], ...field.argMappers] };
  }
}

export const boundedArguments = 'boundedArguments';
SchemaBuilder.registerPlugin(boundedArguments, BoundedArgumentsPlugin);

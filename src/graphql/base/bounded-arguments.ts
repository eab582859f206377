/** Plugin of the schema: checks the arguments of every field before any resolver sees them. */
import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { checkArguments } from '../limits/argument-limits.ts';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      boundedArguments: BoundedArgumentsPlugin<Types>;
    }
  }
}

class BoundedArgumentsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  // Around the mappers of other plugins, for those read ids.
  override wrapArgMappers(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object> | undefined,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> | undefined {
    if (resolver === undefined || Object.keys(field.args).length === 0) return resolver;
    return (parent, args, context, info) => {
      checkArguments(info.parentType.getFields()[info.fieldName]?.args ?? [], args as Record<string, unknown>, info.fieldName);
      return resolver(parent, args, context, info);
    };
  }
}

export const boundedArguments = 'boundedArguments';
SchemaBuilder.registerPlugin(boundedArguments, BoundedArgumentsPlugin);

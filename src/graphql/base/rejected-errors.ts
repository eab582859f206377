/**
 * Plugin of the schema: what a field with arguments throws reaches the executor as a rejection. Executors forget the promises of a
 * list's earlier items when a later item throws at once (completeListValue of graphql-js 16 and of @graphql-tools/executor 2): an
 * error that one of them still meets is then uncaught, and ended the process. Fields without arguments throw only by our mistake.
 */
import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      rejectedErrors: RejectedErrorsPlugin<Types>;
    }
  }
}

class RejectedErrorsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapArgMappers(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object> | undefined,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> | undefined {
    if (resolver === undefined || Object.keys(field.args).length === 0) return resolver;
    return (parent, args, context, info) => {
      try {
        return resolver(parent, args, context, info);
      } catch (error) {
        return Promise.reject(error);
      }
    };
  }
}

export const rejectedErrors = 'rejectedErrors';
SchemaBuilder.registerPlugin(rejectedErrors, RejectedErrorsPlugin);

/** Selections: the fields of an object that a document asks for, each resolved and completed. */
import { collectFields } from '@graphql-tools/utils';
import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLString,
  getNullableType,
  isNonNullType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import type { Path } from 'graphql/jsutils/Path.js';
import { argumentsOf } from '../../graphql/limits/field-arguments.ts';
import { completerOf } from './complete.ts';
import { type PlannedField, pathOf, ResolveInfo } from './resolve-info.ts';
import type { Complete, Planning, Run } from './run.ts';
import { completeLater, failAt, isPromise, oneMore, throwAfter } from './waiting.ts';

type Read = (source: unknown, parent: Path | undefined, run: Run) => unknown;

interface Field {
  readonly key: string;
  readonly execute: Read;
}

/** Worked out at the first object: a document may name more than its answers hold. */
export function selectionOf(planning: Planning, type: GraphQLObjectType, nodes: readonly FieldNode[]): Complete {
  let fields: readonly Field[] | undefined;
  return (source, path, run) => {
    fields ??= fieldsOf(planning, type, nodes);
    const object: Record<string, unknown> = {};
    let waiting: Promise<unknown>[] | undefined;
    try {
      for (const { key, execute } of fields) {
        const value = execute(source, path, run);
        object[key] = value;
        if (value instanceof Promise) waiting = oneMore(waiting, setLater(object, key, value));
      }
    } catch (error) {
      return throwAfter(error, waiting);
    }
    return waiting === undefined ? object : Promise.all(waiting).then(() => object);
  };
}

async function setLater(object: Record<string, unknown>, key: string, value: Promise<unknown>): Promise<void> {
  object[key] = await value;
}

function fieldsOf(planning: Planning, parentType: GraphQLObjectType, parents: readonly FieldNode[]): readonly Field[] {
  const { schema, fragments, conditions } = planning;
  const selections = parents.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  const collected = collectFields(schema, fragments, conditions, parentType, { kind: Kind.SELECTION_SET, selections }).fields;
  const fields: Field[] = [];
  for (const [key, nodes] of collected) {
    const [node] = nodes;
    const definition = node === undefined ? undefined : definitionOf(schema, parentType, node.name.value);
    // GraphQL's own executor leaves unknown fields out.
    if (node !== undefined && definition !== undefined) fields.push(fieldOf({ planning, definition, parentType, node, nodes, key }));
  }
  return fields;
}

function definitionOf(schema: GraphQLSchema, type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (type === schema.getQueryType() && name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (type === schema.getQueryType() && name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return type.getFields()[name];
}

function fieldOf(field: PlannedField): Field {
  const { key, nodes, definition } = field;
  const { isLeaf, complete } = completerOf(definition.type, field);
  const isNullable = !isNonNullType(definition.type);
  const fail = (error: unknown, parent: Path | undefined, run: Run): null =>
    failAt({ nodes, path: pathOf(field, parent), isNullable }, error, run);
  const finish = (value: unknown, parent: Path | undefined, run: Run): unknown => {
    const path = isLeaf ? undefined : pathOf(field, parent);
    const completed = isPromise(value) ? completeLater(value, complete, path, run) : complete(value, path, run);
    return completed instanceof Promise ? completed.then(undefined, (error: unknown) => fail(error, parent, run)) : completed;
  };
  const read = readerOf(field);
  const isText = getNullableType(definition.type) === GraphQLString;
  const execute: Read = (source, parent, run) => {
    try {
      const value = read(source, parent, run);
      // Most values are texts, which are complete.
      return isText && typeof value === 'string' ? value : finish(value, parent, run);
    } catch (error) {
      return fail(error, parent, run);
    }
  };
  return { key, execute };
}

/** Resolves the field of a source. Its arguments are worked out once in a run, not once for each object. */
function readerOf(field: PlannedField): Read {
  const { definition, parentType, node, planning } = field;
  if (definition === TypeNameMetaFieldDef) return () => parentType.name;
  const { name, args, resolve = defaultFieldResolver } = definition;
  const slot = planning.newSlot();
  const argsOf = (run: Run): Readonly<Record<string, unknown>> => {
    const known = run.args[slot];
    if (known !== undefined) return known;
    const values = argumentsOf(definition, node, run.variables);
    run.args[slot] = values;
    return values;
  };
  const readResolved: Read = (source, parent, run) => resolve(source, argsOf(run), run.context, new ResolveInfo(field, parent, run));
  if (definition.resolve !== undefined || args.length > 0) return readResolved;
  return (source, parent, run) => {
    const value = (source as Readonly<Record<string, unknown>> | undefined)?.[name];
    return typeof value === 'function' ? readResolved(source, parent, run) : value;
  };
}

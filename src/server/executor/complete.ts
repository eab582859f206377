/** Completes values by their types: what a resolver returns becomes a part of the answer, as GraphQL's specification says. */
import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  GraphQLError,
  GraphQLID,
  type GraphQLLeafType,
  type GraphQLList,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { addPath, type Path } from 'graphql/jsutils/Path.js';
import { type PlannedField, parentOf, ResolveInfo } from './resolve-info.ts';
import type { Complete, Completer, Run } from './run.ts';
import { completeLater, failAt, isPromise, oneMore, throwAfter } from './waiting.ts';

export function completerOf(type: GraphQLOutputType, field: PlannedField): Completer {
  if (isNonNullType(type)) return nonNull(completerOf(type.ofType, field), field);
  if (isLeafType(type)) return { isLeaf: true, complete: completeLeaf(type) };
  return { isLeaf: false, complete: completeComposite(type, field) };
}

function completeComposite(type: GraphQLList<GraphQLOutputType> | GraphQLObjectType | GraphQLAbstractType, field: PlannedField): Complete {
  if (isListType(type)) return completeList(type.ofType, field);
  return isObjectType(type) ? completeObject(type, field) : completeAbstract(type, field);
}

function nonNull({ isLeaf, complete }: Completer, { parentType, definition }: PlannedField): Completer {
  const message = `Cannot return null for non-nullable field ${parentType.name}.${definition.name}.`;
  return {
    isLeaf,
    complete: (value, path, run) => {
      const completed = complete(value, path, run);
      if (completed === null) throw new Error(message);
      return completed;
    },
  };
}

function completeLeaf(type: GraphQLLeafType): Complete {
  const isText = type === GraphQLString || type === GraphQLID;
  return (value) => {
    if (isText && typeof value === 'string') return value;
    if (value instanceof Error) throw value;
    if (value == null) return null;
    const serialized = type.serialize(value);
    if (serialized == null) throw new Error(`A value of type "${type.name}" was serialized to nothing.`);
    return serialized;
  };
}

function completeList(itemType: GraphQLOutputType, field: PlannedField): Complete {
  const { isLeaf, complete } = completerOf(itemType, field);
  const isNullable = !isNonNullType(itemType);
  const fail = (error: unknown, list: Path | undefined, index: number, run: Run): null =>
    failAt({ nodes: field.nodes, path: addPath(list, index, undefined), isNullable }, error, run);

  const completeItem = (item: unknown, list: Path | undefined, index: number, run: Run): unknown => {
    try {
      const path = isLeaf ? undefined : addPath(list, index, undefined);
      const completed = isPromise(item) ? completeLater(item, complete, path, run) : complete(item, path, run);
      return completed instanceof Promise ? completed.then(undefined, (error: unknown) => fail(error, list, index, run)) : completed;
    } catch (error) {
      return fail(error, list, index, run);
    }
  };

  return (value, path, run) => {
    if (value == null) return null;
    const given = arrayOf(value, field);
    const items: unknown[] = [];
    let waiting: Promise<unknown>[] | undefined;
    try {
      for (let index = 0; index < given.length; index += 1) {
        const item = completeItem(given[index], path, index, run);
        items.push(item);
        if (item instanceof Promise) waiting = oneMore(waiting, item);
      }
    } catch (error) {
      return throwAfter(error, waiting);
    }
    return waiting === undefined ? items : Promise.all(items);
  };
}

function arrayOf(value: unknown, { parentType, definition }: PlannedField): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value instanceof Error) throw value;
  if (typeof value === 'object' && value !== null && Symbol.iterator in value) return Array.from(value as Iterable<unknown>);
  throw new GraphQLError(`Expected Iterable, but did not find one for field "${parentType.name}.${definition.name}".`);
}

function completeObject(type: GraphQLObjectType, field: PlannedField): Complete {
  const select = field.planning.selectionOf(type, field.nodes);
  const { isTypeOf } = type;
  if (isTypeOf == null)
    return (value, path, run) => {
      if (value instanceof Error) throw value;
      return value == null ? null : select(value, path, run);
    };
  const check = (isRight: boolean, value: unknown): void => {
    if (!isRight)
      throw new GraphQLError(`A value isn't of its type "${type.name}".`, {
        nodes: field.nodes,
        originalError: new TypeError(String(value)),
      });
  };
  return (value, path, run) => {
    if (value instanceof Error) throw value;
    if (value == null) return null;
    const isRight = isTypeOf(value, run.context, new ResolveInfo(field, parentOf(path), run));
    if (typeof isRight === 'boolean') {
      check(isRight, value);
      return select(value, path, run);
    }
    return completeLater(
      isRight,
      (later) => {
        check(later === true, value);
        return select(value, path, run);
      },
      path,
      run,
    );
  };
}

function completeAbstract(type: GraphQLAbstractType, field: PlannedField): Complete {
  const { schema } = field.planning;
  const completers = new Map<string, Complete>();
  const byName = (name: unknown): Complete => {
    const known = completers.get(name as string);
    if (known !== undefined) return known;
    const concrete = typeof name === 'string' ? schema.getType(name) : undefined;
    if (!isObjectType(concrete) || !schema.isSubType(type, concrete))
      throw new GraphQLError(`"${String(name)}" isn't an object type of "${type.name}".`, { nodes: field.nodes });
    const made = completeObject(concrete, field);
    completers.set(concrete.name, made);
    return made;
  };
  const resolveType = type.resolveType ?? defaultTypeResolver;
  return (value, path, run) => {
    if (value instanceof Error) throw value;
    if (value == null) return null;
    const name = resolveType(value, run.context, new ResolveInfo(field, parentOf(path), run), type);
    if (isPromise(name)) return completeLater(name, (later) => byName(later)(value, path, run), path, run);
    return byName(name)(value, path, run);
  };
}

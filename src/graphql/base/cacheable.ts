/**
 * Cacheable: whether the answer to a document is the same for all callers at one revision of the graph.
 * A field whose answer depends on anything else (who asks, a clock, a counter) says so by `extensions: uncacheable`; operational rows
 * change without a revision, so every field of a type of Prisma's counts as marked.
 */
import {
  BREAK,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** For the options of such a field: `t.field({ extensions: uncacheable, … })`. */
export const uncacheable = { uncacheable: true } as const;

/** The same for a field that asks the clock unless the caller gives this argument. */
export const uncacheableWithout = (argument: string) => ({ uncacheableWithout: argument }) as const;

/** Looks at every field of the document, also inside of fragments and of operations that are not run: their texts are one request. */
export function isCacheable(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let found = false;
  const visitor = {
    Field: (node: FieldNode) => {
      const [parent, field] = [types.getParentType(), types.getFieldDef()];
      found ||=
        parent != null &&
        field != null &&
        possible(schema, parent).some((type) => isMarked(type, field.name) || lacksArgument(type, node, document));
      return found ? BREAK : undefined;
    },
  };
  visit(document, visitWithTypeInfo(types, visitor));
  return !found;
}

/** An interface's field may be marked in any of the types that have it. */
function possible(schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLObjectType[] {
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
}

/** A variable counts as given only if its type leaves no choice. */
function lacksArgument(type: GraphQLObjectType, { name, arguments: given = [] }: FieldNode, document: DocumentNode): boolean {
  const needed = type.getFields()[name.value]?.extensions['uncacheableWithout'];
  if (needed === undefined) return false;
  const value = given.find((argument) => argument.name.value === needed)?.value;
  if (value === undefined || value.kind === Kind.NULL) return true;
  return value.kind === Kind.VARIABLE && !isAlwaysGiven(value.name.value, document);
}

const isAlwaysGiven = (variable: string, { definitions }: DocumentNode): boolean =>
  definitions.every((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return true;
    const declared = definition.variableDefinitions?.find((one) => one.variable.name.value === variable);
    return declared === undefined || declared.type.kind === Kind.NON_NULL_TYPE;
  });

const isMarked = (type: GraphQLObjectType, field: string): boolean =>
  type.getFields()[field]?.extensions['uncacheable'] === true || type.extensions['pothosPrismaModel'] !== undefined;

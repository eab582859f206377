/**
 * Cacheable: whether the answer to a document is the same for all callers at one revision of the graph.
 * A field whose answer depends on anything else (who asks, a clock, a counter) says so by `extensions: uncacheable`; operational rows
 * change without a revision, so every field of a type of Prisma's counts as marked.
 */
import {
  BREAK,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** For the options of such a field: `t.field({ extensions: uncacheable, … })`. */
export const uncacheable = { uncacheable: true } as const;

/** Looks at every field of the document, also inside of fragments and of operations that are not run: their texts are one request. */
export function isCacheable(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let found = false;
  const visitor = {
    Field: () => {
      const [parent, field] = [types.getParentType(), types.getFieldDef()];
      found ||= parent != null && field != null && possible(schema, parent).some((type) => isMarked(type, field.name));
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

const isMarked = (type: GraphQLObjectType, field: string): boolean =>
  type.getFields()[field]?.extensions['uncacheable'] === true || type.extensions['pothosPrismaModel'] !== undefined;

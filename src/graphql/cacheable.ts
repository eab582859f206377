/**
 * Cacheable: whether the answer to a document is the same for everybody at one revision of the graph.
 * A field whose answer depends on anything else (who asks, a clock, a counter, operational rows) says so by `extensions: uncacheable`.
 */
import { BREAK, type DocumentNode, type GraphQLSchema, isAbstractType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** For the options of such a field: `t.field({ extensions: uncacheable, … })`. */
export const uncacheable = { uncacheable: true } as const;

/** Looks at every field of the document, also inside of fragments and of operations that are not run: their texts are one request. */
export function isCacheable(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let found = false;
  const look = {
    Field: () => {
      found ||= isMarked(types) || isMarkedInside(schema, types);
      return found ? BREAK : undefined;
    },
  };
  visit(document, visitWithTypeInfo(types, look));
  return !found;
}

const isMarked = (types: TypeInfo): boolean => types.getFieldDef()?.extensions['uncacheable'] === true;

/** An interface's field may be marked in one of the types that have it. */
function isMarkedInside(schema: GraphQLSchema, types: TypeInfo): boolean {
  const [parent, name] = [types.getParentType(), types.getFieldDef()?.name];
  if (!isAbstractType(parent) || name === undefined) return false;
  return schema.getPossibleTypes(parent).some((type) => type.getFields()[name]?.extensions['uncacheable'] === true);
}

/**
 * The public schema: the executable schema without what only chat bots may use.
 * Nothing is listed by hand. A field is hidden when its `authScopes` let bots in but not curators; a type is hidden when only hidden
 * fields lead to it.
 */
import {
  BREAK,
  type DocumentNode,
  type GraphQLField,
  type GraphQLFieldConfigMap,
  GraphQLInterfaceType,
  GraphQLList,
  type GraphQLNamedType,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  type GraphQLType,
  GraphQLUnionType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Scope } from '../../access/scopes.ts';

/** As Pothos takes them: any of these scopes is enough, unless they stand under `$all`. */
interface AuthScopes extends Partial<Record<Scope, boolean>> {
  readonly $any?: AuthScopes;
  readonly $all?: AuthScopes;
}

type Field = GraphQLField<unknown, unknown>;
type Extensions = Readonly<Record<string, unknown>>;

const isHidden = (type: GraphQLNamedType, field: Field): boolean =>
  [type, field].some(({ extensions, name }) => isBotOnly(authScopesOf(extensions, name)));

function isBotOnly(scopes: AuthScopes | undefined): boolean {
  return scopes !== undefined && allows(scopes, ['bot']) && !allows(scopes, ['read', 'curate']);
}

function authScopesOf(extensions: Extensions, name: string): AuthScopes | undefined {
  const { authScopes } = (extensions['pothosOptions'] ?? {}) as { readonly authScopes?: unknown };
  if (typeof authScopes === 'function')
    throw new TypeError(`The authScopes of "${name}" are a function; write them as an object, so that the public schema can be derived.`);
  return authScopes as AuthScopes | undefined;
}

function allows({ $any, $all, ...scopes }: AuthScopes, given: readonly Scope[]): boolean {
  const has = (one: AuthScopes) => Object.entries(one).map(([scope, asked]) => asked === true && given.includes(scope as Scope));
  return [...has(scopes), $any !== undefined && allows($any, given), $all !== undefined && has($all).every(Boolean)].some(Boolean);
}

const publicSchemas = new WeakMap<GraphQLSchema, GraphQLSchema>();

/** The same schema again when nothing of it is hidden. */
export function publicSchemaOf(schema: GraphQLSchema): GraphQLSchema {
  const made = publicSchemas.get(schema) ?? withoutHidden(schema);
  publicSchemas.set(schema, made);
  return made;
}

function withoutHidden(schema: GraphQLSchema): GraphQLSchema {
  const types = Object.values(schema.getTypeMap());
  if (!types.some((type) => fieldsOf(type).some((field) => isHidden(type, field)))) return schema;
  const { named } = createCopies();
  const root = (type: GraphQLObjectType | null | undefined) => (type == null ? type : (named(type) as GraphQLObjectType));
  const config = schema.toConfig();
  const roots = { query: root(config.query), mutation: root(config.mutation), subscription: root(config.subscription) };
  const make = (more: readonly GraphQLNamedType[]) => new GraphQLSchema({ ...config, ...roots, types: [...more] });
  return make(implementations(schema, make).map(named));
}

/** Objects that only an interface leads to: a schema finds these by itself only where some field names them. */
function implementations(schema: GraphQLSchema, make: (more: readonly GraphQLNamedType[]) => GraphQLSchema): GraphQLNamedType[] {
  const interfaces = Object.values(make([]).getTypeMap()).filter(isInterfaceType);
  return interfaces.flatMap(({ name }) => {
    const type = schema.getType(name);
    return isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
  });
}

/** Copies of the types that have or lead to fields; scalars, enums and inputs lead to nothing hidden and are shared. */
function createCopies() {
  const copies = new Map<string, GraphQLNamedType>();
  const named = <Type extends GraphQLNamedType>(type: Type): Type => {
    const copy = copies.get(type.name) ?? copyOf(type);
    copies.set(type.name, copy);
    return copy as Type;
  };
  const copyOf = (type: GraphQLNamedType): GraphQLNamedType => {
    if (isUnionType(type)) return new GraphQLUnionType({ ...type.toConfig(), types: () => type.getTypes().map(named) });
    const parts = { fields: () => fieldsWithout(type), interfaces: () => (isCompositeType(type) ? interfacesOf(type) : []) };
    if (isObjectType(type)) return new GraphQLObjectType({ ...type.toConfig(), ...parts });
    return isInterfaceType(type) ? new GraphQLInterfaceType({ ...type.toConfig(), ...parts }) : type;
  };
  const interfacesOf = (type: GraphQLNamedType) => ('getInterfaces' in type ? type.getInterfaces().map(named) : []);
  const fieldsWithout = (type: GraphQLNamedType): GraphQLFieldConfigMap<unknown, unknown> => {
    const configs = isObjectType(type) || isInterfaceType(type) ? type.toConfig().fields : {};
    const kept = fieldsOf(type).filter((field) => !isHidden(type, field));
    return Object.fromEntries(kept.map(({ name, type: output }) => [name, { ...configs[name], type: wrapped(output) }])) as typeof configs;
  };
  const wrapped = (type: GraphQLType): GraphQLType => {
    if (isNonNullType(type)) return new GraphQLNonNull(wrapped(type.ofType) as never);
    return isListType(type) ? new GraphQLList(wrapped(type.ofType)) : named(type);
  };
  return { named };
}

const fieldsOf = (type: GraphQLNamedType): readonly Field[] =>
  isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];

/** The first hidden field that a document names, also in fragments and in operations that are not run. */
export function hiddenFieldIn(schema: GraphQLSchema, document: DocumentNode): string | undefined {
  const types = new TypeInfo(schema);
  let found: string | undefined;
  const look = {
    Field: () => {
      const [parent, field] = [types.getParentType(), types.getFieldDef()];
      if (parent != null && field != null && isHidden(parent, field)) found = field.name;
      return found === undefined ? undefined : BREAK;
    },
  };
  visit(document, visitWithTypeInfo(types, look));
  return found;
}

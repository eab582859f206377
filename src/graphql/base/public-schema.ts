/**
 * The public schema: the executable schema without what only chat bots may use.
 * Nothing is listed by hand. A field is hidden when its `authScopes` let bots in but not curators; a type is hidden when only hidden
 * fields lead to it.
 */
import { BREAK, type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { Scope } from '../../access/scopes.ts';
import { schemaWithout } from '../schema-without.ts';

/** As Pothos takes them: any of these scopes is enough, unless they stand under `$all`. */
interface AuthScopes extends Partial<Record<Scope, boolean>> {
  readonly $any?: AuthScopes;
  readonly $all?: AuthScopes;
}

/** A type or a field as it was declared, with what Pothos keeps of it. */
interface Declared {
  readonly extensions?: unknown;
}

const isHidden = (type: Declared | undefined, field: Declared, name: string): boolean =>
  [type, field].some((declared) => isBotOnly(authScopesOf(declared, name)));

function isBotOnly(scopes: AuthScopes | undefined): boolean {
  return scopes !== undefined && allows(scopes, ['bot']) && !allows(scopes, ['read', 'curate']);
}

function authScopesOf(declared: Declared | undefined, name: string): AuthScopes | undefined {
  const { pothosOptions } = (declared?.extensions ?? {}) as { readonly pothosOptions?: { readonly authScopes?: unknown } };
  const authScopes = pothosOptions?.authScopes;
  if (typeof authScopes === 'function')
    throw new TypeError(`The authScopes of "${name}" are a function; write them as an object, so that the public schema can be derived.`);
  return authScopes as AuthScopes | undefined;
}

function allows({ $any, $all, ...scopes }: AuthScopes, given: readonly Scope[]): boolean {
  const has = (one: AuthScopes) => Object.entries(one).map(([scope, asked]) => asked === true && given.includes(scope as Scope));
  return [...has(scopes), $any !== undefined && allows($any, given), $all !== undefined && has($all).every(Boolean)].some(Boolean);
}

const publicSchemas = new WeakMap<GraphQLSchema, GraphQLSchema>();

/** The same schema again when nothing of it is hidden. Made once for each schema. */
export function publicSchemaOf(schema: GraphQLSchema): GraphQLSchema {
  const made = publicSchemas.get(schema) ?? withoutHidden(schema);
  publicSchemas.set(schema, made);
  return made;
}

const withoutHidden = (schema: GraphQLSchema): GraphQLSchema => schemaWithout(schema, (type, field) => isHidden(type, field, field.name));

/** The first hidden field that a document names, also in fragments and in operations that are not run. */
export function hiddenFieldIn(schema: GraphQLSchema, document: DocumentNode): string | undefined {
  const types = new TypeInfo(schema);
  let found: string | undefined;
  const look = {
    Field: () => {
      const [parent, field] = [types.getParentType(), types.getFieldDef()];
      if (parent != null && field != null && isHidden(parent, field, field.name)) found = field.name;
      return found === undefined ? undefined : BREAK;
    },
  };
  visit(document, visitWithTypeInfo(types, look));
  return found;
}

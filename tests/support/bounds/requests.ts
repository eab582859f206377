/**
 * Requests that reach every field of a schema with the largest arguments that are allowed, singly and by as many aliases as are allowed:
 * made from the schema, so that a field or an argument that is added is asked as well.
 */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLInt,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';
import { literalOf } from '../api/minimal-document.ts';

export interface BoundsRequest {
  /** `Model.makers, unknown names`. */
  readonly name: string;
  /** The document with this many aliases of the field. */
  readonly documentOf: (aliases: number) => string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What the texts of a request hold. */
export interface Texts {
  readonly name: string;
  readonly text: (index: number) => string;
}

type Field = GraphQLField<unknown, unknown>;

/** How to get to a type: the fields on the way, each with the arguments that it requires. */
type Way = readonly { readonly field: Field; readonly on: GraphQLNamedType }[];

export function boundsRequests(schema: GraphQLSchema, texts: readonly Texts[]): BoundsRequest[] {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => type != null);
  return roots.flatMap((root) => {
    const keyword = root === schema.getMutationType() ? 'mutation' : 'query';
    return [...waysFrom(root, schema)].flatMap(([type, way]) => requestsOf(keyword, type, way, texts));
  });
}

/** The shortest way to every object type, without arguments where there is a choice. Mutations are only asked themselves. */
function waysFrom(root: GraphQLObjectType, schema: GraphQLSchema): Map<GraphQLNamedType, Way> {
  const ways = new Map<GraphQLNamedType, Way>([[root, []]]);
  if (root === schema.getMutationType()) return ways;
  for (const [type, way] of ways) {
    for (const { field, on } of stepsFrom(type, schema)) if (!ways.has(on)) ways.set(on, [...way, { field, on }]);
  }
  return ways;
}

function stepsFrom(type: GraphQLNamedType, schema: GraphQLSchema): Way {
  const fields = hasFields(type) ? Object.values(type.getFields()) : [];
  return fields
    .sort((left, right) => requiredOf(left).length - requiredOf(right).length)
    .flatMap((field) => typesOf(getNamedType(field.type), schema).map((on) => ({ field, on })));
}

function typesOf(type: GraphQLNamedType, schema: GraphQLSchema): readonly GraphQLNamedType[] {
  if (isUnionType(type) || isInterfaceType(type)) return [type, ...schema.getPossibleTypes(type)].filter(hasFields);
  return isObjectType(type) ? [type] : [];
}

const hasFields = (type: GraphQLNamedType) => isObjectType(type) || isInterfaceType(type);
const requiredOf = ({ args }: Field): readonly GraphQLArgument[] => args.filter(isRequiredArgument);

/** One for all fields without arguments that hold a value, and one for each other field and kind of texts. */
function requestsOf(keyword: string, type: GraphQLNamedType, way: Way, texts: readonly Texts[]): BoundsRequest[] {
  if (!hasFields(type)) return [];
  const fields = Object.values(type.getFields());
  const values = fields.filter((field) => field.args.length === 0 && isLeafType(getNamedType(field.type)));
  const others = fields.filter((field) => !values.includes(field));
  const plain = values.length === 0 ? [] : [requestFor(keyword, type, way, values, [], texts[0])];
  return [
    ...plain,
    ...others.flatMap((field) => {
      const filtered = field.args.some((argument) => holdsFilters(argument.type)) ? [undefined] : [];
      const variants = takesTexts(field.args) ? [...texts, ...filtered] : texts.slice(0, 1);
      return variants.map((one) => requestFor(keyword, type, way, [field], field.args, one));
    }),
  ];
}

function requestFor(
  keyword: string,
  type: GraphQLNamedType,
  way: Way,
  fields: readonly Field[],
  args: readonly GraphQLArgument[],
  texts: Texts | undefined,
): BoundsRequest {
  const given = args.filter(({ name }) => name !== 'last' && name !== 'before' && name !== 'after');
  const variables = Object.fromEntries(given.map(({ name, type: input }) => [name, largest(input, name, texts, 0)]));
  const declared = given.length === 0 ? '' : `(${given.map(({ name, type: input }) => `$${name}: ${String(input)}`).join(', ')})`;
  const passed = given.length === 0 ? '' : `(${given.map(({ name }) => `${name}: $${name}`).join(', ')})`;
  const asked = (alias: number) =>
    fields.map((field) => `a${alias}_${field.name}: ${field.name}${passed}${contentOf(getNamedType(field.type))}`).join(' ');
  return {
    name: `${type.name}.${fields.length === 1 ? fields[0]?.name : 'values'}${texts === undefined ? '' : `, ${texts.name}`}`,
    documentOf: (aliases) => {
      const inner = Array.from({ length: aliases }, (_, alias) => asked(alias)).join(' ');
      return `${keyword}${declared} { ${way.reduceRight((content, step) => `${callOf(step.field)} { ... on ${step.on.name} { ${content} } }`, inner)} }`;
    },
    variables,
  };
}

/** A field on the way, with what it requires, and as little of a list as there is. */
function callOf({ name, args }: Field): string {
  const given = args.filter((argument) => isRequiredArgument(argument) || argument.name === 'first');
  const literals = given.map((argument) => `${argument.name}: ${argument.name === 'first' ? 1 : literalOf(argument.type, '"clip"')}`);
  return `${name}${literals.length === 0 ? '' : `(${literals.join(', ')})`}`;
}

/** All values that a type holds itself, and those of a connection's nodes. */
function contentOf(type: GraphQLNamedType): string {
  if (isLeafType(type)) return '';
  if (!hasFields(type)) return ' { __typename }';
  const fields = Object.values(type.getFields());
  const values = fields.filter((field) => field.args.length === 0 && isLeafType(getNamedType(field.type))).map(({ name }) => name);
  const nodes = fields.find(({ name }) => name === 'nodes');
  return ` { __typename ${values.join(' ')}${nodes === undefined ? '' : ` nodes${contentOf(getNamedType(nodes.type))}`} }`;
}

const takesTexts = (args: readonly GraphQLArgument[]): boolean => args.some(({ type }) => holdsText(type, 0));

function holdsText(type: GraphQLInputType, depth: number): boolean {
  const named = getNamedType(type);
  if (isInputObjectType(named)) return depth < 3 && Object.values(named.getFields()).some((field) => holdsText(field.type, depth + 1));
  return named.name === 'String' || named.name === 'ID';
}

/** The largest numbers that arguments of these names take; smaller than any other limit by default. */
const NUMBERS: Readonly<Record<string, number>> = { first: 100, limit: 200, depth: 3, maxHops: 8, count: 31 };

function largest(type: GraphQLInputType, name: string, texts: Texts | undefined, depth: number): unknown {
  if (isNonNullType(type)) return largest(type.ofType, name, texts, depth);
  if (isListType(type)) return largestList(type.ofType, name, texts, depth);
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) return largestObject(fieldsOf(type, texts), type.isOneOf, texts, depth);
  return numberOrDate(type.name, name) ?? texts?.text(0) ?? 'x';
}

/** No request can pay for all conditions of a filter: it asks for those that hold texts, or without any texts for the others. */
function fieldsOf(type: GraphQLInputObjectType, texts: Texts | undefined) {
  const fields = Object.values(type.getFields());
  if (!holdsFilters(type)) return fields;
  return fields.filter(({ name, type: input }) => !COMBINING.includes(name) && holdsText(input, 0) === (texts !== undefined));
}

/** The filters in a filter, which tests/src/graphql/limits/bounds.test.ts asks for. */
const COMBINING = ['and', 'or', 'not'];
const holdsFilters = (type: GraphQLInputType): boolean => {
  const named = getNamedType(type);
  return isInputObjectType(named) && COMBINING.every((name) => named.getFields()[name] !== undefined);
};

/** How many entries a list in a filter holds: each is a condition. */
const CONDITIONS: Readonly<Record<string, number>> = { accepts: 5, produces: 5, related: 2 };

/** Undefined for a text. */
function numberOrDate(type: string, name: string): unknown {
  switch (type) {
    case 'Int':
      return NUMBERS[name] ?? 1;
    case 'Boolean':
      return true;
    case 'BigInt':
    case 'Float':
      return 1;
    case 'Date':
      return '2026-11-23';
    case 'PartialDate':
      return name.endsWith('Before') || name === 'until' ? '2027' : '2019';
    default:
      return undefined;
  }
}

function largestList(type: GraphQLInputType, name: string, texts: Texts | undefined, depth: number): unknown[] {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isEnumType(inner)) return inner.getValues().map((value) => value.name);
  if (isInputObjectType(inner))
    return Array.from({ length: CONDITIONS[name] ?? (name === 'around' ? 10 : 50) }, () => largest(inner, name, texts, depth + 1));
  return Array.from({ length: CONDITIONS[name] ?? 100 }, (_, index) => (inner === GraphQLInt ? 1 : (texts?.text(index) ?? 'x')));
}

function largestObject(
  fields: readonly { readonly name: string; readonly type: GraphQLInputType }[],
  isOneOf: boolean,
  texts: Texts | undefined,
  depth: number,
): Record<string, unknown> {
  if (depth > 3) return {};
  const given = isOneOf ? fields.slice(0, 1) : fields;
  return Object.fromEntries(given.map(({ name, type }) => [name, largest(type, name, texts, depth + 1)]));
}

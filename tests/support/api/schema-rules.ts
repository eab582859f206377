/** The rules for every part of the schema; each returns the violations, as `path: problem`. */
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isOutputType,
  isSpecifiedScalarType,
} from 'graphql';

/** A type, field, argument, input field or enum value. */
interface Part {
  readonly path: string;
  readonly name: string;
  readonly description: string;
  readonly deprecationReason: string | null;
  /** The name of its type, if it has one. */
  readonly type: string | null;
}

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly deprecationReason?: string | null | undefined;
}

const ownTypes = (schema: GraphQLSchema): readonly GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type));

export const fieldsOf = (type: GraphQLNamedType): readonly GraphQLField<unknown, unknown>[] =>
  isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];

const toPart = (path: string, { name, description, deprecationReason }: Described, type: string | null = null): Part => ({
  ...{ path, name, type },
  description: description ?? '',
  deprecationReason: deprecationReason ?? null,
});

export function partsOf(schema: GraphQLSchema): readonly Part[] {
  return ownTypes(schema).flatMap((type) => {
    const fields = fieldsOf(type).flatMap((field) => [
      toPart(`${type.name}.${field.name}`, field, getNamedType(field.type).name),
      ...field.args.map((arg) => toPart(`${type.name}.${field.name}(${arg.name}:)`, arg, getNamedType(arg.type).name)),
    ]);
    const inputs = isInputObjectType(type) ? Object.values(type.getFields()) : [];
    const values = isEnumType(type) ? type.getValues() : [];
    return [
      toPart(type.name, type),
      ...fields,
      ...inputs.map((field) => toPart(`${type.name}.${field.name}`, field, getNamedType(field.type).name)),
      ...values.map((value) => toPart(`${type.name}.${value.name}`, value)),
    ];
  });
}

type Rule = (schema: GraphQLSchema) => string[];

const told =
  (holds: (part: Part) => boolean): Rule =>
  (schema) =>
    partsOf(schema)
      .filter((part) => !holds(part))
      .map(({ path, description }) => `${path}: ${description}`);

const SHORTEST = 15;

/** What Relay's specification says of all lists alike, and docs/api.md once: a few words are enough. */
const isPaging = ({ path }: Part): boolean =>
  /\((first|last|after|before):\)$|Connection\.(edges|nodes|pageInfo|totalCount)$|Edge\.(node|cursor)$/.test(path);

/** Words that any description has. */
const EMPTY = new Set(
  'a an and any are as at be by can entry field for from given has have here in is it its list of on one only or some that the their them there these this those to type value was were what when where which whose with'.split(
    ' ',
  ),
);

/** Words as their stems, so that "released" counts as "release". */
const stem = (word: string): string => word.replace(/ies$/, 'y').replace(/(ing|ed|es|s|e)$/, '');

const wordsOf = (text: string): string[] =>
  text
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !EMPTY.has(word))
    .map(stem);

/** Whether the description says something that the name does not. */
function saysMore({ name, description }: Part): boolean {
  const own = new Set(wordsOf(name));
  return new Set(wordsOf(description).filter((word) => !own.has(word))).size >= 1;
}

const NUMERIC: readonly (string | null)[] = ['Int', 'Float', 'BigInt'];

/** The units that a number in the API may have, and how its description names them. */
const UNITS: Readonly<Record<string, RegExp>> = {
  tokens: /\btokens\b/,
  weights: /\btrained weights\b/,
  measures: /\bin percent\b/,
  money: /\bUS dollars for a million tokens\b/,
  things:
    /\b(number of|many) (those )?(attributes|claims|dates|entities|entries|facts|models|offerings|pieces|positions|questions|relations|reports|scores|sources|times|zones)\b/i,
  places: /\bplace\b.*\bfrom 1\b/,
  scores: /\bcounted in `unit`/,
  changes: /\bcounts up with every change\b|\bthe revision (of|that) the (graph|input)\b/i,
  points: /\bpoints\b/,
  requests: /\bnumber of requests\b/i,
  time: /\bmilliseconds\b/i,
  shares: /\bshare of\b.*\bfrom 0 to 1\b/,
};

const hasUnit = (part: Part): boolean =>
  isPaging(part) || !NUMERIC.includes(part.type) || Object.values(UNITS).some((unit) => unit.test(part.description));

/** The rules about descriptions, by what they demand. */
export const wordRules: Readonly<Record<string, Rule>> = {
  'have at least 15 characters': told((part) => isPaging(part) || part.description.length >= SHORTEST),
  'are sentences': told(({ description }) => /^["`A-Z].*\.$/s.test(description)),
  'say more than the name in other words': told((part) => isPaging(part) || saysMore(part)),
  'name the unit of a number': told(hasUnit),
  'say by when and instead of what something is deprecated': (schema) =>
    partsOf(schema).flatMap(({ path, deprecationReason }) =>
      deprecationReason === null || /\b20\d\d-\d\d-\d\d\b.*`|`.*\b20\d\d-\d\d-\d\d\b/s.test(deprecationReason)
        ? []
        : [`${path}: ${deprecationReason}`],
    ),
};

/** Every field that returns pages, by its path. */
export const connectionsOf = (schema: GraphQLSchema) =>
  ownTypes(schema)
    .flatMap((type) => fieldsOf(type).map((field) => ({ name: `${type.name}.${field.name}`, field })))
    .filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'));

/** A caller who may not see a guarded field gets null and an error there, and keeps the rest of the answer. */
function isGuarded({ extensions }: GraphQLField<unknown, unknown>): boolean {
  const options = extensions['pothosOptions'];
  return options instanceof Object && 'authScopes' in options;
}

/** The parts that a paginated field lacks. */
export function lacksOf(field: GraphQLField<unknown, unknown>): string[] {
  const { type, args } = field;
  const page = getNamedType(type);
  const found = isOutputType(page) ? fieldsOf(page) : [];
  const node = fieldsOf(getNamedType(found.find(({ name }) => name === 'edges')?.type ?? page)).find(({ name }) => name === 'node');
  const wanted: Readonly<Record<string, RegExp>> = {
    edges: /^\[\w+Edge!\]!$/,
    nodes: new RegExp(`^\\[${getNamedType(node?.type ?? page).name}!\\]!$`),
    pageInfo: /^PageInfo!$/,
    totalCount: /^Int!$/,
  };
  const fields = Object.entries(wanted).filter(([name, shape]) => !shape.test(String(found.find((one) => one.name === name)?.type)));
  const isWhole = isGuarded(field) || /!$/.test(String(type));
  const missing = ['after', 'before', 'first', 'last'].filter((name) => !args.some((arg) => arg.name === name));
  return [...missing, ...fields.map(([name]) => name), ...(isWhole && /!$/.test(String(node?.type)) ? [] : ['node'])];
}

/** Random requests within the limits of a schema: documents with variables, and the headers and methods of careless clients. */
import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
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
} from 'graphql';
import { randomOf } from '../../bench/generate.ts';

export interface RandomRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Without one by GET. */
  readonly body: string | null;
  /** The part after the path. */
  readonly search: string;
}

type Field = GraphQLField<unknown, unknown>;
type Next = () => number;

const MAX_DEPTH = 5;
const MAX_FIELDS = 4;

/** Texts that people and programs send, and some that are wrong. */
const TEXTS = [
  'clip',
  'lmm',
  'text',
  'model/clip',
  'fact/clip-purpose',
  'CLIP vs. BERT',
  '',
  ' ',
  '\0',
  '\ud800',
  '👋',
  'é\u0301\u0323',
  'x'.repeat(999),
  'WzEsInBsYWNlIl0',
];

export const randomRequests = (schema: GraphQLSchema): fc.Arbitrary<RandomRequest> =>
  fc
    .record({
      seed: fc.nat(2 ** 31 - 1),
      method: fc.constantFrom('POST', 'POST', 'POST', 'POST', 'GET', 'GET', 'PUT', 'DELETE', 'OPTIONS'),
      accept: fc.constantFrom('application/json', 'application/graphql-response+json', '*/*', 'text/plain', 'text/event-stream'),
      type: fc.constantFrom('application/json', 'application/json', 'application/json', 'application/json; charset=utf-8', 'text/plain'),
      authorization: fc.constantFrom(undefined, undefined, undefined, 'Bearer nonsense', 'Basic YTpi', ''),
      damage: fc.constantFrom('none', 'none', 'none', 'none', 'none', 'cut', 'variables', 'members'),
    })
    .map(({ seed, method, accept, type, authorization, damage }) => {
      const { query, variables } = randomDocument(schema, randomOf(seed));
      const request = { query, variables: damage === 'variables' ? { ...variables, v0: [[{ a: seed }]] } : variables };
      const whole = JSON.stringify(damage === 'members' ? { ...request, operationName: 'None' } : request);
      const body = damage === 'cut' ? whole.slice(0, whole.length / 2) : whole;
      const headers = { accept, ...(authorization === undefined ? {} : { authorization }) };
      if (method !== 'GET') return { method, headers: { ...headers, 'content-type': type }, body, search: '' };
      const search = `?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(JSON.stringify(request.variables))}`;
      return { method, headers, body: null, search };
    });

const pick = <Item>(items: readonly Item[], next: Next): Item | undefined => items[Math.floor(items.length * next())];

interface Drawing {
  readonly schema: GraphQLSchema;
  readonly next: Next;
  /** `$v0: Int!`, with their values. */
  readonly declared: string[];
  readonly variables: Record<string, unknown>;
}

function randomDocument(schema: GraphQLSchema, next: Next) {
  const drawing: Drawing = { schema, next, declared: [], variables: {} };
  const operation = next() < 0.9 ? 'query' : 'mutation';
  const root = operation === 'query' ? schema.getQueryType() : schema.getMutationType();
  const selection = root == null ? '{ __typename }' : selectionOf(root, 0, drawing);
  const declared = drawing.declared.length === 0 ? '' : `(${drawing.declared.join(', ')})`;
  return { query: `${operation}${declared} ${selection}`, variables: drawing.variables };
}

function selectionOf(type: GraphQLNamedType, depth: number, drawing: Drawing): string {
  if (!isObjectType(type) && !isInterfaceType(type)) return '{ __typename }';
  const { next } = drawing;
  const fields = Object.values(type.getFields()).filter((field) => depth < MAX_DEPTH || isLeafType(getNamedType(field.type)));
  const count = 1 + Math.floor(MAX_FIELDS * next());
  const parts = Array.from({ length: count }, (_, index) => fieldText(pick(fields, next), `${depth}_${index}`, depth, drawing));
  return `{ __typename ${parts.join(' ')} }`;
}

function fieldText(field: Field | undefined, place: string, depth: number, drawing: Drawing): string {
  if (field === undefined) return '';
  const args = field.args
    .filter((argument) => isRequiredArgument(argument) || drawing.next() < 0.3)
    .map((one) => argumentText(one, drawing));
  const named = getNamedType(field.type);
  const content = isLeafType(named) ? '' : ` ${selectionOf(named, depth + 1, drawing)}`;
  return `a${place}: ${field.name}${args.length === 0 ? '' : `(${args.join(', ')})`}${content}`;
}

function argumentText({ name, type }: GraphQLArgument, drawing: Drawing): string {
  const variable = `v${drawing.declared.length}`;
  drawing.declared.push(`$${variable}: ${String(type)}`);
  drawing.variables[variable] = drawValue(type, 0, drawing.next);
  return `${name}: $${variable}`;
}

function drawValue(type: GraphQLInputType, depth: number, next: Next): unknown {
  if (isNonNullType(type)) return drawValue(type.ofType, depth, next) ?? 'x';
  if (next() < 0.05) return null;
  if (isListType(type)) return Array.from({ length: Math.floor(4 * next()) }, () => drawValue(type.ofType, depth, next));
  if (isEnumType(type)) return pick(type.getValues(), next)?.name;
  if (isInputObjectType(type)) return objectOf(type.getFields(), type.isOneOf, depth, next);
  return scalarOf(type.name, next);
}

function objectOf(
  fields: Readonly<Record<string, { readonly name: string; readonly type: GraphQLInputType }>>,
  isOneOf: boolean,
  depth: number,
  next: Next,
): Record<string, unknown> {
  const all = Object.values(fields);
  const given = isOneOf ? [pick(all, next) ?? []].flat() : all.filter(({ type }) => isNonNullType(type) || (depth < 3 && next() < 0.4));
  return Object.fromEntries(given.map(({ name, type }) => [name, drawValue(type, depth + 1, next)]));
}

function scalarOf(name: string, next: Next): unknown {
  switch (name) {
    case 'Int':
      return pick([1, 1, 3, 20, 100, 0, -1, 1_000, 2 ** 31 - 1], next);
    case 'Float':
    case 'BigInt':
      return pick([0, 1, 1e12, -1, 0.5], next);
    case 'Boolean':
      return next() < 0.5;
    case 'Date':
      return pick(['2026-11-23', '2024-02-30', '0000-01-01', 'x'], next);
    case 'PartialDate':
      return pick(['2021', '2021-05', '2021-05-03', '20', ''], next);
    default:
      return pick(TEXTS, next);
  }
}

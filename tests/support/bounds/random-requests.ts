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

/** What a careful client sends. */
const RIGHT = {
  texts: ['clip', 'lmm', 'text', 'image', 'bert', 'model/clip', 'fact/clip-purpose', 'CLIP vs. BERT'],
  ints: [1, 2, 3, 5],
  floats: [0, 1, 1e12],
  dates: ['2026-11-23', '2025-01-01'],
  partialDates: ['2021', '2021-05', '2021-05-03'],
};

/** What people and programs send, some of it wrong. */
const ANY = {
  texts: [
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
  ],
  ints: [1, 1, 3, 20, 100, 0, -1, 1_000, 2 ** 31 - 1],
  floats: [0, 1, 1e12, -1, 0.5],
  dates: ['2026-11-23', '2024-02-30', '0000-01-01', 'x'],
  partialDates: ['2021', '2021-05', '2021-05-03', '20', ''],
};

const CAREFUL = { accept: 'application/json', type: 'application/json', authorization: undefined, damage: 'none' } as const;

export const randomRequests = (schema: GraphQLSchema): fc.Arbitrary<RandomRequest> =>
  fc
    .record({
      isCareful: fc.boolean(),
      seed: fc.nat(2 ** 31 - 1),
      method: fc.constantFrom('POST', 'POST', 'POST', 'POST', 'GET', 'GET', 'PUT', 'DELETE', 'OPTIONS'),
      accept: fc.constantFrom('application/json', 'application/graphql-response+json', '*/*', 'text/plain', 'text/event-stream'),
      type: fc.constantFrom('application/json', 'application/json', 'application/json', 'application/json; charset=utf-8', 'text/plain'),
      authorization: fc.constantFrom(undefined, undefined, undefined, 'Bearer nonsense', 'Basic YTpi', ''),
      damage: fc.constantFrom('none', 'none', 'none', 'none', 'none', 'cut', 'variables', 'members'),
    })
    .map(({ isCareful, seed, ...any }) => {
      const document = randomDocument(schema, randomOf(seed), isCareful);
      const sending = isCareful ? { ...CAREFUL, method: any.method === 'GET' ? 'GET' : 'POST' } : any;
      return sending.method === 'GET' ? byGet(document, sending) : byBody(document, sending);
    });

interface Sending {
  readonly method: string;
  readonly accept: string;
  readonly type: string;
  readonly authorization: string | undefined;
  readonly damage: string;
}

interface RandomDocument {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

function byGet(document: RandomDocument, sending: Sending): RandomRequest {
  const { query, variables } = damagedBy(document, sending);
  const search = `?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(JSON.stringify(variables))}`;
  return { method: 'GET', headers: headersOf(sending), body: null, search };
}

function byBody(document: RandomDocument, sending: Sending): RandomRequest {
  const whole = JSON.stringify(damagedBy(document, sending));
  const body = sending.damage === 'cut' ? whole.slice(0, whole.length / 2) : whole;
  return { method: sending.method, headers: { ...headersOf(sending), 'content-type': sending.type }, body, search: '' };
}

function damagedBy({ query, variables }: RandomDocument, { damage }: Sending) {
  if (damage === 'members') return { query, variables, operationName: 'None' };
  return { query, variables: damage === 'variables' ? { ...variables, v0: [[{ a: 1 }]] } : variables };
}

const headersOf = ({ accept, authorization }: Sending) => ({ accept, ...(authorization === undefined ? {} : { authorization }) });

const pick = <Item>(items: readonly Item[], next: Next): Item | undefined => items[Math.floor(items.length * next())];

interface Drawing {
  readonly schema: GraphQLSchema;
  readonly next: Next;
  readonly isCareful: boolean;
  /** `$v0: Int!`, with their values. */
  readonly declared: string[];
  readonly variables: Record<string, unknown>;
}

function randomDocument(schema: GraphQLSchema, next: Next, isCareful: boolean): RandomDocument {
  const drawing: Drawing = { schema, next, isCareful, declared: [], variables: {} };
  // Writing needs a key.
  const operation = isCareful || next() < 0.9 ? 'query' : 'mutation';
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
  drawing.variables[variable] = drawValue(type, 0, drawing);
  return `${name}: $${variable}`;
}

function drawValue(type: GraphQLInputType, depth: number, drawing: Drawing): unknown {
  const { next, isCareful } = drawing;
  if (isNonNullType(type)) return drawRequired(type.ofType, depth, drawing);
  if (!isCareful && next() < 0.05) return null;
  if (isListType(type)) return Array.from({ length: Math.floor(4 * next()) }, () => drawValue(type.ofType, depth, drawing));
  if (isEnumType(type)) return pick(type.getValues(), next)?.name;
  if (isInputObjectType(type)) return objectOf(type.getFields(), type.isOneOf, depth, drawing);
  return scalarOf(type.name, drawing);
}

const drawRequired = (type: GraphQLInputType, depth: number, drawing: Drawing): unknown => drawValue(type, depth, drawing) ?? 'x';

function objectOf(
  fields: Readonly<Record<string, { readonly name: string; readonly type: GraphQLInputType }>>,
  isOneOf: boolean,
  depth: number,
  drawing: Drawing,
): Record<string, unknown> {
  const { next } = drawing;
  const all = Object.values(fields);
  const given = isOneOf ? [pick(all, next) ?? []].flat() : all.filter(({ type }) => isNonNullType(type) || (depth < 3 && next() < 0.4));
  return Object.fromEntries(given.map(({ name, type }) => [name, drawValue(type, depth + 1, drawing)]));
}

function scalarOf(name: string, { next, isCareful }: Drawing): unknown {
  const values = isCareful ? RIGHT : ANY;
  switch (name) {
    case 'Int':
      return pick(values.ints, next);
    case 'Float':
    case 'BigInt':
      return pick(values.floats, next);
    case 'Boolean':
      return next() < 0.5;
    case 'Date':
      return pick(values.dates, next);
    case 'PartialDate':
      return pick(values.partialDates, next);
    default:
      return pick(values.texts, next);
  }
}

/** Requests of hostile or careless clients, and what each is answered with. */
import { getIntrospectionQuery } from 'graphql';

export interface Probe {
  readonly method?: string;
  readonly type?: string;
  readonly accept?: string;
  readonly headers?: Record<string, string>;
  /** The part after the path. */
  readonly search?: string;
  /** Made for each request, because a stream can be read only once. */
  readonly body?: RequestInit['body'] | (() => RequestInit['body']);
}

const json = (value: unknown): Probe => ({ body: JSON.stringify(value) });
export const document = (query: string, variables: object = {}): Probe => json({ query, variables });
const times = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_, index) => text(index)).join(' ');
export const get = (query: string): Probe => ({ method: 'GET', search: `?query=${encodeURIComponent(query)}` });

const MEGABYTES_5 = 5 * 1024 * 1024;
const endless = () => new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(Buffer.alloc(64 * 1024, ' ')) });
const circular = `{ __schema { types { ${'fields { type { '.repeat(6)} name ${'} } '.repeat(6)} } } }`;
const nested = `{ limitations(of: LMM) { ${'appliesTo { limitations { '.repeat(150)} slug ${'} } '.repeat(150)} } }`;
const [, introspected = '', fragments = ''] =
  /\{(.*?)\}\s*(fragment FullType.*)/s.exec(getIntrospectionQuery({ descriptions: false })) ?? [];
const wholeSchema = (count: number) =>
  `{ ${times(count, (index) => introspected.replace('__schema', `a${index}: __schema`))} } ${fragments}`;
const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 1]));
const form = '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query":"{ __typename }"}\r\n--x--\r\n';

type Row = readonly [what: string, probe: Probe, status: number, code?: string];
const rows: readonly Row[] = [
  ['the whole introspection', document(getIntrospectionQuery()), 200],
  ['the whole introspection twice', document(wholeSchema(2)), 200, 'BAD_USER_INPUT'],
  ['the whole introspection fifty times', document(wholeSchema(50)), 200, 'BAD_USER_INPUT'],
  [
    'a type fifty times',
    document(`{ ${times(50, (index) => `a${index}: __type(name: "Query") { fields { name description args { name description } } }`)} }`),
    200,
    'BAD_USER_INPUT',
  ],
  ['a field that is near to another', document('{ modle }'), 200, 'GRAPHQL_VALIDATION_FAILED'],
  ['a query by GET', get('{ __typename }'), 200],
  ['a query by HEAD', { ...get('{ __typename }'), method: 'HEAD' }, 200],
  ['a mutation by GET', get('mutation { createEntity { id } }'), 405, 'METHOD_NOT_ALLOWED'],
  ['a form', { type: 'application/x-www-form-urlencoded', body: 'query=%7B__typename%7D' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['plain text', { type: 'text/plain', body: '{"query":"{ __typename }"}' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['a bare document', { type: 'application/graphql', body: '{ __typename }' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['a form of files', { type: 'multipart/form-data; boundary=x', body: form }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['no media type', { type: '', body: Buffer.from('{"query":"{ __typename }"}') }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['another encoding', { ...document('{ __typename }'), type: 'application/json; charset=utf-16' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['packed JSON', { ...document('{ __typename }'), headers: { 'content-encoding': 'gzip' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['a picture in return', { ...document('{ __typename }'), accept: 'image/png' }, 406, 'NOT_ACCEPTABLE'],
  ['another method', { method: 'PUT', ...document('{ __typename }') }, 405, 'METHOD_NOT_ALLOWED'],
  ['a batch of ten', json(Array.from({ length: 10 }, () => ({ query: '{ __typename }' }))), 400, 'BAD_USER_INPUT'],
  ['no body', { body: '' }, 400, 'BAD_USER_INPUT'],
  ['no JSON', { body: '{nope' }, 400, 'BAD_USER_INPUT'],
  ['null', json(null), 400, 'BAD_USER_INPUT'],
  ['a text', json('{ __typename }'), 400, 'BAD_USER_INPUT'],
  ['no query', json({ variables: {} }), 400, 'BAD_USER_INPUT'],
  ['a query that is a number', json({ query: 1 }), 400, 'BAD_USER_INPUT'],
  ['variables that are a list', json({ query: '{ __typename }', variables: [] }), 400, 'BAD_USER_INPUT'],
  ['an operation name that is a map', json({ query: '{ __typename }', operationName: {} }), 400, 'BAD_USER_INPUT'],
  ['an unknown member', json({ query: '{ __typename }', documentId: 'x' }), 200],
  ['an operation that is not there', json({ query: 'query A { __typename }', operationName: 'B' }), 200, 'BAD_USER_INPUT'],
  ['two operations and no name', document('query A { __typename } query B { __typename }'), 200, 'BAD_USER_INPUT'],
  ['GET without a query', { method: 'GET' }, 400, 'BAD_USER_INPUT'],
  ['GET with variables that are not JSON', { ...get('{ __typename }'), search: '?query={__typename}&variables={' }, 400, 'BAD_USER_INPUT'],
  ['bytes that are not UTF-8', { body: Buffer.from('{"query":"{ __typename }","operationName":"\xff"}', 'latin1') }, 400, 'BAD_USER_INPUT'],
  ['a NUL byte outside of an escape', { body: '{"query":"{ __typename }\0"}' }, 400, 'BAD_USER_INPUT'],
  ['5 MB by their length', { body: Buffer.alloc(MEGABYTES_5, ' ') }, 413, 'PAYLOAD_TOO_LARGE'],
  ['endless bytes in chunks', { body: endless }, 413, 'PAYLOAD_TOO_LARGE'],
  ['JSON that nests 100,000 deep', { body: `{"query":"{ __typename }","variables":{"a":${'['.repeat(100_000)}` }, 400, 'BAD_USER_INPUT'],
  ['20,000 tokens', document(`{ ${times(20_000, () => 'a')} }`), 200, 'BAD_USER_INPUT'],
  ['101 aliases', document(`{ ${times(101, (index) => `a${index}: meta { revision }`)} }`), 200, 'BAD_USER_INPUT'],
  ['101 aliases of __typename', document(`{ ${times(101, (index) => `a${index}: __typename`)} }`), 200, 'BAD_USER_INPUT'],
  [
    'aliases in fragments',
    document(`{ ...F } fragment F on Query { ${times(51, (index) => `a${index}: __typename`)} }`),
    200,
    'BAD_USER_INPUT',
  ],
  ['10 unknown directives', document(`{ __typename ${times(10, () => '@aa')} }`), 200, 'BAD_USER_INPUT'],
  ['50 unknown directives', document(`{ __typename ${times(50, () => '@aa')} }`), 200, 'BAD_USER_INPUT'],
  ['500 duplicate fields', document(`{ ${times(500, () => '__typename')} }`), 200, 'BAD_USER_INPUT'],
  ['circular introspection', document(circular), 200, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a circle of fragments',
    document('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'),
    200,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['fields that nest 300 deep', document(nested), 200, 'BAD_USER_INPUT'],
  [
    'a list value that nests 900 deep',
    document(`{ model(slug: ${'['.repeat(900)}${']'.repeat(900)}) { name } }`),
    200,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'pages in pages in pages',
    document('{ models(first: 100) { nodes { classes(first: 100) { nodes { models(first: 100) { nodes { slug } } } } } } }'),
    200,
    'BAD_USER_INPUT',
  ],
  ['an id that is none', document('{ node(id: "nonsense") { id } }'), 200, 'BAD_USER_INPUT'],
  ['an id of no type of ours', document('query ($id: ID!) { node(id: $id) { id } }', { id: 'user/1' }), 200, 'BAD_USER_INPUT'],
  ['an id of nothing', document('query ($id: ID!) { node(id: $id) { id } }', { id: 'model/openai' }), 200],
  ['a cursor that is none', document('{ models(after: "nonsense") { totalCount } }'), 200, 'BAD_USER_INPUT'],
  ['first: -1', document('{ models(first: -1) { totalCount } }'), 200, 'BAD_USER_INPUT'],
  ['first: 0', document('{ models(first: 0) { totalCount } }'), 200, 'BAD_USER_INPUT'],
  ['first: 1000', document('{ models(first: 1000) { totalCount } }'), 200, 'BAD_USER_INPUT'],
  ['first and last', document('{ models(first: 1, last: 1) { totalCount } }'), 200, 'BAD_USER_INPUT'],
  ['a variable of another type', document('query ($n: Int) { models(first: $n) { totalCount } }', { n: 'many' }), 200, 'BAD_USER_INPUT'],
  [
    'a filter with 20,000 unknown fields',
    document('query ($f: ModelFilter) { models(filter: $f) { totalCount } }', { f: keys(20_000) }),
    400,
    'BAD_USER_INPUT',
  ],
  [
    'a filter with 900 unknown fields',
    document('query ($f: ModelFilter) { models(filter: $f) { totalCount } }', { f: keys(900) }),
    200,
    'BAD_USER_INPUT',
  ],
  [
    '900 unknown words',
    document('query ($k: [Kind!]) { entities(kinds: $k) { totalCount } }', { k: Array(900).fill('NOPE') }),
    200,
    'BAD_USER_INPUT',
  ],
  [
    '900 numbers for texts',
    document('query ($t: [String!]!) { compare(left: "a", right: "b", dimensions: $t) { left { id } } }', { t: Array(900).fill(1) }),
    200,
    'BAD_USER_INPUT',
  ],
  [
    '900 empty objects in a mutation',
    document('mutation ($i: AddFactInput!) { addFact(input: $i) { revision } }', { i: { text: 'x', citations: Array(900).fill({}) } }),
    200,
    'BAD_USER_INPUT',
  ],
  [
    'a day of 19,000 characters',
    document('query ($d: Date!) { factOfTheDay(date: $d) { id } }', { d: '1'.repeat(19_000) }),
    200,
    'BAD_USER_INPUT',
  ],
  ['an operation name of 100 KB', json({ query: 'query A { __typename }', operationName: 'B'.repeat(100_000) }), 200, 'BAD_USER_INPUT'],
  ['a field name of 100 KB', document(`{ ${'a'.repeat(100_000)} }`), 200, 'GRAPHQL_VALIDATION_FAILED'],
  ['SQL in a name', document(`{ model(slug: "'; drop table entity; --") { name } }`), 200, 'NOT_FOUND'],
  ['a key that is not known', { ...document('{ __typename }'), headers: { authorization: 'Bearer nonsense' } }, 401, 'UNAUTHENTICATED'],
  ['credentials of another scheme', { ...document('{ __typename }'), headers: { authorization: 'Basic YTpi' } }, 401, 'UNAUTHENTICATED'],
];

export const probes = rows.map(([what, probe, status, code]) => ({ what, probe, status, code }));
export function send(
  url: string,
  { method = 'POST', type = 'application/json', accept = '*/*', headers = {}, search = '', body = null }: Probe,
) {
  const given = { accept, ...(type === '' ? {} : { 'content-type': type }), ...headers };
  return fetch(url + search, {
    ...{ method, headers: given, duplex: 'half' },
    body: typeof body === 'function' ? body() : body,
  } as RequestInit);
}

/** Proves that the checks with code generators and caching clients can fail: with one defect in the schema, the page or the answers. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { apollo } from './apollo.mjs';
import { generated, usage } from './codegen.mjs';
import { root } from './lint.mjs';
import { apiPage } from './page.mjs';
import { openServer } from './server.mjs';
import { urql } from './urql.mjs';

const schema = join(root, 'schema.graphql');
let server;
before(async () => {
  server = await openServer();
});
after(() => server.close());

async function finds(problems, pattern) {
  assert.match((await problems).join('\n'), pattern);
}

function changed(text, pattern, replacement) {
  const after = text.replace(pattern, replacement);
  assert.ok(after !== text, `${pattern} is nowhere in the text`);
  return after;
}

/** Checks the committed schema with a defect. */
async function generatedFrom(pattern, replacement) {
  const folder = mkdtempSync(join(tmpdir(), 'lmm-schema-'));
  try {
    const path = join(folder, 'schema.graphql');
    writeFileSync(path, changed(readFileSync(schema, 'utf8'), pattern, replacement));
    return await generated(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A server whose answers have a defect: the body of the request and the text of the answer pass through a function. */
const altered =
  ({ request = (text) => text, answer = (text) => text }) =>
  async (url, init) => {
    const body = init?.body === undefined ? undefined : request(init.body);
    const response = await fetch(request(String(url)), { ...init, body });
    return new Response(answer(await response.text()), { status: response.status, headers: { 'content-type': 'application/json' } });
  };

/** Ignores cursors, in JSON as well as in an address. */
const withoutCursors = altered({
  request: (text) => text.replace(/"after":"[^"]*"/, '"after":null').replace(/%22after%22%3A%22[^%]*%22/, '%22after%22%3Anull'),
});
/** Searches give another id than the entity has elsewhere. */
const withOtherIds = altered({ answer: (text) => (text.includes('"search"') ? text.replaceAll('"model/clip"', '"search/clip"') : text) });

test('a wrong field in an application does not compile', () =>
  finds(generated(schema, { application: changed(usage, 'node.releasedOn', 'node.releasedAt') }), /error TS2551: Property 'releasedAt'/));

test('a wrong type in an application does not compile', () =>
  finds(generated(schema, { application: changed(usage, 'tokens: number', 'tokens: string') }), /error TS2322: Type 'number \| null'/));

test('a field that becomes nullable breaks the application', () =>
  finds(generatedFrom(/^ {2}limitations\(([^)]*)\): \[Limitation!\]!/m, '  limitations($1): [Limitation!]'), /possibly 'null'/));

test('a removed field breaks the documents', () =>
  finds(generatedFrom(/^ {2}checkedOn: Date!$/m, '  checked: Date!'), /"checkedOn" on type "Fact"/));

test('a new kind of error breaks the application and the page', async () => {
  const problems = generatedFrom(/^type ConflictError ([^}]*\})/m, 'type QuotaError $1\n\n$&');
  await finds(problems, /error TS2366/);
  await finds(problems, /differ from the schema: QuotaError of UserError/);
});

test('a scalar that the page leaves out is reported', () =>
  finds(generated(schema, { page: changed(apiPage, /^\| `PartialDate` .*\n/m, '') }), /Unknown scalar type PartialDate/));

test('a scalar that the page describes wrongly is reported', async () => {
  const page = changed(apiPage, '| whole number below 2^53 | `number` |', '| whole number below 2^53 | `bigint` |');
  await finds(generated(schema, { page }), /error TS2322: .*bigint/);
  await finds(urql(server, { page }), /BigInt is described as bigint, but \d+ came/);
});

test('an interface that the page leaves out is reported', () =>
  finds(generated(schema, { page: changed(apiPage, /^\| `SearchResultItem` .*\n/m, '') }), /differ from the schema: SearchResultItem/));

test('Apollo Client finds incomplete possible types', async () => {
  const without = (pattern) => apollo(schema, server, { possibleTypes: (text) => changed(text, pattern, '') });
  await finds(without(/(?<="Entity": \[[^\]]*)"Task",/), /Entity doesn't match Task/);
  await finds(without(/"UserError": \[[^\]]*\],?/), /errors as data: /);
});

test('Apollo Client finds pages that repeat entries', () =>
  finds(apollo(schema, server, { fetch: withoutCursors }), /pages of the same list: entries are repeated or missing/));

test('Apollo Client finds an object with two ids', () =>
  finds(apollo(schema, server, { fetch: withOtherIds }), /one object for each id: several objects/));

test('Apollo Client finds filters that share a list', () =>
  finds(
    apollo(schema, server, { page: changed(apiPage, /relayStylePagination\(\(args\).*\);/, 'relayStylePagination();') }),
    /a filter changes the list|contains entries of the other/,
  ));

test('Apollo Client finds objects without an id that replace each other', () =>
  finds(
    apollo(schema, server, { page: changed(apiPage, 'Meta: { merge: true },', '') }),
    /objects without an id: a second query of `meta` removes/,
  ));

test('urql finds pages that repeat entries', () =>
  finds(urql(server, { fetch: withoutCursors }), /pages by cursor: entries are repeated or missing/));

test('urql finds an object with two ids', () =>
  finds(urql(server, { fetch: withOtherIds }), /one id in every answer: the search gives another object/));

test('urql finds a mutation that hides what it is about', () =>
  finds(
    urql(server, {
      fetch: altered({ answer: (text) => (text.includes('"suggestion":{') ? text.replaceAll('"Model"', '"Thing"') : text) }),
    }),
    /the cache: a mutation about a model leaves an outdated answer/,
  ));

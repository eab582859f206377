/** Proves that each check can fail, with a schema that has one defect. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { breaking, intended } from './breaking.mjs';
import { accepted, botSchema, lintOperations, lintSchema, root } from './lint.mjs';
import { relay } from './relay.mjs';

const folder = mkdtempSync(join(tmpdir(), 'lmm-schema-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const publicSchema = join(root, 'schema.graphql');
let count = 0;

/** The committed schema with a defect. */
function broken(pattern, replacement, schema = publicSchema) {
  const text = readFileSync(schema, 'utf8');
  const changed = text.replace(pattern, replacement);
  assert.ok(changed !== text, `${pattern} is nowhere in ${schema}`);
  count += 1;
  const path = join(folder, `schema-${count}.graphql`);
  writeFileSync(path, changed);
  return path;
}

const renamed = (schema) => broken(/^ {2}factOfTheDay\(/m, '  factOfADay(', schema);
const REMOVED = { type: 'FIELD_REMOVED', path: 'Query.factOfTheDay' };

async function finds(problems, pattern) {
  assert.match((await problems).join('\n'), pattern);
}

test('a removed field breaks clients', () =>
  finds(breaking(renamed()), /'factOfTheDay' was removed .* list FIELD_REMOVED of "Query.factOfTheDay"/));

test('an argument that becomes required breaks clients', () =>
  finds(breaking(broken(/^ {2}factOfTheDay\(/m, '  factOfTheDay(zone: String!, ')), /'zone: String!'.* breaks clients/));

test('a breaking change with a reason is accepted, once', async () => {
  const listed = [...intended, { ...REMOVED, reason: 'No client used it for a year.', on: '2026-11-25' }];
  assert.deepEqual(await breaking(renamed(), listed), []);
  await finds(breaking(publicSchema, listed), /Query.factOfTheDay", but that isn't a change/);
});

test('a breaking change without a reason or a date is rejected', async () => {
  await finds(breaking(renamed(), [...intended, { ...REMOVED, on: '2026-11-25' }]), /without "reason" or "on"/);
  await finds(breaking(renamed(), [...intended, { ...REMOVED, reason: 'No client used it.', on: 'today' }]), /without "reason" or "on"/);
});

test('the rules find a field without a description', () =>
  finds(lintSchema(broken(/"[^"]*"\n {2}factOfTheDay\(/, 'factOfTheDay(')), /require-description/));

test('the rules find an argument without a description', () =>
  finds(lintSchema(broken(/(factOfTheDay\(\s*)"[^"]*"\s*date/, '$1date')), /\(Query\).*require-description/));

test('the rules find a connection without pages', () =>
  finds(lintSchema(broken(/^ {2}hasNextPage: Boolean!/m, '  hasMore: Boolean!')), /relay-page-info/));

test('the rules find an edge without a node', () =>
  finds(lintSchema(broken(/(type FactEdge \{[^}]*node: )Fact!/, '$1Citation!')), /\(FactEdge\).*relay-edge-types/));

test('an accepted finding that no longer occurs is reported', () =>
  finds(lintSchema(publicSchema, [...accepted, { rule: 'relay-edge-types', type: 'FactEdge' }]), /FactEdge, but that rule finds nothing/));

test("the rules find a bot's document with an unknown field", () =>
  finds(lintOperations(renamed(botSchema)), /^bots\/core\/commands\/fact\.ts:\d+ Cannot query field "factOfTheDay"/m));

test("the rules find a bot's fragment whose type has changed, in the file that uses it", () =>
  finds(
    lintOperations(broken(/^ {2}publisher: String!/m, '  publishedBy: String!', botSchema)),
    /^bots\/core\/present\/number-sources\.ts:\d+ Cannot query field "publisher"/m,
  ));

test("Relay's compiler finds an entity that can't be refetched", () =>
  finds([relay(broken(/( implements Entity)? (&|implements) Node \{/g, '$1 {'))], /refetchable/));

test("Relay's compiler finds a connection without its cursor", () =>
  finds([relay(broken(/^ {2}endCursor: String$/m, '  lastCursor: String'))], /endCursor/));

/** Apollo Client, with the cache of docs/api.md and generated possible types, against a running server. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ApolloClient, HttpLink } from '@apollo/client';
import { possibleTypesFile } from './codegen.mjs';
import { documents, fragment } from './documents.mjs';
import { apiPage, apolloCacheOf } from './page.mjs';
import { errorsAsData, fragmentsMatch, namesOf, PAGE, unique } from './promises.mjs';
import { steps } from './steps.mjs';

export async function apollo(schema, server, { page = apiPage, possibleTypes = (text) => text, fetch = globalThis.fetch } = {}) {
  const cache = await documentedCache(page, possibleTypes(await possibleTypesFile(schema, 'possible-types.js')));
  const link = new HttpLink({ uri: server.url, fetch, headers: { authorization: `Bearer ${server.key}` } });
  const client = new ApolloClient({ cache, link });
  const query = async (name, variables) => (await client.query({ query: documents[name], variables })).data;
  const mutate = async (name, variables) => (await client.mutate({ mutation: documents[name], variables })).data;
  const found = await steps({
    'pages of the same list': () => modelPages(client, query),
    'pages of a list inside an entity': () => factPages(client),
    'one object for each id': () => normalized(client, query),
    'fragments on interfaces and unions': () => fragmentsMatch(query),
    'objects without an id': () => withoutId(client, query),
    'errors as data': () => errorsAsData(mutate),
  });
  client.stop();
  return found;
}

/** Runs the module that the page shows, beside the possible types it imports. */
async function documentedCache(page, possibleTypes) {
  const work = mkdtempSync(join(tmpdir(), 'lmm-apollo-'));
  try {
    symlinkSync(join(import.meta.dirname, '../node_modules'), join(work, 'node_modules'), 'junction');
    writeFileSync(join(work, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(work, 'possible-types.js'), possibleTypes);
    writeFileSync(join(work, 'cache.js'), apolloCacheOf(page));
    return (await import(pathToFileURL(join(work, 'cache.js')).href)).cache;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Follows the cursor as an application does: a watched query, `fetchMore`, then what the cache has of the list. */
async function twoPages(client, name, variables, listOf) {
  const query = documents[name];
  const watched = client.watchQuery({ query, variables });
  const subscription = watched.subscribe({});
  try {
    const { pageInfo } = listOf((await client.query({ query, variables })).data);
    assert.ok(pageInfo.hasNextPage, 'the first page has no next one');
    await watched.fetchMore({ variables: { after: pageInfo.endCursor } });
    return listOf(client.readQuery({ query, variables })).edges.map(({ node }) => node);
  } finally {
    subscription.unsubscribe();
  }
}

async function modelPages(client, query) {
  const filtered = { ...PAGE, filter: { openWeights: true } };
  const nodes = await twoPages(client, 'ModelPage', PAGE, ({ models }) => models);
  const open = (await query('ModelPage', filtered)).models;
  const all = client.readQuery({ query: documents.ModelPage, variables: PAGE }).models;
  assert.equal(unique(nodes), 2 * PAGE.first, 'entries are repeated or missing');
  assert.deepEqual(
    namesOf(all),
    nodes.map(({ name }) => name),
    'a filter changes the list without one',
  );
  assert.equal(open.edges.length, PAGE.first, 'a filtered list contains entries of the other one');
  // Without the cache, so that it can't agree with itself.
  const { data } = await client.query({ query: documents.ModelPage, variables: { first: 2 * PAGE.first }, fetchPolicy: 'no-cache' });
  assert.deepEqual(
    nodes.map(({ name }) => name),
    namesOf(data.models),
    'two pages differ from one of twice the size',
  );
}

async function factPages(client) {
  const variables = { kind: 'MODEL_CLASS', slug: 'lmm', first: 2 };
  const nodes = await twoPages(client, 'FactPage', variables, ({ entity }) => entity.facts);
  assert.equal(unique(nodes), 4, 'facts are repeated or missing');
}

async function normalized(client, query) {
  await client.clearStore();
  const { model } = await query('Model', { slug: 'clip' });
  const { node } = await query('Node', { id: model.id });
  const { search } = await query('Search', { text: 'clip', first: 5 });
  const { __typename, id } = model;
  const stored = Object.values(client.cache.extract()).filter(({ name }) => name === model.name);
  assert.deepEqual(
    stored.map((object) => object.id),
    [id],
    'several objects of the cache are the same model',
  );
  assert.equal(node?.id, id, '`node` gives another object');
  assert.ok(
    search.edges.some((edge) => edge.node.id === id),
    'the search gives another object',
  );
  // A change of the one object must reach every query that read it.
  const card = { id: client.cache.identify({ __typename, id }), fragment: fragment('EntityCard') };
  client.writeFragment({ ...card, data: { ...client.readFragment(card), summary: 'Changed.' } });
  const again = client.readQuery({ query: documents.Node, variables: { id } });
  assert.equal(again?.node?.summary, 'Changed.', 'a change of one object misses a query');
}

async function withoutId(client, query) {
  await query('Revision');
  await query('Counts');
  assert.ok(client.readQuery({ query: documents.Revision })?.meta.revision > 0, 'a second query of `meta` removes what the first one read');
}

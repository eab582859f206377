/** urql's core with its document cache, against a running server. Reads go by GET there, and mutations by POST. */
import assert from 'node:assert/strict';
import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { documents } from './documents.mjs';
import { apiPage, scalarsOf } from './page.mjs';
import { errorsAsData, fragmentsMatch, namesOf, PAGE, unique } from './promises.mjs';
import { steps } from './steps.mjs';

export function urql(server, { page = apiPage, fetch = globalThis.fetch } = {}) {
  let requests = 0;
  const counted = (...args) => {
    requests += 1;
    return fetch(...args);
  };
  const client = new Client({
    url: server.url,
    exchanges: [cacheExchange, fetchExchange],
    fetch: counted,
    fetchOptions: { headers: { authorization: `Bearer ${server.key}` } },
  });
  const settle = ({ data, error }) => {
    if (error !== undefined) throw error;
    return data;
  };
  const query = async (name, variables = {}) => settle(await client.query(documents[name], variables));
  const mutate = async (name, variables) => settle(await client.mutation(documents[name], variables));
  return steps({
    'pages by cursor': () => pages(query),
    'fragments on interfaces and unions': () => fragmentsMatch(query),
    'one id in every answer': () => ids(query),
    'the cache': () => cached(query, mutate, () => requests),
    'errors as data': () => errorsAsData(mutate),
    'scalars as docs/api.md describes them': () => scalars(query, mutate, scalarsOf(page)),
  });
}

async function pages(query) {
  const first = (await query('ModelPage', PAGE)).models;
  assert.ok(first.pageInfo.hasNextPage, 'the first page has no next one');
  const second = (await query('ModelPage', { ...PAGE, after: first.pageInfo.endCursor })).models;
  const nodes = [...first.edges, ...second.edges].map(({ node }) => node);
  assert.equal(unique(nodes), 2 * PAGE.first, 'entries are repeated or missing');
  const whole = (await query('ModelPage', { first: 2 * PAGE.first })).models;
  assert.deepEqual(namesOf(nodes), namesOf(whole), 'two pages differ from one of twice the size');
}

async function ids(query) {
  const { model } = await query('Model', { slug: 'clip' });
  const { node } = await query('Node', { id: model.id });
  const { search } = await query('Search', { text: 'clip', first: 5 });
  assert.deepEqual({ id: node?.id, name: node?.name }, { id: model.id, name: model.name }, '`node` gives another object');
  assert.ok(
    search.edges.some((edge) => edge.node.id === model.id),
    'the search gives another object',
  );
}

/** A repeated query costs no request, until a mutation answers with an object of a type that it read. */
async function cached(query, mutate, requests) {
  const cost = async (work) => {
    const before = requests();
    await work();
    return requests() - before;
  };
  const read = () => query('Model', { slug: 'clip' });
  await read();
  assert.equal(await cost(read), 0, 'a repeated query makes another request');
  const { suggest } = await mutate('Suggest', { input: { text: 'Add its license.', about: 'clip' } });
  assert.deepEqual(suggest.errors, []);
  assert.equal(await cost(read), 1, 'a mutation about a model leaves an outdated answer in the cache');
}

async function scalars(query, mutate, types) {
  const { entities } = await query('Entities', { kinds: ['MODEL'], first: 100 });
  const models = entities.edges.map(({ node }) => node);
  const { suggest } = await mutate('Suggest', { input: { text: 'Add its license.' } });
  const { search } = await query('Search', { text: 'CLIP', first: 100 });
  const fact = search.edges.map(({ node }) => node).find(({ __typename }) => __typename === 'Fact');
  const values = {
    AttributeValue: models.map(({ license }) => license?.value),
    BigInt: [suggest.revision, ...models.map(({ contextTokens }) => contextTokens)],
    Date: [(await query('Node', { id: fact.id })).node.checkedOn],
    DateTime: [suggest.suggestion.at],
    PartialDate: models.map(({ releasedOn }) => releasedOn),
  };
  for (const [name, all] of Object.entries(values)) {
    const known = all.filter((value) => value !== null && value !== undefined);
    assert.ok(known.length > 0, `no answer has a ${name}`);
    for (const value of known)
      assert.ok(isA(types[name], value), `${name} is described as ${types[name]}, but ${JSON.stringify(value)} came`);
  }
}

const isA = (type, value) =>
  type
    .split(' | ')
    .some((part) =>
      part.endsWith('[]') ? Array.isArray(value) && value.every((item) => isA(part.slice(0, -2), item)) : typeof value === part,
    );

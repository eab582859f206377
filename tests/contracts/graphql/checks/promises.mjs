/** What every client must find, whatever its cache. A query or mutation is given by its name and variables, and returns the data. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../../schema.graphql'), 'utf8'));
const kinds = schema
  .getType('Kind')
  .getValues()
  .map(({ name }) => name);

export const PAGE = { first: 10 };

/** Suggestions that the server rejects, with what the error must say. */
const rejected = [
  { input: { text: 'a' }, type: 'InvalidInputError', fields: ['code', 'message', 'path'] },
  { input: { text: 'Add its license.', about: 'clipp' }, type: 'NotFoundError', fields: ['code', 'message', 'path', 'suggestions'] },
];

export const unique = (nodes) => new Set(nodes.map(({ id }) => id)).size;
export const namesOf = (list) => (list.edges?.map(({ node }) => node) ?? list).map(({ name }) => name);

/** Fragments on the interface reach entities of each kind, wherever they are: in a list, a union, a plain list. */
export async function fragmentsMatch(query) {
  for (const kind of kinds) {
    const { entities } = await query('Entities', { kinds: [kind], first: 1 });
    assert.equal(entities.edges.length, 1, `there is no ${kind} to test with`);
    for (const { node } of entities.edges) assert.equal(node.kind, kind, `Entity doesn't match ${node.__typename}`);
  }
  const { search } = await query('Search', { text: 'video', first: 20 });
  for (const { node } of search.edges) assert.ok(node.name ?? node.text, `no fragment of the search matches ${node.__typename}`);
  const { limitations } = await query('Limitations', { of: 'LMM' });
  const names = namesOf(limitations);
  // The article's five, and those of other sources.
  assert.ok(names.length > 5 && names.every(Boolean), "the fragment doesn't match limitations");
}

export async function errorsAsData(mutate) {
  for (const { input, type, fields } of rejected) {
    const [error] = (await mutate('Suggest', { input })).suggest.errors;
    assert.equal(error?.__typename, type);
    for (const field of fields) assert.ok(error[field]?.length > 0, `${type} has no ${field}`);
  }
}

import { expect, it } from 'vitest';
import { parametersOfBody } from '../../../../src/server/request/parameters.ts';

const read = (body: string) => parametersOfBody(Buffer.from(body));

it.each([
  ['{ "query": "{ a }" }', { query: '{ a }' }],
  [
    '{ "query": "{ a }", "operationName": "A", "variables": { "b": [null] }, "extensions": {} }',
    { query: '{ a }', operationName: 'A', variables: { b: [null] }, extensions: {} },
  ],
  ['{ "query": "{ a }", "operationName": null, "variables": null, "id": 1 }', { query: '{ a }' }],
  ['{ "query": "{ a }", "__proto__": { "variables": {} } }', { query: '{ a }' }],
])('reads the parameters in %s and nothing else', (body, parameters) => {
  expect(read(body)).toEqual(parameters);
  expect(Object.keys(read(body)).sort()).toEqual(Object.keys(parameters).sort());
});

it('leaves out a variable that would be a prototype', () => {
  const { variables = {} } = read('{ "query": "{ a }", "variables": { "__proto__": { "b": 1 }, "c": 2 } }');
  expect([Object.keys(variables), Object.getPrototypeOf(variables)]).toEqual([['c'], Object.prototype]);
});

it.each([
  ['{ "query": 1 }', '"query" must be a GraphQL document, for example "{ meta { revision } }".'],
  ['{ "query": "{ a }", "operationName": 1, "variables": [] }', '"operationName" must be a string. "variables" must be a JSON object.'],
  ['[]', "Batched requests aren't supported. Send them one by one."],
])('says what is wrong in %s', (body, message) => {
  expect(() => read(body)).toThrow(message);
});

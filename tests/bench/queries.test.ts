import { parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { randomOf } from './generate.ts';
import { bodyOf, questions, searches } from './queries.ts';

it('uses only fields of the schema', () => {
  const unknown = [...questions, ...searches].filter(({ query }) => validate(schema, parse(query)).length > 0);
  expect(unknown.map(({ name }) => name)).toEqual([]);
});

it.each([...questions, ...searches])('$name has a placeholder for a number in its body, and varies its variables', (question) => {
  const random = randomOf(1);
  const bodies = Array.from({ length: 20 }, () => bodyOf(question, 1_000, random));
  expect(bodies.filter((body) => body.split('00000000').length !== 2)).toEqual([]);
  expect(new Set(bodies).size > 1).toBe(question.query.includes('$'));
});

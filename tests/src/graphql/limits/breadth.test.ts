import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { breadthOf } from '../../../../src/graphql/limits/breadth.ts';

it.each([
  ['nested fields', '{ a { b c { d } } e }', 5],
  ['inline fragments', '{ ... { a b } ... on T { c } }', 3],
  ['a fragment for each of its spreads', '{ ...F ...F a { ...F } } fragment F on T { b c }', 7],
  ['only the largest operation', 'query A { a b } query B { a b c }', 3],
  ['a fragment that is not there', '{ a ...F }', 1],
  ['fragments in a circle', '{ ...F } fragment F on T { a ...G } fragment G on T { b ...F }', 2],
  ['no operation', 'fragment F on T { a }', 0],
])('counts %s', (_what, document, fields) => {
  expect(breadthOf(parse(document))).toBe(fields);
});

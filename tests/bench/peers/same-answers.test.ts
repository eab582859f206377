import { describe, expect, it } from 'vitest';
import { contentOf } from './same-answers.ts';

const answer = (data: unknown, more: object = {}) => JSON.stringify({ data, ...more });

describe('the content of an answer', () => {
  it('is the same with and without the objects of pages', () => {
    const page = answer({ models: { nodes: [{ slug: 'a', makers: { nodes: [{ name: 'b' }] } }] } });
    expect(contentOf(page)).toEqual(contentOf(answer({ models: [{ slug: 'a', makers: [{ name: 'b' }] }] })));
  });

  it('leaves out cursors and what is beside the data', () => {
    const ours = answer({ models: { edges: [{ cursor: 'x', node: { slug: 'a' } }], pageInfo: { hasNextPage: true, endCursor: 'x' } } });
    const theirs = answer(
      { models: { edges: [{ cursor: 'y', node: { slug: 'a' } }], pageInfo: { hasNextPage: true, endCursor: 'y' } } },
      { extensions: { cost: 1 } },
    );
    expect(contentOf(ours)).toEqual(contentOf(theirs));
  });

  it('keeps the order of lists and the types of values', () => {
    expect(contentOf(answer({ list: [1, 2] }))).not.toEqual(contentOf(answer({ list: [2, 1] })));
    expect(contentOf(answer({ count: 1 }))).not.toEqual(contentOf(answer({ count: '1' })));
  });

  it('is refused when there are errors', () => {
    expect(() => contentOf(answer({ model: null }, { errors: [{ message: 'No.' }] }))).toThrow("An answer isn't complete");
  });
});

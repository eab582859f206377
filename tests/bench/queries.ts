/** The bench's API queries: the most frequent questions, about entities of a generated graph. */
import { countOf, slugOf } from './generate.ts';

export interface Question {
  readonly name: string;
  readonly query: string;
  /** The variables of one request, from the size of the graph and random numbers from 0 to below 1. */
  readonly variables: (size: number, random: () => number) => object;
}

const aModel = (size: number, random: () => number): string => slugOf('model', Math.floor(countOf('model', size) * random()));

export const questions: readonly Question[] = [
  {
    name: 'q1 limitations',
    query: '{ limitations(of: LMM) { slug name statement appliesTo { slug } citations { source { title url publisher } } } }',
    variables: () => ({}),
  },
  {
    name: 'q2 one model',
    query: `query ($slug: String!) { model(slug: $slug) { slug name kind releasedOn parameters summary
      makers(first: 3) { nodes { slug name country } } accepts(first: 5) { nodes { slug name } }
      scores(first: 5) { nodes { value benchmark { slug name } } } } }`,
    variables: (size, random) => ({ slug: aModel(size, random) }),
  },
  {
    name: 'q3 page of models',
    query: `query ($accepts: [String!]) { models(filter: { accepts: $accepts }, first: 50) {
      edges { cursor node { slug name kind makers(first: 3) { nodes { name } } accepts(first: 5) { nodes { slug } } } }
      pageInfo { hasNextPage endCursor } } }`,
    variables: (_size, random) => ({ accepts: [['text', 'image', 'audio', 'video'][Math.floor(4 * random())]] }),
  },
  {
    name: 'q5 two hops',
    query: 'query ($slug: String!) { neighbours(of: { kind: MODEL, slug: $slug }, depth: 2, first: 50) { nodes { kind slug name } } }',
    variables: (size, random) => ({ slug: aModel(size, random) }),
  },
  {
    name: 'q6 path',
    query: `query ($a: String!, $b: String!) { path(from: { kind: MODEL, slug: $a }, to: { kind: MODEL, slug: $b }) {
      length steps { relation { type } reversed entity { kind slug name } } } }`,
    variables: (size, random) => ({ a: aModel(size, random), b: aModel(size, random) }),
  },
];

const KINDS = ['model', 'organization', 'task', 'technique', 'benchmark', 'concept'] as const;

/** Two words of a name: the first is frequent, the second is in few names. */
function nameOf(size: number, random: () => number): string {
  const kind = KINDS[Math.floor(KINDS.length * random())] ?? 'model';
  return `${kind} ${Math.floor(countOf(kind, size) * random())}`;
}

/** What the bots ask while a user types, and when a user searches. */
export const searches: readonly Question[] = [
  {
    name: 'search',
    query: 'query ($text: String!) { search(text: $text, first: 10) { edges { score node { __typename } } } }',
    variables: (size, random) => ({ text: nameOf(size, random) }),
  },
  {
    name: 'complete',
    query: 'query ($text: String!) { complete(text: $text) { label value } }',
    variables: (size, random) => ({ text: `the ${nameOf(size, random)}` }),
  },
];

/** The body of one request. An extra member, which servers ignore, is a placeholder for a number that makes the body unique. */
export const bodyOf = ({ query, variables }: Question, size: number, random: () => number): string =>
  JSON.stringify({ query, variables: variables(size, random), extensions: { asked: '00000000' } });

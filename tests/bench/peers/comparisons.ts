/** Comparisons: a question to our API, and the document that asks PostGraphile for the same content in the fewest steps. */
import { type Question, questions } from '../queries.ts';

export interface Comparison {
  readonly name: string;
  readonly ours: Question;
  readonly peer: Question;
}

/** Of two layouts measured, functions were faster than join tables in the document: 10 to 20 percent. */
const PEER_Q1 = `{ limitations(class: "lmm") { nodes { slug name statement appliesTo { nodes { slug } }
  citations: limitationSourcesByLimitationId(orderBy: PRIMARY_KEY_ASC) { nodes { source: sourceBySourceId { title url publisher } } } } } }`;

const PEER_Q2 = `query ($slug: String!) { model: modelBySlug(slug: $slug) { slug name kind releasedOn parameters summary
  makers(first: 3) { nodes { slug name country } } accepts(first: 5) { nodes { slug name } }
  scores: scoresByModelId(first: 5, orderBy: PRIMARY_KEY_ASC) { nodes { value benchmark: benchmarkByBenchmarkId { slug name } } } } }`;

const PEER_Q3 = `query ($accepts: String!) { models(accepts: $accepts, first: 50) {
  edges { cursor node { slug name kind makers(first: 3) { nodes { name } } accepts(first: 5) { nodes { slug } } } }
  pageInfo { hasNextPage endCursor } } }`;

const PEER_Q5 = 'query ($slug: String!) { neighbours: neighboursPage(slug: $slug, size: 50) { nodes { kind slug name } } }';
const PEER_Q5_PLAIN = 'query ($slug: String!) { neighbours(slug: $slug, first: 50) { nodes { kind slug name } } }';

/**
 * q6, the shortest path, isn't compared: SQL has no operator for it, so the answer would be a function of our own, and among
 * several shortest paths it would have to choose as the product does.
 */
export const comparisons: readonly Comparison[] = [
  compare('q1', PEER_Q1),
  compare('q2', PEER_Q2),
  compare('q3', PEER_Q3, ({ accepts: [first] }: { readonly accepts: readonly string[] }) => ({ accepts: first })),
  compare('q5', PEER_Q5),
  compare('q5', PEER_Q5_PLAIN, undefined, ', plain SQL'),
];

function compare<Variables>(id: string, query: string, variablesOf?: (ours: Variables) => object, suffix = ''): Comparison {
  const ours = questions.find(({ name }) => name.startsWith(id));
  if (ours === undefined) throw new Error(`There is no question ${id}.`);
  const name = `${ours.name}${suffix}`;
  const variables: Question['variables'] = (size, random) => {
    const own = ours.variables(size, random);
    return variablesOf === undefined ? own : variablesOf(own as Variables);
  };
  return { name, ours, peer: { name, query, variables } };
}

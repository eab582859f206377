/** Where the API and its playground are served. */
export const GRAPHQL_PATH = '/graphql';

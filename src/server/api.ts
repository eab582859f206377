/** The GraphQL API over HTTP: Yoga with our schema, our error messages and one graph for each request. */
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import type { Logger } from 'pino';
import { anonymous } from '../access/scopes.ts';
import type { Clock } from '../clock.ts';
import type { Client } from '../database/client.ts';
import type { GraphStore } from '../graph/store.ts';
import type { Context } from '../graphql/builder.ts';
import { maskErrors } from '../graphql/errors.ts';
import { schema } from '../graphql/schema.ts';
import { subscribe } from '../graphql/subscribe.ts';

export const GRAPHQL_PATH = '/graphql';

export type Api = YogaServerInstance<object, Context>;

export interface ApiOptions {
  readonly store: GraphStore;
  readonly client: Client;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Subscriptions by our own rules. */
const live: Plugin<Context> = {
  onSubscribe: ({ args, setSubscribeFn }) => setSubscribeFn(() => subscribe(args, args.contextValue.request.signal)),
};

export function createApi({ store, client, clock, log }: ApiOptions): Api {
  return createYoga<object, Context>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    // Taken once a request, so that every resolver of it sees one revision.
    context: () => ({ graph: store.current(), viewer: anonymous, store, client, clock }),
    plugins: [live],
    maskedErrors: { maskError: maskErrors(log) },
    // No cookie and no credential ever counts here, so any page may ask.
    cors: { origin: '*', credentials: false },
    graphiql: false,
    landingPage: false,
    multipart: false,
    logging: false,
  });
}

/** The API as clients inside this process reach it: without a socket, at an address that only names it. */
export const inMemory = (api: Api): { readonly url: string; readonly fetch: typeof fetch } => ({
  url: `http://localhost${GRAPHQL_PATH}`,
  fetch: async (input, init) => api.fetch(new Request(input, init)),
});

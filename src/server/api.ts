/** The GraphQL API: Yoga with our schema, our error messages and limits, and one graph for each request. */

import type { GraphQLSchema } from 'graphql';
import { createYoga, useExecutionCancellation } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Authenticate } from '../access/authenticate.ts';
import { anonymous } from '../access/scopes.ts';
import type { Clock } from '../clock.ts';
import { compact } from '../compact.ts';
import { createDeliveryStore } from '../daily/delivery/delivery-store.ts';
import type { Client } from '../database/client.ts';
import type { GraphStore } from '../graph/store/store.ts';
import type { Context } from '../graphql/base/builder.ts';
import { maskErrors } from '../graphql/base/mask-errors.ts';
import { schema as ourSchema } from '../graphql/schema.ts';
import { GRAPHQL_PATH } from '../routing/graphql-path.ts';
import { useCacheable } from './plugins/cacheable.ts';
import { useCostLimit } from './plugins/cost-limit.ts';
import { documentCaches, documentLimits } from './plugins/document-limits.ts';
import { useClosedIntrospection } from './plugins/introspection.ts';
import { useLive } from './plugins/live.ts';
import { usePublicSchema } from './plugins/public-schema.ts';
import { type RequestContext, type ServerContext, useRequestContext } from './plugins/request-context.ts';

export interface ApiOptions {
  readonly store: GraphStore;
  readonly client: Client;
  readonly clock: Clock;
  readonly log: Logger;
  readonly authenticate: Authenticate;
  /** Whether everybody may ask for the schema; administrators always may. */
  readonly introspection?: boolean;
  /** For how long who claims a daily post has it, in milliseconds; a minute when it is left out. */
  readonly leaseMs?: number | undefined;
  readonly schema?: GraphQLSchema;
}

export interface Api extends Pick<ApiOptions, 'store' | 'clock' | 'log' | 'authenticate'> {
  /** Answers a request from inside of this process: nobody counts it, and nothing of it is kept. */
  readonly fetch: typeof fetch;
  /** Answers what the edge has read and checked already. */
  readonly handleRequest: (requestContext: RequestContext, init: RequestInit) => Promise<Response>;
}

export function createApi(options: ApiOptions): Api {
  const { store, client, clock, log, authenticate, introspection = true, schema = ourSchema } = options;
  const deliveryStore = createDeliveryStore(client, options.leaseMs);
  const yoga = createYoga<ServerContext, Context>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    // Taken once a request, so that every resolver of it sees one revision.
    context: ({ requestContext, viewer = anonymous }) => ({
      graph: requestContext?.graph ?? store.current(),
      viewer,
      store,
      client,
      clock,
      deliveryStore: deliveryStore,
    }),
    plugins: [
      useRequestContext(authenticate),
      ...documentLimits(),
      usePublicSchema(schema),
      useCostLimit(),
      useLive(store),
      useCacheable(),
      ...(introspection ? [] : [useClosedIntrospection()]),
      useExecutionCancellation(),
    ],
    maskedErrors: { maskError: maskErrors(log) },
    parserAndValidationCache: documentCaches(),
    // Pages of other addresses are the edge's matter.
    cors: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    logging: false,
  });
  return {
    store,
    clock,
    log,
    authenticate,
    fetch: async (input, init) => yoga.fetch(new Request(input, init), {}),
    handleRequest: async (requestContext, init) => yoga.fetch(`http://localhost${GRAPHQL_PATH}`, init, { requestContext }),
  };
}

/** The API as clients inside of this process reach it: without a socket, at an address that only names it, and with their key. */
export const inProcessApi = (api: Pick<Api, 'fetch'>, key?: string) =>
  compact({ url: `http://localhost${GRAPHQL_PATH}`, fetch: api.fetch, key });

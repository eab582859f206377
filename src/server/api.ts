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
import { productVersion } from '../env.ts';
import type { GraphStore } from '../graph/store/store.ts';
import type { Context } from '../graphql/base/builder.ts';
import { maskErrors } from '../graphql/base/mask-errors.ts';
import { schema as ourSchema } from '../graphql/schema.ts';
import { GRAPHQL_PATH } from '../routing/graphql-path.ts';
import { useAbortedValidation } from './plugins/aborted-validation.ts';
import { useBoundedErrors } from './plugins/bounded-errors.ts';
import { useCacheable } from './plugins/cacheable.ts';
import { useCostLimit } from './plugins/cost-limit.ts';
import { createDocumentCache } from './plugins/document-cache.ts';
import { documentLimits } from './plugins/document-limits.ts';
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
  /** Whether all callers may introspect the schema; admins always may. */
  readonly introspection?: boolean;
  /** How long a poster holds the daily posts that it claims, in milliseconds; a minute by default. */
  readonly leaseMs?: number | undefined;
  readonly schema?: GraphQLSchema;
}

export interface Api extends Pick<ApiOptions, 'store' | 'clock' | 'log' | 'authenticate'> {
  /** Answers a request from inside this process: without a rate limit, and without the cache. */
  readonly fetch: typeof fetch;
  /** Answers a request that the endpoint has already read and checked. */
  readonly handleRequest: (requestContext: RequestContext, init: RequestInit) => Promise<Response>;
}

export function createApi(options: ApiOptions): Api {
  const { store, client, clock, log, authenticate, introspection = true, schema = ourSchema } = options;
  const deliveryStore = createDeliveryStore(client, options.leaseMs);
  const maskError = maskErrors(log);
  const documentCache = createDocumentCache();
  const yoga = createYoga<ServerContext, Context>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    // Read once per request, so that all of its resolvers see one revision.
    context: ({ requestContext, viewer = anonymous }) => ({
      graph: requestContext?.graph ?? store.current(),
      viewer,
      store,
      client,
      clock,
      version: productVersion,
      deliveryStore: deliveryStore,
    }),
    plugins: [
      useRequestContext(authenticate),
      ...documentLimits(),
      useAbortedValidation(),
      usePublicSchema(schema),
      useCostLimit(maskError),
      useLive(store),
      useCacheable(),
      ...(introspection ? [] : [useClosedIntrospection()]),
      useBoundedErrors(),
      // After every plugin that adds a rule of validation.
      documentCache.plugin,
      useExecutionCancellation(),
    ],
    maskedErrors: { maskError },
    parserAndValidationCache: false,
    // The endpoint handles requests from other origins.
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

/** The API for clients inside this process: without a socket, with their key, at a URL that is only a name. */
export const inProcessApi = (api: Pick<Api, 'fetch'>, key?: string) =>
  compact({ url: `http://localhost${GRAPHQL_PATH}`, fetch: api.fetch, key });

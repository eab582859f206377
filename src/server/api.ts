/** The GraphQL API: our schema, error messages and rules, one graph for each request, and two ways to its answer: our own and Yoga. */

import type { GraphQLSchema } from 'graphql';
import { createYoga, useExecutionCancellation } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Authenticate } from '../access/authenticate.ts';
import { anonymous } from '../access/scopes.ts';
import type { Assist } from '../ask/assist.ts';
import { createRefusalCounter } from '../bot-state/questions/refusals.ts';
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
import { type AnswerQuery, createAnswerQuery } from './answer-query.ts';
import { createPlans } from './executor/plans.ts';
import { useRules } from './plugins/apply-rules.ts';
import { useLive } from './plugins/live.ts';
import { type RequestContext, type ServerContext, useRequestContext } from './plugins/request-context.ts';
import { createRules } from './rules/rules.ts';

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
  /** Has a language model help with answers to bots; none by default. */
  readonly assist?: Assist | undefined;
}

export interface Api extends Pick<ApiOptions, 'store' | 'clock' | 'log' | 'authenticate'> {
  /** Answers a request from inside this process: without a rate limit, and without the cache. */
  readonly fetch: typeof fetch;
  /** Answers a query that the endpoint has already read and checked, without Yoga. */
  readonly answerQuery: AnswerQuery;
  /** Answers any request that the endpoint has already read and checked, by Yoga. */
  readonly handleRequest: (requestContext: RequestContext, init: RequestInit) => Promise<Response>;
  /** Stores what is counted but not stored yet; to be called before the database closes. */
  readonly flush: () => Promise<void>;
}

export function createApi(options: ApiOptions): Api {
  const { store, client, clock, log, authenticate, introspection = true, schema = ourSchema, assist = null } = options;
  const deliveryStore = createDeliveryStore(client, options.leaseMs);
  const refusals = createRefusalCounter({ client, clock, log });
  const maskError = maskErrors(log);
  const rules = createRules({ schema, introspection, maskError });
  const plans = createPlans();
  // Read once per request, so that all of its resolvers see one revision.
  const contextOf = (graph = store.current(), viewer = anonymous): Context => ({
    ...{ graph, viewer, store, client, clock, deliveryStore, assist, refusals },
    version: productVersion,
  });
  const yoga = createYoga<ServerContext, Context>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    context: ({ requestContext, viewer }) => contextOf(requestContext?.graph, viewer),
    plugins: [useRequestContext(authenticate), useRules(rules, plans), useLive(store), useExecutionCancellation()],
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
    flush: refusals.flush,
    store,
    clock,
    log,
    authenticate,
    answerQuery: createAnswerQuery({ rules, plans, maskError, contextOf: ({ graph, viewer }) => contextOf(graph, viewer) }),
    fetch: async (input, init) => yoga.fetch(new Request(input, init), {}),
    handleRequest: async (requestContext, init) => yoga.fetch(`http://localhost${GRAPHQL_PATH}`, init, { requestContext }),
  };
}

/** The API for clients inside this process: without a socket, with their key, at a URL that is only a name. */
export const inProcessApi = (api: Pick<Api, 'fetch'>, key?: string) =>
  compact({ url: `http://localhost${GRAPHQL_PATH}`, fetch: api.fetch, key });

/** The schema builder: plugins, defaults and the descriptions of what Relay adds by itself. */
import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import { hasScope, type Scope, scopeNames, type Viewer } from '../../access/scopes.ts';
import type { Assist } from '../../ask/assist.ts';
import type { RefusalCounter } from '../../bot-state/questions/refusals.ts';
import type { Clock } from '../../clock.ts';
import type { DeliveryStore } from '../../daily/delivery/delivery-store.ts';
import type { Client } from '../../database/client.ts';
import type { Graph } from '../../graph/graph.ts';
import type { GraphStore } from '../../graph/store/store.ts';
import { bounds } from '../limits/argument-limits.ts';
import { exactText } from '../limits/argument-prices.ts';
import type { Meter } from '../limits/cost.ts';
import type PrismaTypes from '../prisma-types.ts';
import { getDatamodel } from '../prisma-types.ts';
import { boundedArguments } from './bounded-arguments.ts';
import { decodeId, scopeError } from './refused-requests.ts';
import { rejectedErrors } from './rejected-errors.ts';

/** What resolvers see. Knowledge is read from `graph` alone: the one revision that this request is answered from. */
export interface Context {
  /** Only a mutation moves it on, to a graph that shows what it wrote: mutations run one after the other, each with its answer. */
  graph: Graph;
  readonly viewer: Viewer;
  /** For what has to be at the newest revision: writes, and subscriptions to later ones. */
  readonly store: GraphStore;
  /** For operational rows, never for knowledge. */
  readonly client: Client;
  readonly clock: Clock;
  /** The version of LMM Atlas that runs. */
  readonly version: string;
  /** Has a language model help with answers; null unless one is configured. */
  readonly assist: Assist | null;
  /** The jobs that posters of daily facts claim and complete. */
  readonly deliveryStore: DeliveryStore;
  /** Counts questions without an answer by their reasons. */
  readonly refusals: RefusalCounter;
  /** Set once the cost of the request is known, unless the caller has no rate limit. */
  readonly meter?: Meter;
}

/** The same number of objects as a page can have. */
const MAX_NODES = 100;

/** A cursor holds the names of its entry. */
const cursor = { ...bounds({ characters: 2_000 }), ...exactText };

export const builder = new SchemaBuilder<{
  Context: Context;
  PrismaTypes: PrismaTypes;
  AuthScopes: Record<Scope, boolean>;
  Scalars: {
    ID: { Input: string; Output: string };
    Date: { Input: string; Output: string };
    PartialDate: { Input: string; Output: string };
    BigInt: { Input: number; Output: number };
    DateTime: { Input: string; Output: string };
    JSON: { Input: unknown; Output: unknown };
    AttributeValue: { Input: string; Output: string | number | boolean | readonly string[] };
  };
  Connection: { totalCount: number };
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
}>({
  // Pothos asks the last one first, and wraps it by all before it.
  plugins: [rejectedErrors, ScopeAuthPlugin, RelayPlugin, PrismaPlugin, ComplexityPlugin, boundedArguments],
  defaultFieldNullability: false,
  prisma: { client: ({ client }) => client, dmmf: getDatamodel(), exposeDescriptions: false, filterConnectionTotalCount: true },
  scopeAuth: {
    authScopes: ({ viewer }) => Object.fromEntries(scopeNames.map((scope) => [scope, hasScope(viewer, scope)])) as Record<Scope, boolean>,
    unauthorizedError: (_root, { viewer }, { fieldName }) => scopeError(fieldName, viewer.key !== null),
  },
  // The plugin only keeps what fields say of their cost; limits/cost.ts adds it up, once for each request.
  complexity: { defaultComplexity: 1, defaultListMultiplier: 1, disabled: true },
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    encodeGlobalID: (_type, id) => String(id),
    decodeGlobalID: decodeId,
    nodesOnConnection: { description: 'The entries alone.', complexity: { field: 1, multiplier: 1 } },
    idFieldOptions: { description: 'The same in every installation; `node` fetches by it.' },
    nodeTypeOptions: { description: 'Anything that `node` can fetch by its id.' },
    nodeQueryOptions: {
      description: 'Fetches an entity, fact or source by its id; null if nothing has it.',
      args: { id: { description: 'An id such as `model/clip`.', extensions: exactText } },
    },
    nodesQueryOptions: {
      description: 'Fetches objects by their ids, in the same order; null where nothing has the id.',
      args: {
        ids: { description: 'Up to 100 ids, such as `model/clip`.', extensions: { ...bounds({ entries: MAX_NODES }), ...exactText } },
      },
      complexity: ({ ids }: { ids: readonly unknown[] }) => ({ field: 1, multiplier: Math.min(ids.length, MAX_NODES) }),
    },
    edgesFieldOptions: {
      description: 'Entries with cursors.',
      nullable: { list: false, items: false },
      complexity: { field: 1, multiplier: 1 },
    },
    nodeFieldOptions: { description: 'The entry.', nullable: false },
    cursorFieldOptions: { description: 'For `after` or `before`.' },
    pageInfoFieldOptions: { description: 'Where the page ends.' },
    pageInfoTypeOptions: { description: 'Where a page starts and ends, and whether there are more.' },
    hasNextPageFieldOptions: { description: 'Whether more entries follow.' },
    hasPreviousPageFieldOptions: { description: 'Whether more entries precede.' },
    startCursorFieldOptions: { description: 'Pass it as `before`; null on an empty page.' },
    endCursorFieldOptions: { description: 'Pass it as `after`; null on an empty page.' },
    firstArgOptions: { description: 'Up to 100.' },
    lastArgOptions: { description: 'From the end.' },
    beforeArgOptions: { description: 'Before a cursor.', extensions: cursor },
    afterArgOptions: { description: 'After a cursor.', extensions: cursor },
  },
});

builder.queryType({ description: 'Everything you can ask. Every statement has citations.' });

builder.mutationType({
  description: 'Everything you can write. Expected problems are reported in `errors`.',
});

builder.subscriptionType({
  description: 'Live changes as server-sent events; each change is delivered once.',
});

builder.globalConnectionField('totalCount', (t) => t.int({ description: 'Size of the list.', resolve: ({ totalCount }) => totalCount }));

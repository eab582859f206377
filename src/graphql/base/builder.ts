/** The schema builder: plugins, defaults and the descriptions of what Relay adds by itself. */
import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import { hasScope, type Scope, scopeNames, type Viewer } from '../../access/scopes.ts';
import type { Clock } from '../../clock.ts';
import type { DeliveryStore } from '../../daily/delivery/delivery-store.ts';
import type { Client } from '../../database/client.ts';
import { BadInput } from '../../errors.ts';
import type { Graph } from '../../graph/graph.ts';
import type { GraphStore } from '../../graph/store/store.ts';
import type PrismaTypes from '../prisma-types.ts';
import { getDatamodel } from '../prisma-types.ts';
import { MAX_BREADTH, MAX_COMPLEXITY, MAX_DEPTH, type Meter } from './cost.ts';
import { plainText } from './plain-text.ts';
import { complexityError, decodeId, scopeError } from './refused-requests.ts';

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
  /** For what posters of daily facts claim and settle. */
  readonly deliveryStore: DeliveryStore;
  /** There once it is known what the request costs, unless nobody counts the requests of who asks. */
  readonly meter?: Meter;
}

/** As many objects can be fetched at once as a page can have entries. */
const MAX_NODES = 100;

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
  // Pothos asks the last one first.
  plugins: [ScopeAuthPlugin, RelayPlugin, PrismaPlugin, ComplexityPlugin, plainText],
  defaultFieldNullability: false,
  prisma: { client: ({ client }) => client, dmmf: getDatamodel(), exposeDescriptions: false, filterConnectionTotalCount: true },
  scopeAuth: {
    authScopes: ({ viewer }) => Object.fromEntries(scopeNames.map((scope) => [scope, hasScope(viewer, scope)])) as Record<Scope, boolean>,
    unauthorizedError: (_root, { viewer }, { fieldName }) => scopeError(fieldName, viewer.key !== null),
  },
  complexity: {
    defaultComplexity: 1,
    defaultListMultiplier: 1,
    limit: { complexity: MAX_COMPLEXITY, depth: MAX_DEPTH, breadth: MAX_BREADTH },
    complexityError: complexityError,
  },
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    encodeGlobalID: (_type, id) => String(id),
    decodeGlobalID: decodeId,
    nodesOnConnection: { description: 'The entries of this page, without their edges.' },
    idFieldOptions: { description: 'Global id, the same in every installation; `node` fetches by it.' },
    nodeTypeOptions: { description: 'Something that has a global id and can be fetched again by it.' },
    nodeQueryOptions: {
      description: 'Fetches one object by its global id; null when nothing has this id, an error for what is no id at all.',
      args: { id: { description: 'The `id` field of an earlier answer.' } },
    },
    nodesQueryOptions: {
      description:
        'Fetches several objects by their global ids, in the order of the ids; null where nothing has the id, an error for what is no id at all.',
      args: { ids: { description: 'The `id` fields of earlier answers, 100 entries at most; of any types, also twice.' } },
      complexity: ({ ids }: { ids: readonly unknown[] }) => ({ field: 1, multiplier: ids.length }),
      resolve: (_root, { ids }, _context, _info, resolveNodes) => {
        if (ids.length > MAX_NODES) throw new BadInput(`"ids" has ${ids.length} entries; ask for ${MAX_NODES} at a time.`);
        return resolveNodes(ids);
      },
    },
    edgesFieldOptions: { description: 'The entries of this page with their cursors.', nullable: { list: false, items: false } },
    nodeFieldOptions: { description: 'The entry itself, without what is known of its place in the list.', nullable: false },
    cursorFieldOptions: { description: 'Marks this entry: give it as `after` or `before` to read on from here.' },
    pageInfoFieldOptions: { description: 'Whether there is more, and where to read on.' },
    pageInfoTypeOptions: { description: 'Where a page stands in its list, and from where to read on.' },
    hasNextPageFieldOptions: { description: 'Whether entries follow this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether entries come before this page.' },
    startCursorFieldOptions: { description: 'The cursor of the first entry of this page; null when the page is empty.' },
    endCursorFieldOptions: { description: 'The cursor of the last entry of this page; null when the page is empty.' },
    firstArgOptions: { description: 'At most this many entries from the start, 1 to 100; 20 when nothing is given.' },
    lastArgOptions: { description: 'At most this many entries from the end, 1 to 100; not together with `first`.' },
    beforeArgOptions: { description: 'Only entries before this cursor.' },
    afterArgOptions: { description: 'Only entries after this cursor.' },
  },
});

builder.queryType({ description: 'Everything that can be asked of the knowledge graph; every statement carries its citations.' });

builder.mutationType({
  description: 'Everything that can be written. What went wrong stands in `errors` of the answer; a missing scope is an error of its own.',
});

builder.subscriptionType({
  description:
    'Everything that can be heard of as it happens, as server-sent events: what comes after the subscription, and each change once.',
});

builder.globalConnectionField('totalCount', (t) =>
  t.int({ description: 'How many entries the whole list has, not only this page.', resolve: ({ totalCount }) => totalCount }),
);

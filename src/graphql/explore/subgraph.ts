/** Subgraphs: a piece of the graph to draw. */
import { BadInput } from '../../errors.ts';
import type { Entity } from '../../graph/graph.ts';
import { type Subgraph, subgraph } from '../../graph/traverse/subgraph.ts';
import { checkRange } from '../base/arguments.ts';
import { builder } from '../base/builder.ts';
import { EntityInput, EntityRef } from '../knowledge/entity.ts';
import { RelationRef } from '../knowledge/relation.ts';
import { getEntityOf, TRAVERSAL_COST } from './arguments.ts';

const MAX_DEPTH = 3;
/** A drawing with more is unreadable. */
const MAX_NODES = 200;
const DEFAULT_NODES = 50;
const MAX_AROUND = 10;

/** Between the nodes of a piece there are about so many relations for each of them. */
const EDGES_PER_NODE = 3;

const SubgraphRef = builder.objectRef<Subgraph>('Subgraph').implement({
  description: 'Nearby entities and all relations between them.',
  fields: (t) => ({
    nodes: t.field({
      type: [EntityRef],
      description: 'The entities in the middle, then the nearest.',
      resolve: ({ nodes }): readonly Entity[] => nodes,
    }),
    edges: t.field({
      type: [RelationRef],
      complexity: { field: 1, multiplier: EDGES_PER_NODE },
      description: 'Every relation between two nodes.',
      resolve: ({ edges }) => edges,
    }),
    truncated: t.exposeBoolean('truncated', { description: 'Whether the limit left entities out.' }),
  }),
});

builder.queryField('subgraph', (t) =>
  t.field({
    type: SubgraphRef,
    nullable: true,
    description: 'The surroundings of some entities, for drawing.',
    args: {
      around: t.arg({ type: [EntityInput], required: true, description: `The entities in the middle, 1 to ${MAX_AROUND}.` }),
      depth: t.arg.int({ required: true, defaultValue: 1, description: `How many relations away, up to ${MAX_DEPTH}.` }),
      limit: t.arg.int({ required: true, defaultValue: DEFAULT_NODES, description: `How many entities at most, up to ${MAX_NODES}.` }),
    },
    complexity: ({ limit }) => ({ field: TRAVERSAL_COST, multiplier: Math.min(limit, MAX_NODES) }),
    resolve: (_root, { around, depth, limit }, { graph }) => {
      checkRange('depth', depth, 1, MAX_DEPTH);
      checkRange('limit', limit, 1, MAX_NODES);
      const most = Math.min(limit, MAX_AROUND);
      if (around.length < 1 || around.length > most) {
        const details = around.length < 1 ? ({ reason: 'TOO_SHORT', limit: 1 } as const) : ({ reason: 'TOO_MANY', limit: most } as const);
        const message = `"around" has ${around.length} entities; give 1 to ${most} within a "limit" of ${limit}.`;
        throw new BadInput(message, { at: ['around'], ...details });
      }
      return subgraph(
        graph,
        around.map((one, index) => getEntityOf(graph, one, ['around', String(index)])),
        { depth, limit },
      );
    },
  }),
);

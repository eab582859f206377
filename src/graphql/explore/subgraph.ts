/** Subgraphs: a piece of the graph to draw. */
import { BadInput } from '../../errors.ts';
import type { Entity } from '../../graph/graph.ts';
import { type Subgraph, subgraph } from '../../graph/traverse/subgraph.ts';
import { builder } from '../base/builder.ts';
import { EntityInput, EntityRef } from '../knowledge/entity.ts';
import { RelationRef } from '../knowledge/relation.ts';
import { checkRange, getEntityOf, TRAVERSAL_COST } from './arguments.ts';

const MAX_DEPTH = 3;
/** More cannot be told apart in a drawing. */
const MAX_NODES = 200;
const DEFAULT_NODES = 50;
const MAX_AROUND = 10;

/** Between the nodes of a piece there are about so many relations for each of them. */
const EDGES_PER_NODE = 3;

const SubgraphRef = builder.objectRef<Subgraph>('Subgraph').implement({
  description: 'A piece of the graph: entities that lie near each other, and all relations between them.',
  fields: (t) => ({
    nodes: t.field({
      type: [EntityRef],
      description: 'What it was asked around, in that order, then the nearest by distance, kind and name.',
      resolve: ({ nodes }): readonly Entity[] => nodes,
    }),
    edges: t.field({
      type: [RelationRef],
      complexity: { field: 1, multiplier: EDGES_PER_NODE },
      description: 'Every relation between two of the nodes.',
      resolve: ({ edges }) => edges,
    }),
    truncated: t.exposeBoolean('truncated', { description: 'Whether more lies within the depth than the limit lets in.' }),
  }),
});

builder.queryField('subgraph', (t) =>
  t.field({
    type: SubgraphRef,
    nullable: true,
    description: 'The surroundings of one or several entities, small enough to be drawn.',
    args: {
      around: t.arg({
        type: [EntityInput],
        required: true,
        description: `What stands in the middle, 1 to ${MAX_AROUND} entities; an unknown one is an error with the nearest names.`,
      }),
      depth: t.arg.int({
        required: true,
        defaultValue: 1,
        description: `Over how many relations the middle may be reached at most, 1 to ${MAX_DEPTH}.`,
      }),
      limit: t.arg.int({
        required: true,
        defaultValue: DEFAULT_NODES,
        description: `How many entities there may be at most, those in the middle included, 1 to ${MAX_NODES}.`,
      }),
    },
    complexity: ({ limit }) => ({ field: TRAVERSAL_COST, multiplier: Math.min(limit, MAX_NODES) }),
    resolve: (_root, { around, depth, limit }, { graph }) => {
      checkRange('depth', depth, 1, MAX_DEPTH);
      checkRange('limit', limit, 1, MAX_NODES);
      const most = Math.min(limit, MAX_AROUND);
      if (around.length < 1 || around.length > most)
        throw new BadInput(`"around" has ${around.length} entities; give 1 to ${most} within a "limit" of ${limit}.`);
      return subgraph(
        graph,
        around.map((one) => getEntityOf(graph, one)),
        { depth, limit },
      );
    },
  }),
);

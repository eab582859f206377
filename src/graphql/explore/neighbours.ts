/** Neighbours: what lies around an entity, with its distance. */
import { type Neighbour, neighbourOrder, neighbours } from '../../graph/traverse/neighbours.ts';
import { builder } from '../base/builder.ts';
import { pageComplexity, pageOf } from '../base/page.ts';
import { EntityInput, EntityRef, KindEnum } from '../knowledge/entity.ts';
import { RelationTypeEnum } from '../knowledge/ontology.ts';
import { checkRange, getEntityOf, parseChoices, TRAVERSAL_COST } from './arguments.ts';

/** Further away nearly everything is a neighbour of everything. */
const MAX_DEPTH = 3;

// Pothos knows edges as {cursor, node}; the resolver below is the only maker of these, and it adds the distance.
const distanceOf = (edge: unknown): number => (edge as Neighbour).distance;

const NeighbourConnection = builder.connectionObject(
  { name: 'NeighbourConnection', type: EntityRef, description: 'A page of what lies around an entity, the nearest first.' },
  builder.edgeObject({
    name: 'NeighbourEdge',
    type: EntityRef,
    description: 'One neighbour, with how far away it is.',
    fields: (t) => ({
      distance: t.int({ description: 'Number of relations that lead there by the shortest way, from 1.', resolve: distanceOf }),
    }),
  }),
);

builder.queryField('neighbours', (t) =>
  t.field({
    type: NeighbourConnection,
    description: 'What can be reached from an entity in a few steps, along relations in both directions; by distance, kind and name.',
    args: {
      ...t.arg.connectionArgs(),
      of: t.arg({
        type: EntityInput,
        required: true,
        description: 'The entity in the middle; an unknown one is an error with the nearest names.',
      }),
      depth: t.arg.int({
        required: true,
        defaultValue: 1,
        description: `Over how many relations it may be reached at most, 1 to ${MAX_DEPTH}.`,
      }),
      types: t.arg({ type: [RelationTypeEnum], description: 'Only along relations of these types.' }),
      kinds: t.arg({ type: [KindEnum], description: 'Only entities of these kinds; the way to them may lead over others.' }),
    },
    complexity: (args) => ({ ...pageComplexity(args), field: TRAVERSAL_COST }),
    resolve: (_root, { of, depth, types, kinds, ...page }, { graph }) => {
      checkRange('depth', depth, 1, MAX_DEPTH);
      const options = { depth, types: parseChoices('types', types), kinds: parseChoices('kinds', kinds) };
      const { edges, ...rest } = pageOf(neighbours(graph, getEntityOf(graph, of), options), page, neighbourOrder);
      return { ...rest, edges: edges.map(({ cursor, node: { entity, distance } }) => ({ cursor, node: entity, distance })) };
    },
  }),
);

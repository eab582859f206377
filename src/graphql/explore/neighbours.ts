/** Neighbours: what lies around an entity, with its distance. */
import { type Neighbour, neighbourOrder, neighbours } from '../../graph/traverse/neighbours.ts';
import { checkRange } from '../base/arguments.ts';
import { builder } from '../base/builder.ts';
import { pageComplexity, pageOf } from '../base/page.ts';
import { EntityInput, EntityRef, KindEnum } from '../knowledge/entity.ts';
import { RelationTypeEnum } from '../knowledge/ontology.ts';
import { getEntityOf, parseChoices, TRAVERSAL_COST } from './arguments.ts';

/** Further away nearly everything is a neighbour of everything. */
const MAX_DEPTH = 3;

// Pothos knows edges as {cursor, node}; those of a page have the entry too, here the neighbour.
const distanceOf = (edge: unknown): number => (edge as { readonly entry: Neighbour }).entry.distance;

const NeighbourConnection = builder.connectionObject(
  { name: 'NeighbourConnection', type: EntityRef, description: 'A page of neighbours, nearest first.' },
  builder.edgeObject({
    name: 'NeighbourEdge',
    type: EntityRef,
    description: 'A neighbour, its distance and its cursor.',
    fields: (t) => ({
      distance: t.int({ description: 'Number of relations on the shortest path.', resolve: distanceOf }),
    }),
  }),
);

builder.queryField('neighbours', (t) =>
  t.field({
    type: NeighbourConnection,
    description: 'What surrounds an entity, along relations in both directions.',
    args: {
      ...t.arg.connectionArgs(),
      of: t.arg({ type: EntityInput, required: true, description: 'The entity in the middle.' }),
      depth: t.arg.int({ required: true, defaultValue: 1, description: `How many relations away, up to ${MAX_DEPTH}.` }),
      types: t.arg({ type: [RelationTypeEnum], description: 'Only along these types of relation.' }),
      kinds: t.arg({ type: [KindEnum], description: 'Only entities of these kinds; the path may cross others.' }),
    },
    complexity: (args) => ({ ...pageComplexity(args), field: TRAVERSAL_COST }),
    resolve: (_root, { of, depth, types, kinds, ...page }, { graph }) => {
      checkRange('depth', depth, 1, MAX_DEPTH);
      const options = { depth, types: parseChoices('types', types), kinds: parseChoices('kinds', kinds) };
      return pageOf(neighbours(graph, getEntityOf(graph, of, ['of']), options), page, neighbourOrder, ({ entity }) => entity);
    },
  }),
);

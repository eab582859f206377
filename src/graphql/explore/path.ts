/** Paths: the shortest way between two entities. */
import type { Entity } from '../../graph/graph.ts';
import { type Path, path, type Step } from '../../graph/traverse/path.ts';
import { builder } from '../base/builder.ts';
import { EntityInput, EntityRef } from '../knowledge/entity.ts';
import { RelationTypeEnum } from '../knowledge/ontology.ts';
import { RelationRef } from '../knowledge/relation.ts';
import { checkRange, getEntityOf, parseChoices, TRAVERSAL_COST } from './arguments.ts';

/** A longer path tells nothing any more. */
const MAX_HOPS = 8;
const DEFAULT_HOPS = 6;

const StepRef = builder.objectRef<Step>('PathStep').implement({
  description: 'One step of a path: the relation that is followed, and where it leads.',
  fields: (t) => ({
    relation: t.field({
      type: RelationRef,
      description: 'The statement that is followed, with its sources.',
      resolve: ({ relation }) => relation,
    }),
    reversed: t.exposeBoolean('reversed', { description: 'Whether the step goes against the direction of its relation.' }),
    entity: t.field({ type: EntityRef, description: 'Where the step leads.', resolve: ({ entity }): Entity => entity }),
  }),
});

const listCost = { field: 1, multiplier: MAX_HOPS };

const PathRef = builder.objectRef<Path>('Path').implement({
  description: 'The shortest way from one entity to another.',
  fields: (t) => ({
    length: t.exposeInt('length', { description: 'Number of relations that it follows; 0 from an entity to itself.' }),
    steps: t.field({
      type: [StepRef],
      complexity: listCost,
      description: 'Relation after relation, from the start on.',
      resolve: ({ steps }) => steps,
    }),
    entities: t.field({
      type: [EntityRef],
      complexity: listCost,
      description: 'What lies on the way, from the start to the end, both included.',
      resolve: ({ from, steps }): Entity[] => [from, ...steps.map(({ entity }) => entity)],
    }),
  }),
});

builder.queryField('path', (t) =>
  t.field({
    type: PathRef,
    nullable: true,
    description: 'The shortest way between two entities, along relations in both directions; null when there is none so short.',
    args: {
      from: t.arg({
        type: EntityInput,
        required: true,
        description: 'Where it starts; an unknown entity is an error with the nearest names.',
      }),
      to: t.arg({ type: EntityInput, required: true, description: 'Where it ends; an unknown entity is an error with the nearest names.' }),
      types: t.arg({ type: [RelationTypeEnum], description: 'Only along relations of these types.' }),
      maxHops: t.arg.int({
        required: true,
        defaultValue: DEFAULT_HOPS,
        description: `Over how many relations it may lead at most, 1 to ${MAX_HOPS}.`,
      }),
    },
    complexity: { field: TRAVERSAL_COST },
    resolve: (_root, { from, to, types, maxHops }, { graph }) => {
      checkRange('maxHops', maxHops, 1, MAX_HOPS);
      return path(graph, getEntityOf(graph, from), getEntityOf(graph, to), { types: parseChoices('types', types), maxHops });
    },
  }),
);

/** Paths: the shortest way between two entities. */
import type { Entity } from '../../graph/graph.ts';
import { type Path, path, type Step } from '../../graph/traverse/path.ts';
import { checkRange } from '../base/arguments.ts';
import { builder } from '../base/builder.ts';
import { EntityInput, EntityRef } from '../knowledge/entity.ts';
import { RelationTypeEnum } from '../knowledge/ontology.ts';
import { RelationRef } from '../knowledge/relation.ts';
import { getEntityOf, parseChoices, TRAVERSAL_COST } from './arguments.ts';

/** Longer paths aren't meaningful. */
const MAX_HOPS = 8;
const DEFAULT_HOPS = 6;

const StepRef = builder.objectRef<Step>('PathStep').implement({
  description: 'A relation, and the entity it leads to.',
  fields: (t) => ({
    relation: t.field({ type: RelationRef, description: 'The relation to follow, with its sources.', resolve: ({ relation }) => relation }),
    reversed: t.exposeBoolean('reversed', { description: 'Whether the step goes against its relation.' }),
    entity: t.field({ type: EntityRef, description: 'Where the step leads.', resolve: ({ entity }): Entity => entity }),
  }),
});

const listCost = { field: 1, multiplier: MAX_HOPS };

const PathRef = builder.objectRef<Path>('Path').implement({
  description: 'The shortest path between two entities.',
  fields: (t) => ({
    length: t.exposeInt('length', { description: 'Number of relations on the path.' }),
    steps: t.field({
      type: [StepRef],
      complexity: listCost,
      description: 'The relations in order, from the start.',
      resolve: ({ steps }) => steps,
    }),
    entities: t.field({
      type: [EntityRef],
      complexity: listCost,
      description: 'Everything on the path, both ends included.',
      resolve: ({ from, steps }): Entity[] => [from, ...steps.map(({ entity }) => entity)],
    }),
  }),
});

builder.queryField('path', (t) =>
  t.field({
    type: PathRef,
    nullable: true,
    description: 'The shortest path in both directions; null if there is none.',
    args: {
      from: t.arg({ type: EntityInput, required: true, description: 'Where the path starts.' }),
      to: t.arg({ type: EntityInput, required: true, description: 'Where the path ends.' }),
      types: t.arg({ type: [RelationTypeEnum], description: 'Only along these types of relation.' }),
      maxHops: t.arg.int({ required: true, defaultValue: DEFAULT_HOPS, description: `How many relations at most, up to ${MAX_HOPS}.` }),
    },
    complexity: { field: TRAVERSAL_COST },
    resolve: (_root, { from, to, types, maxHops }, { graph }) => {
      checkRange('maxHops', maxHops, 1, MAX_HOPS);
      return path(graph, getEntityOf(graph, from, ['from']), getEntityOf(graph, to, ['to']), {
        types: parseChoices('types', types),
        maxHops,
      });
    },
  }),
);

/** What can be subscribed to: facts as they are published, and entities as they change. */
import { BadInput } from '../../errors.ts';
import type { Kind } from '../../graph/ontology.ts';
import type { Changes, ChangeType, EntityChange } from '../../graph/store/changes.ts';
import type { FeedReader } from '../../graph/store/feed.ts';
import { builder, type Context } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { EntityRef, KindEnum } from '../knowledge/entity.ts';
import { FactRef } from '../knowledge/fact.ts';
import type { GraphEvent } from './subscribe.ts';

const ChangeTypeEnum = enumOf<ChangeType>('ChangeType', 'What happened to an entity.', {
  created: 'It is new, or exists again.',
  updated: 'Its fields, names, citations or outgoing relations changed.',
  deleted: 'It no longer exists.',
});

const EntityChangeRef = builder.objectRef<EntityChange & GraphEvent>('EntityChange');
EntityChangeRef.implement({
  description: 'What happened to an entity.',
  fields: (t) => ({
    type: t.field({ type: ChangeTypeEnum, description: 'What happened to the entity.', resolve: ({ type }) => type }),
    entity: t.field({
      type: EntityRef,
      nullable: true,
      description: 'The entity at `revision`; null if deleted.',
      resolve: ({ type, entity }) => (type === 'deleted' ? null : entity),
    }),
    // Not `id`: clients that keep what they get by its `id` would put the change in the place of the entity.
    entityId: t.id({ description: "The entity's id, even if deleted.", resolve: ({ entity }) => entity.id }),
    kind: t.field({ type: KindEnum, description: "The entity's kind, such as MODEL.", resolve: ({ entity }) => entity.kind }),
    slug: t.string({ description: 'Unique within its kind.', resolve: ({ entity }) => entity.slug }),
    name: t.string({ description: 'What people call it, or called it.', resolve: ({ entity }) => entity.name }),
    revision: t.field({
      type: 'BigInt',
      description: 'The revision of the graph with the change.',
      resolve: ({ graph }) => Number(graph.revision),
    }),
  }),
});

/** Hears what comes after the newest revision, which another process may have written a moment ago. */
async function subscribeToStore<News extends GraphEvent>(
  { store }: Context,
  pick: (changes: Changes) => readonly News[],
): Promise<FeedReader<News>> {
  await store.refresh();
  return store.subscribe(pick);
}

function kindFilter(wanted: readonly Kind[] | null | undefined): (change: EntityChange) => boolean {
  if (wanted?.length === 0)
    throw new BadInput('"kinds" is empty, so nothing would ever come. Name kinds in it, or leave it out for all.', { at: ['kinds'] });
  return ({ entity }) => wanted?.includes(entity.kind) ?? true;
}

builder.subscriptionFields((t) => ({
  factPublished: t.field({
    type: FactRef,
    description: 'A fact that is new, or says something else.',
    subscribe: (_root, _args, context) => subscribeToStore(context, ({ graph, facts }) => facts.map((fact) => ({ graph, fact }))),
    resolve: ({ fact }) => fact,
  }),
  entityChanged: t.field({
    type: EntityChangeRef,
    description: 'An entity that was created, updated or deleted.',
    args: { kinds: t.arg({ type: [KindEnum], required: false, description: 'Only entities of these kinds.' }) },
    subscribe: (_root, { kinds: wanted }, context) => {
      const matches = kindFilter(wanted);
      return subscribeToStore(context, ({ graph, entities }) => entities.filter(matches).map((change) => ({ ...change, graph })));
    },
    resolve: (change) => change,
  }),
}));

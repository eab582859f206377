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

const ChangeTypeEnum = enumOf<ChangeType>('ChangeType', 'What has happened to an entity.', {
  created: 'It was not there before, or came back.',
  updated: 'Its own fields, its names, their citations or the relations that leave it are not what they were.',
  deleted: 'It is gone; what it last was is all that is left to tell.',
});

const EntityChangeRef = builder.objectRef<EntityChange & GraphEvent>('EntityChange');
EntityChangeRef.implement({
  description: 'One entity that was created, updated or deleted between two revisions of the graph.',
  fields: (t) => ({
    type: t.field({ type: ChangeTypeEnum, description: 'Whether it came, changed or went.', resolve: ({ type }) => type }),
    entity: t.field({
      type: EntityRef,
      nullable: true,
      description: 'The entity as it is now, at `revision`; null when it was deleted.',
      resolve: ({ type, entity }) => (type === 'deleted' ? null : entity),
    }),
    // Not `id`: clients that keep what they get by its `id` would put the change in the place of the entity.
    entityId: t.id({
      description: 'Global id of the entity, also when it is gone: the `id` under which earlier answers told of it.',
      resolve: ({ entity }) => entity.id,
    }),
    kind: t.field({
      type: KindEnum,
      description: 'Which of the kinds of the ontology it is or was of, such as MODEL.',
      resolve: ({ entity }) => entity.kind,
    }),
    slug: t.string({ description: 'Short stable name of the entity, unique within its kind.', resolve: ({ entity }) => entity.slug }),
    name: t.string({
      description: 'What people call the entity; what they called it when it is gone.',
      resolve: ({ entity }) => entity.name,
    }),
    revision: t.field({
      type: 'BigInt',
      description: 'The revision of the graph that first shows the change; it counts up with every change.',
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
  if (wanted?.length === 0) throw new BadInput('"kinds" is empty, so nothing would ever come. Name kinds in it, or leave it out for all.');
  return ({ entity }) => wanted?.includes(entity.kind) ?? true;
}

builder.subscriptionFields((t) => ({
  factPublished: t.field({
    type: FactRef,
    description: 'A fact that newly stands, or that says something else than before; counts that a catalog only renews are left out.',
    subscribe: (_root, _args, context) => subscribeToStore(context, ({ graph, facts }) => facts.map((fact) => ({ graph, fact }))),
    resolve: ({ fact }) => fact,
  }),
  entityChanged: t.field({
    type: EntityChangeRef,
    description:
      'An entity that was created, updated or deleted. What others say of it, such as facts and relations that reach it, does not count.',
    args: {
      kinds: t.arg({
        type: [KindEnum],
        required: false,
        description: 'Only entities of these kinds; of every kind when nothing is given.',
      }),
    },
    subscribe: (_root, { kinds: wanted }, context) => {
      const matches = kindFilter(wanted);
      return subscribeToStore(context, ({ graph, entities }) => entities.filter(matches).map((change) => ({ ...change, graph })));
    },
    resolve: (change) => change,
  }),
}));

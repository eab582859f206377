/** Entity and one object type for each kind, made from the ontology. */

import type { Entity } from '../../graph/graph.ts';
import { type Kind, kindNames, kinds } from '../../graph/ontology.ts';
import { entityById } from '../../graph/search/find.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { CitationRef } from '../sources/citation.ts';

export const KindEnum = enumOf<Kind>(
  'Kind',
  'The kinds of entities; each has its own type.',
  Object.fromEntries(kindNames.map((kind) => [kind, kinds[kind].description])) as Record<Kind, string>,
);

export const EntityInput = builder.inputType('EntityInput', {
  description: 'An entity by its kind and slug.',
  fields: (t) => ({
    kind: t.field({ type: KindEnum, required: true, description: "The entity's kind, such as MODEL." }),
    slug: t.string({ required: true, description: 'Such as `clip`; a name, an alias or an id work too.' }),
  }),
});

export const EntityRef = builder.interfaceRef<Entity>('Entity');

EntityRef.implement({
  description: 'A node of the knowledge graph.',
  interfaces: [builder.nodeInterfaceRef()],
  resolveType: ({ kind }) => kinds[kind].type,
  fields: (t) => ({
    kind: t.field({ type: KindEnum, description: 'Such as MODEL or TASK.', resolve: ({ kind }) => kind }),
    slug: t.exposeString('slug', { description: 'Unique within its kind.' }),
    name: t.exposeString('name', { description: 'The name people use.' }),
    aliases: t.exposeStringList('aliases', { description: 'Other names for it.' }),
    asks: t.exposeStringList('asks', { description: 'Phrases that ask for it.' }),
    summary: t.exposeString('summary', { description: 'One sentence about it.' }),
    note: t.exposeString('note', { nullable: true, description: "A curator's remark." }),
    origin: t.exposeString('origin', { description: '`curated`, `editor` or a catalog.' }),
    citations: t.field({ type: [CitationRef], description: 'The sources of its fields.', resolve: ({ citations }) => citations }),
  }),
});

const defineKind = (kind: Kind) =>
  builder.node(builder.objectRef<Entity>(kinds[kind].type), {
    description: kinds[kind].description,
    interfaces: [EntityRef],
    id: { resolve: ({ id }) => id, description: 'Such as `model/clip`.' },
    isTypeOf: (value) => (value as Entity).kind === kind,
    // A retired id may lead to another kind, which this type does not fetch.
    loadWithoutCache: (id, { graph }) => {
      const found = entityById(graph, id);
      return found?.kind === kind ? found : null;
    },
  });

export const kindRefs = Object.fromEntries(kindNames.map((kind) => [kind, defineKind(kind)])) as Record<
  Kind,
  ReturnType<typeof defineKind>
>;

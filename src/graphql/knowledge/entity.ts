/** Entity and one object type for each kind, made from the ontology. */

import type { Entity } from '../../graph/graph.ts';
import { type Kind, kindNames, kinds } from '../../graph/ontology.ts';
import { entityById } from '../../graph/search/find.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { CitationRef } from '../sources/citation.ts';

export const KindEnum = enumOf<Kind>(
  'Kind',
  'What an entity can be: each has an object type of its own.',
  Object.fromEntries(kindNames.map((kind) => [kind, kinds[kind].description])) as Record<Kind, string>,
);

export const EntityInput = builder.inputType('EntityInput', {
  description: 'Which entity is meant: a slug is unique within its kind only.',
  fields: (t) => ({
    kind: t.field({ type: KindEnum, required: true, description: 'Of which kind the entity is, such as MODEL.' }),
    slug: t.string({ required: true, description: 'Its slug, such as `clip`; a name or an alias will do.' }),
  }),
});

export const EntityRef = builder.interfaceRef<Entity>('Entity');

EntityRef.implement({
  description: 'A node of the knowledge graph: it has a kind, a slug, a name and a summary, and is joined to others by relations.',
  interfaces: [builder.nodeInterfaceRef()],
  resolveType: ({ kind }) => kinds[kind].type,
  fields: (t) => ({
    kind: t.field({
      type: KindEnum,
      description: 'Which of the kinds of the ontology it is of, such as MODEL.',
      resolve: ({ kind }) => kind,
    }),
    slug: t.exposeString('slug', { description: 'Short stable name, unique within its kind; `clip` in `model/clip`.' }),
    name: t.exposeString('name', { description: 'The name people know it by.' }),
    aliases: t.exposeStringList('aliases', { description: 'Other names under which it is found.' }),
    asks: t.exposeStringList('asks', { description: 'How people ask for it in other words, such as "can it hear" for audio.' }),
    summary: t.exposeString('summary', { description: 'What it is, in one sentence; its citations are those of the entity.' }),
    note: t.exposeString('note', { nullable: true, description: "A curator's remark that belongs beside every answer about it." }),
    origin: t.exposeString('origin', { description: 'Who wrote it: `curated` (the files of the project), `editor` or a catalog.' }),
    citations: t.field({
      type: [CitationRef],
      description: 'The sources of its summary and its own fields.',
      resolve: ({ citations }) => citations,
    }),
  }),
});

const defineKind = (kind: Kind) =>
  builder.node(builder.objectRef<Entity>(kinds[kind].type), {
    description: kinds[kind].description,
    interfaces: [EntityRef],
    id: { resolve: ({ id }) => id, description: 'Global id, the same in every installation.' },
    isTypeOf: (value) => (value as Entity).kind === kind,
    // An id of another kind is no id of this type: Model:modality/text finds nothing.
    loadWithoutCache: (id, { graph }) => {
      const found = entityById(graph, id);
      return found?.kind === kind ? found : null;
    },
  });

/** The object type of each kind. */
export const kindRefs = Object.fromEntries(kindNames.map((kind) => [kind, defineKind(kind)])) as Record<
  Kind,
  ReturnType<typeof defineKind>
>;

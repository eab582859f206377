/** The ontology: which kinds there are, and which relations may join them. */
import { type Kind, kindNames, kinds, type RelationTypeName, relationRule, relationTypeNames } from '../../graph/ontology.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { KindEnum } from './entity.ts';

export const RelationTypeEnum = enumOf<RelationTypeName>(
  'RelationType',
  'How two entities can be joined.',
  Object.fromEntries(relationTypeNames.map((name) => [name, relationRule(name).description])) as Record<RelationTypeName, string>,
);

const OntologyKindRef = builder.objectRef<Kind>('OntologyKind').implement({
  description: 'One kind of entities, as the ontology describes it.',
  fields: (t) => ({
    name: t.field({ type: KindEnum, description: 'How arguments and answers of this API tell the kind.', resolve: (kind) => kind }),
    type: t.string({ description: 'The GraphQL type of entities of this kind.', resolve: (kind) => kinds[kind].type }),
    label: t.string({ description: 'How a sentence calls one entity of this kind.', resolve: (kind) => kinds[kind].label }),
    description: t.string({ description: 'What belongs to this kind, in one sentence.', resolve: (kind) => kinds[kind].description }),
  }),
});

const OntologyRelationRef = builder.objectRef<RelationTypeName>('OntologyRelation').implement({
  description: 'One type of relations: what it may join, and what it is called on both sides.',
  fields: (t) => ({
    name: t.field({ type: RelationTypeEnum, description: 'How arguments and answers of this API tell the type.', resolve: (type) => type }),
    from: t.field({
      type: [KindEnum],
      description: 'The kinds of entities that such a relation can start from.',
      resolve: (type) => relationRule(type).from,
    }),
    to: t.field({
      type: [KindEnum],
      description: 'The kinds of entities that such a relation can lead to.',
      resolve: (type) => relationRule(type).to,
    }),
    field: t.string({
      description: 'The GraphQL field of an entity that lists where its relations of this type lead.',
      resolve: (type) => relationRule(type).out,
    }),
    inverseField: t.string({
      description: 'The GraphQL field of an entity that lists where relations of this type come from.',
      resolve: (type) => relationRule(type).in,
    }),
    label: t.string({
      description: 'What reads between the two names, in the direction of the relation: "was made by".',
      resolve: (type) => relationRule(type).label,
    }),
    inverse: t.string({
      description: 'What reads between the two names against the direction of the relation: "made".',
      resolve: (type) => relationRule(type).inverse,
    }),
    description: t.string({
      description: 'What `field` lists, in one sentence.',
      resolve: (type) => relationRule(type).description,
    }),
    inverseDescription: t.string({
      description: 'What `inverseField` lists, in one sentence.',
      resolve: (type) => relationRule(type).inverseDescription,
    }),
  }),
});

interface Ontology {
  readonly kinds: readonly Kind[];
  readonly relationTypes: readonly RelationTypeName[];
}

const OntologyRef = builder.objectRef<Ontology>('Ontology').implement({
  description: 'What the graph can hold at all: kinds of entities, and types of relations between them.',
  fields: (t) => ({
    kinds: t.field({
      type: [OntologyKindRef],
      description: 'All that an entity can be, with the GraphQL type and the words for it.',
      complexity: { field: 1, multiplier: kindNames.length },
      resolve: ({ kinds }) => kinds,
    }),
    relationTypes: t.field({
      type: [OntologyRelationRef],
      description: 'How entities can be joined.',
      complexity: { field: 1, multiplier: relationTypeNames.length },
      resolve: (ontology) => ontology.relationTypes,
    }),
  }),
});

builder.queryField('ontology', (t) =>
  t.field({
    type: OntologyRef,
    description: 'The kinds and relation types of the graph: what can be asked for, and by which names.',
    resolve: () => ({ kinds: kindNames, relationTypes: relationTypeNames }),
  }),
);

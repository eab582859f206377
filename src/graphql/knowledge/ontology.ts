/** The ontology: which kinds there are, and which relations may join them. */
import { type Kind, kindNames, kinds, type RelationTypeName, relationRule, relationTypeNames } from '../../graph/ontology.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { KindEnum } from './entity.ts';

export const RelationTypeEnum = enumOf<RelationTypeName>(
  'RelationType',
  'How two entities can be related.',
  Object.fromEntries(relationTypeNames.map((name) => [name, relationRule(name).description])) as Record<RelationTypeName, string>,
);

const OntologyKindRef = builder.objectRef<Kind>('OntologyKind').implement({
  description: 'A kind, with its names.',
  fields: (t) => ({
    name: t.field({ type: KindEnum, description: 'The kind, as this API spells it.', resolve: (kind) => kind }),
    type: t.string({ description: 'The GraphQL type of this kind.', resolve: (kind) => kinds[kind].type }),
    label: t.string({ description: 'What to call one in a sentence.', resolve: (kind) => kinds[kind].label }),
    description: t.string({ description: 'What belongs to this kind.', resolve: (kind) => kinds[kind].description }),
  }),
});

const OntologyRelationRef = builder.objectRef<RelationTypeName>('OntologyRelation').implement({
  description: 'A type of relation, with the names of both sides.',
  fields: (t) => ({
    name: t.field({ type: RelationTypeEnum, description: 'The type, as this API spells it.', resolve: (type) => type }),
    from: t.field({ type: [KindEnum], description: 'The kinds it can start from.', resolve: (type) => relationRule(type).from }),
    to: t.field({ type: [KindEnum], description: 'The kinds it can lead to.', resolve: (type) => relationRule(type).to }),
    field: t.string({ description: 'The GraphQL field that follows it.', resolve: (type) => relationRule(type).out }),
    inverseField: t.string({ description: 'The GraphQL field that follows it backwards.', resolve: (type) => relationRule(type).in }),
    label: t.string({ description: 'Reads between the two names: "was made by".', resolve: (type) => relationRule(type).label }),
    inverse: t.string({ description: 'Reads backwards between the two names: "made".', resolve: (type) => relationRule(type).inverse }),
    description: t.string({ description: 'What `field` leads to.', resolve: (type) => relationRule(type).description }),
    inverseDescription: t.string({ description: 'What `inverseField` lists.', resolve: (type) => relationRule(type).inverseDescription }),
  }),
});

interface Ontology {
  readonly kinds: readonly Kind[];
  readonly relationTypes: readonly RelationTypeName[];
}

const OntologyRef = builder.objectRef<Ontology>('Ontology').implement({
  description: 'The kinds of entities and relations in the graph.',
  fields: (t) => ({
    kinds: t.field({
      type: [OntologyKindRef],
      description: 'Every kind, with its type and words.',
      complexity: { field: 1, multiplier: kindNames.length },
      resolve: ({ kinds }) => kinds,
    }),
    relationTypes: t.field({
      type: [OntologyRelationRef],
      description: 'How entities can be related.',
      complexity: { field: 1, multiplier: relationTypeNames.length },
      resolve: (ontology) => ontology.relationTypes,
    }),
  }),
});

builder.queryField('ontology', (t) =>
  t.field({
    type: OntologyRef,
    description: 'The kinds of entities and relations.',
    resolve: () => ({ kinds: kindNames, relationTypes: relationTypeNames }),
  }),
);

/** Values: what each source says of an attribute, which of it is shown, and where sources disagree. */

import type { Entity, Source } from '../../graph/graph.ts';
import { disagreeingOfferings } from '../../graph/query/disagreement.ts';
import {
  type Alternative,
  type Attribute,
  type AttributeValue,
  attributes,
  conflictingValues,
  conflictOrder,
  type ShownValue,
  type StatedValue,
  shownValue,
  shownValues,
} from '../../graph/query/values.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { listComplexity, pageComplexity, pageOf } from '../base/page.ts';
import { CitationRef, SourceRef } from '../sources/citation.ts';
import { EntityRef } from './entity.ts';

const AttributeEnum = enumOf<Attribute>('Attribute', 'What sources can say of a model beside its relations.', attributes);

const sourceOf = ({ citations }: StatedValue): Source | null => citations[0]?.source ?? null;
const textOf = (value: AttributeValue): string => (Array.isArray(value) ? value.join(', ') : String(value));

const AlternativeRef = builder.objectRef<Alternative>('AlternativeValue').implement({
  description: 'The word of another source on the attribute.',
  fields: (t) => ({
    agrees: t.exposeBoolean('agrees', { description: 'Whether it says the same as what is shown, as far as both are exact.' }),
  }),
});

const ShownValueRef = builder.objectRef<ShownValue>('ShownValue').implement({
  description: 'What is shown of an attribute: the word of the source that is believed most, whole, beside what others say.',
  fields: (t) => ({
    entity: t.field({ type: EntityRef, description: 'Of whom or what all this is said.', resolve: ({ entity }): Entity => entity }),
    attribute: t.field({ type: AttributeEnum, description: 'What the value tells of the entity.', resolve: ({ attribute }) => attribute }),
    alternatives: t.field({
      type: [AlternativeRef],
      complexity: listComplexity,
      description: 'What the other sources say, the more believed first, whether or not they agree.',
      resolve: ({ alternatives }) => alternatives,
    }),
    disagreeingOfferings: t.int({
      description: 'Number of offerings, also of other providers, that say otherwise; they are among the offerings of the model.',
      resolve: (shown, _args, { graph }) => disagreeingOfferings(graph, shown).length,
    }),
    contested: t.exposeBoolean('contested', { description: 'Whether another source says otherwise.' }),
  }),
});

/** What is told of every word of a source, whether it is the one that is shown or another. */
for (const [ref, ofValue] of [
  [AlternativeRef, 'What that source says, as it says it.'],
  [ShownValueRef, 'What is shown, as its source says it.'],
] as const) {
  builder.objectFields(ref, (t) => ({
    value: t.field({ type: 'AttributeValue', description: ofValue, resolve: ({ value }) => value }),
    text: t.string({
      description: 'The value as text; the entries of a list with commas between them.',
      resolve: ({ value }) => textOf(value),
    }),
    origin: t.exposeString('origin', { description: 'Who wrote it: `curated`, `editor` or the name of a catalog.' }),
    provider: t.exposeString('provider', {
      nullable: true,
      description: 'The provider, the maker itself, whose own offering says it; null when it is said of the model as such.',
    }),
    source: t.field({ type: SourceRef, nullable: true, description: 'The first source that says so.', resolve: sourceOf }),
    citations: t.field({ type: [CitationRef], description: 'The sources with the place in them.', resolve: ({ citations }) => citations }),
    observedOn: t.expose('observedOn', {
      type: 'Date',
      nullable: true,
      description: 'The first day on which a catalog was seen to say it; null for what people wrote.',
    }),
  }));
}

builder.interfaceFields(EntityRef, (t) => ({
  value: t.field({
    type: ShownValueRef,
    nullable: true,
    description: 'What is said of one attribute, by whom, and what others say; null when nobody says anything.',
    args: { attribute: t.arg({ type: AttributeEnum, required: true, description: 'What one wants to know of the entity.' }) },
    resolve: (entity, { attribute }, { graph }) => shownValue(graph, entity, attribute) ?? null,
  }),
  values: t.field({
    type: [ShownValueRef],
    complexity: listComplexity,
    description: 'Every attribute of which somebody says something.',
    resolve: (entity, _args, { graph }) => shownValues(graph, entity),
  }),
}));

const ConflictConnection = builder.connectionObject(
  { name: 'ConflictConnection', type: ShownValueRef, description: 'A page of attributes on which sources disagree.' },
  { name: 'ConflictEdge', description: 'One disagreement with its cursor.' },
);

builder.queryField('conflicts', (t) =>
  t.field({
    type: ConflictConnection,
    description: 'Where sources disagree on an attribute of a model; nothing of it is settled by merging.',
    args: {
      ...t.arg.connectionArgs(),
      attribute: t.arg({ type: AttributeEnum, description: 'Only disagreements about this, such as the release date.' }),
    },
    complexity: pageComplexity,
    resolve: (_root, { attribute, ...page }, { graph }) =>
      pageOf(
        conflictingValues(graph).filter((one) => attribute == null || one.attribute === attribute),
        page,
        conflictOrder,
      ),
  }),
);

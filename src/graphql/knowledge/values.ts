/** Values: what each source says of an attribute, which of it is shown, and where sources disagree. */

import { type Entity, type Graph, type Source, sourceOf } from '../../graph/graph.ts';
import { conflictOrder, conflicts } from '../../graph/values/conflicts.ts';
import { disagreeingOfferings } from '../../graph/values/disagreement.ts';
import {
  type Alternative,
  type Attribute,
  type AttributeValue,
  attributes,
  type ShownValue,
  type StatedValue,
  shownValue,
  shownValues,
} from '../../graph/values/values.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { listComplexity, pageComplexity, pageOf } from '../base/page.ts';
import { CitationRef, SourceRef } from '../sources/citation.ts';
import { EntityRef } from './entity.ts';

export const AttributeEnum = enumOf<Attribute>('Attribute', 'What sources say about a model.', attributes);

const firstSource = (graph: Graph, { citations: [first] }: StatedValue): Source | null =>
  first === undefined ? null : sourceOf(graph, first);
const textOf = (value: AttributeValue): string => (Array.isArray(value) ? value.join(', ') : String(value));

const AlternativeRef = builder.objectRef<Alternative>('AlternativeValue').implement({
  description: 'What another source says.',
  fields: (t) => ({ agrees: t.exposeBoolean('agrees', { description: 'Whether it agrees with the shown value.' }) }),
});

const ShownValueRef = builder.objectRef<ShownValue>('ShownValue').implement({
  description: 'The value from the most trusted source, and what others say.',
  fields: (t) => ({
    entity: t.field({ type: EntityRef, description: 'The entity that it describes.', resolve: ({ entity }): Entity => entity }),
    attribute: t.field({ type: AttributeEnum, description: 'What the value describes.', resolve: ({ attribute }) => attribute }),
    alternatives: t.field({
      type: [AlternativeRef],
      complexity: listComplexity,
      description: 'What other sources say, most trusted first.',
      resolve: ({ alternatives }) => alternatives,
    }),
    disagreeingOfferings: t.int({
      description: 'How many offerings say something else.',
      resolve: (shown, _args, { graph }) => disagreeingOfferings(graph, shown).length,
    }),
    contested: t.exposeBoolean('contested', { description: 'Whether another source disagrees.' }),
  }),
});

/** The fields of every value of a source, whether it's the shown value or another one. */
for (const [ref, ofValue] of [
  [AlternativeRef, 'What that source says.'],
  [ShownValueRef, 'What the most trusted source says.'],
] as const) {
  builder.objectFields(ref, (t) => ({
    value: t.field({ type: 'AttributeValue', description: ofValue, resolve: ({ value }) => value }),
    text: t.string({ description: 'The value as text; lists are joined by commas.', resolve: ({ value }) => textOf(value) }),
    origin: t.exposeString('origin', { description: '`curated`, `editor` or a catalog.' }),
    provider: t.exposeString('provider', { nullable: true, description: 'The maker, if its own offering says so; null otherwise.' }),
    source: t.field({
      type: SourceRef,
      nullable: true,
      description: 'The first source that says so.',
      resolve: (stated, _args, { graph }) => firstSource(graph, stated),
    }),
    citations: t.field({ type: [CitationRef], description: 'The sources with the place in them.', resolve: ({ citations }) => citations }),
    observedOn: t.expose('observedOn', { type: 'Date', nullable: true, description: 'When a catalog first said so; null for people.' }),
  }));
}

builder.interfaceFields(EntityRef, (t) => ({
  value: t.field({
    type: ShownValueRef,
    nullable: true,
    description: 'What each source says of it.',
    args: { attribute: t.arg({ type: AttributeEnum, required: true, description: 'The one to look up.' }) },
    resolve: (entity, { attribute }, { graph }) => shownValue(graph, entity, attribute) ?? null,
  }),
  values: t.field({
    type: [ShownValueRef],
    complexity: listComplexity,
    description: 'Every recorded attribute.',
    resolve: (entity, _args, { graph }) => shownValues(graph, entity),
  }),
}));

const ConflictConnection = builder.connectionObject(
  { name: 'ConflictConnection', type: ShownValueRef, description: 'A page of disagreements.' },
  { name: 'ConflictEdge', description: 'One disagreement and its cursor.' },
);

builder.queryField('conflicts', (t) =>
  t.field({
    type: ConflictConnection,
    description: 'Attributes with contradicting sources.',
    args: {
      ...t.arg.connectionArgs(),
      attribute: t.arg({ type: AttributeEnum, description: 'Only disagreements about this.' }),
    },
    complexity: pageComplexity,
    resolve: (_root, { attribute, ...page }, { graph }) => pageOf(conflicts(graph, attribute ?? undefined), page, conflictOrder),
  }),
);

/** The fields that only one kind has. */

import type { Entity, Graph, ModelDetail } from '../../graph/graph.ts';
import type { Kind } from '../../graph/ontology.ts';
import { limitedModelClasses } from '../../graph/query/limitations.ts';
import { shownValue } from '../../graph/query/values.ts';
import { builder } from '../base/builder.ts';
import { listComplexity } from '../base/page.ts';
import { kindRefs } from './entity.ts';

/** The value of the source that is believed most; where it stands and what others say is under `value`. */
function shown<Name extends keyof ModelDetail>(graph: Graph, entity: Entity, attribute: Name): ModelDetail[Name] | null {
  // Each attribute has one type in the columns and in the catalogs alike.
  return (shownValue(graph, entity, attribute)?.value as ModelDetail[Name] | undefined) ?? null;
}

builder.objectFields(kindRefs.model, (t) => ({
  releasedOn: t.field({
    type: 'PartialDate',
    nullable: true,
    description: 'When it was first published or made available, as exact as it is known.',
    resolve: (entity, _args, { graph }) => shown(graph, entity, 'releasedOn'),
  }),
  parameters: t.field({
    type: 'BigInt',
    nullable: true,
    description: 'Number of trained weights; null when nobody published it.',
    resolve: (entity, _args, { graph }) => shown(graph, entity, 'parameters'),
  }),
  contextTokens: t.field({
    type: 'BigInt',
    nullable: true,
    description: 'How many tokens it can take in at once; null when nobody published it.',
    resolve: (entity, _args, { graph }) => shown(graph, entity, 'contextTokens'),
  }),
  license: t.string({
    nullable: true,
    description: 'The license under which its weights are published; null when it is not recorded.',
    resolve: (entity, _args, { graph }) => shown(graph, entity, 'license'),
  }),
  openWeights: t.boolean({
    nullable: true,
    description: 'Whether its weights can be downloaded; null when it is not recorded.',
    resolve: (entity, _args, { graph }) => shown(graph, entity, 'openWeights'),
  }),
  family: t.string({
    nullable: true,
    description: 'The line of models it belongs to, as its maker names it.',
    resolve: (entity, _args, { graph }) => shown(graph, entity, 'family'),
  }),
}));

builder.objectFields(kindRefs.organization, (t) => ({
  country: t.string({
    nullable: true,
    description: 'Where it has its seat, by the English name.',
    resolve: ({ organization }) => organization?.country ?? null,
  }),
  url: t.string({
    nullable: true,
    description: 'Its own site; always an https address.',
    resolve: ({ organization }) => organization?.url ?? null,
  }),
}));

builder.objectFields(kindRefs.benchmark, (t) => ({
  releasedOn: t.field({
    type: 'PartialDate',
    nullable: true,
    description: 'When it was first published, as exact as it is known.',
    resolve: ({ benchmark }) => benchmark?.releasedOn ?? null,
  }),
  metric: t.string({
    nullable: true,
    description: 'What its scores count, with their unit.',
    resolve: ({ benchmark }) => benchmark?.metric ?? null,
  }),
}));

const ordered: readonly (readonly [Kind, string])[] = [
  ['modality', 'Its place in the list of modalities, from 1.'],
  ['dimension', 'Its place in the comparison, from 1.'],
  ['stage', 'Its place in the course of training, from 1.'],
  ['limitation', 'Its place in the list of its source, from 1.'],
];
for (const [kind, description] of ordered) {
  builder.objectField(kindRefs[kind], 'ordinal', (t) => t.int({ description, resolve: (entity) => ordinalOf(entity) }));
}

/** The content checker and the database demand an ordinal of these kinds. */
function ordinalOf({ id, ordinal }: Entity): number {
  if (ordinal === null) throw new TypeError(`${id} has no ordinal`);
  return ordinal;
}

builder.objectFields(kindRefs.limitation, (t) => ({
  statement: t.string({
    description: 'What is said of it, in one or two sentences; its citations are those of the entity.',
    resolve: ({ limitation, summary }) => limitation?.statement ?? summary,
  }),
  sourceHeading: t.string({
    nullable: true,
    description: 'The heading under which the source lists it, word for word, also where heading and text disagree.',
    resolve: ({ limitation }) => limitation?.sourceHeading ?? null,
  }),
  appliesTo: t.field({
    type: [kindRefs['model-class']],
    description: 'The model classes of which it is stated.',
    complexity: listComplexity,
    resolve: (entity, _args, { graph }) => [...limitedModelClasses(graph, entity)],
  }),
}));

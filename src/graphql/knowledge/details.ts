/** The fields that only one kind has, made from the ontology. */

import type { Entity } from '../../graph/graph.ts';
import { type ColumnRule, columnKinds, columnRules, type Kind, kindNames, kindRule } from '../../graph/ontology.ts';
import { limitedModelClasses } from '../../graph/query/limitations.ts';
import { columnValue } from '../../graph/values/values.ts';
import { builder } from '../base/builder.ts';
import { listComplexity } from '../base/page.ts';
import { kindRefs } from './entity.ts';

export const columnScalars = {
  ...{ text: 'String', url: 'String', date: 'PartialDate', count: 'BigInt', flag: 'Boolean' },
} as const satisfies Record<ColumnRule['type'], string>;

function defineColumn(kind: Kind, name: string, { type, required, description }: ColumnRule): void {
  builder.objectField(kindRefs[kind], name, (t) =>
    t.field({
      // The one scalar that takes every value stands for the one that the column has.
      type: columnScalars[type] as 'AttributeValue',
      nullable: (required === undefined) as true,
      description,
      // An entity of a catalog has no columns: its summary has to do for a text that the others need.
      resolve: (entity, _args, { graph }) => columnValue(graph, entity, name) ?? (required === undefined ? null : entity.summary),
    }),
  );
}

for (const kind of columnKinds) {
  for (const [name, rule] of Object.entries(columnRules(kind))) defineColumn(kind, name, rule);
}

for (const kind of kindNames) {
  const { ordinal: description } = kindRule(kind);
  if (description === undefined) continue;
  builder.objectField(kindRefs[kind], 'ordinal', (t) => t.int({ description, resolve: (entity) => ordinalOf(entity) }));
}

/** The content checker and the database demand an ordinal of these kinds. */
function ordinalOf({ id, ordinal }: Entity): number {
  if (ordinal === null) throw new TypeError(`${id} has no ordinal`);
  return ordinal;
}

builder.objectField(kindRefs.limitation, 'appliesTo', (t) =>
  t.field({
    type: [kindRefs['model-class']],
    description: 'The model classes it is stated of.',
    complexity: listComplexity,
    resolve: (entity, _args, { graph }) => [...limitedModelClasses(graph, entity)],
  }),
);

/** One field for each relation type on both of its sides, made from the ontology; edges carry note, origin and citations. */

import { relationOrderOf } from '../../graph/base/ordering.ts';
import { relationsOf } from '../../graph/base/relations-of.ts';
import { entityOf, type Relation } from '../../graph/graph.ts';
import { type Kind, kinds, type RelationTypeName, relationRule, relationTypeNames } from '../../graph/ontology.ts';
import { builder } from '../base/builder.ts';
import { pageComplexity, pageOf } from '../base/page.ts';
import { CitationRef } from '../sources/citation.ts';
import { EntityRef, kindRefs } from './entity.ts';

const edgeFields = (name: string, type: (typeof kindRefs)[Kind] | typeof EntityRef) =>
  builder.edgeObject({
    name: `${name}Edge`,
    type,
    description: 'An entity and its relation.',
    fields: (t) => ({
      ordinal: t.int({
        nullable: true,
        description: "Its place in the source's list, from 1.",
        resolve: (edge) => relationOf(edge).ordinal,
      }),
      note: t.string({ nullable: true, description: "A curator's remark.", resolve: (edge) => relationOf(edge).note }),
      origin: t.string({ description: '`curated`, `editor` or a catalog.', resolve: (edge) => relationOf(edge).origin }),
      citations: t.field({
        type: [CitationRef],
        description: 'The sources of the relation.',
        resolve: (edge) => relationOf(edge).citations,
      }),
    }),
  });

// Pothos knows edges as {cursor, node}; those of a page have the entry too, here the relation.
const relationOf = (edge: unknown): Relation => (edge as { readonly entry: Relation }).entry;

const defineConnection = (name: string, type: (typeof kindRefs)[Kind] | typeof EntityRef) =>
  builder.connectionObject({ name: `${name}Connection`, type, description: 'A page of related entities.' }, edgeFields(name, type));

/** Connection types by the kind they lead to, made when the first field needs them; `Entity` where several kinds can stand. */
const connections = new Map<Kind | 'entity', ReturnType<typeof defineConnection>>();
function connectionTo(targets: readonly Kind[]) {
  const kind = targets.length === 1 && targets[0] !== undefined ? targets[0] : 'entity';
  const ref =
    connections.get(kind) ??
    (kind === 'entity' ? defineConnection('RelatedEntity', EntityRef) : defineConnection(`Related${kinds[kind].type}`, kindRefs[kind]));
  connections.set(kind, ref);
  return ref;
}

function defineField(kind: Kind, type: RelationTypeName, side: 'out' | 'in'): void {
  const rule = relationRule(type);
  const target = connectionTo(side === 'out' ? rule.to : rule.from);
  builder.objectField(kindRefs[kind], rule[side], (t) =>
    t.field({
      type: target,
      description: side === 'out' ? rule.description : rule.inverseDescription,
      args: t.arg.connectionArgs(),
      complexity: pageComplexity,
      resolve: (entity, args, { graph }) =>
        pageOf(relationsOf(graph, entity, type, side), args, relationOrderOf(graph, type), ({ fromId, toId }) =>
          entityOf(graph, side === 'out' ? toId : fromId),
        ),
    }),
  );
}

for (const type of relationTypeNames) {
  const rule = relationRule(type);
  for (const kind of rule.from) defineField(kind, type, 'out');
  for (const kind of rule.to) defineField(kind, type, 'in');
}

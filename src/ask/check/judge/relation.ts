/** Judges what is said of a relation. Only what a relation excludes is contradicted: makers, and the inputs and outputs of models. */

import { type Entity, entityOf, type Graph } from '../../../graph/graph.ts';
import { type RelationTypeName, relationRule } from '../../../graph/ontology.ts';
import { listLimitations } from '../../../graph/query/limitations.ts';
import type { CitedClaim } from '../../answer/answer.ts';
import { attributeOf } from '../../answer/say/attributes.ts';
import { relationLabel } from '../../answer/wording.ts';
import { withDivisions } from '../../evaluate/divisions.ts';
import { citationsFor, isShownList, named, targetsOf } from '../../evaluate/evaluate.ts';
import type { Filter } from '../../question.ts';
import { type Judged, recorded, unrecorded } from './judged.ts';

type Related = Extract<Filter, { op: 'related' }>;

export function judgeRelation(graph: Graph, entity: Entity, filter: Related): Judged {
  const found = foundIn(graph, entity, filter);
  if (found !== undefined) return found;
  const opposite = reverseOf(graph, entity, filter);
  if (opposite !== undefined) return opposite;
  const targets = targetsOf(graph, entity, filter.relation, filter.side);
  const told = toldOf(graph, entity, filter);
  if (targets.length > 0 && excludesOthers(entity, filter)) return recorded(false, told.text, told.claims);
  return unrecorded(told.text, told.claims);
}

interface Told {
  readonly text: string;
  readonly claims: readonly CitedClaim[];
}

/** The relation itself, one of a division, one of the class, or what a source lists the model as. */
function foundIn(graph: Graph, entity: Entity, filter: Related): Judged | undefined {
  const { relation, side, ids } = filter;
  if (relation === 'limited-by' && side === 'out') return limitIn(graph, entity, ids);
  const isMaker = relation === 'made-by' && side === 'in';
  const owners = isMaker ? withDivisions(graph, entity.id).map((id) => entityOf(graph, id)) : [entity];
  const owner = owners.find((one) => targetsOf(graph, one, relation, side).some((id) => ids.includes(id)));
  if (owner !== undefined) return held(graph, owner, filter);
  return relation === 'instance-of' && side === 'out' ? foundIn(graph, entity, { ...filter, relation: 'listed-as' }) : undefined;
}

/** The whole relation where it says little more, else only what was stated. */
const MOST_TOLD = 10;

function held(graph: Graph, entity: Entity, filter: Related): Judged {
  const { relation, side, ids } = filter;
  const targets = targetsOf(graph, entity, relation, side);
  if (targets.length <= MOST_TOLD || isShownList(entity.kind, relation, side)) {
    const { text, claims = [] } = attributeOf(graph, entity, { by: 'relation', relation, side });
    return recorded(true, text, claims);
  }
  const id = targets.find((one) => ids.includes(one)) ?? '';
  const text = `${entity.name} ${relationLabel(filter)} ${named(graph, id)}.`;
  return recorded(true, text, [{ text, citations: citationsFor(graph, entity, { ...filter, ids: [id] }) }]);
}

/** What limits a class limits its models. */
function limitIn(graph: Graph, entity: Entity, ids: readonly string[]): Judged | undefined {
  const relation = listLimitations(graph, entity).find(({ toId }) => ids.includes(toId));
  if (relation === undefined) return undefined;
  const [limit, holder] = [named(graph, relation.toId), named(graph, relation.fromId)];
  const text = `${holder} ${relationRule('limited-by').label} ${limit}.`;
  const shared = relation.fromId === entity.id ? text : `${text} ${entity.name} is filed under ${holder}.`;
  return recorded(true, shared, [{ text, citations: relation.citations }]);
}

/** Relations that can't lead back: a model isn't replaced by the one that it replaced. */
const ONE_WAY: readonly RelationTypeName[] = ['succeeds', 'builds-on', 'version-of', 'division-of', 'part-of'];

function reverseOf(graph: Graph, entity: Entity, { relation, side, ids }: Related): Judged | undefined {
  const other = side === 'out' ? 'in' : 'out';
  if (!ONE_WAY.includes(relation)) return undefined;
  const id = targetsOf(graph, entity, relation, other).find((one) => ids.includes(one));
  if (id === undefined) return undefined;
  const [from, to] = other === 'out' ? [entity, entityOf(graph, id)] : [entityOf(graph, id), entity];
  const text = `${from.name} ${relationRule(relation).label} ${to.name}.`;
  return recorded(false, text, [{ text, citations: citationsFor(graph, from, { op: 'related', relation, side: 'out', ids: [to.id] }) }]);
}

/** Recorded makers are all makers, and the recorded inputs and outputs of a model are complete. */
const excludesOthers = ({ kind }: Entity, { relation, side }: Related): boolean =>
  (side === 'out' && (relation === 'made-by' || relation === 'division-of')) || isShownList(kind, relation, side);

/** What is recorded in its place. */
function toldOf(graph: Graph, entity: Entity, { relation, side, ids }: Related): Told {
  const isMany = targetsOf(graph, entity, relation, side).length > MOST_TOLD && !isShownList(entity.kind, relation, side);
  const own =
    isMany && side === 'in' ? ids.map((id) => attributeOf(graph, entityOf(graph, id), { by: 'relation', relation, side: 'out' })) : [];
  const parts = own.length > 0 ? own : [attributeOf(graph, entity, { by: 'relation', relation, side })];
  return {
    text: parts.map(({ text }) => text).join(' '),
    claims: parts.flatMap(({ claims = [] }) => claims).filter(({ citations }) => citations.length > 0),
  };
}

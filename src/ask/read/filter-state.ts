/** The state of reading conditions: what is read so far, and what waits for its other half. */
import type { Side } from '../../graph/base/relations-of.ts';
import { entitiesOf } from '../../graph/graph.ts';
import type { Kind, RelationTypeName } from '../../graph/ontology.ts';
import type { Filter } from '../question.ts';
import type { Taken } from './ranges.ts';
import { hasScope, type Sentence } from './sentence.ts';

interface Joined {
  readonly filter: Filter;
  readonly by: 'and' | 'or';
}

export interface FilterState {
  readonly sentence: Sentence;
  readonly kind: Kind;
  readonly used: Set<number>;
  /** Spans that are explained already. */
  readonly skip: ReadonlySet<number>;
  readonly parts: Joined[];
  negated: boolean;
  only: boolean;
  by: 'and' | 'or';
  /** The relation that a verb has named, until an entity follows. */
  verbs: readonly Verb[];
  verbPending: number | undefined;
  columnsPending: Map<number, readonly string[]>;
  /** Whether a scope word found nothing to apply to. */
  failed: boolean;
}

export interface Verb {
  readonly relation: RelationTypeName;
  readonly side: Side;
}

export function take(state: FilterState, { filter, used, next }: Taken): number {
  push(state, filter);
  for (const index of used) state.used.add(index);
  return next;
}

export function push(state: FilterState, filter: Filter): void {
  const isFlag = filter.op === 'flag' && state.negated;
  const opposite: Filter = isFlag ? { ...filter, value: !filter.value } : { op: 'not', of: filter };
  state.parts.push({ filter: state.negated ? opposite : filter, by: state.by });
  // "Without audio or video" negates both; "and" begins anew.
  const next = state.sentence.spans.slice(state.used.size === 0 ? 0 : Math.max(...state.used) + 1);
  const isListGoingOn = next.some((span) => hasScope(span, 'or'));
  state.negated = state.negated && isListGoingOn;
  if (state.by === 'or') state.negated = false;
  state.by = 'and';
}

export function negateLast(state: FilterState): void {
  const last = state.parts.pop();
  if (last === undefined) return;
  state.parts.push({ ...last, filter: last.filter.op === 'not' ? last.filter.of : { op: 'not', of: last.filter } });
  state.negated = false;
}

export function exclusively({ sentence: { graph } }: FilterState, filter: Extract<Filter, { op: 'related' }>): Filter {
  const [id = ''] = filter.ids;
  const kind = graph.entities.get(id)?.kind ?? 'modality';
  const others = entitiesOf(graph, kind).flatMap((other) => (filter.ids.includes(other.id) ? [] : [other.id]));
  return { op: 'and', of: [filter, { op: 'not', of: { ...filter, ids: others } }] };
}

/** The conditions that must all hold: "or" binds its neighbours before "and" does. */
export function conditionsOf(parts: readonly Joined[], isJoint: boolean): readonly Filter[] {
  const groups: Filter[][] = [];
  for (const { filter, by } of parts) {
    const before = groups.at(-1)?.at(-1);
    if (before !== undefined && (by === 'or' || (by === 'and' && !isJoint && areAlternatives(before, filter)))) groups.at(-1)?.push(filter);
    else groups.push([filter]);
  }
  return groups.map((group) => (group.length === 1 && group[0] !== undefined ? group[0] : anyOf(group)));
}

export function joined(conditions: readonly Filter[]): Filter | null {
  const [first] = conditions;
  if (first === undefined) return null;
  return conditions.length === 1 ? first : { op: 'and', of: conditions };
}

/** Nothing is of two classes or families at once: "speech generators and music generators" are both kinds of models. */
function areAlternatives(one: Filter, other: Filter): boolean {
  if (one.op === 'among' && other.op === 'among') return true;
  return one.op === 'related' && other.op === 'related' && one.relation === other.relation && ALTERNATIVE.includes(one.relation);
}

const ALTERNATIVE: readonly RelationTypeName[] = ['instance-of', 'made-by'];

/** "Made by both together". */
export const isJoint = ({ tokens }: Sentence): boolean => tokens.some(({ text }) => /^(together|both|jointly|joint)$/.test(text));

/** "Without audio or video" excludes both. */
function anyOf(group: readonly Filter[]): Filter {
  const negated = group.flatMap((filter) => (filter.op === 'not' ? [filter.of] : []));
  return negated.length === group.length ? { op: 'and', of: group } : { op: 'or', of: group };
}

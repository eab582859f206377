/** The state of reading conditions: what is read so far, and what waits for its other half. */
import { isDeepStrictEqual } from 'node:util';
import type { Side } from '../../graph/base/relations-of.ts';
import { entitiesOf } from '../../graph/graph.ts';
import type { Kind, RelationTypeName } from '../../graph/ontology.ts';
import type { Filter } from '../question.ts';
import type { Taken } from './ranges.ts';
import { entitiesAt, hasScope, isFiller, meaning, type Sentence } from './sentence.ts';
import type { Span } from './spans.ts';

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
  push(state, filter, Math.max(...used));
  for (const index of used) state.used.add(index);
  return next;
}

/** Adds a condition whose words end at a span. */
export function push(state: FilterState, filter: Filter, at: number): void {
  const isFlag = filter.op === 'flag' && state.negated;
  const opposite: Filter = isFlag ? { ...filter, value: !filter.value } : { op: 'not', of: filter };
  state.parts.push({ filter: state.negated ? opposite : filter, by: state.by });
  state.negated = state.negated && goesOn(state, filter, at);
  state.by = 'and';
}

/** "Without audio or video", "except those from Google, OpenAI and Meta": the next name is negated too, unless a verb comes first. */
function goesOn({ sentence: { spans, graph } }: FilterState, filter: Filter, at: number): boolean {
  if (filter.op !== 'related' && filter.op !== 'among') return false;
  const kind = graph.entities.get(filter.ids[0] ?? '')?.kind;
  const next = spans.findIndex((span, index) => index > at && !isConjunction(span) && !(isFiller(span) && span.text !== 'with'));
  const isLine = kind === 'model' && meaning(spans[next], 'line') !== undefined;
  return isLine || entitiesAt({ graph, spans }, next).some((entity) => entity.kind === kind);
}

const isConjunction = (span: Span): boolean => hasScope(span, 'and', 'or') && !/^(?:but|yet|while)$/.test(span.text);

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
  // "Out in the open" says the same twice.
  for (const { filter, by } of distinct(parts, ({ filter: one }) => one)) {
    const before = groups.at(-1)?.at(-1);
    if (before !== undefined && (by === 'or' || (by === 'and' && !isJoint && areAlternatives(before, filter)))) groups.at(-1)?.push(filter);
    else groups.push([filter]);
  }
  return groups.map((group) => (group.length === 1 && group[0] !== undefined ? group[0] : anyOf(group)));
}

/** Each once. */
export const distinct = <Item>(items: readonly Item[], filterOf: (item: Item) => Filter): Item[] =>
  items.filter((item, at) => !items.slice(0, at).some((one) => isDeepStrictEqual(filterOf(one), filterOf(item))));

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

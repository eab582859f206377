/** The links of an entity: a share for each relation type, so that many of one don't hide the others. */
import { relationsOf } from '../../graph/base/relations-of.ts';
import { type Citation, type Entity, entityOf, type Graph, type Relation, sourceOf } from '../../graph/graph.ts';
import { kinds, relationTypeNames } from '../../graph/ontology.ts';
import { preferredValue } from '../../graph/values/values.ts';
import type { NeighbourGroup, Neighbourhood, NeighbourLink } from '../picture.ts';
import { toPlainLine } from '../plain-line.ts';
import { relationLabel } from './relation-labels.ts';
import { sourceName, sourceNames } from './source-names.ts';
import { counted, inShort, listed, monthOf, named, sentence } from './wording.ts';

const MAX_NEIGHBOURS = 14;
/** How many of the neighbours show their own links, and how many of them. */
const MAX_FURTHER = 6;
const MAX_FURTHER_LINKS = 4;

export type Depth = 1 | 2;

type Side = 'out' | 'in';

interface Links {
  readonly label: string;
  readonly side: Side;
  readonly relations: readonly Relation[];
}

export function neighbourhood(graph: Graph, subject: Entity, depth: Depth = 1): Neighbourhood {
  const all = linksOf(graph, subject);
  const total = all.reduce((sum, { relations }) => sum + relations.length, 0);
  const sizes = all.map(({ relations }) => relations.length);
  // A line that says "and 1 more" would take the place of that one.
  const shares = total <= MAX_NEIGHBOURS + 2 ? sizes : shareOut(sizes, MAX_NEIGHBOURS);
  const shown = all.map(({ relations, ...rest }, index) => ({ ...rest, relations: relations.slice(0, shares[index]) }));
  const groups = groupsOf(graph, all, shares);
  const further = depth === 1 ? [] : furtherLinks(graph, subject, shown);
  const { name } = named(subject);
  const drawn = shares.reduce((sum, share) => sum + share, 0);
  const citations = [...subject.citations, ...shown.flatMap(({ relations }) => relations.flatMap((one) => one.citations))];
  const about = aboutLines(graph, subject);
  const title = titleOf(name, drawn, total);
  return {
    ...{ form: 'neighbourhood', title, subtitle: '', subject: named(subject), about, groups, further },
    sources: sourceNames(graph, byFrequency(citations)),
    alt: [
      sentence(title),
      `${name}: ${about.join(', ')}.`,
      ...groups.map(altOf),
      ...further.flatMap((each) => [sentence(`Further, ${each.neighbour.name}`), ...each.groups.map(altOf)]),
    ].join(' '),
  };
}

const groupsOf = (graph: Graph, all: readonly Links[], shares: readonly number[]): NeighbourGroup[] =>
  all.flatMap(({ label, side, relations }, index) => {
    const shown = relations.slice(0, shares[index]);
    if (shown.length === 0) return [];
    return [{ label, neighbours: shown.map((relation) => linkTo(graph, relation, side)), more: relations.length - shown.length }];
  });

/** Those with few links of their own say more about the subject than those that everything is linked to. */
function furtherLinks(graph: Graph, subject: Entity, near: readonly Links[]): Neighbourhood['further'] {
  const ids = near.flatMap(({ relations, side }) => relations.map(({ fromId, toId }) => (side === 'out' ? toId : fromId)));
  const countOf = (id: string): number => (graph.outgoing.get(id)?.length ?? 0) + (graph.incoming.get(id)?.length ?? 0);
  const narrow = [...new Set(ids)].filter((id) => id !== subject.id && countOf(id) > 1).sort((one, other) => countOf(one) - countOf(other));
  return narrow.slice(0, MAX_FURTHER).flatMap((id) => {
    const neighbour = entityOf(graph, id);
    const others = linksOf(graph, neighbour)
      .map(({ relations, ...rest }) => ({
        ...rest,
        relations: relations.filter(({ fromId, toId }) => ![fromId, toId].includes(subject.id)),
      }))
      .filter(({ relations }) => relations.length > 0);
    const sizes = others.map(({ relations }) => relations.length);
    if (others.length === 0) return [];
    return [{ neighbour: named(neighbour), groups: groupsOf(graph, others, shareOut(sizes, MAX_FURTHER_LINKS)) }];
  });
}

function titleOf(name: string, drawn: number, total: number): string {
  if (total === 0) return `${name} has no links yet`;
  return drawn === total ? `${name} and its ${counted(total, 'link')}` : `${name} and ${drawn} of its ${counted(total, 'link')}`;
}

function linksOf(graph: Graph, subject: Entity): Links[] {
  const of = (side: Side): Links[] =>
    relationTypeNames.flatMap((type) => {
      const relations = relationsOf(graph, subject, type, side);
      if (relations.length === 0) return [];
      return [{ label: relationLabel(type, side), side, relations: side === 'in' ? newestFirst(graph, relations) : relations }];
    });
  return [...of('out'), ...of('in')];
}

/** Of all models of a maker, the newest say most. Others stay in their order. */
function newestFirst(graph: Graph, relations: readonly Relation[]): readonly Relation[] {
  const dated = relations.map((relation) => ({ relation, date: dateOf(graph, relation) }));
  return dated.sort((one, other) => other.date.localeCompare(one.date)).map(({ relation }) => relation);
}

const dateOf = (graph: Graph, { fromId }: Relation): string => String(preferredValue(graph, entityOf(graph, fromId), 'releasedOn') ?? '');

/** One for each in turn, until all are shown or the picture is full. */
function shareOut(sizes: readonly number[], most: number): number[] {
  const shares = sizes.map(() => 0);
  for (let left = most, before = -1; left > 0 && before !== left; ) {
    before = left;
    for (const [index, size] of sizes.entries()) {
      if (left === 0 || (shares[index] ?? 0) >= size) continue;
      shares[index] = (shares[index] ?? 0) + 1;
      left -= 1;
    }
  }
  return shares;
}

function linkTo(graph: Graph, relation: Relation, side: Side): NeighbourLink {
  const entity = named(entityOf(graph, side === 'out' ? relation.toId : relation.fromId));
  if (relation.type !== 'listed-as' || isFiled(graph, relation)) return { entity, onlyBy: null };
  const publishers = relation.citations.map((citation) => sourceName(graph, sourceOf(graph, citation)));
  return { entity, onlyBy: publishers.length === 0 ? null : listed([...new Set(publishers)]) };
}

const isFiled = (graph: Graph, { fromId, toId }: Relation): boolean =>
  relationsOf(graph, { id: fromId }, 'instance-of', 'out').some((relation) => relation.toId === toId);

/** What the card of the subject says below its name. */
function aboutLines(graph: Graph, subject: Entity): string[] {
  if (subject.kind !== 'model') return [kinds[subject.kind].label];
  const value = (attribute: 'releasedOn' | 'parameters' | 'openWeights') => preferredValue(graph, subject, attribute);
  const makers = relationsOf(graph, subject, 'made-by', 'out').map(({ toId }) => entityOf(graph, toId).name);
  const [released, parameters, open] = [value('releasedOn'), value('parameters'), value('openWeights')];
  const maker = makers.length > 1 ? `${makers[0]} and others` : makers[0];
  return [
    [maker, released === null ? undefined : monthOf(String(released))].filter((part) => part !== undefined).join(', '),
    parameters === null ? '' : `${inShort(Number(parameters))} parameters`,
    open === null ? '' : `${open === true ? 'open' : 'closed'} weights`,
  ]
    .map(toPlainLine)
    .filter((line) => line !== '');
}

/** The sources that most links stand on come first. */
function byFrequency(citations: readonly Citation[]): readonly Citation[] {
  const counts = new Map<string, number>();
  for (const { sourceId } of citations) counts.set(sourceId, (counts.get(sourceId) ?? 0) + 1);
  return [...citations].sort((one, other) => (counts.get(other.sourceId) ?? 0) - (counts.get(one.sourceId) ?? 0));
}

function altOf({ label, neighbours, more }: NeighbourGroup): string {
  const names = neighbours.map(({ entity, onlyBy }) => (onlyBy === null ? entity.name : `${entity.name} (by ${onlyBy} only)`));
  return `${label}: ${listed([...names, ...(more === 0 ? [] : [`${more} more`])])}.`;
}

/** What is said to lists, counts and superlatives. */
import type { Entity, Graph } from '../../../graph/graph.ts';
import { type Kind, kindRule } from '../../../graph/ontology.ts';
import { mainVariantOf } from '../../../graph/query/measures.ts';
import {
  citationsFor,
  citationsOfValue,
  countWhere,
  entitiesWhere,
  measureOf,
  named,
  readValue,
  relationsAt,
  scoreOf,
} from '../../evaluate/evaluate.ts';
import type { Filter, Question, Ranked } from '../../question.ts';
import type { AnswerParts, CitedClaim } from '../answer.ts';
import { priceOf } from '../price.ts';
import { columnLabel, dateText, filterText, namesText, plural, relationLabel, valueText } from '../wording.ts';
import { listCaption, measureName, nounFor, topCaption } from './captions.ts';

type Of<Form extends Question['form']> = Extract<Question, { form: Form }>;

export function filterInWords(graph: Graph, kind: Kind, filter: Filter | null): string {
  if (filter === null) return '';
  return filterText(filter, {
    kind,
    name: (id) => named(graph, id),
    label: relationLabel,
  });
}

export function sayList(graph: Graph, { kind, filter }: Of<'list'>): AnswerParts {
  const { entities, unknown } = countWhere(graph, kind, filter);
  const sorted = newestFirst(graph, kind, entities);
  if (sorted.length === 0) return none(graph, kind, filter, unknown);
  return {
    text: `${nounFor(sorted.length, kind)}: ${namesText(sorted.map(({ name }) => name))}.${unknownText(kind, unknown)}`,
    entities: sorted,
    count: sorted.length,
    claims: sorted.slice(0, MAX_CLAIMS).map((entity) => membership(graph, kind, entity, filter)),
    table: tableOf(graph, kind, sorted, `${listCaption(graph, kind, filter, sorted.length)}${unknownText(kind, unknown)}`),
  };
}

/** What a list shows of each entry beside its name. */
const shown: Partial<Record<Kind, readonly string[]>> = {
  model: ['releasedOn', 'parameters'],
  benchmark: ['releasedOn'],
  organization: ['country'],
};

function tableOf(graph: Graph, kind: Kind, entities: readonly Entity[], caption: string): AnswerParts['table'] {
  const columns = shown[kind];
  if (columns === undefined) return null;
  const rows = entities.slice(0, MAX_ROWS).map((entity) => [
    entity.name,
    ...columns.map((column) => {
      const value = readValue(graph, entity, column);
      return value === null ? '' : valueText(kind, column, value);
    }),
  ]);
  return { caption, columns: ['name', ...columns.map((column) => columnLabel(kind, column))], rows };
}

const MAX_ROWS = 50;
/** Nobody reads the sources of more entries at once; the query of the answer has them all. */
const MAX_CLAIMS = 100;

function newestFirst(graph: Graph, kind: Kind, entities: readonly Entity[]): readonly Entity[] {
  if (kind !== 'model') return entities;
  const dates = new Map(entities.map((entity) => [entity, String(readValue(graph, entity, 'releasedOn') ?? '')]));
  return [...entities].sort((one, other) => ((dates.get(one) ?? '') < (dates.get(other) ?? '') ? 1 : -1));
}

function membership(graph: Graph, _kind: Kind, entity: Entity, filter: Filter | null): CitedClaim {
  return { text: filter === null ? `${entity.name}: ${entity.summary}` : entity.name, citations: citationsFor(graph, entity, filter) };
}

const unknownText = (kind: Kind, unknown: number): string =>
  unknown === 0 ? '' : ` For ${nounFor(unknown, kind)}, not enough is recorded to tell.`;

const none = (graph: Graph, kind: Kind, filter: Filter | null, unknown: number): AnswerParts => ({
  text: `No ${kindRule(kind).label} is recorded for this: ${filterInWords(graph, kind, filter) || kindRule(kind).plural}.${unknownText(kind, unknown)}`,
  ...{ entities: [], count: 0 },
});

export function sayCount(graph: Graph, { kind, filter }: Of<'count'>): AnswerParts {
  const { entities, unknown } = countWhere(graph, kind, filter);
  const names = entities.length === 0 ? '' : `: ${namesText(entities.map(({ name }) => name))}`;
  return {
    text: `${nounFor(entities.length, kind)}${names}.${unknownText(kind, unknown)}`,
    ...{ entities, count: entities.length },
    claims: entities.slice(0, MAX_CLAIMS).map((entity) => membership(graph, kind, entity, filter)),
  };
}

/** Entries that tie with the last one are in the answer too. */
export function ranked(
  graph: Graph,
  { kind, filter, ranked: { measure, direction, limit } }: Of<'top'>,
): { entity: Entity; value: string | number }[] {
  const sign = direction === 'asc' ? 1 : -1;
  const measured = entitiesWhere(graph, kind, filter).flatMap((entity) => {
    const value = measureOf(graph, entity, measure);
    return typeof value === 'string' || typeof value === 'number' ? [{ entity, value }] : [];
  });
  const sorted = measured.sort((one, other) => sign * (Number(one.value > other.value) - Number(one.value < other.value)));
  const last = sorted[limit - 1]?.value;
  return sorted.filter(({ value }, index) => index < limit || value === last);
}

/** Nothing that the filter holds for, or none of it with a value to rank by. */
function nothingRanked(graph: Graph, { kind, filter, ranked: { measure } }: Of<'top'>): AnswerParts {
  const { entities, unknown } = countWhere(graph, kind, filter);
  if (entities.length === 0) return none(graph, kind, filter, unknown);
  return { text: `No ${measureName(graph, kind, measure)} is recorded for any of ${nounFor(entities.length, kind)}.`, entities: [] };
}

export function sayTop(graph: Graph, question: Of<'top'>): AnswerParts {
  const best = ranked(graph, question);
  const { kind, ranked: order } = question;
  if (best.length === 0) return { ...nothingRanked(graph, question), outcome: 'abstained', reason: 'absent' };
  const value = (one: (typeof best)[number]) => measureText(graph, kind, order, one);
  const entities = best.map(({ entity }) => entity);
  const lead =
    best.length === 1
      ? `${entities[0]?.name}: ${best[0] === undefined ? '' : value(best[0])}.`
      : `${best.map((one) => `${one.entity.name} (${value(one)})`).join(', ')}.`;
  const note = measureNote(graph, order, entities[0]);
  return {
    text: `${lead}${note}`,
    ...{ entities, count: entities.length },
    claims: best.map((one) => ({ text: `${one.entity.name}: ${value(one)}.`, citations: measureCitations(graph, order, one.entity) })),
    table: {
      caption: `${topCaption(graph, kind, order, best.length)}${note}`,
      columns: ['name', 'value'],
      rows: best.map((one) => [one.entity.name, value(one)]),
    },
  };
}

function measureText(graph: Graph, kind: Kind, { measure }: Ranked, { entity, value }: { entity: Entity; value: string | number }): string {
  if (measure.by === 'score') {
    const score = scoreOf(graph, measure.benchmarkId, entity);
    return `${value}${score?.unit === 'percent' ? '%' : ''}${score?.asOf == null ? '' : ` (${dateText(score.asOf)})`}`;
  }
  if (measure.by === 'relations') return plural(Number(value), 'entry');
  if (measure.name === 'inputPrice') return priceOf(graph, entity);
  return measure.name === 'releasedOn'
    ? `released ${dateText(String(value))}`
    : `${columnLabel(kind, measure.name)} ${valueText(kind, measure.name, value)}`;
}

/** Scores of different variants can't be compared, so the answer says which one it is about. */
function measureNote(graph: Graph, { measure }: Ranked, first: Entity | undefined): string {
  if (measure.by !== 'score' || first === undefined) return '';
  const variant = mainVariantOf(graph, measure.benchmarkId);
  return ` By the recorded scores on ${named(graph, measure.benchmarkId)}${variant === '' ? '' : ` (${variant})`}.`;
}

function measureCitations(graph: Graph, { measure }: Ranked, entity: Entity) {
  if (measure.by === 'score') return scoreOf(graph, measure.benchmarkId, entity)?.citations ?? [];
  if (measure.by === 'relations')
    return relationsAt(graph, entity.id, measure.relation, measure.side).flatMap(({ citations }) => citations);
  return citationsOfValue(graph, entity, measure.name);
}

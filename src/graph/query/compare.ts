import { relationsOf } from '../base/relations-of.ts';
import { type Citation, type Entity, entitiesOf, entityOf, type Graph, positionsUnder } from '../graph.ts';
import { positionKinds, type RelationTypeName, relationRule } from '../ontology.ts';
import { type Attribute, type AttributeValue, type ShownValue, shownValue } from '../values/values.ts';

export interface Cell {
  readonly text: string;
  readonly note: string | null;
  readonly citations: readonly Citation[];
}

/** `unknown` when one side has no data: missing data isn't a difference. */
export type Verdict = 'equal' | 'different' | 'unknown';

export interface ComparisonRow {
  readonly name: string;
  /** The dimension or training stage of the row; null for rows from relations and attributes. */
  readonly under: Entity | null;
  readonly left: Cell | null;
  readonly right: Cell | null;
  readonly verdict: Verdict;
}

export interface Comparison {
  readonly left: Entity;
  readonly right: Entity;
  readonly rows: readonly ComparisonRow[];
}

/** The relations that get a row, with the row's name. */
const relationRows: readonly (readonly [RelationTypeName, string])[] = [
  ['instance-of', 'Class'],
  ['listed-as', 'Listed by a source as'],
  ['made-by', 'Made by'],
  ['builds-on', 'Builds on'],
  ['accepts', 'Inputs'],
  ['produces', 'Outputs'],
];

const attributeRows: readonly (readonly [Attribute, name: string, inText: (value: AttributeValue) => string])[] = [
  ['releasedOn', 'Released', String],
  ['parameters', 'Parameters', (value) => inWords(Number(value))],
  ['openWeights', 'Open weights', (value) => (value === true ? 'yes' : 'no')],
  ['license', 'License', String],
];

const inWords = (count: number): string => new Intl.NumberFormat('en', { notation: 'compact', compactDisplay: 'long' }).format(count);

/** What the two are, then rows by dimension, training stage, relation and attribute; rows without data on either side are left out. */
export function compare(graph: Graph, left: Entity, right: Entity): Comparison {
  const rows = everyRow(graph, left, right);
  return { left, right, rows: rows.filter((row) => row.left !== null || row.right !== null) };
}

/** A row for each requested dimension or training stage, in this order, even without data on either side. */
export const compareUnder = (graph: Graph, left: Entity, right: Entity, unders: readonly Entity[]): Comparison => ({
  ...{ left, right },
  rows: unders.map((under) => positionRow(graph, under, left, right)),
});

function everyRow(graph: Graph, left: Entity, right: Entity): readonly ComparisonRow[] {
  return [
    toRow('What it is', null, summaryCell(left), summaryCell(right)),
    ...positionKinds.flatMap((kind) => entitiesOf(graph, kind)).map((under) => positionRow(graph, under, left, right)),
    ...relationRows
      .filter(([type]) => [left, right].every(({ kind }) => (relationRule(type).from as readonly string[]).includes(kind)))
      .map(([type, name]) => toRow(name, null, relationCell(graph, left, type), relationCell(graph, right, type))),
    ...attributeRows.map(([attribute, name, inText]) => {
      const cell = (entity: Entity) => attributeCell(shownValue(graph, entity, attribute), inText);
      return toRow(name, null, cell(left), cell(right));
    }),
  ];
}

function toRow(name: string, under: Entity | null, left: Cell | null, right: Cell | null): ComparisonRow {
  const known = left !== null && right !== null;
  const differ = known && left.text !== right.text ? 'different' : 'equal';
  return { name, under, left, right, verdict: known ? differ : 'unknown' };
}

const summaryCell = ({ summary, note, citations }: Entity): Cell => ({ text: summary, note, citations });

function positionRow(graph: Graph, under: Entity, left: Entity, right: Entity): ComparisonRow {
  const cell = (subject: Entity): Cell | null => positionsUnder(graph, under).find((position) => position.subjectId === subject.id) ?? null;
  return toRow(under.name, under, cell(left), cell(right));
}

function relationCell(graph: Graph, entity: Entity, type: RelationTypeName): Cell | null {
  const relations = relationsOf(graph, entity, type, 'out');
  if (relations.length === 0) return null;
  return {
    text: relations.map(({ toId }) => entityOf(graph, toId).name).join(', '),
    note: relations.find(({ note }) => note !== null)?.note ?? null,
    citations: relations.flatMap(({ citations }) => citations),
  };
}

function attributeCell(shown: ShownValue | undefined, inText: (value: AttributeValue) => string): Cell | null {
  return shown === undefined ? null : { text: inText(shown.value), note: null, citations: shown.citations };
}

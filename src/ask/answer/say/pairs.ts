/** What is said of several subjects. */
import { type Entity, entityOf, type Graph, positionsUnder } from '../../../graph/graph.ts';
import { relationRule } from '../../../graph/ontology.ts';
import { compare } from '../../../graph/query/compare.ts';
import { path } from '../../../graph/traverse/path.ts';
import { named, scoreOf } from '../../evaluate/evaluate.ts';
import type { Question, Under } from '../../question.ts';
import type { AnswerParts, CitedClaim } from '../answer.ts';
import { andList, columnLabel } from '../wording.ts';
import { attributeOf } from './attributes.ts';
import { newestOf } from './subjects.ts';

type Of<Form extends Question['form']> = Extract<Question, { form: Form }>;

export function sayCompare(graph: Graph, { subjects, under }: Of<'compare'>): AnswerParts {
  const entities = subjects.map((subject) => newestOf(graph, subject));
  const lines = subjects.flatMap((subject, index) =>
    subject.type === 'line' ? [`${entities[index]?.name} stands for ${subject.name}: it's the newest.`] : [],
  );
  const rows = under === null ? fullRows(graph, entities) : [pointRow(graph, entities, under)];
  const names = entities.map(({ name }) => name);
  const claims = rows.flatMap(({ name, cells }) =>
    cells.flatMap((cell, index) => (cell === null ? [] : [{ text: `${name}, ${names[index]}: ${cell.text}`, citations: cell.citations }])),
  );
  const lead =
    under === null
      ? entities.map(({ name, summary }) => `${name}: ${summary}`).join(' ')
      : rows.flatMap(({ name, cells }) => cells.map((cell, index) => pointText(name, names[index] ?? '', cell))).join(' ');
  const missing = claims.length === 0;
  return {
    text: [...lines, missing ? `Nothing to compare ${andList(names)} by is recorded there.` : lead].join(' '),
    ...{ entities, claims },
    table: {
      caption: null,
      columns: ['', ...names],
      rows: rows.map(({ name, cells }) => [name, ...cells.map((cell) => cell?.text ?? '')]),
    },
    ...(missing ? { outcome: 'abstained', reason: 'absent' } : {}),
  };
}

/** What is recorded of one of them under one point. */
function pointText(point: string, name: string, cell: CitedClaim | null): string {
  if (cell === null) return `For ${name}, no ${point} is recorded.`;
  return cell.text.includes(name) ? cell.text : `${name}, ${point}: ${/[.!?]$/.test(cell.text) ? cell.text : `${cell.text}.`}`;
}

interface Row {
  readonly name: string;
  readonly cells: readonly (CitedClaim | null)[];
}

/** The rows of each with the first one, side by side. */
function fullRows(graph: Graph, entities: readonly Entity[]): Row[] {
  const [first, ...others] = entities;
  if (first === undefined) return [];
  const compared = others.map((other) => compare(graph, first, other).rows);
  const names = [...new Set(compared.flatMap((rows) => rows.map(({ name }) => name)))];
  return names.map((name) => {
    const rows = compared.map((list) => list.find((row) => row.name === name));
    return { name, cells: [rows.find((row) => row?.left)?.left ?? null, ...rows.map((row) => row?.right ?? null)] };
  });
}

function pointRow(graph: Graph, entities: readonly Entity[], under: Under): Row {
  if (under.by !== 'entity') {
    const cells = entities.map((entity) => attributeOf(graph, entity, under).claims?.[0] ?? null);
    return { name: under.by === 'relation' ? relationRule(under.relation).label : columnLabel('model', under.name), cells };
  }
  const point = entityOf(graph, under.id);
  if (point.kind === 'benchmark') {
    const scores = entities.map((entity) => scoreOf(graph, point.id, entity));
    return {
      name: point.name,
      cells: scores.map((score) => (score === undefined ? null : { text: String(score.value), citations: score.citations })),
    };
  }
  const cells = entities.map(({ id }) => positionsUnder(graph, point).find(({ subjectId }) => subjectId === id) ?? null);
  return { name: point.name, cells };
}

const MAX_HOPS = 6;

export function sayPath(graph: Graph, { from, to }: Of<'path'>): AnswerParts {
  const found = path(graph, entityOf(graph, from), entityOf(graph, to), { maxHops: MAX_HOPS });
  const near = [entityOf(graph, from), entityOf(graph, to)];
  if (found === null)
    return {
      text: `Nothing recorded connects ${named(graph, from)} and ${named(graph, to)}.`,
      near,
      outcome: 'abstained',
      reason: 'absent',
    };
  const sentences = found.steps.map(({ relation }) => ({
    text: `${named(graph, relation.fromId)} ${relationRule(relation.type).label} ${named(graph, relation.toId)}.`,
    citations: relation.citations,
  }));
  return {
    text: sentences.map(({ text }) => text).join(' '),
    entities: [found.from, ...found.steps.map(({ entity }) => entity)],
    claims: sentences,
  };
}

/** Two entities side by side: a sentence, then rows. What only one of two has stands out, and rows that are equal recede. */
import { relationsOf } from '../../graph/base/relations-of.ts';
import { type Citation, type Entity, entityOf, type Graph, sourceOf } from '../../graph/graph.ts';
import { compare } from '../../graph/query/compare.ts';
import { shownValue } from '../../graph/values/values.ts';
import type { ComparedCell, ComparedRow, ComparisonPicture } from '../picture.ts';
import { toPlainLine } from '../plain-line.ts';
import { sourceName, sourceNames } from './source-names.ts';
import { inWords, listed, monthOf, named, plural, sentence } from './wording.ts';

const MAX_ROWS = 12;
const [OPEN, NOT_OPEN] = ['open', 'not open'];

/** What one side says in a row, before it's compared with the other. */
interface Stated {
  readonly words: readonly string[];
  readonly other?: string | undefined;
  readonly citations: readonly Citation[];
}

type Reader = (graph: Graph, entity: Entity) => Stated | null;
type Sides<T> = readonly [T, T];

export function comparison(graph: Graph, left: Entity, right: Entity): ComparisonPicture {
  const sides = [named(left), named(right)] as const;
  const stated = left.kind === 'model' && right.kind === 'model' ? modelRows(graph, left, right) : textRows(graph, left, right);
  const recorded = stated.filter(({ cells }) => cells.some((cell) => cell !== null)).slice(0, MAX_ROWS);
  const rows = recorded.map(({ name, cells }) => toRow(name, cells));
  const citations = recorded.flatMap(({ cells }) => cells.flatMap((cell) => cell?.citations ?? []));
  const [title, subtitle] = sentences(sides.map(({ name }) => name) as [string, string], stated);
  return {
    ...{ form: 'comparison', title, subtitle, sides, rows, sources: sourceNames(graph, citations) },
    alt: [sentence(title), subtitle, ...rows.map((row) => altOf(row, [sides[0].name, sides[1].name]))]
      .filter((part) => part !== '')
      .join(' '),
  };
}

interface StatedRow {
  readonly name: string;
  readonly cells: Sides<Stated | null>;
}

const modelReaders: readonly (readonly [string, Reader])[] = [
  ['Maker', (graph, entity) => related(graph, entity, 'made-by')],
  ['Released', attribute('releasedOn', (value) => [monthOf(String(value))])],
  ['Parameters', attribute('parameters', (value) => [inWords(Number(value))])],
  ['Context', attribute('contextTokens', (value) => [`${inWords(Number(value))} tokens`])],
  ['Takes', modalities('accepts')],
  ['Gives', modalities('produces')],
  ['Weights', attribute('openWeights', (value) => [value === true ? OPEN : NOT_OPEN])],
  ['License', attribute('license', (value) => [String(value)])],
  ['Class', classOf],
];

const modelRows = (graph: Graph, left: Entity, right: Entity): StatedRow[] =>
  modelReaders.map(([name, read]) => ({ name, cells: [read(graph, left), read(graph, right)] }));

/** For entities of other kinds: the statements about both. */
const textRows = (graph: Graph, left: Entity, right: Entity): StatedRow[] =>
  compare(graph, left, right).rows.map(({ name, left: one, right: other }) => {
    const cell = (of: typeof one): Stated | null => of && { words: [toPlainLine(of.text)], citations: of.citations };
    return { name: toPlainLine(name), cells: [cell(one), cell(other)] };
  });

function related(graph: Graph, entity: Entity, type: 'made-by' | 'instance-of'): Stated | null {
  const relations = relationsOf(graph, entity, type, 'out');
  if (relations.length === 0) return null;
  const words = relations.map(({ toId }) => toPlainLine(entityOf(graph, toId).name));
  return { words, citations: relations.flatMap(({ citations }) => citations) };
}

function attribute(
  name: 'releasedOn' | 'parameters' | 'contextTokens' | 'openWeights' | 'license',
  inText: (value: unknown) => string[],
): Reader {
  return (graph, entity) => {
    const shown = shownValue(graph, entity, name);
    return shown === undefined ? null : { words: inText(shown.value).map(toPlainLine), citations: shown.citations };
  };
}

function modalities(name: 'accepts' | 'produces'): Reader {
  return (graph, entity) => {
    const shown = shownValue(graph, entity, name);
    return shown === undefined || !Array.isArray(shown.value) ? null : { words: shown.value.map(toPlainLine), citations: shown.citations };
  };
}

/** With the class that only a source lists it under. */
function classOf(graph: Graph, entity: Entity): Stated | null {
  const filed = related(graph, entity, 'instance-of');
  const others = relationsOf(graph, entity, 'listed-as', 'out').filter(({ toId }) => {
    const name = toPlainLine(entityOf(graph, toId).name);
    return filed !== null && !filed.words.includes(name);
  });
  const [first] = others;
  if (filed === null || first?.citations[0] === undefined) return filed;
  const other = `${sourceName(graph, sourceOf(graph, first.citations[0]))}: ${toPlainLine(entityOf(graph, first.toId).name)}`;
  return { ...filed, other, citations: [...filed.citations, ...first.citations] };
}

function toRow(name: string, [left, right]: Sides<Stated | null>): ComparedRow {
  const cell = (one: Stated | null, other: Stated | null): ComparedCell | null =>
    one && {
      words: one.words.map((text) => ({ text, isOwn: isList(one, other) && other?.words.includes(text) === false })),
      other: one.other ?? null,
    };
  const isEqual = left !== null && right !== null && left.words.join() === right.words.join() && left.other === right.other;
  return { name, cells: [cell(left, right), cell(right, left)], isEqual };
}

/** Two lists have words in common or not; two dates just differ. */
const isList = (one: Stated, other: Stated | null): boolean =>
  one.words.length > 1 || (other?.words.length ?? 0) > 1 || one.words[0] === OPEN;

function sentences(names: Sides<string>, rows: readonly StatedRow[]): [title: string, subtitle: string] {
  const find = (name: string) => rows.find((row) => row.name === name)?.cells;
  const [takes, gives] = [find('Takes'), find('Gives')];
  const common = takes?.[0]?.words.filter((word) => takes[1]?.words.includes(word)) ?? [];
  const only = [0, 1].flatMap((index) => {
    const open = isOnlyOpen(find('Weights'), index) ? 'has open weights' : '';
    const parts = [onlyIn('takes', takes, index), onlyIn('gives', gives, index), open].filter((part) => part !== '');
    return parts.length === 0 ? [] : [`only ${names[index]} ${listed(parts)}`];
  });
  const subtitle = only.length === 0 ? '' : `${only.join('; ')}.`;
  const title =
    common.length === 0 ? `${names[0]} and ${names[1]}` : `${names[0]} and ${names[1]} both take ${listed(common.map(plural))}.`;
  return [title, subtitle === '' ? '' : `O${subtitle.slice(1)}`];
}

function onlyIn(verb: string, cells: Sides<Stated | null> | undefined, index: number): string {
  const [own, other] = [cells?.[index], cells?.[1 - index]];
  // A side without a record may have it too.
  if (own == null || other == null) return '';
  const words = own.words.filter((word) => !other.words.includes(word));
  return words.length === 0 ? '' : `${verb} ${listed(words.map(plural))}`;
}

const isOnlyOpen = (cells: Sides<Stated | null> | undefined, index: number): boolean =>
  cells?.[index]?.words[0] === OPEN && cells[1 - index]?.words[0] === NOT_OPEN;

function altOf({ name, cells }: ComparedRow, names: Sides<string>): string {
  const inText = (cell: ComparedCell | null): string => {
    if (cell === null) return 'not recorded';
    const text = cell.words.map((word) => word.text).join(', ');
    return cell.other === null ? text : `${text}, but ${cell.other}`;
  };
  return sentence(`${name}: ${names[0]}: ${inText(cells[0])}; ${names[1]}: ${inText(cells[1])}`);
}

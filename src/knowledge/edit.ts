/** Edits a knowledge file by one entry of a list, and leaves every other character as it is. */
import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, type Pair, parseDocument, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import { SetupError } from '../errors.ts';

/** The lists of phrases that every entity's file has, and the keys that they come after, the nearest first. */
const PLACES = { aliases: ['name'], asks: ['aliases', 'name'] } as const;
export type PhraseList = keyof typeof PLACES;

/** The text of the file with one more phrase at the end of the list. Throws SetupError if the file has another form. */
export function addPhrase(text: string, list: PhraseList, phrase: string): string {
  const document = parseDocument(text);
  const { contents } = document;
  if (document.errors.length > 0 || !isMap(contents)) throw notEditable(list);
  const written = insert(text, contents as YAMLMap, list, stringify(phrase, { lineWidth: 0 }).trimEnd());
  const before = document.toJS() as Readonly<Record<string, unknown>>;
  const expected = { ...before, [list]: [...((before[list] as unknown[] | undefined) ?? []), phrase] };
  // Whatever the form of the file, nothing but the phrase may change.
  if (!isDeepStrictEqual(parseDocument(written).toJS(), expected)) throw notEditable(list);
  return written;
}

function insert(text: string, file: YAMLMap, list: PhraseList, entry: string): string {
  const value = pairOf(file, list)?.value;
  if (isSeq(value)) return value.flow === true ? intoFlow(text, value, entry) : afterItem(text, value, entry);
  const before = PLACES[list].map((key) => pairOf(file, key)).find((pair) => pair !== undefined);
  if (value !== undefined || before === undefined) throw notEditable(list);
  return insertLine(text, endOf(before.value), `${list}:`, `  - ${entry}`);
}

const pairOf = ({ items }: YAMLMap, key: string): Pair | undefined => items.find((pair) => isScalar(pair.key) && pair.key.value === key);

function afterItem(text: string, list: YAMLSeq, entry: string): string {
  const [start = 0] = (list.items[0] as Ranged | undefined)?.range ?? [];
  const [indent = '  '] = /^[ ]*(?=-)/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1)) ?? [];
  return insertLine(text, endOf(list), `${indent}- ${entry}`);
}

function intoFlow(text: string, { items, range }: YAMLSeq, entry: string): string {
  const end = (range?.[1] ?? 1) - 1;
  const last = (items.at(-1) as Ranged | undefined)?.range?.[1];
  return last === undefined ? `${text.slice(0, end)}${entry}${text.slice(end)}` : `${text.slice(0, last)}, ${entry}${text.slice(last)}`;
}

interface Ranged {
  readonly range?: readonly [number, number, number] | null;
}

/** Where a value ends; a list in lines ends with its last entry, before what is behind it. */
function endOf(value: unknown): number {
  const last = isSeq(value) && value.flow !== true ? value.items.at(-1) : value;
  return (last as Ranged | null | undefined)?.range?.[1] ?? 0;
}

/** After the line that the place is in. */
function insertLine(text: string, at: number, ...lines: readonly string[]): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const next = text.indexOf('\n', at);
  const end = next < 0 ? text.length : next + 1;
  const head = next < 0 ? `${text}${newline}` : text.slice(0, end);
  return `${head}${lines.map((line) => line + newline).join('')}${text.slice(end)}`;
}

const notEditable = (list: PhraseList): SetupError =>
  new SetupError(`The file's "${list}" aren't in a form that can be edited here. Add the line yourself.`);

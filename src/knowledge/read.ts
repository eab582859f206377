/** Knowledge file: one YAML file of the knowledge folder, read but not yet understood; it can tell the line of any of its values. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument, visit } from 'yaml';
import { decodeText } from '../text-file.ts';
import { isStray, listFiles, MISNAMED } from './folder.ts';
import type { Problem } from './problem.ts';

const MAX_BYTES = 64 * 1024; // A file says one thing; more is a mistake, and costly to parse.

/** Where a value is inside its file: keys and list positions from the top. */
export type Path = readonly PropertyKey[];

export interface KnowledgeFile {
  /** Relative to the knowledge folder, with slashes. */
  readonly path: string;
  /** The first part of the path; empty for a file at the top. */
  readonly folder: string;
  readonly slug: string;
  readonly value: unknown;
  readonly place: (path: Path, onKey: boolean) => { readonly line: number; readonly column: number };
}

export interface FolderContent {
  readonly files: readonly KnowledgeFile[];
  readonly problems: readonly Problem[];
  /** Files that exist but can't be read, as the paths that they have or are meant to have. */
  readonly broken: readonly string[];
  /** Files that aren't knowledge: left there by editors and systems, and ignored. */
  readonly stray: readonly string[];
}

/** A problem of a value in a file, at the line of that value or of its key. */
export const problemAt = (file: KnowledgeFile, path: Path, message: string, hint: string, onKey = false): Problem => ({
  file: file.path,
  ...file.place(path, onKey),
  message,
  hint,
});

export const problemIn = (file: string, message: string, hint: string): Problem => ({ file, line: 1, column: 1, message, hint });

/** One step down: the node to go on from, the key that led to it, and the node to point at. */
const step = (node: unknown, key: PropertyKey): { readonly next: unknown; readonly key: Node; readonly mark: Node } | null => {
  if (isSeq<Node>(node)) {
    const item = node.items[Number(key)];
    return item === undefined ? null : { next: item, key: item, mark: item };
  }
  if (!isMap<Node, Node | null>(node)) return null;
  const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
  return pair === undefined ? null : { next: pair.value, key: pair.key, mark: isScalar(pair.value) ? pair.value : pair.key };
};

/** Where the value at the path begins; what is missing is shown at the nearest key above it. */
const offsetOf = (contents: ParsedNode | null, path: Path, onKey: boolean): number => {
  let node: unknown = contents;
  let offset = contents?.range[0] ?? 0;
  for (const key of path) {
    const found = step(node, key);
    if (found === null) return offset;
    offset = (onKey ? found.key : found.mark).range?.[0] ?? offset;
    node = found.next;
  }
  return offset;
};

export const locate = (path: string): Pick<KnowledgeFile, 'path' | 'folder' | 'slug'> => {
  const parts = path.split('/');
  return { path, folder: parts.length > 1 ? (parts[0] ?? '') : '', slug: (parts.at(-1) ?? '').replace(/\.yaml$/, '') };
};

const syntaxHint = 'Fix the YAML: indent by two spaces, quote texts that hold ": " or begin with a sign.';

const parse = (path: string, text: string): KnowledgeFile | Problem[] => {
  const counter = new LineCounter();
  const position = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const wrong = [...document.errors, ...document.warnings];
  if (wrong.length > 0) {
    return wrong.map(({ message, pos }) => ({ file: path, ...position(pos[0]), message: `Not valid YAML: ${message}`, hint: syntaxHint }));
  }
  const references: number[] = [];
  // Looking at every node takes a tenth of the reading, and few files have an asterisk.
  if (text.includes('*')) visit(document, { Alias: (_, node) => void references.push(node.range?.[0] ?? 0) });
  if (references.length > 0) {
    return references.map((offset) => ({
      file: path,
      ...position(offset),
      message: 'YAML references (*name) are not used here.',
      hint: 'Write the value out.',
    }));
  }
  return {
    ...locate(path),
    value: document.toJS(),
    place: (at, onKey) => position(offsetOf(document.contents, at, onKey)),
  };
};

/** Texts that aren't written yet, by the paths of the files that they are meant for. */
export type EditedFiles = ReadonlyMap<string, string>;

const read = async (folder: string, path: string, edited: EditedFiles | undefined): Promise<KnowledgeFile | Problem[]> => {
  try {
    const text = edited?.get(path);
    const bytes = text === undefined ? await readFile(join(folder, path)) : Buffer.from(text);
    if (bytes.length > MAX_BYTES) {
      const message = `The file has ${bytes.length} bytes, at most ${MAX_BYTES} are read.`;
      return [problemIn(path, message, 'State one thing in one file; split it.')];
    }
    return parse(path, decodeText(bytes));
  } catch (error) {
    // No right to read it, bytes that aren't UTF-8, or nesting so deep that the parser gives up.
    return [problemIn(path, `The file cannot be read: ${error instanceof Error ? error.message : String(error)}`, syntaxHint)];
  }
};

export const readFolder = async (folder: string, edited?: EditedFiles): Promise<FolderContent> => {
  const paths = await listFiles(folder);
  const results = await Promise.all(
    paths.filter((path) => path.endsWith('.yaml')).map(async (path) => ({ path, result: await read(folder, path, edited) })),
  );
  const misnamed = paths.filter((path) => MISNAMED.test(path));
  return {
    files: results.flatMap(({ result }) => (Array.isArray(result) ? [] : [result])),
    problems: [
      ...misnamed.map((path) => problemIn(path, 'This is not a .yaml file.', 'Rename it to end in .yaml.')),
      ...results.flatMap(({ result }) => (Array.isArray(result) ? result : [])),
    ],
    broken: [
      ...misnamed.map((path) => path.replace(MISNAMED, '.yaml')),
      ...results.flatMap(({ path, result }) => (Array.isArray(result) ? [path] : [])),
    ],
    stray: paths.filter(isStray),
  };
};

/** Module: the imports and uses of a source file, from its syntax tree; nothing is executed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type ParseResult, parseSync, Visitor } from 'oxc-parser';

export const root = join(import.meta.dirname, '../..');

export interface Import {
  readonly line: number;
  /** The path from the root for our own files ("src/env.ts"), the specifier otherwise; undefined when it's computed. */
  readonly target: string | undefined;
  readonly typeOnly: boolean;
}

/** `environment`: the process's variables. `time`: the clock or a timer, used directly. */
export interface Use {
  readonly line: number;
  readonly of: 'environment' | 'time';
}

export interface Module {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly uses: readonly Use[];
}

/** Generated files, which the rules for handwritten code don't apply to. */
const GENERATED = /\/generated\/|graphql-env\.d\.ts$|prisma-types\.ts$/;

/** The paths of the TypeScript files below `folder`, from the root. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => path.endsWith('.ts') && !GENERATED.test(path) && !path.includes('/node_modules/'))
    .sort();
}

export const readModules = (paths: readonly string[]): Module[] =>
  paths.map((path) => parseModule(path, readFileSync(join(root, path), 'utf8')));

export function parseModule(path: string, text: string): Module {
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) throw new SyntaxError(`${path}: ${parsed.errors.map(({ message }) => message).join(', ')}`);
  const lineOf = (start: number) => text.slice(0, start).split('\n').length;
  const imports = importsIn(parsed).map(({ start, name, typeOnly }) => ({
    line: lineOf(start),
    target: name?.startsWith('.') ? posix.join(posix.dirname(path), name) : name,
    typeOnly,
  }));
  const uses = usesIn(parsed).map(({ start, of }) => ({ line: lineOf(start), of }));
  return { path, lines: text.split('\n').length - 1, imports, uses: [...uses, ...imports.flatMap(useByImport)] };
}

interface ImportNode {
  readonly start: number;
  readonly name: string | undefined;
  readonly typeOnly: boolean;
}

function importsIn({ program, module }: ParseResult): ImportNode[] {
  const written = module.staticImports.map(({ start, moduleRequest, entries }) => ({
    start,
    name: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ start, moduleRequest, isType }) =>
      moduleRequest === null ? [] : [{ start, name: moduleRequest.value, typeOnly: isType }],
    ),
  );
  const inside: ImportNode[] = [];
  new Visitor({
    ImportExpression: ({ start, source }) => inside.push({ start, name: literal(source), typeOnly: false }),
    TSImportType: ({ start, source }) => inside.push({ start, name: source.value, typeOnly: true }),
  }).visit(program);
  return [...written, ...passedOn, ...inside];
}

function usesIn({ program }: ParseResult): { start: number; of: Use['of'] }[] {
  const uses: { start: number; of: Use['of'] }[] = [];
  const use = (isUse: boolean, { start }: { start: number }, of: Use['of']) => isUse && uses.push({ start, of });
  new Visitor({
    MemberExpression: (node) => {
      use(isNamed(node.object, 'process') && isNamed(node.property, 'env', 'loadEnvFile'), node, 'environment');
      use(isNamed(node.object, 'Date') && isNamed(node.property, 'now'), node, 'time');
    },
    VariableDeclarator: (node) => {
      use(node.id.type === 'ObjectPattern' && node.init !== null && isNamed(node.init, 'process'), node, 'environment');
    },
    // A date from a text or a number is a conversion; a date from nothing reads the clock.
    NewExpression: (node) => use(isNamed(node.callee, 'Date') && node.arguments.length === 0, node, 'time'),
    CallExpression: (node) => use(isNamed(node.callee, 'Date', 'setTimeout', 'setInterval', 'setImmediate'), node, 'time'),
  }).visit(program);
  return uses;
}

function useByImport({ line, target = '' }: Import): Use[] {
  if (/^(node:)?process$/.test(target)) return [{ line, of: 'environment' }];
  return /^(node:)?timers\b/.test(target) ? [{ line, of: 'time' }] : [];
}

interface Node {
  readonly type: string;
  readonly name?: unknown;
  readonly value?: unknown;
}

const isNamed = ({ type, name }: Node, ...wanted: string[]): boolean => type === 'Identifier' && wanted.some((one) => one === name);
const literal = ({ value }: Node): string | undefined => (typeof value === 'string' ? value : undefined);

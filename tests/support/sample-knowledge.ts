/**
 * A part of the committed knowledge files, with everything that the tests name: for tests that write all of it again and again,
 * whose time would grow with every model that is added. Made once for the same files.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { packageRoot } from '../../src/env.ts';
import { contentHash, listFiles } from '../../src/knowledge/folder.ts';
import { madeOnce } from './database/template.ts';

const whole = join(packageRoot, 'prisma', 'knowledge');

/** Models up to then are in it, and these later ones. */
const LAST_RELEASE = '2023-03';
const LATER_MODELS = ['model/gpt-4o', 'model/gpt-4v'];

let made: Promise<string> | undefined;

/** The folder of the sample, to be read only. */
export function sampleKnowledge(): Promise<string> {
  made ??= contentHash(whole).then((hash) => madeOnce('sample', [hash, readFileSync(import.meta.filename)], write));
  return made;
}

interface File {
  readonly path: string;
  /** `model/clip`. */
  readonly id: string;
  readonly kind: string;
  readonly value: Readonly<Record<string, unknown>>;
}

async function write(folder: string): Promise<void> {
  const files = (await listFiles(whole)).map(readFile);
  const models = files.filter(isOfSample);
  const own = new Set(models.map(({ id }) => id));
  const scored = files.filter(({ kind, value }) => kind === 'scores' && idsIn(value).some((id) => own.has(id)));
  const named = new Set([...own, ...models.flatMap(({ value }) => idsIn(value)), ...scored.map(benchmarkOf)]);
  const gone = new Set(files.filter(({ kind, id }) => MANY.includes(kind) && !named.has(id)).map(({ id }) => id));
  const kept = files.filter((file) => !isGone(file, gone)).map((file) => ({ ...file, value: without(file.value, gone) }));
  const cited = new Set(kept.flatMap(({ value }) => sourcesIn(value)));
  for (const { path, kind, id, value } of kept) {
    if (kind === 'sources' && !cited.has(id)) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), stringify(value));
  }
}

const benchmarkOf = ({ id }: File): string => id.replace(/^scores/, 'benchmark');

function isGone(file: File, gone: ReadonlySet<string>): boolean {
  if (file.kind === 'facts') return idsIn(file.value).some((about) => gone.has(about));
  return gone.has(file.kind === 'scores' ? benchmarkOf(file) : file.id);
}

/** Of these kinds, only those stay that a model of the sample or its scores name. */
const MANY = ['model', 'organization', 'benchmark', 'technique'];

function readFile(path: string): File {
  const id = path.replace(/\.yaml$/, '');
  return { path, id, kind: dirname(id), value: parse(readFileSync(join(whole, path), 'utf8')) };
}

const isOfSample = ({ kind, id, value }: File): boolean =>
  kind === 'model' && (LATER_MODELS.includes(id) || String(value['released'] ?? '9999').slice(0, 7) <= LAST_RELEASE);

const membersOf = (value: unknown): readonly unknown[] => (typeof value === 'object' && value !== null ? Object.values(value) : []);

/** All ids of entities, wherever they stand. */
function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^[a-z-]+\/[a-z0-9-]+$/.test(value) ? [value] : [];
  return membersOf(value).flatMap(idsIn);
}

function sourcesIn(value: unknown): string[] {
  const own =
    typeof value === 'object' && value !== null && 'source' in value && typeof value.source === 'string' ? [`sources/${value.source}`] : [];
  return [...own, ...membersOf(value).flatMap(sourcesIn)];
}

/** Without the items of lists that name what is gone, without the lists that are empty then, and without the items that held those. */
function without<Value>(value: Value, gone: ReadonlySet<string>): Value {
  if (Array.isArray(value)) {
    const left = value.filter((item) => ![item, ...membersOf(item)].some((member) => gone.has(member as string)));
    return left.map((item) => [item, without(item, gone)]).flatMap(([item, rest]) => (sizeOf(rest) < sizeOf(item) ? [] : [rest])) as Value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const left = Object.entries(value).flatMap(([key, member]) => {
    const rest = without(member, gone);
    return sizeOf(rest) === 0 && sizeOf(member) > 0 ? [] : [[key, rest]];
  });
  return Object.fromEntries(left) as Value;
}

const sizeOf = (value: unknown): number => (typeof value === 'object' && value !== null ? Object.keys(value).length : 0);

/** Contents: every knowledge file after its schema, still knowing its lines, for the rules that look at more than one. */
import type { z } from 'zod';
import { isKind, type Kind, kindNames } from '../graph/ontology.ts';
import { isSlug } from '../rules/fields.ts';
import { describeIssue } from '../rules/issue-messages.ts';
import { didYouMean } from '../rules/nearest.ts';
import type { Problem } from './problem.ts';
import { type KnowledgeFile, locate, problemAt, problemIn } from './read.ts';
import { type EntityFile, entitySchemas, type FactFile, factSchema, redirectSchema, type SourceFile, sourceSchema } from './schema.ts';
import { type ScoreFile, scoresSchema } from './score-schema.ts';

export interface ParsedFile<T> {
  readonly id: string;
  readonly file: KnowledgeFile;
  readonly value: T;
}

export interface ParsedEntity extends ParsedFile<EntityFile> {
  readonly kind: Kind;
}

export interface Contents {
  readonly entities: readonly ParsedEntity[];
  readonly facts: readonly ParsedFile<FactFile>[];
  /** By the benchmark's id. */
  readonly scores: readonly ParsedFile<readonly ScoreFile[]>[];
  readonly sources: readonly ParsedFile<SourceFile>[];
  readonly redirects: readonly ParsedFile<Record<string, string>>[];
  /** The ids of all files by their names, also of those that broke a schema: a reference to them does not dangle. */
  readonly files: ReadonlyMap<string, string>;
  readonly broken: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/** The id that a file has by its place: `facts/x.yaml` is `fact/x`, `sources/x.yaml` is `source/x`. A file of scores has no id. */
const idOf = (file: Pick<KnowledgeFile, 'folder' | 'slug'>): string => {
  const singular: Readonly<Record<string, string>> = { facts: 'fact', sources: 'source' };
  return `${singular[file.folder] ?? file.folder}/${file.slug}`;
};

const folders = [...kindNames, 'scores', 'facts', 'sources'];

const checkLocation = (file: KnowledgeFile): Problem | null => {
  if (file.path === 'redirects.yaml') return null;
  if (!folders.includes(file.folder)) {
    const hint = `${didYouMean(file.folder, folders)}Folders: ${folders.join(', ')}.`;
    const message = file.folder === '' ? 'A file lies outside every folder.' : `The folder "${file.folder}" is not a kind.`;
    return problemIn(file.path, message, hint);
  }
  if (file.path.split('/').length > 2) {
    return problemIn(file.path, 'The file lies too deep.', `Move it to ${file.folder}/${file.slug}.yaml.`);
  }
  if (isSlug(file.slug)) return null;
  return problemIn(
    file.path,
    `The file name "${file.slug}" is not kebab-case.`,
    'Use small letters, digits and single hyphens, 60 characters at most, such as gpt-4-turbo.yaml.',
  );
};

const parseFile = <T>(file: KnowledgeFile, schema: z.ZodType<T>, problems: Problem[]): { readonly value: T } | null => {
  const result = schema.safeParse(file.value, { reportInput: true });
  if (result.success) return { value: result.data };
  const found = result.error.issues.flatMap(describeIssue);
  problems.push(...found.map(({ path, onKey, message, hint }) => problemAt(file, path, message, hint, onKey)));
  return null;
};

/** `broken` are the paths of files that can't be read: what refers to them isn't wrong. */
export const parseFiles = (files: readonly KnowledgeFile[], broken: readonly string[] = []): Contents => {
  const problems = files.flatMap((file) => checkLocation(file) ?? []);
  const placed = files.filter((file) => checkLocation(file) === null);
  const stated = <T>(file: KnowledgeFile, schema: z.ZodType<T>): ParsedFile<T>[] => {
    const accepted = parseFile(file, schema, problems);
    return accepted === null ? [] : [{ id: idOf(file), file, value: accepted.value }];
  };
  const inFolder = (folder: string) => placed.filter((file) => file.folder === folder);
  const top = placed.filter((file) => file.folder === '');
  return {
    entities: kindNames.flatMap((kind) =>
      inFolder(kind).flatMap((file) => stated(file, entitySchemas[kind]).map((entity) => ({ ...entity, kind }))),
    ),
    facts: inFolder('facts').flatMap((file) => stated(file, factSchema)),
    scores: inFolder('scores').flatMap((file) => stated(file, scoresSchema).map((parsed) => ({ ...parsed, id: `benchmark/${file.slug}` }))),
    sources: inFolder('sources').flatMap((file) => stated(file, sourceSchema)),
    redirects: top.flatMap((file) => stated(file, redirectSchema)),
    files: new Map([...placed, ...broken.map(locate)].filter(({ folder }) => folder !== '').map((file) => [idOf(file), file.path])),
    broken: new Set(broken),
    problems,
  };
};

/** The kind in an entity's id, or null for a fact or source. */
export const kindOf = (id: string): Kind | null => {
  const [folder = ''] = id.split('/');
  return isKind(folder) ? folder : null;
};

/** Every id that a file names belongs to another file, and every relation joins kinds that the ontology lets it join. */
import { type RelationTypeName, relationTypeNames } from '../../graph/ontology.ts';
import { didYouMean } from '../../rules/nearest.ts';
import { checkRelationKinds } from '../../rules/relations.ts';
import { type Contents, kindOf, type ParsedEntity, type ParsedFile } from '../parse.ts';
import type { Problem } from '../problem.ts';
import { type KnowledgeFile, type Path, problemAt } from '../read.ts';
import type { CitationFile, RelationFile } from '../schema.ts';

/** An id that one file names at one place. */
interface Reference {
  readonly file: KnowledgeFile;
  readonly path: Path;
  readonly to: string;
}

const inCitations = (file: KnowledgeFile, path: Path, citations: readonly CitationFile[]): Reference[] =>
  citations.map(({ source }, index) => ({ file, path: [...path, 'citations', index, 'source'], to: `source/${source}` }));

interface StatedRelation {
  readonly entity: ParsedEntity;
  readonly type: RelationTypeName;
  readonly path: Path;
  readonly relation: RelationFile;
}

export const relationsOf = (entities: readonly ParsedEntity[]): StatedRelation[] =>
  entities.flatMap((entity) =>
    relationTypeNames.flatMap((type) =>
      (entity.value.relations[type] ?? []).map((relation, index) => ({ entity, type, path: ['relations', type, index], relation })),
    ),
  );

const referencesOf = ({ entities, facts, scores, redirects }: Contents): Reference[] => [
  ...entities.flatMap(({ file, value }) => [
    ...inCitations(file, [], value.citations),
    ...value.positions.flatMap((position, index) => [
      { file, path: ['positions', index, 'subject'], to: position.subject },
      ...inCitations(file, ['positions', index], position.citations),
    ]),
  ]),
  ...relationsOf(entities).flatMap(({ entity, path, relation }) => [
    { file: entity.file, path: [...path, 'to'], to: relation.to },
    ...inCitations(entity.file, path, relation.citations),
  ]),
  ...facts.flatMap(({ file, value }) => [
    ...inCitations(file, [], value.citations),
    ...value.contradicts.map((to, index) => ({ file, path: ['contradicts', index], to })),
    ...value.about.map((to, index) => ({ file, path: ['about', index], to })),
    ...(value.supersededBy === null ? [] : [{ file, path: ['supersededBy'], to: value.supersededBy }]),
  ]),
  ...scores.flatMap(({ file, value }) =>
    value.flatMap(({ model, citations, path }) => [
      { file, path: [...path, 'model'], to: model },
      // Once for each table.
      ...(path[3] === 0 ? inCitations(file, path.slice(0, 2), citations) : []),
    ]),
  ),
  ...redirects.flatMap(({ file, value }) => Object.entries(value).map(([from, to]) => ({ file, path: [from], to }))),
];

const retiredIds = (redirects: readonly ParsedFile<Record<string, string>>[]): ReadonlyMap<string, string> =>
  new Map(redirects.flatMap(({ value }) => Object.entries(value)));

export const checkReferences = (contents: Contents): Problem[] => {
  const retired = retiredIds(contents.redirects);
  return referencesOf(contents).flatMap(({ file, path, to }) => {
    // A broken list of retired ids may name it.
    if (contents.files.has(to) || contents.broken.has('redirects.yaml')) return [];
    const current = retired.get(to);
    if (current !== undefined) return [problemAt(file, path, `"${to}" was retired.`, `Write "${current}".`)];
    const [folder = ''] = to.split('/');
    const alike = [...contents.files.keys()].filter((id) => id.startsWith(`${folder}/`));
    const place = folder === 'source' || folder === 'fact' ? `${folder}s` : folder;
    const hint = `${didYouMean(to, alike)}Or add ${place}/${to.slice(folder.length + 1)}.yaml.`;
    return [problemAt(file, path, `There is no "${to}".`, hint)];
  });
};

export const checkRelations = ({ entities }: Contents): Problem[] =>
  relationsOf(entities).flatMap(({ entity, type, path, relation }) => {
    const wrong = checkRelationKinds(type, entity.kind, relation.to, kindOf(relation.to));
    if (wrong === undefined) return [];
    return [problemAt(entity.file, wrong.at === 'from' ? path : [...path, 'to'], wrong.message, wrong.hint)];
  });

/** A fact is about entities, is superseded by a fact, and a redirect leads straight from an id that is gone to one that is there. */
export const checkTargets = ({ facts, redirects, files }: Contents): Problem[] => [
  ...facts.flatMap(({ file, value }) => {
    const wrong = value.about.flatMap((id, index) => {
      const path = ['about', index];
      if (kindOf(id) === null) return [problemAt(file, path, `A fact cannot be about "${id}".`, 'Name entities, such as model/clip.')];
      return value.about.indexOf(id) === index ? [] : [problemAt(file, path, `"${id}" is named twice.`, 'Keep one.')];
    });
    if (value.supersededBy === null || kindOf(value.supersededBy) === null) return wrong;
    const message = `A fact cannot be superseded by "${value.supersededBy}".`;
    return [...wrong, problemAt(file, ['supersededBy'], message, 'Name a fact, such as fact/video-input-2026.')];
  }),
  ...redirects.flatMap(({ file, value }) =>
    Object.keys(value).flatMap((from) => {
      const taken = files.get(from);
      if (taken === undefined) return [];
      return [problemAt(file, [from], `"${from}" is retired here but has the file ${taken}.`, 'Remove the redirect or the file.', true)];
    }),
  ),
];

/** Subjects that can be followed: an entity, or a line of models such as Gemini; and which changes concern them. Pure. */
import { NotFound } from '../errors.ts';
import { fold } from '../graph/base/fold.ts';
import { entitiesOf, type Graph } from '../graph/graph.ts';
import { kindNames } from '../graph/ontology.ts';
import { entityById, findEntity, nearestEntities, shorten } from '../graph/search/find.ts';
import type { Change } from './changes.ts';

/** A followed subject: the id of an entity, or `family/` with the name of a line of models. */
export interface Subject {
  readonly id: string;
  readonly name: string;
}

const FAMILY = 'family/';

/** The subject that people call this; throws NotFound with the nearest names. */
export function resolveSubject(graph: Graph, text: string, argument: readonly string[]): Subject {
  const name = text.trim();
  const subject = subjectOf(graph, name) ?? familyOf(graph, name);
  if (subject !== undefined) return subject;
  const given = shorten(name);
  throw new NotFound(`Nothing that can be followed is called "${given}".`, nearestEntities(graph, name), argument, { given });
}

function subjectOf(graph: Graph, name: string): Subject | undefined {
  const entity = name.startsWith(FAMILY) ? undefined : findEntity(graph, name, kindNames);
  return entity && { id: entity.id, name: entity.name };
}

function familyOf(graph: Graph, name: string): Subject | undefined {
  const wanted = fold(name.startsWith(FAMILY) ? name.slice(FAMILY.length) : name);
  const family = entitiesOf(graph, 'model').find(({ model }) => model?.family != null && fold(model.family) === wanted)?.model?.family;
  return family == null ? undefined : { id: `${FAMILY}${family}`, name: family };
}

/** A subject as it's called now; one that's gone keeps its id as its name. */
export function describeSubject(graph: Graph, id: string): Subject {
  if (id.startsWith(FAMILY)) return { id, name: id.slice(FAMILY.length) };
  const entity = entityById(graph, id);
  return { id, name: entity?.name ?? id };
}

/** The changes that concern any of the subjects. A relation of a new entity is told by that entity. */
export function changesAbout(graph: Graph, changes: readonly Change[], subjectIds: readonly string[]): Change[] {
  const ids = new Set(subjectIds.map((id) => graph.redirects.get(id) ?? id));
  const families = new Set(subjectIds.flatMap((id) => (id.startsWith(FAMILY) ? [fold(id.slice(FAMILY.length))] : [])));
  const concerns = (id: string): boolean => {
    const family = graph.entities.get(id)?.model?.family;
    return ids.has(id) || (families.size > 0 && family != null && families.has(fold(family)));
  };
  const created = new Set(changes.flatMap(({ kind, id }) => (kind === 'model-created' || kind === 'entity-created' ? [id] : [])));
  const related = new Set(
    changes.flatMap(({ relation, aboutIds }) =>
      relation !== undefined && aboutIds.some(concerns) ? aboutIds.filter((id) => created.has(id)) : [],
    ),
  );
  return changes.filter(({ kind, id, aboutIds }) => {
    if (kind === 'relation-created') return aboutIds.some(concerns) && !aboutIds.some((about) => created.has(about));
    return related.has(id) || aboutIds.some(concerns);
  });
}

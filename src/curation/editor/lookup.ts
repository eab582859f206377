/** Lookup: the rows that an input names, or the error that says why there are none. */
import type { Transaction } from '../../database/client.ts';
import { BadInput, CuratedRow, NotFound } from '../../errors.ts';
import { isKind, type Kind } from '../../graph/ontology.ts';
import { nearestOf } from '../../rules/nearest.ts';
import { EDITOR, FILES, fileOf } from '../origins.ts';

export type InputPath = readonly string[];

/** The id that answers for a retired one. */
async function currentId(tx: Transaction, id: string): Promise<string> {
  return (await tx.redirect.findUnique({ where: { fromId: id } }))?.toId ?? id;
}

/** The kind in an entity's id; undefined for that of a fact. */
export function kindOf(id: string): Kind | undefined {
  const [folder = ''] = id.split('/', 1);
  return isKind(folder) ? folder : undefined;
}

/** The entity of this id, also of a retired one; throws NotFound with the nearest of its kind. */
export async function needEntity(tx: Transaction, id: string, path: InputPath) {
  const kind = kindOf(id);
  if (kind === undefined) throw new BadInput(`"${id}" is a fact. Name an entity here, such as model/clip.`, { at: path, given: id });
  const entity = await tx.entity.findUnique({ where: { id: await currentId(tx, id) } });
  if (entity !== null) return { ...entity, kind };
  const others = await tx.entity.findMany({ where: { kind }, select: { id: true, slug: true, name: true }, orderBy: { id: 'asc' } });
  const [, slug = ''] = id.split('/');
  const near = nearestOf(slug, others, (other) => [other.slug, other.name]);
  throw new NotFound(`There is no "${id}".`, near.map(toSuggestion), path, { given: id });
}

/** The fact of this id, also of a retired one; throws NotFound with the nearest. */
export async function needFact(tx: Transaction, id: string, path: InputPath) {
  if (kindOf(id) !== undefined)
    throw new BadInput(`"${id}" is an entity. Name a fact here, such as fact/clip-purpose.`, { at: path, given: id });
  const fact = await tx.fact.findUnique({ where: { id: await currentId(tx, id) } });
  if (fact !== null) return fact;
  const others = await tx.fact.findMany({ select: { id: true, slug: true, text: true }, orderBy: { id: 'asc' } });
  const near = nearestOf(id.slice('fact/'.length), others, ({ slug }) => [slug]);
  const suggestions = near.map(({ id: other, text }) => ({ id: other, name: text }));
  throw new NotFound(`There is no "${id}".`, suggestions, path, { given: id });
}

/** The source of this slug; throws NotFound with the nearest. */
export async function needSource(tx: Transaction, slug: string, path: InputPath) {
  const source = await tx.source.findUnique({ where: { slug } });
  if (source !== null) return source;
  const others = await tx.source.findMany({ select: { id: true, slug: true, title: true }, orderBy: { id: 'asc' } });
  const near = nearestOf(slug, others, (other) => [other.slug, other.title]);
  const suggestions = near.map(({ id, title }) => ({ id, name: title }));
  throw new NotFound(`There is no source "${slug}". Give title, url, publisher and kind to add it.`, suggestions, path, { given: slug });
}

const toSuggestion = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });

interface OwnedRow {
  readonly id: string;
  readonly origin: string;
}

/** Throws CuratedRow unless an editor wrote the row; `fileId` is of the entity or fact in whose file it stands. */
export function assertEditable({ id, origin }: OwnedRow, path: InputPath, fileId = id): void {
  if (origin === EDITOR) return;
  const file = fileOf(fileId);
  const message =
    origin === FILES
      ? `"${id}" belongs to the files of the project: edit ${file}, and start again or run "lmm seed".`
      : `"${id}" belongs to the catalog "${origin}", which writes it with each import. To say otherwise, write ${file}.`;
  throw new CuratedRow(message, { origin, file }, path);
}

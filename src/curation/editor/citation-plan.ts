/** Sources and citations of what editors write: looked at before anything is written, then written together. */
import type { Prisma, Transaction } from '../../database/client.ts';
import { BadInput, Conflict } from '../../errors.ts';
import { isAfter } from '../../rules/dates.ts';
import { EDITOR } from '../origins.ts';
import type { Statement } from './audit-snapshot.ts';
import type { CitationInput, SourceInput } from './inputs.ts';
import { type InputPath, needSource } from './lookup.ts';

interface PlannedCitation {
  readonly sourceId: string;
  readonly locator: string;
  /** When the source was published, as far as it is known. */
  readonly published: string | null;
}

export interface CitationPlan {
  readonly citations: readonly PlannedCitation[];
  readonly newSources: readonly Prisma.SourceCreateManyInput[];
}

const withoutTrailingSlash = (address: string): string => address.replace(/\/$/, '');

interface CitationAtPath extends CitationInput {
  /** Where in the input the citation stands. */
  readonly path: InputPath;
}

/** The citations of a statement that is written whole, under `citations` of its input. */
export const withPaths = (citations: readonly CitationInput[]): CitationAtPath[] =>
  citations.map((citation, index) => ({ ...citation, path: ['citations', String(index)] }));

/** Throws when a source is unknown, is there already under another slug, or is cited twice for the same place. */
export async function planCitations(tx: Transaction, inputs: readonly CitationAtPath[], today: string): Promise<CitationPlan> {
  const citations: PlannedCitation[] = [];
  const newSources: Prisma.SourceCreateManyInput[] = [];
  for (const { source, locator, path } of inputs) {
    const planned = newSources.find(
      ({ url }) => source.added !== null && withoutTrailingSlash(url) === withoutTrailingSlash(source.added.url),
    );
    const row = planned ?? (await resolveSource(tx, source, [...path, 'source'], today));
    if (planned === undefined && source.added !== null) newSources.push(row);
    if (citations.some((other) => other.sourceId === row.id && other.locator === locator))
      throw new BadInput(`The same place in "${row.slug}" is cited twice. Keep one, or give another locator.`, { at: path });
    citations.push({ sourceId: row.id, locator, published: row.published ?? null });
  }
  return { citations, newSources };
}

async function resolveSource(
  tx: Transaction,
  { slug, added }: SourceInput,
  path: InputPath,
  today: string,
): Promise<Prisma.SourceCreateManyInput> {
  if (added === null) return needSource(tx, slug, [...path, 'slug']);
  const { url, published } = added;
  const addresses = { in: [withoutTrailingSlash(url), `${withoutTrailingSlash(url)}/`] };
  const same = await tx.source.findFirst({ where: { OR: [{ url: addresses }, { slug }] } });
  if (same !== null && withoutTrailingSlash(same.url) === withoutTrailingSlash(url))
    throw new Conflict(`This address is there as the source "${same.slug}". Cite that one: { slug: "${same.slug}" }.`, [...path, 'url']);
  if (same !== null)
    throw new Conflict(`The slug "${slug}" belongs to the source "${same.title}". Give the new source another slug.`, [...path, 'slug']);
  if (published !== null && isAfter(published, today))
    throw new BadInput(`${published} lies in the future (today is ${today}). Correct the date, or leave it out.`, {
      at: [...path, 'published'],
    });
  return { id: `source/${slug}`, slug, ...added, retrieved: today, origin: EDITOR };
}

const COLUMNS = { entity: 'entityId', relation: 'relationId', fact: 'factId' } as const;

/** The citations of editors at a statement, in their order. */
export const citationsOf = (tx: Transaction, { table, id }: Statement) =>
  tx.citation.findMany({ where: { [COLUMNS[table]]: id, origin: EDITOR }, orderBy: { ordinal: 'asc' }, include: { source: true } });

export async function writeCitations(tx: Transaction, statement: Statement, { citations, newSources }: CitationPlan): Promise<void> {
  await tx.source.createMany({ data: [...newSources] });
  const last = (await citationsOf(tx, statement)).at(-1)?.ordinal ?? 0;
  const rows = citations.map(({ sourceId, locator }, index) => ({
    ...{ sourceId, locator, ordinal: last + index + 1, origin: EDITOR },
    id: `${statement.id}#${EDITOR}:${last + index + 1}`,
    [COLUMNS[statement.table]]: statement.id,
  }));
  await tx.citation.createMany({ data: rows });
}

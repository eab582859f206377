/** State: the database's content when an import begins, read inside the import's own transaction. */
import type { Row } from '../../curation/rows.ts';
import type { Transaction } from '../../database/client.ts';
import type { Queries } from '../../database/sql.ts';
import { slugOf } from './identity.ts';

type OwnRows = Awaited<ReturnType<typeof readOwn>>;

export interface OtherEntity {
  readonly id: string;
  readonly kind: string;
  readonly slug: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Of a model: a date, a month or a year. */
  readonly releasedOn: string | null;
}

export interface CatalogState extends OwnRows {
  readonly origin: string;
  /** Entities that others wrote and that a catalog's records can mean or refer to. */
  readonly others: readonly OtherEntity[];
  readonly sources: ReadonlySet<string>;
  /** The organizations that made each model, with those they belong to, by what others wrote. */
  readonly makers: ReadonlyMap<string, ReadonlySet<string>>;
  /** The catalog's `lab/slug` by the id of the entity it was matched to. */
  readonly keys: ReadonlyMap<string, string>;
}

/** The attribute that stores a catalog's id for an entity. */
export const CATALOG_ID = 'catalogId';

const KINDS = ['model', 'organization', 'modality', 'model-class', 'task'];

export async function readState(tx: Transaction, origin: string): Promise<CatalogState> {
  const others = await readOthers(tx, origin);
  const sources = await tx.source.findMany({ where: { origin: { not: origin } }, select: { id: true } });
  const catalogIds = await tx.value.findMany({ where: { attribute: CATALOG_ID }, orderBy: { origin: 'asc' } });
  return {
    ...(await readOwn(tx, origin)),
    origin,
    others,
    makers: await readMakers(tx, origin),
    sources: new Set(sources.map(({ id }) => id)),
    keys: new Map(catalogIds.map(({ entityId, value }) => [entityId, String(value)])),
  };
}

async function readOthers(tx: Transaction, origin: string): Promise<OtherEntity[]> {
  const rows = await tx.entity.findMany({
    where: { kind: { in: KINDS }, origin: { not: origin } },
    include: { aliases: { where: { origin: { not: origin } } }, model: { select: { releasedOn: true } } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id, kind, slug, name, aliases, model }) => ({
    ...{ id, kind, slug, name, releasedOn: model?.releasedOn ?? null },
    aliases: aliases.map(({ text }) => text).sort(),
  }));
}

async function readMakers(tx: Transaction, origin: string): Promise<Map<string, Set<string>>> {
  const where = { type: { in: ['made-by', 'division-of'] }, origin: { not: origin } };
  const relations = await tx.relation.findMany({ where, select: { type: true, fromId: true, toId: true }, orderBy: { id: 'asc' } });
  const of = (wanted: string) => relations.filter(({ type }) => type === wanted);
  const makers = new Map<string, Set<string>>();
  for (const { fromId, toId } of of('made-by')) makers.set(fromId, (makers.get(fromId) ?? new Set()).add(toId));
  for (const each of makers.values()) for (const { fromId, toId } of of('division-of')) if (each.has(fromId)) each.add(toId);
  return makers;
}

async function readOwn(tx: Transaction, origin: string) {
  const where = { origin };
  return {
    entity: await tx.entity.findMany({ where }),
    value: await tx.value.findMany({ where }),
    relation: await tx.relation.findMany({ where }),
    citation: await tx.citation.findMany({ where }),
    redirect: await tx.redirect.findMany({ where }),
    offering: await tx.offering.findMany({ where }),
  };
}

/** What `readOthers` and `readMakers` would read for the origin in `$1`, as one digest; in SQL, since every start asks for it. */
const DIGEST = `
  with lines as (
    select jsonb_build_array(
      e.id, e.name, array(select text from alias where entity_id = e.id and origin <> $1 order by text), m.released_on
    )::text as line
    from entity e left join model m on m.id = e.id where e.kind in (${KINDS.map((kind) => `'${kind}'`).join(', ')}) and e.origin <> $1
    union all
    select jsonb_build_array(type, from_id, to_id)::text from relation where type in ('made-by', 'division-of') and origin <> $1
  ) select md5(string_agg(line, chr(10) order by line)) as digest from lines`;

/** Changes whenever an unchanged catalog could be matched differently than before. */
export async function basisOf({ rows }: Pick<Queries, 'rows'>, origin: string, version: string): Promise<string> {
  const [row] = await rows<{ digest: string | null }>(DIGEST, [origin]);
  return `${version} ${row?.digest ?? ''}`;
}

/** The entity of a kind with this slug, name or alias. */
export function findByName(others: readonly OtherEntity[], kind: string, name: string): OtherEntity | undefined {
  const slug = slugOf(name);
  const called = (one: OtherEntity) => one.slug === slug || [one.name, ...one.aliases].some((other) => slugOf(other) === slug);
  return others.find((one) => one.kind === kind && called(one));
}

/**
 * The row to write: if only the day differs, it keeps the first day with this content. An import that repeats
 * the same content therefore changes nothing.
 */
export function keepDay<Wanted extends { readonly id: string; readonly observedOn?: string | null | undefined }>(
  wanted: Wanted,
  existing: ReadonlyMap<string, Row>,
): Wanted {
  const before = existing.get(wanted.id);
  if (before === undefined) return wanted;
  const same = Object.entries(wanted).every(([column, value]) => column === 'observedOn' || text(value) === text(before[column]));
  return same ? { ...wanted, observedOn: before['observedOn'] as string } : wanted;
}

const text = (value: unknown): string => JSON.stringify(typeof value === 'bigint' ? `${value}n` : (value ?? null));

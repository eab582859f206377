/** The knowledge files as contributors write them: one schema for each kind of entity, for sources, facts and redirects. */
import { z } from 'zod';
import {
  aspects,
  type ColumnValue,
  checkLevels,
  claimTypes,
  columnRules,
  hasOrdinal,
  isPositionKind,
  type Kind,
  kindNames,
  type RelationTypeName,
  relationTypeNames,
  sourceKinds,
  topics,
} from '../graph/ontology.ts';
import { columnSchema } from '../rules/columns.ts';
import { asks, citations, date, day, id, object, ordinal, text, url } from '../rules/fields.ts';

/** What a file leaves out is null in the database. */
const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.optional().transform((value) => value ?? null);

const relation = object({ to: id, ordinal: orNull(ordinal), note: orNull(text(500)), citations });
const position = object({ subject: id, text: text(500), note: orNull(text(500)), citations });
const positions = z.array(position);

export type CitationFile = z.output<typeof citations>[number];
export type RelationFile = z.output<typeof relation>;
type PositionFile = z.output<typeof position>;

const relationLists = Object.fromEntries(relationTypeNames.map((type) => [type, z.array(relation).optional()])) as {
  [Type in RelationTypeName]: z.ZodOptional<z.ZodArray<typeof relation>>;
};

const common = {
  name: text(80),
  aliases: z.array(text(80)).default([]),
  asks: asks.default([]),
  summary: text(300),
  note: orNull(text(500)),
  citations,
  relations: object(relationLists).default({}),
};

const commonObject = object(common);
type Common = z.output<typeof commonObject>;

/** An entity file of any kind after parsing; the columns of its kind are there by their names, and null where the file leaves them out. */
export interface EntityFile extends Common {
  readonly ordinal: number | null;
  readonly columns: Readonly<Record<string, ColumnValue | null>>;
  readonly positions: readonly PositionFile[];
}

function entitySchema(kind: Kind): z.ZodType<EntityFile> {
  const columns = Object.entries(columnRules(kind)).map(([name, rule]) => ({ name, key: rule.key ?? name, rule }));
  const columnShape = Object.fromEntries(
    columns.map(({ key, rule }): [string, z.ZodType] => {
      const schema = columnSchema(rule, text);
      return [key, rule.required === undefined ? orNull(schema) : schema];
    }),
  );
  const shape = { ...common, ...(hasOrdinal(kind) ? { ordinal } : {}), ...columnShape, ...(isPositionKind(kind) ? { positions } : {}) };
  return object(shape).transform((file): EntityFile => {
    const own = file as Common & Partial<Pick<EntityFile, 'ordinal' | 'positions'>> & Readonly<Record<string, unknown>>;
    return {
      ...own,
      ordinal: own.ordinal ?? null,
      columns: Object.fromEntries(columns.map(({ name, key }) => [name, own[key] as ColumnValue | null])),
      positions: own.positions ?? [],
    };
  });
}

export const entitySchemas = Object.fromEntries(kindNames.map((kind) => [kind, entitySchema(kind)])) as {
  readonly [K in Kind]: z.ZodType<EntityFile>;
};

export const sourceSchema = object({
  title: text(200),
  url,
  publisher: text(80),
  kind: z.enum(sourceKinds),
  published: orNull(date),
  retrieved: orNull(date),
  license: orNull(text(80)),
  note: orNull(text(500)),
});
export type SourceFile = z.output<typeof sourceSchema>;

export const factSchema = object({
  text: text(300),
  about: z.array(id).min(1),
  aspect: z.enum(aspects),
  type: z.enum(claimTypes).default('fact'),
  topic: orNull(z.enum(topics)),
  asOf: orNull(date),
  validUntil: orNull(date),
  attributedTo: orNull(text(80)),
  method: orNull(text(300)),
  supersededBy: orNull(id),
  contradicts: z.array(id).default([]),
  daily: z.boolean().default(false),
  sensitive: z.boolean().default(false),
  citations,
  checked: object({ on: day, level: z.enum(checkLevels) }),
  note: orNull(text(500)),
  retracted: orNull(object({ on: day, reason: text(300) })),
});
export type FactFile = z.output<typeof factSchema>;

/** `redirects.yaml`: retired id to current id; an empty file is an empty map. */
export const redirectSchema = z.preprocess((value) => value ?? {}, z.record(id, id));

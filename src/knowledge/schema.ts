/** The knowledge files as contributors write them: one schema for each kind of entity, for sources, facts and redirects. */
import { z } from 'zod';
import {
  aspects,
  checkLevels,
  claimTypes,
  type Kind,
  type RelationTypeName,
  relationTypeNames,
  scoreUnits,
  sourceKinds,
  topics,
} from '../graph/ontology.ts';
import { asks, citations, date, day, id, object, ordinal, text, url } from '../rules/fields.ts';
import type { Detail } from './records.ts';

const relation = object({ to: id, ordinal: ordinal.optional(), note: text(500).optional(), citations });
const position = object({ subject: id, text: text(500), note: text(500).optional(), citations });
const positions = z.array(position);
const score = object({
  benchmark: id,
  variant: text(80).default(''),
  value: z.number(),
  unit: z.enum(scoreUnits),
  method: text(300).optional(),
  asOf: date.optional(),
  note: text(500).optional(),
  citations,
});

export type CitationFile = z.output<typeof citations>[number];
export type RelationFile = z.output<typeof relation>;
type PositionFile = z.output<typeof position>;
export type ScoreFile = z.output<typeof score>;

const relationLists = Object.fromEntries(relationTypeNames.map((type) => [type, z.array(relation).optional()])) as {
  [Type in RelationTypeName]: z.ZodOptional<z.ZodArray<typeof relation>>;
};

/** What every entity file may hold. */
const common = {
  name: text(80),
  aliases: z.array(text(80)).default([]),
  asks: asks.default([]),
  summary: text(300),
  note: text(500).optional(),
  citations,
  relations: object(relationLists).default({}),
};

const commonObject = object(common);
type Common = z.output<typeof commonObject>;

/** An entity file of any kind after parsing. */
export interface EntityFile extends Common {
  readonly positions: readonly PositionFile[];
  readonly scores: readonly ScoreFile[];
  readonly detail: Detail;
}

interface EntityParts {
  readonly positions?: readonly PositionFile[];
  readonly scores?: readonly ScoreFile[];
}

const entity = (value: Common, detail: Detail, { positions = [], scores = [] }: EntityParts = {}): EntityFile => ({
  name: value.name,
  aliases: value.aliases,
  asks: value.asks,
  summary: value.summary,
  note: value.note,
  citations: value.citations,
  relations: value.relations,
  positions,
  scores,
  detail,
});

const plain = (kind: 'model-class' | 'task' | 'technique' | 'concept') => commonObject.transform((value) => entity(value, { kind }));

const model = object({
  ...common,
  released: date.optional(),
  parameters: z.int().positive().optional(),
  contextTokens: z.int().positive().optional(),
  license: text(80).optional(),
  openWeights: z.boolean().optional(),
  family: text(80).optional(),
  scores: z.array(score).default([]),
}).transform(({ released, parameters, contextTokens, license, openWeights, family, scores, ...value }) =>
  entity(
    value,
    {
      kind: 'model',
      released: released ?? null,
      parameters: parameters ?? null,
      contextTokens: contextTokens ?? null,
      license: license ?? null,
      openWeights: openWeights ?? null,
      family: family ?? null,
    },
    { scores },
  ),
);

const limitation = object({ ...common, ordinal, statement: text(300), sourceHeading: text(200).optional() }).transform((value) =>
  entity(value, {
    kind: 'limitation',
    ordinal: value.ordinal,
    statement: value.statement,
    sourceHeading: value.sourceHeading ?? null,
  }),
);

const compared = (kind: 'dimension' | 'stage') =>
  object({ ...common, ordinal, positions }).transform((value) =>
    entity(value, { kind, ordinal: value.ordinal }, { positions: value.positions }),
  );

/** The schema of an entity file, by the folder it lies in. */
export const entitySchemas: { readonly [K in Kind]: z.ZodType<EntityFile> } = {
  'model-class': plain('model-class'),
  model,
  organization: object({ ...common, country: text(80).optional(), url: url.optional() }).transform((value) =>
    entity(value, { kind: 'organization', country: value.country ?? null, url: value.url ?? null }),
  ),
  modality: object({ ...common, ordinal }).transform((value) => entity(value, { kind: 'modality', ordinal: value.ordinal })),
  task: plain('task'),
  stage: compared('stage'),
  technique: plain('technique'),
  limitation,
  benchmark: object({ ...common, released: date.optional(), metric: text(80).optional() }).transform((value) =>
    entity(value, { kind: 'benchmark', released: value.released ?? null, metric: value.metric ?? null }),
  ),
  dimension: compared('dimension'),
  concept: plain('concept'),
};

export const sourceSchema = object({
  title: text(200),
  url,
  publisher: text(80),
  kind: z.enum(sourceKinds),
  published: date.optional(),
  retrieved: date.optional(),
  license: text(80).optional(),
  note: text(500).optional(),
});
export type SourceFile = z.output<typeof sourceSchema>;

export const factSchema = object({
  text: text(300),
  about: z.array(id).min(1),
  aspect: z.enum(aspects),
  type: z.enum(claimTypes).default('fact'),
  topic: z.enum(topics).optional(),
  asOf: date.optional(),
  validUntil: date.optional(),
  attributedTo: text(80).optional(),
  method: text(300).optional(),
  supersededBy: id.optional(),
  contradicts: z.array(id).default([]),
  daily: z.boolean().default(false),
  sensitive: z.boolean().default(false),
  citations,
  checked: object({ on: day, level: z.enum(checkLevels) }),
  note: text(500).optional(),
  retracted: object({ on: day, reason: text(300) }).optional(),
});
export type FactFile = z.output<typeof factSchema>;

/** `redirects.yaml`: retired id to current id; an empty file is an empty map. */
export const redirectSchema = z.preprocess((value) => value ?? {}, z.record(id, id));

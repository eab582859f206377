/**
 * The records of models.dev, as far as we use them.
 * Its repository (anomalyco/models.dev, MIT) documents them in README.md under "Schema Reference" and in
 * packages/core/src/schema.ts. Everything else is ignored.
 */
import { z } from 'zod';
import { cleanText } from './clean-text.ts';

const MAX_ID_LENGTH = 200;
const MAX_TOKENS = 1e12;

/** Ids are shown and compared, never run. Invalid ones are rejected rather than repaired: a repaired id names something else. */
const id = z
  .string()
  .max(MAX_ID_LENGTH)
  .regex(/^[\w@.:/+()~,=-]+(?: [\w@.:/+()~,=-]+)*$/, "isn't an id: use only letters, digits and @ . : / + -");

const name = z
  .string()
  .transform((text) => cleanText(text))
  .refine((text) => text !== '', 'has no letters');

const date = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, "isn't a date such as 2025-08-07 or 2025-08");
const modality = z.enum(['text', 'image', 'audio', 'video', 'pdf']);
const modalities = z
  .array(modality.optional())
  .transform((list) => [...new Set(list.filter((one) => one !== undefined))])
  .nullish();

/** Zero means "unknown" in the catalog: no model accepts zero tokens. */
const tokens = z
  .number()
  .int()
  .min(0)
  .max(MAX_TOKENS)
  .transform((count) => (count === 0 ? undefined : count));
/** Dollars for a million tokens. Nobody sells so many for less than a cent: lower ones are for an image, a minute or a request. */
const LEAST_PRICE = 0.01;
const price = z
  .number()
  .min(0)
  .max(1e6)
  .refine((dollars) => dollars === 0 || dollars >= LEAST_PRICE, 'is too low for a million tokens: it is a price of something else');

/** The fields that models and offerings share. An absent value may also be null. */
const facts = {
  id: id.optional(),
  name,
  family: name.nullish(),
  release_date: date.nullish(),
  knowledge: date.nullish(),
  modalities: z.object({ input: modalities, output: modalities }).nullish(),
  open_weights: z.boolean().nullish(),
  limit: z.object({ context: tokens.nullish(), output: tokens.nullish() }).nullish(),
};

export const modelRecord = z.object({ ...facts, license: name.nullish() });
export type ModelRecord = z.infer<typeof modelRecord>;

export const offeringRecord = z.object({
  ...facts,
  cost: z.object({ input: price.nullish(), output: price.nullish() }).nullish(),
  status: z.enum(['active', 'alpha', 'beta', 'deprecated']).nullish(),
  /** Only in catalogs that state it. */
  retired_on: date.nullish(),
  as_of: date.nullish(),
  base_model: id.nullish(),
  // Some builds of the catalog use these names for the same fields.
  canonical_model_id: id.nullish(),
});
export type OfferingRecord = z.infer<typeof offeringRecord>;

/** A provider is identified by its key; its name only helps when a maker has no other. */
export const providerRecord = z.object({ name: name.nullish().catch(undefined), models: z.record(z.string(), z.unknown()) });

export const idRecord = id;

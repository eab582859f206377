/**
 * The records of models.dev, as far as we use them.
 * Its repository (anomalyco/models.dev, MIT) documents them in README.md under "Schema Reference" and in
 * packages/core/src/schema.ts. Everything that we do not name here is ignored, whatever it is.
 */
import { z } from 'zod';
import { cleanText } from './clean-text.ts';

const MAX_ID_LENGTH = 200;
const MAX_TOKENS = 1e12;

/** Ids are shown and compared, never run; they are refused rather than repaired, for a repaired id names something else. */
const id = z
  .string()
  .max(MAX_ID_LENGTH)
  .regex(/^[\w@.:/+()~,=-]+(?: [\w@.:/+()~,=-]+)*$/, 'is no id: letters, digits and @ . : / + - only');

const name = z
  .string()
  .transform((text) => cleanText(text))
  .refine((text) => text !== '', 'has no letters');

const date = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'is no date like 2025-08-07 or 2025-08');
const modality = z.enum(['text', 'image', 'audio', 'video', 'pdf']);
const modalities = z.array(modality).transform((list) => [...new Set(list)]);

/** Nought stands for "not known" in the catalog: no model takes no tokens. */
const tokens = z
  .number()
  .int()
  .min(0)
  .max(MAX_TOKENS)
  .transform((count) => (count === 0 ? undefined : count));
const price = z.number().min(0).max(1e6);

/** What models and offerings have in common. An absent value may also be written as null. */
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
  status: z.enum(['alpha', 'beta', 'deprecated']).nullish(),
  base_model: id.nullish(),
  // What some builds of the catalog call the same.
  canonical_model_id: id.nullish(),
});
export type OfferingRecord = z.infer<typeof offeringRecord>;

/** A provider is known by its key; its name only serves where a maker has no other. */
export const providerRecord = z.object({ name: name.nullish().catch(undefined), models: z.record(z.string(), z.unknown()) });

export const idRecord = id;

/** Inputs: what an editor may ask for, parsed once at the edge by the rules that the knowledge files keep to as well. */
import { z } from 'zod';
import {
  aspects,
  type ColumnKind,
  type Columns,
  checkLevels,
  claimTypes,
  columnKinds,
  columnRules,
  kindNames,
  kinds,
  relationTypeNames,
  sourceKinds,
  topics,
} from '../../graph/ontology.ts';
import { checkClaim, checkDailyFact } from '../../rules/claims.ts';
import { columnSchema } from '../../rules/columns.ts';
import { asks, date, day, isSlug, nullable, ordinal, url, withHint } from '../../rules/fields.ts';
import { slugFrom } from '../../rules/ids.ts';
import { inputObject, scalars } from '../../rules/inputs.ts';
import { checkWording } from '../../rules/wording.ts';
import { checkPlain, id, plain } from '../parse-input.ts';

/** More than any statement of the files has. */
const MAX_CITATIONS = 10;
const MAX_ALIASES = 20;
const MAX_ABOUT = 10;

const REMARK = "A curator's remark, up to 500 characters.";

const slug = z.string().refine(isSlug, {
  error: ({ input }) =>
    withHint(
      `"${String(input)}" isn't a valid slug.`,
      'Use small letters, digits and single hyphens, 60 characters at most, such as gpt-4-turbo.',
    ),
});

/** A part of every input of knowledge, so that no client overwrites what it hasn't seen. */
const expectedRevision = z
  .int()
  .min(0)
  .register(scalars, { scalar: 'BigInt' })
  .nullish()
  .transform((value) => (value == null ? null : BigInt(value)))
  .describe('The revision of the graph you read.');

export const sourceInput = inputObject('An existing source by its slug, or a new one with title, url, publisher and kind.', {
  slug: slug.nullish().describe('An existing source, or a new slug; made from the title by default.'),
  title: plain(200).nullish().describe('The published title, up to 200 characters.'),
  url: url.nullish().describe('An https URL without tracking parameters.'),
  publisher: plain(80).nullish().describe('The journal or company behind it, up to 80 characters.'),
  kind: z.enum(sourceKinds).nullish().describe('The form of publication, such as PAPER.'),
  published: date.nullish().describe('The date of publication.'),
}).transform(({ slug: given, published, ...parts }, context) => {
  const stated = Object.values(parts).filter((part) => part != null);
  if (given != null && stated.length === 0 && published == null) return { slug: given, added: null };
  const { title, url: address, publisher, kind } = parts;
  if (title == null || address == null || publisher == null || kind == null) {
    for (const [name, part] of Object.entries({ title, url: address, publisher, kind }))
      if (part == null) context.addIssue({ code: 'custom', path: [name], message: withHint(`"${name}" is missing.`, newSource) });
    return z.NEVER;
  }
  const slug = given ?? slugFrom(title);
  if (slug !== '') return { slug, added: { title, url: address, publisher, kind, published: published ?? null } };
  context.addIssue({ code: 'custom', path: ['slug'], message: withHint('No slug can be made of the title.', 'Give one.') });
  return z.NEVER;
});

const newSource = 'A source that is there is named by its slug alone; a new one has title, url, publisher and kind.';

const citation = {
  source: sourceInput.describe('The publication that says it.'),
  locator: plain(200).describe('A section, a table or "abstract", up to 200 characters.'),
};
export const citationInput = inputObject('A source, and where in it the statement is.', citation);
const citations = z
  .array(citationInput)
  .min(1, withHint('No citation is given.', 'Every statement has a source: name one at least, with the place in it.'))
  .max(MAX_CITATIONS);

export type SourceInput = z.output<typeof sourceInput>;
export type CitationInput = z.output<typeof citationInput>;

/** The fields that only entities of one kind have. An omitted field stays as it is, and null empties it. */
export const columnInput = (kind: ColumnKind) =>
  inputObject(
    `Fields of ${kinds[kind].plural}. Omitted fields stay; null clears.`,
    Object.fromEntries(
      Object.entries(columnRules(kind)).map(([name, rule]): [string, z.ZodType] => {
        const schema = columnSchema(rule, plain);
        return [name, (rule.required === undefined ? schema.nullish() : schema.optional()).describe(rule.inputDescription)];
      }),
    ),
  );

type ColumnInputs = { readonly [K in ColumnKind]: z.ZodOptional<z.ZodNullable<z.ZodType<Partial<Columns<K>>>>> };

const describeColumns = (kind: ColumnKind) => `${kinds[kind].columnsLabel} Only for that kind.`;

const details = {
  ...(Object.fromEntries(
    columnKinds.map((kind) => [kind, columnInput(kind).nullish().describe(describeColumns(kind))]),
  ) as unknown as ColumnInputs),
  ordinal: ordinal.nullish().describe('Its place in the list of its kind, from 1; last by default.'),
};
const detailsObject = z.object(details);
export type DetailInput = z.output<typeof detailsObject>;

const names = { aliases: z.array(plain(80)).max(MAX_ALIASES), asks: asks.pipe(z.array(z.string().superRefine(checkPlain))) };
const orEmpty = <Schema extends z.ZodType<string[]>>(schema: Schema) => schema.nullish().transform((value) => value ?? []);

export const createEntityInput = inputObject('A new entity with its sources.', {
  kind: z.enum(kindNames).describe('The kind of the new entity, such as MODEL.'),
  slug: slug.describe('Unique within its kind: lowercase letters, digits and hyphens.'),
  name: plain(80).describe('Unique within its kind, up to 80 characters.'),
  summary: plain(300).describe('What it is: one sentence, up to 300 characters.'),
  note: nullable(plain(500)).describe(REMARK),
  aliases: orEmpty(names.aliases).describe('Up to 20 other names.'),
  asks: orEmpty(names.asks).describe('Up to 12 phrases that people use to ask for it.'),
  ...details,
  citations: citations.describe('The sources of all this, 1 to 10.'),
  expectedRevision,
});
export type CreateEntityInput = z.output<typeof createEntityInput>;

const nothing = withHint('Nothing to change is given.', 'Give at least one of the fields beside "id".');

export const updateEntityInput = inputObject("Changes to an editor's entity. Omitted fields stay.", {
  id: id.describe('The entity to change: an id such as `model/clip`.'),
  name: plain(80).optional().describe('The new name, up to 80 characters.'),
  summary: plain(300).optional().describe('What it is: one sentence, up to 300 characters.'),
  note: plain(500).nullish().describe(`${REMARK} Null clears it.`),
  aliases: names.aliases.optional().describe('Replaces all its other names.'),
  asks: names.asks.optional().describe('Replaces all phrases that people use to ask for it.'),
  ...details,
  expectedRevision,
}).refine(({ id: _, expectedRevision: __, ...changes }) => Object.values(changes).some((value) => value !== undefined), nothing);
export type UpdateEntityInput = z.output<typeof updateEntityInput>;

export const deleteEntityInput = inputObject("An editor's entity that nothing refers to.", {
  id: id.describe('The entity to delete: an id such as `model/clip`.'),
  expectedRevision,
});

const triple = {
  type: z.enum(relationTypeNames).describe('How the two are related, such as MADE_BY.'),
  from: id.describe('The start: an id such as `model/clip`.'),
  to: id.describe('The end: an id such as `model/clip`.'),
};
export const relationInput = inputObject('A relation by its type and both ends.', triple);
export type Triple = z.output<typeof relationInput>;

export const relateInput = inputObject('A new relation with its sources.', {
  ...triple,
  note: nullable(plain(500)).describe(REMARK),
  ordinal: nullable(ordinal).describe("Its place in the source's list, from 1."),
  citations: citations.describe('The sources that state it, 1 to 10.'),
  expectedRevision,
});
export type RelateInput = z.output<typeof relateInput>;
export const unrelateInput = inputObject("An editor's relation by its type and both ends.", {
  ...triple,
  expectedRevision,
});

export const addFactInput = inputObject('A new fact with its sources.', {
  text: plain(300).describe('One sentence in your own words, up to 300 characters.'),
  slug: nullable(slug).describe('Unique among facts; made from the text by default.'),
  about: z.array(id).min(1).max(MAX_ABOUT).describe('The 1 to 10 entities it is about, each by an id such as `model/clip`.'),
  aspect: z.enum(aspects).describe('What it says about them.'),
  type: z
    .enum(claimTypes)
    .nullish()
    .transform((value) => value ?? ('fact' as const))
    .describe('The kind of claim; FACT by default.'),
  topic: nullable(z.enum(topics)).describe('The topic of the daily post.'),
  asOf: nullable(date).describe("The date it holds for, unless it doesn't age."),
  validUntil: nullable(date).describe('The last date it may be repeated.'),
  attributedTo: nullable(plain(80)).describe('Required for opinions and vendor claims; the text names it.'),
  method: nullable(plain(300)).describe('Required for measurements and estimates, up to 300 characters.'),
  note: nullable(plain(500)).describe(REMARK),
  daily: z.boolean().nullish().transform(Boolean).describe('Whether it suits the daily post: 40 to 220 characters with its year, no note.'),
  sensitive: z.boolean().nullish().transform(Boolean).describe('Whether it is about abuse or discrimination.'),
  checkLevel: z.enum(checkLevels).describe('What it was checked against, such as PRIMARY.'),
  checkedOn: nullable(day).describe('When it was last checked; today by default.'),
  citations: citations.describe('The sources that say it, 1 to 10.'),
  expectedRevision,
}).superRefine((fact, context) => {
  for (const { at, message, hint } of [...checkClaim(fact), ...checkDailyFact(fact), ...checkWording(fact)])
    context.addIssue({ code: 'custom', path: [at], message: withHint(message, hint) });
});
export type AddFactInput = z.output<typeof addFactInput>;

export const retractFactInput = inputObject("An editor's fact that turned out wrong.", {
  id: id.describe('The fact, such as `fact/clip-purpose`.'),
  reason: plain(300).describe('Why it is withdrawn, up to 300 characters.'),
  expectedRevision,
});

export const statementInput = inputObject('A statement by an editor; give exactly one of the three.', {
  entity: id.nullish().describe('The summary and fields of an entity.'),
  fact: id.nullish().describe('A fact, such as `fact/clip-purpose`.'),
  relation: relationInput.nullish().describe('A relation between two entities.'),
}).refine(
  (value) => Object.values(value).filter((part) => part != null).length === 1,
  withHint('It is not clear which statement is meant.', 'Give exactly one of "entity", "fact" and "relation".'),
);
export type StatementInput = z.output<typeof statementInput>;

export const citeInput = inputObject('A new citation for a statement.', {
  statement: statementInput.describe('The entity, fact or relation to cite for.'),
  ...citation,
  expectedRevision,
});
export type CiteInput = z.output<typeof citeInput>;
export const unciteInput = inputObject('A citation to remove; at least one has to stay.', {
  statement: statementInput.describe('The entity, fact or relation that cites it.'),
  source: slug.describe('The slug of the source to remove.'),
  locator: nullable(plain(200)).describe('The place in the source; every place by default.'),
  expectedRevision,
});
export type UnciteInput = z.output<typeof unciteInput>;

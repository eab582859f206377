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
  relationTypeNames,
  sourceKinds,
  topics,
} from '../../graph/ontology.ts';
import { checkClaim, checkDailyFact } from '../../rules/claims.ts';
import { columnSchema } from '../../rules/columns.ts';
import { asks, date, day, isSlug, nullable, ordinal, url, withHint } from '../../rules/fields.ts';
import { slugFrom } from '../../rules/ids.ts';
import { checkPlain, id, plain } from '../parse-input.ts';

/** More than any statement of the files has. */
const MAX_CITATIONS = 10;
const MAX_ALIASES = 20;
const MAX_ABOUT = 10;

const note = plain(500).nullish();

const slug = z.string().refine(isSlug, {
  error: ({ input }) =>
    withHint(`"${String(input)}" is no slug.`, 'Use small letters, digits and single hyphens, 60 characters at most, such as gpt-4-turbo.'),
});

const expectedRevision = z
  .int()
  .min(0)
  .nullish()
  .transform((value) => (value == null ? null : BigInt(value)));

/** A source by its slug alone, or what a new one needs. */
const source = z
  .object({
    slug: slug.nullish(),
    title: plain(200).nullish(),
    url: url.nullish(),
    publisher: plain(80).nullish(),
    kind: z.enum(sourceKinds).nullish(),
    published: date.nullish(),
  })
  .transform(({ slug: given, published, ...parts }, context) => {
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

const citation = z.object({ source, locator: plain(200) });
const citations = z
  .array(citation)
  .min(1, withHint('No citation is given.', 'Every statement has a source: name one at least, with the place in it.'))
  .max(MAX_CITATIONS);

export type SourceInput = z.output<typeof source>;
export type CitationInput = z.output<typeof citation>;

/** What only entities of one kind have. What is left out stays as it is, and null empties it. */
type ColumnInputs = { readonly [K in ColumnKind]: z.ZodOptional<z.ZodNullable<z.ZodType<Partial<Columns<K>>>>> };

const columnInput = (kind: ColumnKind) =>
  z.object(
    Object.fromEntries(
      Object.entries(columnRules(kind)).map(([name, rule]) => {
        const schema = columnSchema(rule, plain);
        return [name, rule.required === undefined ? schema.nullish() : schema.optional()];
      }),
    ),
  );

const details = {
  ...(Object.fromEntries(columnKinds.map((kind) => [kind, columnInput(kind).nullish()])) as unknown as ColumnInputs),
  ordinal: ordinal.nullish(),
};
const detailsObject = z.object(details);
export type DetailInput = z.output<typeof detailsObject>;

const names = { aliases: z.array(plain(80)).max(MAX_ALIASES), asks: asks.pipe(z.array(z.string().superRefine(checkPlain))) };

export const createEntityInput = z.object({
  kind: z.enum(kindNames),
  slug,
  name: plain(80),
  summary: plain(300),
  note: nullable(plain(500)),
  aliases: names.aliases.nullish().transform((value) => value ?? []),
  asks: names.asks.nullish().transform((value) => value ?? []),
  ...details,
  citations,
  expectedRevision,
});
export type CreateEntityInput = z.output<typeof createEntityInput>;

const nothing = withHint('Nothing to change is given.', 'Give at least one of the fields beside "id".');

export const updateEntityInput = z
  .object({
    id,
    name: plain(80).optional(),
    summary: plain(300).optional(),
    note,
    aliases: names.aliases.optional(),
    asks: names.asks.optional(),
    ...details,
    expectedRevision,
  })
  .refine(({ id: _, expectedRevision: __, ...changes }) => Object.values(changes).some((value) => value !== undefined), nothing);
export type UpdateEntityInput = z.output<typeof updateEntityInput>;

export const deleteEntityInput = z.object({ id, expectedRevision });

const triple = { type: z.enum(relationTypeNames), from: id, to: id };
const tripleObject = z.object(triple);
export type Triple = z.output<typeof tripleObject>;

export const relateInput = z.object({ ...triple, note: nullable(plain(500)), ordinal: nullable(ordinal), citations, expectedRevision });
export type RelateInput = z.output<typeof relateInput>;
export const unrelateInput = z.object({ ...triple, expectedRevision });

export const addFactInput = z
  .object({
    text: plain(300),
    slug: nullable(slug),
    about: z.array(id).min(1).max(MAX_ABOUT),
    aspect: z.enum(aspects),
    type: z
      .enum(claimTypes)
      .nullish()
      .transform((value) => value ?? ('fact' as const)),
    topic: nullable(z.enum(topics)),
    asOf: nullable(date),
    validUntil: nullable(date),
    attributedTo: nullable(plain(80)),
    method: nullable(plain(300)),
    note: nullable(plain(500)),
    daily: z.boolean().nullish().transform(Boolean),
    sensitive: z.boolean().nullish().transform(Boolean),
    checkLevel: z.enum(checkLevels),
    checkedOn: nullable(day),
    citations,
    expectedRevision,
  })
  .superRefine((fact, context) => {
    for (const { at, message, hint } of [...checkClaim(fact), ...checkDailyFact(fact)])
      context.addIssue({ code: 'custom', path: [at], message: withHint(message, hint) });
  });
export type AddFactInput = z.output<typeof addFactInput>;

export const retractFactInput = z.object({ id, reason: plain(300), expectedRevision });

/** Of what is spoken: an entity's own summary and fields, a fact, or a relation. */
const statement = z
  .object({ entity: id.nullish(), fact: id.nullish(), relation: tripleObject.nullish() })
  .refine(
    (value) => Object.values(value).filter((part) => part != null).length === 1,
    withHint('It is not clear which statement is meant.', 'Give exactly one of "entity", "fact" and "relation".'),
  );
export type StatementInput = z.output<typeof statement>;

export const citeInput = z.object({ statement, source, locator: plain(200), expectedRevision });
export type CiteInput = z.output<typeof citeInput>;
export const unciteInput = z.object({ statement, source: slug, locator: nullable(plain(200)), expectedRevision });
export type UnciteInput = z.output<typeof unciteInput>;

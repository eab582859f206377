/** The rules for the rows of a document: a restored export may hold only what editors, files and catalogs could have written. */
import { z } from 'zod';
import { yieldToEventLoop } from '../clock.ts';
import { BadInput } from '../errors.ts';
import { columnRules, type DetailKind, detailKinds, evaluators, isCatalog } from '../graph/ontology.ts';
import { columnSchema } from '../rules/columns.ts';
import { date, day, id as idOf, isSlug, text, url, withHint } from '../rules/fields.ts';
import { HIDDEN } from '../rules/plain-text.ts';
import { parseInput, plain } from './parse-input.ts';
import type { Row } from './rows.ts';

type Shape = Readonly<Record<string, z.ZodType>>;

const MAX_NAME_OF_CATALOG = 120;
/** A catalog's summary is a sentence around two of its names. */
const MAX_SUMMARY_OF_CATALOG = 400;
/** An id of a relation or citation joins those of both ends; keys of catalogs have up to 200 characters. */
const MAX_OTHER_TEXT = 600;
const MAX_REASON = 10_000;

const slug = z.string().refine(isSlug, {
  error: ({ input }) => withHint(`"${String(input)}" isn't a valid slug.`, 'It has small letters, digits and single hyphens.'),
});
/** The catalogs make slugs from names of any length. */
const slugOfCatalog = z
  .string()
  .max(MAX_OTHER_TEXT)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "isn't a slug");

/** Any other text: it may hold markup, such as the key of a model, but hides nothing. */
const visible = text(MAX_OTHER_TEXT).refine((value) => value.search(HIDDEN) === -1, {
  error: withHint('The text holds a line break, a control character or an invisible one.', 'Remove it.'),
});

const entity: Shape = { slug, name: plain(80), summary: plain(300), note: plain(500) };
const citation: Shape = { locator: plain(200) };

const textOrEmpty = z.union([z.literal(''), plain(80)]);

const byTable: Readonly<Record<string, Shape>> = {
  entity,
  citation,
  alias: { text: plain(80) },
  ask: { text: plain(80) },
  redirect: { fromId: idOf, toId: idOf },
  source: {
    ...{ slug, title: plain(200), url, publisher: plain(80), note: plain(500), license: plain(80) },
    ...{ published: date, retrieved: date },
  },
  relation: { note: plain(500) },
  position: { text: plain(500), note: plain(500) },
  score: { variant: textOrEmpty, measuredBy: textOrEmpty, evaluator: z.enum(evaluators), method: plain(300), asOf: date, note: plain(500) },
  fact: {
    ...{ id: idOf, slug, text: plain(300), attributedTo: plain(80), method: plain(300), note: plain(500), retractedReason: plain(300) },
    ...{ asOf: date, validUntil: date, checkedOn: day, retractedOn: day },
  },
  offering: { name: plain(MAX_NAME_OF_CATALOG), asOf: date, retiredOn: date },
  importRun: { message: z.string().max(MAX_REASON) },
  ...Object.fromEntries(detailKinds.map((kind) => [kind, detailShape(kind)])),
};

/** What catalogs may write differently. */
const byTableOfCatalog: Readonly<Record<string, Shape>> = {
  entity: { ...entity, slug: slugOfCatalog, name: plain(MAX_NAME_OF_CATALOG), summary: plain(MAX_SUMMARY_OF_CATALOG) },
  citation: { locator: visible },
};

function detailShape(kind: DetailKind): Shape {
  return Object.fromEntries(Object.entries(columnRules(kind)).map(([name, rule]) => [name, columnSchema(rule, plain)]));
}

const schemaOf = (shape: Shape) =>
  z.looseObject(Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, schema.nullish()])));

const schemasOf = (shapes: Readonly<Record<string, Shape>>) =>
  new Map(Object.entries(shapes).map(([table, shape]) => [table, { names: new Set(Object.keys(shape)), schema: schemaOf(shape) }]));
const schemas = schemasOf(byTable);
const schemasOfCatalog = schemasOf(byTableOfCatalog);
const noRules = { names: new Set<string>(), schema: schemaOf({}) };

/** The rows as they may be written, addresses in their one form; throws BadInput that names the first wrong row. */
export async function checkRows(table: string, rows: readonly Row[]): Promise<Row[]> {
  const checked: Row[] = [];
  for (const [index, row] of rows.entries()) {
    checked.push(checkRow(table, index, row));
    if (index % 400 === 399) await yieldToEventLoop();
  }
  return checked;
}

function checkRow(table: string, index: number, row: Row): Row {
  const ofCatalog = typeof row['origin'] === 'string' && isCatalog(row['origin']);
  const { names, schema } = (ofCatalog ? schemasOfCatalog.get(table) : undefined) ?? schemas.get(table) ?? noRules;
  const result = parseInput(schema, row);
  const wrong = 'problems' in result ? result.problems[0] : otherProblem(row, names);
  if (wrong !== undefined) throw new BadInput(`tables.${table}.${index} (${nameOf(row)}): ${wrong.message}`, { cause: wrong });
  return { ...row, ...('value' in result ? result.value : {}) };
}

/** Every text without a rule of its own, also those inside lists and values of catalogs; an empty one is a value too. */
function otherProblem(row: Row, names: ReadonlySet<string>): BadInput | undefined {
  for (const [column, value] of Object.entries(row)) {
    const wrong = names.has(column) ? undefined : textsIn(value).find((one) => one.length > MAX_OTHER_TEXT || one.search(HIDDEN) !== -1);
    if (wrong === undefined) continue;
    const result = parseInput(z.object({ [column]: visible }), { [column]: wrong });
    if ('problems' in result) return result.problems[0];
  }
  return undefined;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (Array.isArray(value) ? textsIn(item) : [key, ...textsIn(item)]));
}

/** The key of a row, short enough for one line. */
const nameOf = (row: Row): string =>
  JSON.stringify(row['id'] ?? row['entityId'] ?? row['factId'] ?? row['fromId'] ?? row['origin'] ?? null).slice(0, 100);

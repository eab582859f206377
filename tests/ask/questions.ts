/** The question sets of this folder: what people ask, and what the answer must be. README.md says what each field means. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Select, select } from './gold.ts';
import { entity } from './gold-rows.ts';

const forms = [
  ...(['define', 'attribute', 'list', 'count', 'compare', 'path', 'yes-no', 'top', 'time', 'stages', 'limits', 'why'] as const),
  ...(['examples', 'what-it-does', 'how-it-works', 'two-attributes', 'set-difference', 'replaced', 'small-talk'] as const),
  ...(['off-topic', 'absent', 'false-premise', 'stale', 'subjective', 'underspecified', 'other-language'] as const),
] as const;

const answered = z.enum(['stale', 'subjective']).nullable();
const abstained = z.enum(['absent', 'off-topic', 'false-premise', 'scope', 'unknown-name', 'language']);
const texts = z.array(z.string().min(1)).min(1);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

const gold = z
  .strictObject({
    select: z.custom<Select>((value) => typeof value === 'object' && value !== null && 'kind' in value).optional(),
    /** The set may be empty, and the answer says so. */
    empty: z.literal(true).optional(),
    entities: texts.optional(),
    includes: texts.optional(),
    count: z.union([z.int().min(0), z.literal('select')]).optional(),
    value: texts.optional(),
    yes: z.boolean().optional(),
    not: texts.optional(),
  })
  .refine(({ count, select: query }) => count !== 'select' || query !== undefined, 'counts a select that is missing')
  .refine(({ empty, select: query }) => empty === undefined || query !== undefined, 'is empty without a select');

const shared = {
  q: z.string().min(1),
  /** The question of the same file that came before in the thread. */
  after: z.string().optional(),
  form: z.enum(forms),
  gold: gold.optional(),
  today: day.default('2026-12-01'),
  from: z.url({ protocol: /^https$/ }).optional(),
  note: z.string().optional(),
};

const questionSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ ...shared, outcome: z.literal('ANSWERED'), reason: answered.default(null) }),
  z.strictObject({ ...shared, outcome: z.literal('ASK_BACK'), reason: z.literal('underspecified') }),
  z.strictObject({ ...shared, outcome: z.literal('ABSTAINED'), reason: abstained }),
]);

export type Question = z.infer<typeof questionSchema>;

const folder = new URL('questions/', import.meta.url);

/** The set that `lmm questions accept` writes: it's asked of the knowledge files as they are, not of the frozen ones. */
export const LEARNED = 'learned';

/** The names of the sets that are asked of the frozen knowledge. */
export const questionSets: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length))
  .filter((set) => set !== LEARNED)
  .sort();

/** Throws when the set isn't well formed. */
export const questionsOf = (set: string): readonly Question[] => questionsIn(fileURLToPath(new URL(`${set}.yaml`, folder)));

/** The same of a file. */
export const questionsIn = (file: string): readonly Question[] => z.array(questionSchema).parse(parse(readFileSync(file, 'utf8')));

/** The exact set that the answer must have; undefined for a question that isn't about one. */
export function expectedSet({ gold }: Question): ReadonlySet<string> | undefined {
  if (gold?.entities !== undefined) return new Set(gold.entities.map((id) => entity(id).id));
  return gold?.select === undefined ? undefined : select(gold.select);
}

/** The number that the answer must have. */
export function expectedCount(question: Question): number | undefined {
  const count = question.gold?.count;
  return count === 'select' ? expectedSet(question)?.size : count;
}

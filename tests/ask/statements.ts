/** The statements of this folder, and what must become of each part. README.md says what each field means. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { kindNames, type RelationTypeName } from '../../src/graph/ontology.ts';
import { select } from './gold.ts';

const parts = ['backed', 'contradicted', 'absent', 'imprecise', 'unread', 'unknown-name'] as const;
export type ExpectedPart = (typeof parts)[number];

const goldSchema = z.looseObject({ of: z.string(), not: z.literal(true).optional() });
type Gold = z.infer<typeof goldSchema>;

const statementSchema = z
  .strictObject({
    s: z.string().min(1),
    parts: z.array(z.enum(parts)).default([]),
    gold: z.array(goldSchema).optional(),
    refusal: z.enum(['question', 'small-talk', 'off-topic', 'language', 'empty', 'too-long']).optional(),
    corrected: z.tuple([z.string(), z.string()]).optional(),
    note: z.string().optional(),
  })
  .refine(({ parts: list, refusal }) => list.length > 0 !== (refusal !== undefined), 'has parts or a refusal')
  .refine(({ gold, parts: list }) => gold === undefined || gold.length === list.length, 'has gold for some parts only')
  .refine(({ gold, note, refusal }) => [gold, note, refusal].some((one) => one !== undefined), 'lacks gold or a note');

export type Statement = z.infer<typeof statementSchema>;

/** Throws when the file isn't well formed. */
export function readStatements(): readonly Statement[] {
  const text = readFileSync(fileURLToPath(new URL('statements.yaml', import.meta.url)), 'utf8');
  return z.array(statementSchema).parse(parse(text));
}

/** Relations of which sources never tell all; the rest excludes what isn't among it. */
const OPEN: readonly RelationTypeName[] = [
  ...(['instance-of', 'listed-as', 'builds-on', 'succeeds', 'version-of', 'performs', 'works-on', 'uses', 'limited-by'] as const),
  ...(['measures', 'mitigates', 'part-of'] as const),
];
const OPEN_KEYS: readonly string[] = [...OPEN, 'class'];

/** What the frozen rows say of a part, found without the product's code. */
export function goldVerdict({ of, not, ...conditions }: Gold): ExpectedPart {
  const kind = kindNames.find((name) => of.startsWith(`${name}/`)) ?? 'model';
  const isSo = select({ kind, is: of, ...conditions }).size > 0;
  const recorded = Object.keys(conditions).map((key) => [key, { known: true }]);
  const isRecorded = select({ kind, is: of, ...Object.fromEntries(recorded) }).size > 0;
  const isExcluded = isRecorded && !Object.keys(conditions).some((key) => OPEN_KEYS.includes(key));
  if (isSo) return not === true ? 'contradicted' : 'backed';
  if (!isExcluded) return 'absent';
  return not === true ? 'backed' : 'contradicted';
}

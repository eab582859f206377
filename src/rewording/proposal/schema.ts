/** The form of a proposal: a typed question as JSON, bounded in every direction. Whether it makes sense is checked elsewhere. */
import { z } from 'zod';
import { kindNames, relationTypeNames } from '../../graph/ontology.ts';

const id = z.string().min(3).max(120);
const name = z.string().min(1).max(60);
const kind = z.enum(kindNames);
const joint = { relation: z.enum(relationTypeNames), side: z.enum(['out', 'in']) };
const number = z.number().min(-1e15).max(1e15);
const date = z.string().regex(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/);

const range = <Ends extends Record<string, z.ZodType>>(ends: Ends) => z.strictObject(ends).partial();
const numbers = range({ min: number, max: number, over: number, under: number });
const dates = range({ since: date, until: date, after: date, before: date });

const subject = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('entity'), id }),
  z.strictObject({ type: z.literal('line'), name }),
]);

const attribute = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('column'), name }),
  z.strictObject({ by: z.literal('relation'), ...joint }),
  z.strictObject({ by: z.literal('catalog'), name: z.enum(['inputPrice', 'outputPrice', 'knowledgeCutoff']) }),
]);

const conditions = [
  z.strictObject({ op: z.literal('related'), ...joint, ids: z.array(id).min(1).max(8) }),
  z.strictObject({ op: z.literal('flag'), column: name, value: z.boolean() }),
  z.strictObject({ op: z.literal('text'), column: name, value: name }),
  z.strictObject({ op: z.literal('number'), column: name, range: numbers }),
  z.strictObject({ op: z.literal('date'), column: name, range: dates }),
  z.strictObject({ op: z.literal('known'), column: name }),
  z.strictObject({ op: z.literal('score'), benchmarkId: id, range: numbers }),
  z.strictObject({ op: z.literal('among'), name }),
] as const;

export type ProposedCondition = z.infer<(typeof conditions)[number]>;
export type ProposedFilter =
  | ProposedCondition
  | { op: 'and' | 'or'; of: ProposedFilter[] }
  | { op: 'not'; of: ProposedFilter }
  | {
      op: 'joined';
      relation: (typeof relationTypeNames)[number];
      side: 'out' | 'in';
      kind: (typeof kindNames)[number];
      filter: ProposedFilter | null;
    };

/** "Open, and (audio or not video)" has three levels. */
export const MAX_DEPTH = 3;
const MAX_PARTS = 8;

function filterOf(depth: number): z.ZodType<ProposedFilter> {
  const leaf = z.discriminatedUnion('op', conditions);
  if (depth === 1) return leaf;
  const inner = filterOf(depth - 1);
  const several = z.strictObject({ op: z.enum(['and', 'or']), of: z.array(inner).min(2).max(MAX_PARTS) });
  const negated = z.strictObject({ op: z.literal('not'), of: inner });
  const joined = z.strictObject({ op: z.literal('joined'), ...joint, kind, filter: inner.nullable() });
  return z.union([leaf, several, negated, joined]);
}

const filter = filterOf(MAX_DEPTH);
const set = { kind, filter: filter.nullable() };
const measure = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('column'), name }),
  z.strictObject({ by: z.literal('score'), benchmarkId: id }),
]);
const ranked = z.strictObject({ measure, direction: z.enum(['asc', 'desc']), limit: z.int().min(1).max(100) });

const question = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('define'), subject }),
  z.strictObject({ form: z.literal('attribute'), subject, attributes: z.array(attribute).min(1).max(4) }),
  z.strictObject({ form: z.literal('list'), ...set }),
  z.strictObject({ form: z.literal('count'), ...set }),
  z.strictObject({ form: z.literal('top'), ...set, ranked }),
  z.strictObject({ form: z.literal('compare'), subjects: z.array(subject).min(2).max(4) }),
  z.strictObject({ form: z.literal('path'), from: id, to: id }),
  z.strictObject({ form: z.literal('yesNo'), subject, filter }),
  z.strictObject({ form: z.literal('limits'), subject }),
  z.strictObject({ form: z.literal('tasks'), subject }),
  z.strictObject({ form: z.literal('how'), subject }),
  z.strictObject({ form: z.literal('scores'), subject, benchmarkId: id }),
]);

export type ProposedQuestion = z.infer<typeof question>;
export type ProposedSubject = z.infer<typeof subject>;

/** Null when the model can't say it. */
export const proposal = z.strictObject({ question: question.nullable() });

/** The same for the model; what is used several times is defined once. */
export const proposalSchema = z.toJSONSchema(proposal, { reused: 'ref' });

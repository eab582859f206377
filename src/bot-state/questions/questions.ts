/** Questions that the graph didn't answer, or answered wrong: what curators learn from. They name no person and no channel. */
import { z } from 'zod';
import type { Client } from '../../database/client.ts';
import { NotFound } from '../../errors.ts';
import { nullable, oneOf } from '../../rules/fields.ts';
import { inputObject } from '../../rules/inputs.ts';
import { DAY_MS, platform, workspaceId } from '../platform.ts';
import { settingsOf } from '../workspace-settings.ts';
import { cleanQuestion, MAX_QUESTION_LENGTH } from './clean-question.ts';

export const failedKinds = {
  entity: 'A name that nothing here has.',
  relation: 'A word for how things belong together, such as a verb.',
  attribute: 'Something of a thing, such as its price.',
  date: 'A time that could not be read.',
  scope: 'Words that could change the meaning, such as a condition.',
  answer: 'Nothing: there was an answer, and a reader reported it as wrong. Only in `gaps`.',
} as const;
export type FailedKind = keyof typeof failedKinds;

export const questionReasons = {
  absent: 'The graph has no record of it.',
  scope: 'It has words that could change its meaning and that were not understood.',
  'unknown-name': 'It names something unknown.',
} as const;
export type QuestionReason = keyof typeof questionReasons;

export const questionStatuses = {
  open: 'No curator has decided yet.',
  resolved: 'The knowledge answers it now.',
  declined: "It won't be answered.",
} as const;
export type QuestionStatus = keyof typeof questionStatuses;

const MAX_WORDS = 200;
const MAX_READING = 500;

export const recordQuestionInput = inputObject('A question without an answer. Personal data is cut out of it.', {
  platform: platform.describe('Where it was asked.'),
  workspace: workspaceId.describe('The Slack team or Discord guild; empty in direct messages.'),
  text: z.string().trim().min(1).max(MAX_QUESTION_LENGTH).describe(`The question, up to ${MAX_QUESTION_LENGTH} characters.`),
  reason: oneOf(questionReasons).describe('Why there was no answer.'),
  kind: oneOf(failedKinds).describe('What the words that failed ask for.'),
  words: z.string().trim().max(MAX_QUESTION_LENGTH).describe('The words that failed.'),
  reading: nullable(z.string().trim().max(MAX_READING)).describe('How it was read; null if it was not.'),
});

export const resolveQuestionInput = inputObject("A curator's decision about a question.", {
  id: z.uuid().describe('The UUID of the question, from `gaps`.'),
  status: oneOf(questionStatuses).describe('The decision; OPEN reopens it.'),
});

export const purgeQuestionsInput = inputObject('A workspace whose questions are deleted.', {
  platform: nullable(platform).describe('Only of this chat platform.'),
  workspace: workspaceId.describe('The Slack team or Discord guild; empty for direct messages of Discord.'),
});

export type QuestionRow = NonNullable<Awaited<ReturnType<Client['question']['findUnique']>>>;

/** Each workspace keeps the latest. */
export const MAX_QUESTIONS = 1_000;
export const QUESTION_RETENTION_MS = 90 * DAY_MS;

/** Equal questions have one row in a workspace. */
export const questionKey = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s?!.]+$/u, '')
    .replace(/\s+/gu, ' ');

interface Place {
  readonly platform: string;
  readonly workspace: string;
}

interface Asked extends Place {
  readonly text: string;
}

/** Stores it or counts it once more; false if the workspace doesn't want it stored, or nothing is left of it. */
export function recordQuestion(client: Client, now: Date, input: z.output<typeof recordQuestionInput>): Promise<boolean> {
  const { reason, kind, reading, words, ...asked } = input;
  const cleanReading = reading === null ? '' : cleanQuestion(reading).slice(0, MAX_READING);
  const failed = { reason, kind, words: cleanQuestion(words).toLowerCase().slice(0, MAX_WORDS), reading: cleanReading || null };
  return store(client, now, asked, failed);
}

/** `text` is a question whose answer was reported as wrong: it's open again, whatever was decided about it before. */
export function recordReported(client: Client, now: Date, asked: Asked, feedbackId: string): Promise<boolean> {
  const words = questionKey(cleanQuestion(asked.text)).slice(0, MAX_WORDS);
  return store(client, now, asked, { kind: 'answer', reason: null, words, reading: null, feedbackId, ...OPEN });
}

const OPEN = { status: 'open', resolvedAt: null, resolution: null };

type Found = Pick<QuestionRow, 'kind' | 'reason' | 'words' | 'reading'> &
  Partial<Pick<QuestionRow, 'status' | 'resolvedAt' | 'resolution' | 'feedbackId'>>;

async function store(client: Client, now: Date, { text: typed, ...place }: Asked, found: Found): Promise<boolean> {
  const text = cleanQuestion(typed);
  if (text === '' || !(await settingsOf(client, place)).keepsQuestions) return false;
  const key = questionKey(text);
  const where = { platform_workspace_key: { ...place, key } };
  const row = await client.question.findUnique({ where, select: { status: true } });
  // What curators have decided about a question holds in every workspace.
  const decided = row === null ? await findDecision(client, key) : null;
  const update = row === null || row.status === 'open' || found.status === 'open' ? found : {};
  const create = { ...place, key, text, ...decided, ...found, firstAt: now, at: now };
  await client.question.upsert({ where, create, update: { ...update, times: { increment: 1 }, at: now } });
  if (row === null) await dropOldest(client, place);
  return true;
}

const findDecision = (client: Client, key: string) =>
  client.question.findFirst({
    where: { key, status: { not: 'open' } },
    select: { status: true, resolvedAt: true, resolution: true },
    orderBy: { at: 'desc' },
  });

async function dropOldest(client: Client, { platform: id, workspace }: Place): Promise<void> {
  const excess = await client.question.findMany({
    where: { platform: id, workspace },
    select: { id: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    skip: MAX_QUESTIONS,
    take: MAX_QUESTIONS,
  });
  if (excess.length > 0) await client.question.deleteMany({ where: { id: { in: excess.map((row) => row.id) } } });
}

/** What a workspace asked in vain, the latest first; not the answers that were reported as wrong. */
export const openQuestions = (client: Client, { platform: id, workspace }: Place, first: number): Promise<QuestionRow[]> =>
  client.question.findMany({
    where: { platform: id, workspace, status: 'open', kind: { not: 'answer' } },
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
    take: first,
  });

/** Sets the status of a question; `open` reverts the decision. Throws NotFound for an unknown id. */
export async function resolveQuestion(
  client: Client,
  now: Date,
  { id, status }: z.output<typeof resolveQuestionInput>,
): Promise<QuestionRow> {
  const data = status === 'open' ? OPEN : { status, resolvedAt: now };
  const [row] = await client.question.updateManyAndReturn({ where: { id }, data });
  if (row === undefined) throw new NotFound(`There is no question with the id "${id}". Take ids from "gaps".`, [], ['id']);
  return row;
}

export interface Purged {
  readonly questions: number;
  /** Reports of wrong answers, which hold the question too. */
  readonly feedback: number;
}

/** Deletes all questions of a workspace, also those in reports of wrong answers. */
export async function purgeQuestions(client: Client, { platform: id, workspace }: z.output<typeof purgeQuestionsInput>): Promise<Purged> {
  const where = { workspace, ...(id === null ? {} : { platform: id }) };
  const [questions, feedback] = await client.$transaction([
    client.question.deleteMany({ where }),
    client.feedback.deleteMany({ where }),
    client.praise.deleteMany({ where }),
  ]);
  return { questions: questions.count, feedback: feedback.count };
}

/** Enough to tell questions apart in a list. */
export const SHORT_ID = 8;
const SHORT = new RegExp(`^[0-9a-f-]{${SHORT_ID},36}$`);

/** By its id, or by the beginning of it that lists show. Throws NotFound. */
export async function findQuestion(client: Client, id: string): Promise<QuestionRow> {
  const [first = '', last = ''] = ['0', 'f'].map((digit) => id + NO_ID.slice(id.length).replaceAll('0', digit));
  // Ids are compared as numbers, so all that begin like this lie between two of them.
  const rows = SHORT.test(id) && z.guid().safeParse(first).success ? await findBetween(client, first, last) : [];
  const [only, other] = rows;
  if (other !== undefined) throw new NotFound(`The ids of several questions begin with "${id}". Write more of it.`, [], ['id']);
  if (only === undefined) throw new NotFound(`There is no question with the id "${id}". Take ids from "lmm questions".`, [], ['id']);
  return only;
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

const findBetween = (client: Client, first: string, last: string): Promise<QuestionRow[]> =>
  client.question.findMany({ where: { id: { gte: first, lte: last } }, take: 2 });

/** Settles questions by what was added to the knowledge; each in every workspace where it was asked. */
export async function settleQuestions(client: Client, now: Date, keys: readonly string[], resolution: string): Promise<number> {
  const data = { status: 'resolved', resolvedAt: now, resolution };
  return (await client.question.updateMany({ where: { key: { in: [...keys] }, status: { not: 'resolved' } }, data })).count;
}

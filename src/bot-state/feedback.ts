/** Feedback: mistakes that users report in answers, for curators to resolve. */
import { z } from 'zod';
import type { Client } from '../database/client.ts';
import { NotFound } from '../errors.ts';
import { oneOf } from '../rules/fields.ts';
import { inputObject } from '../rules/inputs.ts';
import { platform, workspaceId } from './platform.ts';
import { recordReported } from './questions/questions.ts';

export const feedbackStatuses = {
  open: 'No curator has decided yet.',
  accepted: 'A curator agrees and will fix it.',
  declined: 'A curator finds the answer right as it is.',
} as const;
export type FeedbackStatus = keyof typeof feedbackStatuses;

/** A claim as it was shown, with the URLs of its sources. */
export const claimInput = inputObject('A statement as the reader saw it.', {
  text: z.string().min(1).max(4_000).describe('The text of the answer, up to 4000 characters.'),
  sources: z.array(z.string().max(2_000)).max(50).describe('The URLs of its sources.'),
});
export type ShownClaim = z.output<typeof claimInput>;

export const feedbackInput = inputObject('An answer, and what is wrong with it.', {
  platform: platform.describe('Where the answer was shown.'),
  workspace: workspaceId.describe('The Slack team or Discord guild; empty in direct messages.'),
  question: z.string().trim().min(1).max(4_000).describe('The question, as typed after `/lmm`.'),
  claims: z.array(claimInput).max(100).describe('The answer, up to 100 statements.'),
  text: z.string().trim().min(1).max(4_000).describe('What is wrong, up to 4000 characters.'),
});

export const resolveFeedbackInput = inputObject("A curator's decision about feedback.", {
  id: z.uuid().describe('The UUID of the feedback.'),
  status: oneOf(feedbackStatuses).describe('The decision; OPEN reopens it.'),
});

/** The command that asks a question, as bots write it and as it's typed after `/lmm`. */
const ASKED = /^ask\s+(?:question:)?"?(.*?)"?$/s;

/** Stores the report; a question is listed with those that had no answer, so that curators find it there. */
export async function submitFeedback(client: Client, now: Date, report: z.output<typeof feedbackInput>) {
  const feedback = await client.feedback.create({ data: { ...report, at: now } });
  const [, text] = ASKED.exec(report.question) ?? [];
  const { platform: id, workspace } = report;
  if (text !== undefined) await recordReported(client, now, { platform: id, workspace, text }, feedback.id);
  return feedback;
}

/** Sets the status of a report; `open` reverts the decision. Throws NotFound for an unknown id. */
export async function resolveFeedback(client: Client, now: Date, { id, status }: z.output<typeof resolveFeedbackInput>) {
  const data = { status, resolvedAt: status === 'open' ? null : now };
  const [row] = await client.feedback.updateManyAndReturn({ where: { id }, data });
  if (row === undefined) throw new NotFound(`There is no feedback with the id "${id}". Take ids from "feedback".`, [], ['id']);
  return row;
}

export const parseClaims = (column: unknown): ShownClaim[] => z.array(claimInput).parse(column);

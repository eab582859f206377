/** Feedback: mistakes that users report in answers, for curators to resolve. */
import { z } from 'zod';
import type { Client } from '../database/client.ts';
import { NotFound } from '../errors.ts';
import { oneOf } from '../rules/fields.ts';
import { platform, workspaceId } from './platform.ts';

export const feedbackStatuses = {
  open: 'No curator has decided yet.',
  accepted: 'A curator agrees and will fix it.',
  declined: 'A curator finds the answer right as it is.',
} as const;
export type FeedbackStatus = keyof typeof feedbackStatuses;

/** A claim as it was shown, with the URLs of its sources. */
const shownClaim = z.object({ text: z.string().min(1).max(4_000), sources: z.array(z.string().max(2_000)).max(50) });
export type ShownClaim = z.output<typeof shownClaim>;

export const feedbackInput = z.object({
  platform,
  workspace: workspaceId,
  question: z.string().trim().min(1).max(4_000),
  claims: z.array(shownClaim).max(100),
  text: z.string().trim().min(1).max(4_000),
});

export const resolveFeedbackInput = z.object({
  id: z.uuid(),
  status: oneOf(feedbackStatuses),
});

export const submitFeedback = (client: Client, now: Date, report: z.output<typeof feedbackInput>) =>
  client.feedback.create({ data: { ...report, at: now } });

/** Sets the status of a report; `open` reverts the decision. Throws NotFound when there is no such report. */
export async function resolveFeedback(client: Client, now: Date, { id, status }: z.output<typeof resolveFeedbackInput>) {
  const data = { status, resolvedAt: status === 'open' ? null : now };
  const [row] = await client.feedback.updateManyAndReturn({ where: { id }, data });
  if (row === undefined) throw new NotFound(`There is no feedback with the id "${id}". Take ids from "feedback".`, [], ['id']);
  return row;
}

/** The reported claims, from their JSON column. */
export const parseClaims = (column: unknown): ShownClaim[] => z.array(shownClaim).parse(column);

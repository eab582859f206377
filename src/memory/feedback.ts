/** Feedback: what readers find wrong with answers, for the curators to work through. */

import type { Client } from '../database/client.ts';
import { NotFound } from '../errors.ts';
import type { Platform } from './platform.ts';

export type Status = 'open' | 'accepted' | 'declined';

/** A statement as it was shown, with the addresses of its sources. */
export interface ShownClaim {
  readonly text: string;
  readonly sources: readonly string[];
}

export interface Report {
  readonly platform: Platform;
  readonly workspace: string;
  readonly question: string;
  readonly claims: readonly ShownClaim[];
  readonly text: string;
}

export interface Feedback extends Report {
  readonly id: string;
  readonly at: Date;
  readonly status: Status;
  readonly resolvedAt: Date | null;
}

export async function reportWrong(client: Client, now: Date, { claims, ...report }: Report): Promise<Feedback> {
  const shown = claims.map(({ text, sources }) => ({ text, sources: [...sources] }));
  return toFeedback(await client.feedback.create({ data: { ...report, claims: shown, at: now } }));
}

/** One page of the queue, the newest first, and how long the whole queue is. */
export async function feedbackPage(client: Client, status: Status | undefined, { skip, take }: { skip: number; take: number }) {
  const where = status === undefined ? {} : { status };
  const [rows, total] = await Promise.all([
    client.feedback.findMany({ where, orderBy: [{ at: 'desc' }, { id: 'desc' }], skip, take }),
    client.feedback.count({ where }),
  ]);
  return { items: rows.map(toFeedback), total };
}

/** Says what became of a report; to open it again takes the decision back. */
export async function settleFeedback(client: Client, now: Date, id: string, status: Status): Promise<Feedback> {
  const resolvedAt = status === 'open' ? null : now;
  const [row] = UUID.test(id) ? await client.feedback.updateManyAndReturn({ where: { id }, data: { status, resolvedAt } }) : [];
  if (row === undefined) throw new NotFound(`There is no feedback with the id "${id.slice(0, 100)}". Take ids from "feedback".`);
  return toFeedback(row);
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

// The columns hold what this module writes, and CHECKs of the table allow nothing else.
const toFeedback = ({ claims, platform, status, ...row }: Awaited<ReturnType<Client['feedback']['create']>>): Feedback => ({
  ...row,
  claims: claims as unknown as readonly ShownClaim[],
  platform: platform as Platform,
  status: status as Status,
});

/** Praise: how often readers found an answer useful. It names no person and no channel. */
import { z } from 'zod';
import type { Client } from '../database/client.ts';
import { inputObject } from '../rules/inputs.ts';
import { platform, workspaceId } from './platform.ts';
import { cleanQuestion } from './questions/clean-question.ts';
import { settingsOf } from './workspace-settings.ts';

export const recordPraiseInput = inputObject('An answer that a reader found useful. Personal data is cut out of its question.', {
  platform: platform.describe('Where the answer was shown.'),
  workspace: workspaceId.describe('The Slack team or Discord guild; empty in direct messages.'),
  question: z.string().trim().min(1).max(4_000).describe('The question, as typed after `/lmm`.'),
});

export type PraiseRow = NonNullable<Awaited<ReturnType<Client['praise']['findFirst']>>>;

/** Each workspace keeps the latest. */
export const MAX_PRAISE = 1_000;

/** Counts it; false if the workspace doesn't want its questions stored, or nothing is left of this one. */
export async function recordPraise(client: Client, now: Date, input: z.output<typeof recordPraiseInput>): Promise<boolean> {
  const { question: asked, ...place } = input;
  const question = cleanQuestion(asked);
  if (question === '' || !(await settingsOf(client, place)).keepsQuestions) return false;
  const { count } = await client.praise.upsert({
    where: { platform_workspace_question: { ...place, question } },
    create: { ...place, question, firstAt: now, at: now },
    update: { count: { increment: 1 }, at: now },
    select: { count: true },
  });
  if (count === 1) await dropOldest(client, place);
  return true;
}

async function dropOldest(client: Client, place: { readonly platform: string; readonly workspace: string }): Promise<void> {
  const excess = await client.praise.findMany({
    where: place,
    select: { question: true },
    orderBy: [{ at: 'desc' }, { question: 'desc' }],
    skip: MAX_PRAISE,
    take: MAX_PRAISE,
  });
  if (excess.length > 0) await client.praise.deleteMany({ where: { ...place, question: { in: excess.map(({ question }) => question) } } });
}

export interface PraiseFilter {
  readonly platform?: string | null | undefined;
  readonly workspace?: string | null | undefined;
}

/** The most praised first. */
export const listPraise = (client: Client, { platform: id, workspace }: PraiseFilter, limit: number): Promise<PraiseRow[]> =>
  client.praise.findMany({
    where: { ...(id == null ? {} : { platform: id }), ...(workspace == null ? {} : { workspace }) },
    orderBy: [{ count: 'desc' }, { at: 'desc' }, { question: 'asc' }],
    take: limit,
  });

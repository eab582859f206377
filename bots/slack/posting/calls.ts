/** The calls of one daily post or follow-up job: together they have to end within its limits. */
import type { Logger as BoltLogger } from '@slack/bolt';
import type { CallLimits } from '../../core/posting/platform-poster.ts';
import type { SlackEnv } from '../env.ts';
import { createClient, createSlackApi, type HistoryPage, type SlackApi } from '../send/client.ts';

export type CreateCalls = (limits: CallLimits) => SlackApi;

export const createCalls =
  (env: SlackEnv, logger: BoltLogger): CreateCalls =>
  ({ timeoutMs, signal }) =>
    createSlackApi(createClient(env, logger, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]), timeoutMs));

/** The metadata that finds our message again, even after its text has changed. */
const EVENT_TYPE = 'lmm_atlas_daily_fact';

export const metadataOf = (id: string) => ({ event_type: EVENT_TYPE, event_payload: { delivery_id: id } });

/** The `ts` of the message of this delivery, if it is on the page. */
export const findPost = ({ messages }: HistoryPage, id: string): string | undefined =>
  messages.find(({ metadata }) => metadata?.event_type === EVENT_TYPE && metadata.event_payload?.['delivery_id'] === id)?.ts;

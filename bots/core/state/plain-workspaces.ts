/**
 * Which workspaces get messages without the newest parts of their platform. Platforms roll such parts out in steps, and one that
 * refused them is spared them for some days: behind the API, so that every process knows and a restart doesn't forget.
 */
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Query } from '../../api/client.ts';
import { graphql } from '../../api/graphql.ts';
import { PayloadErrorParts, throwErrors } from '../../api/payload-errors.ts';
import type { Clock } from '../../clock.ts';
import type { PlainWorkspaces } from '../contract/bot.ts';
import type { Platform } from '../contract/platform.ts';

const PlainUntil = graphql(
  `query PlainUntil($platform: String!, $workspace: String!) { plainUntil(platform: $platform, workspace: $workspace) }`,
);

const KeepPlain = graphql(
  `mutation KeepPlain($input: KeepPlainInput!) { keepPlain(input: $input) { until errors { ...PayloadErrorParts } } }`,
  [PayloadErrorParts],
);

export interface PlainWorkspacesOptions {
  readonly query: Query;
  readonly platform: Pick<Platform, 'id'>;
  readonly clock: Clock;
  readonly log: Logger;
}

const MAX_WORKSPACES = 1000;
/** What another process has learned is known here within this time. */
const LOOKUP_MS = 10 * 60_000;

interface Known {
  /** Undefined while the newest parts are taken. */
  readonly until: Date | undefined;
  /** When the API was asked. */
  readonly at: Date;
}

export function createPlainWorkspaces({ query, platform: { id: platform }, clock, log }: PlainWorkspacesOptions): PlainWorkspaces {
  const known = new LRUCache<string, Known>({ max: MAX_WORKSPACES });
  const keep = (workspace: string, until: string | null | undefined, at: Date) => {
    const entry = { until: until == null ? undefined : new Date(until), at };
    known.set(workspace, entry);
    return entry;
  };
  const lookUp = async (workspace: string, now: Date): Promise<Known> => {
    const last = known.get(workspace);
    const isCurrent = last !== undefined && (last.until === undefined ? now.getTime() - last.at.getTime() < LOOKUP_MS : last.until > now);
    if (isCurrent) return last;
    try {
      return keep(workspace, (await query(PlainUntil, { platform, workspace })).plainUntil, now);
    } catch (error) {
      log.error({ err: error, platform }, 'it could not be looked up whether a workspace takes the newest parts of messages');
      return { until: undefined, at: now };
    }
  };
  return {
    isPlain: async (workspace) => (await lookUp(workspace, clock.now())).until !== undefined,
    keepPlain: async (workspace) => {
      const now = clock.now();
      // Until the API has answered, the next messages go out plain too.
      keep(workspace, new Date(now.getTime() + LOOKUP_MS).toISOString(), now);
      try {
        const { keepPlain } = await query(KeepPlain, { input: { platform, workspace } });
        throwErrors(keepPlain);
        if (keepPlain?.until != null) keep(workspace, keepPlain.until, now);
      } catch (error) {
        log.error({ err: error, platform }, 'it could not be kept that a workspace refuses the newest parts of messages');
      }
    },
  };
}

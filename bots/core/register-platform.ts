/** Registers a platform with the API, which then accepts requests that name it. Every process does so when it starts. */
import type { Logger } from 'pino';
import type { Query } from '../api/client.ts';
import { graphql } from '../api/graphql.ts';
import { PayloadErrorParts, throwErrors } from '../api/payload-errors.ts';
import type { Clock } from '../clock.ts';
import type { Platform } from './contract/platform.ts';
import { backoff, retry } from './retry.ts';

const RegisterPlatform = graphql(
  `mutation RegisterPlatform($input: RegisterPlatformInput!) { registerPlatform(input: $input) { errors { ...PayloadErrorParts } } }`,
  [PayloadErrorParts],
);

export interface RegistrationOptions {
  readonly query: Query;
  readonly platform: Platform;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface Registration {
  /** Resolves after the first attempt, whether or not it succeeded. */
  readonly firstAttempt: Promise<void>;
  readonly stop: () => void;
}

const MAX_WAIT_MS = 30_000;

/** Retries until the API has the platform, so that a bot can start before its API. A failure never ends the process. */
export function registerPlatform({ query, platform, clock, log }: RegistrationOptions): Registration {
  const stopping = new AbortController();
  let endFirst = () => {};
  const firstAttempt = new Promise<void>((resolve) => {
    endFirst = resolve;
  });
  const attempt = async () => {
    throwErrors((await query(RegisterPlatform, { input: toInput(platform) })).registerPlatform);
  };
  const warn = (error: unknown, { waitMs }: { readonly waitMs: number }) =>
    log.warn({ platform: platform.id, err: error, waitMs }, 'platform not registered yet; retrying');
  void retry(() => attempt().finally(endFirst), { clock, delayAfter: backoff(MAX_WAIT_MS), onRetry: warn, signal: stopping.signal }).then(
    () => log.info({ platform: platform.id }, 'platform registered'),
    // Only a stop ends the retries.
    () => undefined,
  );
  return { firstAttempt, stop: () => stopping.abort() };
}

const toInput = ({ id, name, idPatterns: { workspace, channel, user, role }, channels }: Platform) => ({
  ...{ id, name, workspacePattern: workspace?.source ?? null },
  ...{ channelPattern: channel.source, userPattern: user.source, rolePattern: role.source },
  nonceLifetimeMs: channels?.nonceLifetimeMs ?? null,
});

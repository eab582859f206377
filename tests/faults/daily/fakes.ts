/** Both platforms behind one interface, for faults that are the same on both. */
import { setTimeout as wait } from 'node:timers/promises';
import { ChannelType } from 'discord.js';
import { startFakeDiscord } from '../../support/discord/fake/fake-discord.ts';
import type { RateLimitOptions } from '../../support/discord/fake/rate-limits.ts';
import { startFakeSlack } from '../../support/slack/fake/fake-slack.ts';
import { type Call, type Fault, rateLimited } from '../../support/slack/fake/faults.ts';

/** The platform has an internal error; or it accepts the message and the connection breaks, or no response ever comes. */
export type Breakage = 'error' | 'drop' | 'silence';

/** A request to post, as received. */
export interface PostRequest {
  /** Milliseconds since 1970 on the real clock. */
  readonly at: number;
  readonly channel: string;
  /** The wait that the platform demanded instead of accepting it, in seconds. */
  readonly retryAfterSeconds: number | undefined;
}

export interface Fake {
  readonly platform: 'slack' | 'discord';
  /** The environment for a process that posts there, and does nothing else. */
  readonly env: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly channel: (index: number) => string;
  /** The messages of a channel. */
  readonly textsIn: (channel: string) => readonly string[];
  /** How often a message in a channel was changed. */
  readonly editsIn: (channel: string) => number;
  /** The fault of the next request to post in a channel. */
  readonly breakNext: (channel: string, how: Breakage) => void;
  /** From now on, rejects all requests with the wait that `seconds` returns; undefined ends it. */
  readonly rejectRequests: (seconds: (() => number) | undefined) => void;
  readonly requests: readonly PostRequest[];
  /** The number of requests rejected for exceeding the rate limit. */
  readonly rejectedCount: () => number;
  readonly close: () => Promise<void>;
}

export interface FakeOptions {
  /** The time on the processes' clock. */
  readonly now: () => Date;
  readonly channels: number;
  /** The platform's own limits; none by default. */
  readonly rate?: RateLimitOptions;
}

export const startFake = (platform: Fake['platform'], options: FakeOptions): Promise<Fake> =>
  platform === 'slack' ? fakeSlack(options) : fakeDiscord(options);

/** Resolves once the condition holds; checks often, because a process must be stopped right then. */
export async function until(holds: () => boolean | Promise<boolean>, everyMs = 5): Promise<void> {
  while (!(await holds())) await wait(everyMs);
}

async function fakeDiscord({ now, channels, rate }: FakeOptions): Promise<Fake> {
  const fake = await startFakeDiscord({ now: () => now().getTime(), ...(rate === undefined ? {} : { rate }) });
  const { world } = fake;
  const channel = (index: number) => `31${String(index).padStart(17, '0')}`;
  for (let index = 0; index < channels; index += 1) world.otherChannels[channel(index)] = ChannelType.GuildText;
  const requests: PostRequest[] = [];
  const blocker = createRequestBlocker(requests);
  const refused = {
    path: /^\/channels\/\d+\/messages$/,
    method: 'POST',
    times: Number.POSITIVE_INFINITY,
    answer: () => {
      const seconds = blocker.seconds();
      return {
        status: 429,
        headers: { 'retry-after': String(seconds), 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' },
        body: { message: 'You are being rate limited.', retry_after: seconds, global: true },
      };
    },
  };
  const answers = {
    error: { status: 500, body: { message: '500: Internal Server Error', code: 0 } },
    drop: 'drop after',
    silence: 'silence',
  } as const;
  let seen = 0;
  world.changes.on('change', () => {
    for (const { method, path } of world.calls.slice(seen)) if (method === 'POST' && isPost(path)) blocker.record(channelIn(path));
    seen = world.calls.length;
  });
  return {
    ...{ platform: 'discord', workspace: world.guildId, channel, requests },
    env: { DISCORD_TOKEN: fake.token, DISCORD_API_URL: fake.url, LMM_POSTING: 'only' },
    textsIn: (id) => world.messages.filter((message) => message.channel === id).map(({ embeds }) => JSON.stringify(embeds)),
    editsIn: (id) => fake.calls('PATCH', new RegExp(`^/channels/${id}/messages/`)).length,
    breakNext: (id, how) => fake.fail(new RegExp(`^/channels/${id}/messages$`), answers[how], { method: 'POST' }),
    rejectRequests: (how) => {
      blocker.block(how);
      world.faults.splice(0, world.faults.length, ...(how === undefined ? [] : [refused]));
    },
    rejectedCount: () => world.invalid.length,
    close: fake.close,
  };
}

const isPost = (path: string): boolean => /^\/channels\/\d+\/messages$/.test(path);
const channelIn = (path: string): string => path.split('/')[2] ?? '';

async function fakeSlack({ now, channels }: FakeOptions): Promise<Fake> {
  const channel = (index: number) => `C${String(index).padStart(6, '0')}`;
  const ids = Array.from({ length: channels }, (_, index) => channel(index));
  const fake = await startFakeSlack({ now, workspace: { channels: ids } });
  const requests: PostRequest[] = [];
  const blocker = createRequestBlocker(requests);
  const broken = new Map<string, Breakage>();
  const faults = { error: { kind: 'status', status: 503 }, drop: { kind: 'drop', when: 'after' }, silence: { kind: 'silence' } } as const;
  fake.faults.push(({ method, args }: Call): Fault | undefined => {
    if (method !== 'chat.postMessage') return undefined;
    const id = String(args['channel']);
    if (blocker.isBlocking()) {
      const seconds = blocker.seconds();
      blocker.record(id);
      return rateLimited(seconds);
    }
    blocker.record(id);
    const how = broken.get(id);
    broken.delete(id);
    return how && faults[how];
  });
  return {
    ...{ platform: 'slack', workspace: fake.workspace.team, channel, requests },
    env: { SLACK_BOT_TOKEN: fake.workspace.botToken, SLACK_SIGNING_SECRET: 'secret', SLACK_API_URL: fake.apiUrl, LMM_POSTING: 'only' },
    textsIn: (id) =>
      fake.screen
        .messages()
        .filter((message) => message.channel === id)
        .map(({ blocks }) => JSON.stringify(blocks)),
    editsIn: (id) => fake.traffic.of('call').filter(({ method, args }) => method === 'chat.update' && args['channel'] === id).length,
    breakNext: (id, how) => void broken.set(id, how),
    rejectRequests: blocker.block,
    rejectedCount: () => 0,
    close: fake.close,
  };
}

/** Accepts or rejects requests, and records each. */
function createRequestBlocker(requests: PostRequest[]) {
  let seconds: (() => number) | undefined;
  let retryAfter: number | undefined;
  return {
    isBlocking: () => seconds !== undefined,
    block: (how: (() => number) | undefined) => {
      seconds = how;
    },
    /** How long a rejected client must wait now. */
    seconds: () => {
      retryAfter = seconds?.() ?? 1;
      return retryAfter;
    },
    record: (channel: string) => {
      requests.push({ at: Date.now(), channel, retryAfterSeconds: retryAfter });
      retryAfter = undefined;
    },
  };
}

/** Both platforms as one interface, for faults that are the same on both. */
import { setTimeout as wait } from 'node:timers/promises';
import { ChannelType } from 'discord.js';
import { startFakeDiscord } from '../support/discord/fake/fake-discord.ts';
import type { RateLimitOptions } from '../support/discord/fake/rate-limits.ts';
import { startFakeSlack } from '../support/slack/fake/fake-slack.ts';
import { type Call, type Fault, rateLimited } from '../support/slack/fake/faults.ts';

/** The platform has an error of its own; or it takes the message and the connection breaks, or nothing is ever answered. */
export type Breakage = 'error' | 'drop' | 'silence';

/** A request to post, as it came. */
export interface PostRequest {
  /** Milliseconds since 1970 of the real clock. */
  readonly at: number;
  readonly channel: string;
  /** How long the platform told to wait instead of taking it, in seconds. */
  readonly retryAfterSeconds: number | undefined;
}

export interface Fake {
  readonly platform: 'slack' | 'discord';
  /** What a process has to know to post there, and to do nothing else. */
  readonly env: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly channel: (index: number) => string;
  /** What stands in a channel. */
  readonly textsIn: (channel: string) => readonly string[];
  /** How often something in a channel was changed. */
  readonly editsIn: (channel: string) => number;
  /** What happens to the next request to post in a channel. */
  readonly breakNext: (channel: string, how: Breakage) => void;
  /** From now on all requests are turned away with what `seconds` gives; undefined ends it. */
  readonly rejectRequests: (seconds: (() => number) | undefined) => void;
  readonly requests: readonly PostRequest[];
  /** How many requests were turned away for being too many. */
  readonly rejectedCount: () => number;
  readonly close: () => Promise<void>;
}

export interface FakeOptions {
  /** What the clock of the processes shows. */
  readonly now: () => Date;
  readonly channels: number;
  /** The platform's own limits; none when it is left out. */
  readonly rate?: RateLimitOptions;
}

export const startFake = (platform: Fake['platform'], options: FakeOptions): Promise<Fake> =>
  platform === 'slack' ? fakeSlack(options) : fakeDiscord(options);

/** Until something holds; looks often, since a process is to be stopped right then. */
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

/** Lets requests in or turns them away, and notes each. */
function createRequestBlocker(requests: PostRequest[]) {
  let seconds: (() => number) | undefined;
  let retryAfter: number | undefined;
  return {
    isBlocking: () => seconds !== undefined,
    block: (how: (() => number) | undefined) => {
      seconds = how;
    },
    /** How long the one who is turned away now has to wait. */
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

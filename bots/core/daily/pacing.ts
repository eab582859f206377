/** Pacing: the paces of one platform together: one for all requests, or for those of a workspace, and one for each channel. */
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import type { Destination } from '../reach.ts';
import { createPace, type Pace } from './pace.ts';

/** The right to make one request; to be called when it was answered, or is not made. */
export type EndTurn = () => void;

type Take = (to: Destination, signal: AbortSignal, withinMs?: number) => Promise<EndTurn | undefined>;

export interface Pacing {
  /** Resolves when the platform takes requests at all. */
  readonly ready: (signal: AbortSignal) => Promise<void>;
  /** Resolves when a message may go there; undefined when that takes longer than `withinMs`. */
  readonly turn: Take;
  /** The same for any other request about that place, which need not wait for the messages there. */
  readonly ask: Take;
  /** How long we are told to wait with requests about this place. */
  readonly pausedMs: (to: Destination) => number;
  readonly pause: (to: Destination, ms: number) => void;
  readonly pauseChannel: (to: Destination, ms: number) => void;
}

export interface PacingOptions {
  readonly clock: Clock;
  readonly perSecond: number;
  readonly mostInSecond: number;
  /** What shares a pace: the workspace, or nothing but the platform; and what the platform takes for one channel. */
  readonly keysOf: (to: Destination) => { readonly wide: string; readonly channel: string };
  /** How long all requests have to wait for another reason; 0 when they need not. */
  readonly heldUpMs?: () => number;
}

/** Both platforms take about one message a second in a channel. */
const CHANNEL = { perSecond: 1, mostInSecond: 1 };
const MOST_WORKSPACES = 1000;
/** A channel that is forgotten was not written to for long. */
const MOST_CHANNELS = 10_000;

export function createPacing({ clock, keysOf, heldUpMs = () => 0, ...rate }: PacingOptions): Pacing {
  const wide = new LRUCache<string, Pace>({ max: MOST_WORKSPACES });
  const channels = new LRUCache<string, Pace>({ max: MOST_CHANNELS });
  const wideOf = (to: Destination) => found(wide, keysOf(to).wide, () => createPace({ clock, ...rate }));
  const channelOf = (to: Destination) => found(channels, keysOf(to).channel, () => createPace({ clock, ...CHANNEL }));
  const pacesOf = (to: Destination) => [wideOf(to), channelOf(to)];
  const pausedMs = (to: Destination) => Math.max(heldUpMs(), ...pacesOf(to).map((pace) => pace.pausedMs()));
  const now = () => clock.now().getTime();

  /** Takes a place in some paces as soon as there is one in each, and nobody has to wait. */
  const taking =
    (paced: (to: Destination) => readonly Pace[]): Take =>
    async (to, signal, withinMs = Number.POSITIVE_INFINITY) => {
      const until = now() + withinMs;
      for (;;) {
        signal.throwIfAborted();
        const wait = Math.max(pausedMs(to), ...paced(to).map((pace) => pace.waitMs()));
        if (wait <= 0) return all(paced(to).map((pace) => pace.take()));
        if (now() + wait > until) return undefined;
        await clock.sleep(wait, signal);
      }
    };
  return {
    turn: taking(pacesOf),
    ask: taking((to) => [wideOf(to)]),
    ready: async (signal) => {
      for (;;) {
        signal.throwIfAborted();
        const paused = [...wide.values()].map((pace) => pace.pausedMs());
        const wait = Math.max(heldUpMs(), paused.length === 0 ? 0 : Math.min(...paused));
        if (wait <= 0) return;
        await clock.sleep(wait, signal);
      }
    },
    pausedMs,
    pause: (to, ms) => wideOf(to).pause(ms),
    pauseChannel: (to, ms) => channelOf(to).pause(ms),
  };
}

function found(paces: LRUCache<string, Pace>, key: string, make: () => Pace): Pace {
  const known = paces.get(key);
  if (known !== undefined) return known;
  const pace = make();
  paces.set(key, pace);
  return pace;
}

const all = (ends: readonly EndTurn[]) => () => {
  for (const end of ends) end();
};

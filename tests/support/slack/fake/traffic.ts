/** Records everything that the bot and the fake Slack exchange, in order, and waits for what comes next. */
type TrafficEntry =
  | { readonly kind: 'call'; readonly method: string; readonly args: Readonly<Record<string, unknown>>; readonly answer: unknown }
  | { readonly kind: 'response'; readonly url: string; readonly body: unknown; readonly status: number }
  | { readonly kind: 'opened'; readonly connection: number }
  | { readonly kind: 'hello'; readonly connection: number }
  | { readonly kind: 'ack'; readonly envelope: string; readonly payload: unknown; readonly late: boolean }
  | { readonly kind: 'closed'; readonly connection: number };

type TrafficKind = TrafficEntry['kind'];
type TrafficEntryOf<K extends TrafficKind> = Extract<TrafficEntry, { kind: K }>;

export interface Traffic {
  readonly entries: readonly TrafficEntry[];
  readonly add: (entry: TrafficEntry) => void;
  readonly of: <K extends TrafficKind>(kind: K) => TrafficEntryOf<K>[];
  /** Resolves with the first `count` entries of a kind once they are there. */
  readonly wait: <K extends TrafficKind>(kind: K, count?: number) => Promise<TrafficEntryOf<K>[]>;
  /** Resolves with the acknowledgement of one envelope. */
  readonly acked: (envelope: string) => Promise<TrafficEntryOf<'ack'>>;
}

export function createTraffic(): Traffic {
  const entries: TrafficEntry[] = [];
  const byKind = new Map<TrafficKind, TrafficEntry[]>();
  const acks = new Map<string, TrafficEntryOf<'ack'>>();
  const waiting = new Set<() => void>();
  // `add` files each entry under its own kind.
  const all = <K extends TrafficKind>(kind: K) => (byKind.get(kind) ?? []) as TrafficEntryOf<K>[];
  /** Resolves once `find` returns a value. */
  const waitFor = <T>(find: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const check = () => {
        const value = find();
        if (value === undefined) return;
        waiting.delete(check);
        resolve(value);
      };
      waiting.add(check);
      check();
    });
  return {
    entries,
    of: (kind) => [...all(kind)],
    add: (entry) => {
      entries.push(entry);
      const sameKind = byKind.get(entry.kind);
      if (sameKind === undefined) byKind.set(entry.kind, [entry]);
      else sameKind.push(entry);
      if (entry.kind === 'ack') acks.set(entry.envelope, entry);
      for (const check of waiting) check();
    },
    wait: (kind, count = 1) => waitFor(() => (all(kind).length < count ? undefined : all(kind).slice(0, count))),
    acked: (envelope) => waitFor(() => acks.get(envelope)),
  };
}

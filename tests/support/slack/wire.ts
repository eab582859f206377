/** Wire: everything that went between the bot and the fake Slack, in order, and a way to wait for what comes next. */
export type Entry =
  | { readonly kind: 'call'; readonly method: string; readonly args: Readonly<Record<string, unknown>>; readonly answer: unknown }
  | { readonly kind: 'response'; readonly url: string; readonly body: unknown; readonly status: number }
  | { readonly kind: 'opened'; readonly connection: number }
  | { readonly kind: 'hello'; readonly connection: number }
  | { readonly kind: 'ack'; readonly envelope: string; readonly payload: unknown; readonly late: boolean }
  | { readonly kind: 'closed'; readonly connection: number };

export type Kind = Entry['kind'];
export type EntryOf<K extends Kind> = Extract<Entry, { kind: K }>;

export interface Wire {
  readonly entries: readonly Entry[];
  readonly add: (entry: Entry) => void;
  readonly of: <K extends Kind>(kind: K) => EntryOf<K>[];
  /** Resolves with the first `count` entries of a kind as soon as there are so many. */
  readonly wait: <K extends Kind>(kind: K, count?: number) => Promise<EntryOf<K>[]>;
}

/** Makes an empty record. */
export function createWire(): Wire {
  const entries: Entry[] = [];
  const waiting = new Set<() => void>();
  const of = <K extends Kind>(kind: K) => entries.filter((entry): entry is EntryOf<K> => entry.kind === kind);
  return {
    entries,
    of,
    add: (entry) => {
      entries.push(entry);
      for (const look of waiting) look();
    },
    wait: (kind, count = 1) =>
      new Promise((resolve) => {
        const look = () => {
          const found = of(kind);
          if (found.length < count) return;
          waiting.delete(look);
          resolve(found.slice(0, count));
        };
        waiting.add(look);
        look();
      }),
  };
}

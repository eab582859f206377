/**
 * The graph in use: replaced as a whole, and never by an older revision.
 * Readers call `current()` once and keep that value; loading the next graph doesn't block them.
 */
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Sql } from '../../database/sql.ts';
import type { Graph } from '../graph.ts';
import { type Changes, changesOf, diffGraphs } from './changes.ts';
import { createFeed, type FeedReader } from './feed.ts';
import { loadGraph, loadNext, type Next, readRevision } from './load.ts';

/** Changes by other processes become visible after one check and one load: within a second. */
const POLL_INTERVAL_MS = 300;

export interface GraphStore {
  readonly current: () => Graph;
  /** Resolves once the graph is at least at the database's current revision. */
  readonly refresh: () => Promise<Graph>;
  /** Checks for changes by other processes until the signal is aborted. */
  readonly follow: (clock: Clock, signal: AbortSignal) => Promise<void>;
  /** Receives every change after the current graph, as the news that `pick` makes of it; throws TooSlow when too much is waiting. */
  readonly subscribe: <Event extends object>(pick: (changes: Changes) => readonly Event[]) => FeedReader<Event>;
  readonly subscriberCount: () => number;
  readonly end: () => void;
}

export async function openGraphStore(sql: Pick<Sql, 'rows' | 'transaction'>, log: Logger): Promise<GraphStore> {
  let graph = await loadGraph(sql);
  const { publish, subscribe, subscriberCount, end } = createFeed<Changes>();

  const swapIn = ({ graph: next, step }: Next): void => {
    const before = graph;
    graph = next;
    log.info({ revision: String(graph.revision), entities: graph.entities.size, whole: step === undefined }, 'graph refreshed');
    if (subscriberCount() > 0) publish(step?.before === before ? changesOf(step) : diffGraphs(before, next));
  };

  const refresh = async (): Promise<Graph> => {
    if ((await readRevision(sql)) <= graph.revision) return graph;
    const next = await loadNext(sql, graph);
    // Two loads may overlap; the older one must not win.
    if (next.graph.revision > graph.revision) swapIn(next);
    return graph;
  };

  const poll = async (failing: boolean): Promise<boolean> => {
    try {
      await refresh();
      if (failing) log.info('the database is reachable again');
      return false;
    } catch (error) {
      // Readers keep the last good graph; the operator gets one line instead of two a second.
      if (!failing) log.error({ err: error }, 'cannot check for changes; serving the last graph');
      return true;
    }
  };

  const follow = async (clock: Clock, signal: AbortSignal): Promise<void> => {
    let failing = false;
    while (!signal.aborted) {
      failing = await poll(failing);
      await clock.sleep(POLL_INTERVAL_MS, signal).catch((reason: unknown) => {
        if (!signal.aborted) throw reason;
      });
    }
  };

  return { current: () => graph, refresh, follow, subscribe, subscriberCount, end };
}

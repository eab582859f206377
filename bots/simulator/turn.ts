/** Turn: one thing that a visitor does on one platform, and all that it leads to. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Visitor } from './visitors/visitor.ts';

export const PLATFORM_IDS = ['slack', 'discord'] as const;
export type PlatformId = (typeof PLATFORM_IDS)[number];

/** A call of the bot to its platform, as it goes over the wire. */
export interface WireCall {
  /** `chat.postMessage`, `response_url`, or `POST /interactions/{id}/{token}/callback`. */
  readonly call: string;
  readonly body: unknown;
  /** What the platform would refuse in it, by its documented rules. */
  readonly problems: readonly string[];
}

/** A request to the API that the turn led to. */
export interface Operation {
  readonly name: string;
  readonly text: string;
  readonly variables: unknown;
}

export interface Turn {
  readonly visitor: Visitor;
  readonly platform: PlatformId;
  readonly calls: WireCall[];
  readonly operations: Operation[];
  /** How long it took. */
  ms: number;
}

// One bot serves all visitors, and Node keeps the turn for every promise that the handling of an event leads to.
const current = new AsyncLocalStorage<Turn>();

export const runTurn = <Result>(turn: Turn, work: () => Promise<Result>): Promise<Result> => current.run(turn, work);

export function currentTurn(): Turn {
  const turn = current.getStore();
  if (turn === undefined) throw new Error('the bot of the simulator did something outside of a turn');
  return turn;
}

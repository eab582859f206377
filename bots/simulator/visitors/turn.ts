/** The turn that runs. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Turn } from './visitor.ts';

// One bot serves all visitors, and Node keeps the turn for every promise that the handling of an event leads to.
const current = new AsyncLocalStorage<Turn>();

export const runTurn = <Result>(turn: Turn, work: () => Promise<Result>): Promise<Result> => current.run(turn, work);

export function currentTurn(): Turn {
  const turn = current.getStore();
  if (turn === undefined) throw new Error('the bot of the simulator did something outside of a turn');
  return turn;
}

/** Values that come later, and errors at a place of the answer. */
import { type FieldNode, locatedError } from 'graphql';
import { type Path, pathToArray } from 'graphql/jsutils/Path.js';
import type { Complete, Run } from './run.ts';

/** What a resolver returns may be a promise of another library. */
export const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { readonly then?: unknown }).then === 'function';

/** Goes on with a value once it is there, unless nobody waits for the answer any longer. */
export const completeLater = (value: PromiseLike<unknown>, complete: Complete, path: Path | undefined, run: Run): Promise<unknown> =>
  Promise.resolve(value).then((resolved) => {
    run.cancellation.throwIfAborted();
    return complete(resolved, path, run);
  });

export interface Place {
  readonly nodes: readonly FieldNode[];
  readonly path: Path;
  readonly isNullable: boolean;
}

/** An error becomes null and an entry of `errors`; where null isn't allowed, it's thrown on to the field around it. */
export function failAt({ nodes, path, isNullable }: Place, error: unknown, run: Run): null {
  const located = locatedError(error, nodes, pathToArray(path));
  if (!isNullable) throw located;
  run.errors.push(located);
  return null;
}

/** Made at the first promise: most answers have none. */
export function oneMore(waiting: Promise<unknown>[] | undefined, promise: Promise<unknown>): Promise<unknown>[] {
  if (waiting === undefined) return [promise];
  waiting.push(promise);
  return waiting;
}

/**
 * Throws an error of one part once all others have settled: a promise that is forgotten would be an uncaught rejection, and an
 * answer must not get errors after it is sent.
 */
export function throwAfter(error: unknown, waiting: readonly Promise<unknown>[] | undefined): Promise<never> {
  if (waiting === undefined) throw error;
  return Promise.allSettled(waiting).then(() => {
    throw error;
  });
}

/** The data folder's lock: two processes on one PGlite folder silently lose rows, so exactly one may open it. */
import type { Clock } from '../clock.ts';

export interface FolderLock {
  readonly announce: (address: string) => void;
  readonly release: () => Promise<void>;
}
/** Not yet. */
export async function lockFolder(_folder: string, _clock: Clock): Promise<FolderLock> {
  return { announce: () => {}, release: async () => {} };
}

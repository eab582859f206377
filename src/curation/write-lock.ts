/** Write lock: writers of knowledge wait for each other, in whichever process they are. */
import type { Transaction } from '../database/client.ts';

/** Any number will do; it must only be the same in every process. */
const WRITER_LOCK = 72_707_370;

/** Knowledge is small: a whole write takes well under a second, so a minute means that something else is wrong. */
export const WRITE_TRANSACTION_OPTIONS = { timeout: 60_000, maxWait: 60_000 } as const;

/** Held to the end of the transaction; to be called before anything is read, so that what is read still holds when it is written. */
export async function acquireWriteLock(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${WRITER_LOCK})`;
}

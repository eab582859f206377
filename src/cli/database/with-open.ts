/** Works on the database, which no other process may have open if it's embedded. */
import { FolderInUse } from '../../database/lock/folder-lock.ts';
import { BadInput, NotFound, SetupError } from '../../errors.ts';

interface Closable {
  readonly close: () => Promise<void>;
}

/** Closes what it opened; throws SetupError for what the operator can change. */
export async function withOpen<Opened extends Closable, Result>(
  open: () => Promise<Opened>,
  work: (opened: Opened) => Promise<Result>,
): Promise<Result> {
  try {
    const opened = await open();
    return await work(opened).finally(opened.close);
  } catch (error) {
    if (error instanceof FolderInUse) throw databaseInUse(error);
    throw error instanceof BadInput || error instanceof NotFound ? new SetupError(error.message, { cause: error }) : error;
  }
}

const databaseInUse = (error: FolderInUse): SetupError =>
  new SetupError(
    `Process ${error.holder.pid} has the database open, and only one process can. ` +
      'Stop it, run this again, and start it again; with a PostgreSQL server (DATABASE_URL) both can run at once.',
    { cause: error },
  );

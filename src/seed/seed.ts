/** Seeds the database from the knowledge files: checked whole, written in one transaction, only when they changed. */
import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { lastHash, type WriteResult, writeContent } from '../curation/write.ts';
import type { Client } from '../database/client.ts';
import type { Queries } from '../database/sql.ts';
import { BadInput, SetupError } from '../errors.ts';
import { kinds, relationTypes } from '../graph/ontology.ts';
import { contentHash } from '../knowledge/folder.ts';

const ORIGIN = 'curated';

/** To be raised with every change of what `toRows` makes of the same files, so that databases are written again after an upgrade. */
const ROWS_VERSION = 2;

export interface SeedOptions {
  readonly sql: Pick<Queries, 'rows'>;
  readonly client: Client;
  readonly folder: string;
  readonly clock: Clock;
  /** Receives what a curator should know although it stops nothing. */
  readonly onWarning?: (text: string) => void;
}

/** Names what the files would be written as: equal hashes mean equal rows. */
export const knowledgeHash = async (folder: string): Promise<string> =>
  createHash('sha256')
    .update(await contentHash(folder))
    .update(JSON.stringify([ROWS_VERSION, kinds, relationTypes]))
    .digest('hex');

/**
 * Brings origin "curated" to what the files say; undefined when they have not changed since the last time.
 * Throws SetupError with file, line and fix when the files are not right, and when they collide with what others wrote;
 * nothing is written then.
 */
export async function seed({ sql, client, folder, clock, onWarning }: SeedOptions): Promise<WriteResult | undefined> {
  const hash = await knowledgeHash(folder);
  if ((await lastHash(sql, ORIGIN)) === hash) return undefined;
  // Loaded only now: most starts find nothing to write.
  const [{ formatProblems, formatStray, loadKnowledge }, { toRows }] = await Promise.all([
    import('../knowledge/index.ts'),
    import('./rows.ts'),
  ]);
  const now = clock.now();
  const { contents, problems, stray } = await loadKnowledge(folder, now.toISOString().slice(0, 10));
  if (stray.length > 0) onWarning?.(formatStray(stray));
  if (problems.length > 0)
    throw new SetupError(`The knowledge files are not right, so nothing was written.\n${formatProblems(problems, folder)}`);
  return writeContent(client, { origin: ORIGIN, hash, rows: toRows(contents), writtenAt: now }).catch((error: unknown) => {
    throw error instanceof BadInput ? new SetupError(error.message, { cause: error }) : error;
  });
}

/** Session: one change by an editor in one transaction, with its row in the audit. */
import type { Clock } from '../../clock.ts';
import type { Client, Transaction } from '../../database/client.ts';
import { Conflict } from '../../errors.ts';
import { acquireWriteLock, WRITE_TRANSACTION_OPTIONS } from '../write-lock.ts';
import { type Statement, snapshotDiff, takeSnapshot } from './audit-snapshot.ts';

export interface Editor {
  readonly client: Client;
  readonly clock: Clock;
  /** The editor's API key. */
  readonly actor: { readonly id: string; readonly name: string };
}

/** What is to be done, after everything that could speak against it was looked at. */
export interface Change {
  readonly target: Statement;
  readonly write: () => Promise<void>;
}

/** Every action with what the audit calls it. */
export const auditActions = {
  'create-entity': 'Something new was written down with its sources, of any kind.',
  'update-entity': 'Fields of something that an editor wrote were changed.',
  'delete-entity': 'An entity was removed, with its names and citations.',
  relate: 'A relation was stated.',
  unrelate: 'A relation was taken back.',
  'add-fact': 'A sentence about entities was written down with its sources.',
  'retract-fact': 'A fact was withdrawn, and stays as withdrawn.',
  cite: 'A statement got one more citation.',
  uncite: 'A citation was taken from a statement that has others.',
} as const satisfies Record<string, string>;
export type AuditAction = keyof typeof auditActions;

interface EditTask {
  readonly action: AuditAction;
  /** The revision that the editor saw; null when it does not matter. */
  readonly expectedRevision: bigint | null;
  /** Reads, and throws what speaks against the change; writes nothing. */
  readonly prepare: (tx: Transaction, today: string) => Promise<Change>;
}

/** Resolves to the statement's id. Throws what `prepare` throws, and Conflict if there was a write after the expected revision. */
export async function runEdit({ client, clock, actor }: Editor, { action, expectedRevision, prepare }: EditTask): Promise<string> {
  const at = clock.now();
  return client.$transaction(async (tx) => {
    await acquireWriteLock(tx);
    await refuseOutdated(tx, expectedRevision);
    const { target, write } = await prepare(tx, at.toISOString().slice(0, 'YYYY-MM-DD'.length));
    const before = await takeSnapshot(tx, target);
    await write();
    const changes = snapshotDiff(before, await takeSnapshot(tx, target));
    await tx.audit.create({ data: { at, keyId: actor.id, keyName: actor.name, action, target: target.id, ...changes } });
    return target.id;
  }, WRITE_TRANSACTION_OPTIONS);
}

async function refuseOutdated(tx: Transaction, expected: bigint | null): Promise<void> {
  if (expected === null) return;
  const { revision: has } = await tx.graphRevision.findUniqueOrThrow({ where: { id: true } });
  if (has === expected) return;
  throw new Conflict(
    `The graph is at revision ${has}, and you expected ${expected}: it was written meanwhile. Read again, then decide whether your change still fits.`,
    ['expectedRevision'],
    { has, expected },
  );
}

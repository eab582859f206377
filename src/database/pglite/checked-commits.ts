/**
 * Makes commits on PGlite report failures. The Prisma adapter's `commit` resolves before PostgreSQL has committed and drops
 * later errors, so a violated deferred constraint would silently lose a whole transaction.
 */
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils';

const CHECK_CONSTRAINTS = { sql: 'set constraints all immediate', args: [], argTypes: [] };

/** The same adapter, but deferred constraints are checked while their error can still reach the caller. */
export function withCheckedCommits(factory: SqlMigrationAwareDriverAdapterFactory): SqlMigrationAwareDriverAdapterFactory {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => withCheckedTransactions(await connect());
  return factory;
}

function withCheckedTransactions(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const start = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (isolation) => withCheckedCommit(await start(isolation));
  return adapter;
}

function withCheckedCommit(transaction: Transaction): Transaction {
  const commit = transaction.commit.bind(transaction);
  transaction.commit = async () => {
    try {
      await transaction.executeRaw(CHECK_CONSTRAINTS);
    } catch (error) {
      // Prisma doesn't roll back a failed commit, and PGlite's only connection would stay in the transaction.
      await transaction.rollback();
      throw error;
    }
    await commit();
  };
  return transaction;
}

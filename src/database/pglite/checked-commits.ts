/**
 * Makes commits on PGlite tell the truth. The Prisma adapter's `commit` resolves before PostgreSQL has committed and drops what it
 * then refuses, so a violated deferred constraint would lose a whole transaction in silence.
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
      // Prisma does not roll back what failed to commit, and PGlite has only one connection to wait for.
      await transaction.rollback();
      throw error;
    }
    await commit();
  };
  return transaction;
}

/** The Prisma client for either engine: the only access to the tables. */

import { Prisma, PrismaClient } from './generated/client.ts';
import type { Database } from './open.ts';

export type Client = PrismaClient;
/** A client inside an interactive transaction. */
export type Transaction = Prisma.TransactionClient;
export { Prisma };

/** Connects Prisma to an open database; the caller still closes the database. */
export const connect = (database: Database): Client => new PrismaClient({ adapter: database.adapter });

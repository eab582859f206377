/** Opens and migrates the embedded database in the given folder, and prints how many milliseconds that took. */
import { join } from 'node:path';
import { systemClock } from '../../../src/clock.ts';
import { migrate } from '../../../src/database/migrate.ts';
import { openDatabase } from '../../../src/database/open.ts';

const began = performance.now();
const database = await openDatabase({ url: undefined, folder: process.argv[2] ?? '', clock: systemClock });
await migrate(database.sql, join(import.meta.dirname, '../../../prisma/migrations'));
console.log(Math.round(performance.now() - began));
await database.close();

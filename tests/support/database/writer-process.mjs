// A process that opens PGlite in the data folder, reports the rows it finds, and inserts rows until it is killed.
import { setImmediate } from 'node:timers/promises';
import { systemClock } from '../../../dist/src/clock.js';
import { FolderInUse } from '../../../dist/src/database/lock/folder-lock.js';
import { openDatabase } from '../../../dist/src/database/open.js';

const [, , folder] = process.argv;
const emit = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);

try {
  const { sql } = await openDatabase({ folder, clock: systemClock });
  await sql.run('create table if not exists row_kept (id int primary key)');
  const found = await sql.rows('select id from row_kept order by id');
  emit({ event: 'won', found: found.map(({ id }) => id) });
  for (let id = (found.at(-1)?.id ?? 0) + 1; ; id++) {
    await sql.rows('insert into row_kept values ($1)', [id]);
    emit({ event: 'kept', id });
    await setImmediate(); // Like a server between requests; otherwise no other work would ever run.
  }
} catch (error) {
  if (!(error instanceof FolderInUse)) throw error;
  emit({ event: 'lost', holder: error.holder, message: error.message });
}
process.exit();

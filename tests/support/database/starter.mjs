// A process that wants the data folder: says "ready", waits for a line, takes the lock, says what came of it, and stays until told to go.
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { systemClock } from '../../../dist/src/clock.js';
import { FolderInUse, lockFolder } from '../../../dist/src/database/lock.js';

const [, , folder] = process.argv;
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const say = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);

// The witness does not trust the lock: a file that is there already means that another holder lives.
function witness() {
  try {
    closeSync(openSync(join(folder, 'witness'), 'wx'));
    return true;
  } catch {
    return false;
  }
}

say({ event: 'ready' });
await lines.next();
try {
  const lock = await lockFolder(folder, systemClock);
  lock.announce(`http://127.0.0.1:${process.pid}`);
  say({ event: 'won', alone: witness() });
  await lines.next();
  rmSync(join(folder, 'witness'), { force: true });
  await lock.release();
} catch (error) {
  if (!(error instanceof FolderInUse)) throw error;
  say({ event: 'lost', holder: error.holder, message: error.message });
}
process.exit();

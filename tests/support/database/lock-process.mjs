// A process that tries to open a data folder on each "go <folder>": reports whether it got the lock, or who holds it.
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { systemClock } from '../../../dist/src/clock.js';
import { FolderInUse, lockFolder } from '../../../dist/src/database/lock/folder-lock.js';

const emit = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);
let release;

// The witness doesn't trust the lock: if its file already exists, another holder is alive.
function witness(folder) {
  try {
    closeSync(openSync(join(folder, 'witness'), 'wx'));
    return true;
  } catch {
    return false;
  }
}

async function start(folder) {
  try {
    const lock = await lockFolder(folder, systemClock);
    lock.announce(`http://127.0.0.1:${process.pid}`, '0.2.0');
    release = async () => {
      rmSync(join(folder, 'witness'), { force: true });
      await lock.release();
    };
    emit({ event: 'won', alone: witness(folder) });
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    emit({ event: 'lost', holder: error.holder, message: error.message });
  }
}

emit({ event: 'ready' });
for await (const line of createInterface({ input: process.stdin })) {
  const [word, folder] = line.split(' ');
  if (word === 'go') await start(folder);
  else await release().then(() => emit({ event: 'released' }));
}

// A process that starts on a data folder whenever it is told "go <folder>": says whether it won the lock, and by whom it was refused.
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { systemClock } from '../../../dist/src/clock.js';
import { FolderInUse, lockFolder } from '../../../dist/src/database/lock/folder-lock.js';

const emit = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);
let release;

// The witness does not trust the lock: a file that is there already means that another holder lives.
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
    lock.announce(`http://127.0.0.1:${process.pid}`);
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

/** The product's own server on a free loopback port, with an empty data folder of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');
/** The first start creates and fills the database; a busy machine needs a minute. */
const START_MS = 240_000;

/** Its address and a key of scope `bot`, as environment variables for a process that shares it. */
export const shared = ({ url, key }) => ({ LMM_CONTRACTS_URL: url, LMM_CONTRACTS_KEY: key });

/** The server that the caller of this process started, or a new one. */
export async function openServer() {
  const { LMM_CONTRACTS_URL: url, LMM_CONTRACTS_KEY: key } = process.env;
  return url === undefined ? startServer() : { url, key, close: async () => {} };
}

export async function startServer() {
  const built = spawnSync(process.execPath, [join(root, '.config/setup.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) throw new Error('The product could not be built, see above.');
  const folder = mkdtempSync(join(tmpdir(), 'lmm-contracts-'));
  const key = randomBytes(32).toString('hex');
  const child = spawn(process.execPath, [join(root, 'dist/main.js')], {
    // Set but empty, so that a developer's .env changes nothing here.
    env: {
      ...process.env,
      ...{ DATABASE_URL: '', SLACK_BOT_TOKEN: '', DISCORD_TOKEN: '', LMM_IMPORT: 'off' },
      ...{ PORT: '0', HOST: '127.0.0.1', LMM_DATA: folder, LMM_BOT_KEY: key, LMM_RATE_LIMIT: '0' },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { url: await addressOf(child), key, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function addressOf(child) {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => fail(`didn't start within ${START_MS / 1000} s`), START_MS);
    const fail = (why) => {
      clearTimeout(timer);
      reject(new Error(`The server ${why}. It printed:\n${printed}`));
    };
    child.once('error', reject);
    child.once('close', () => fail('exited'));
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        printed += chunk;
        const port = /API +http:\/\/[^/]+:(\d+)\/graphql/.exec(printed)?.[1];
        if (port === undefined) return;
        clearTimeout(timer);
        resolve(`http://127.0.0.1:${port}/graphql`);
      });
  });
}

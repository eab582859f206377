/** Prints what a bot sends to its platform for a message: by the running server if there is one, else with the database itself. */
import { simulateBot } from '../../bots/main.ts';
import { systemClock } from '../clock.ts';
import { findHolder } from '../database/lock/folder-lock.ts';
import { type Env, readEnv, readSettings } from '../env.ts';
import { SetupError } from '../errors.ts';
import { openLog } from '../log.ts';
import { printableJson, printLine, printNote } from '../output.ts';
import { withOpen } from './database/with-open.ts';
import { post } from './post.ts';

export type SimulatedPlatform = 'slack' | 'discord';

const TIMEOUT_MS = 20_000;

export async function printSimulated(platform: SimulatedPlatform, words: readonly string[]): Promise<void> {
  const { variables, inFile } = readSettings();
  const env = readEnv(variables, inFile);
  const text = words.join(' ');
  const holder = env.DATABASE_URL === undefined ? await findHolder(env.LMM_DATA, systemClock) : undefined;
  const calls = holder?.address === undefined ? await simulateHere(env, platform, text) : await askServer(holder.address, platform, text);
  printLine(printableJson(calls, 2));
}

async function askServer(address: string, on: SimulatedPlatform, text: string): Promise<object> {
  const body = JSON.stringify({ do: 'ask', on, text });
  const headers = { 'content-type': 'application/json' };
  const response = await post(`${address}/try/api`, { method: 'POST', headers, body, signal: AbortSignal.timeout(TIMEOUT_MS) });
  const answer = (await response.json()) as { readonly error?: string; readonly calls?: Readonly<Record<string, object>> };
  const calls = answer.calls?.[on];
  if (calls === undefined) throw new SetupError(answer.error ?? `${address} answered ${response.status}. Start this version of LMM Atlas.`);
  return calls;
}

async function simulateHere(env: Env, platform: SimulatedPlatform, text: string): Promise<object> {
  const log = openLog({ level: env.LOG_LEVEL, base: null }, 2);
  const progress = (line: string) => void (process.stderr.isTTY && printNote(line));
  const [{ openApp }, { inProcessApi }] = await Promise.all([import('../app.ts'), import('../server/api.ts')]);
  return withOpen(
    () => openApp({ env, clock: systemClock, log, progress }),
    ({ api, botKey }) => simulateBot(platform, text, { api: inProcessApi(api, botKey), clock: systemClock, log }),
  );
}

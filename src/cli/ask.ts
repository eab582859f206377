/** Asks a question: the running server if there is one, else the database itself. */
import type { Logger } from 'pino';
import { type ApiFetch, answerInTerminal } from '../../bots/terminal/main.ts';
import { systemClock } from '../clock.ts';
import { FolderOfOlderVersion, findHolder, type Holder, servesOlderVersion } from '../database/lock/folder-lock.ts';
import { type Env, productVersion, readEnv, readSettings } from '../env.ts';
import { SetupError } from '../errors.ts';
import { openLog } from '../log.ts';
import { printable, printNote, writeStyled } from '../output.ts';
import { GRAPHQL_PATH } from '../routing/graphql-path.ts';
import { post } from './post.ts';

interface ApiConnection {
  readonly url: string;
  readonly fetch: ApiFetch;
  readonly key?: string | undefined;
  readonly close: () => Promise<void>;
}

/** Prints the reply; the exit code is 1 for an error. */
export async function askQuestion(args: readonly string[], json: boolean): Promise<void> {
  const { variables, inFile } = readSettings();
  const env = readEnv(variables, inFile);
  // One short line for the user at the prompt; the reply on standard output stays clean.
  const log = openLog({ level: env.LOG_LEVEL, base: null, serializers: { err: ({ message }: Error) => message } }, 2);
  const api = await connectToApi(env, log);
  try {
    const style = { width: process.stdout.columns ?? 80, colors: process.stdout.isTTY === true && variables['NO_COLOR'] === undefined };
    const { text, ok } = await answerInTerminal({ args, json, style, api, clock: systemClock, log });
    // The reply has styles of its own; as JSON it has none.
    writeStyled(json ? printable(text) : text);
    if (!ok) process.exitCode = 1;
  } finally {
    await api.close();
  }
}

/** Any process can open PostgreSQL; an embedded database has one holder, which then also serves us. */
async function connectToApi(env: Env, log: Logger): Promise<ApiConnection> {
  const holder = env.DATABASE_URL === undefined ? await findHolder(env.LMM_DATA, systemClock) : undefined;
  if (holder === undefined) return openInProcessApi(env, log);
  if (holder.address === undefined)
    throw new SetupError(`LMM Atlas (process ${holder.pid}) has the database open but isn't ready yet. Ask again in a moment.`);
  assertSameVersion(holder, env.LMM_DATA);
  return { url: `${holder.address}${GRAPHQL_PATH}`, fetch: post, key: env.LMM_BOT_KEY, close: async () => {} };
}

/** The API of another version may answer some of our documents and reject others. */
function assertSameVersion(holder: Holder, folder: string): void {
  if (servesOlderVersion(holder)) throw new FolderOfOlderVersion(folder, holder);
  if (holder.version === productVersion) return;
  throw new SetupError(
    `The data folder ${folder} is in use by LMM Atlas ${holder.version} (process ${holder.pid}, ${holder.address}), and this is ` +
      `${productVersion}: stop that process and start this version, or ask with that version.`,
  );
}

async function openInProcessApi(env: Env, log: Logger): Promise<ApiConnection> {
  const progress = (text: string) => void (process.stderr.isTTY && printNote(text));
  // Loaded on demand: it takes most of a second, which a question to a running server doesn't need.
  const [{ openApp }, { inProcessApi }] = await Promise.all([import('../app.ts'), import('../server/api.ts')]);
  const app = await openApp({ env, clock: systemClock, log, progress });
  return { ...inProcessApi(app.api, app.botKey), close: app.close };
}

/** The composition root of the server: environment -> log -> database -> graph -> schema -> HTTP -> bots. */
import type { Server } from 'node:http';
import { join } from 'node:path';
import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import {
  type BotEnv,
  type Bots,
  botVariables,
  createSimulator,
  type PlatformStatus,
  readBotEnv,
  type Simulator,
  startBots,
} from '../bots/main.ts';
import { type App, openApp } from './app.ts';
import { cleanUp } from './bot-state/cleanup.ts';
import { importBundled } from './catalog/bundled.ts';
import { importDaily } from './catalog/schedule.ts';
import { modelsDev, tokenlens } from './catalog/sources.ts';
import { cleanUpRegularly } from './cleanup.ts';
import { systemClock, yieldToEventLoop } from './clock.ts';
import { pruneChangeLog } from './curation/change-log.ts';
import { deleteVisits } from './daily/visits.ts';
import {
  type Env,
  InvalidSettings,
  knowledgeFolder,
  misspeltVariables,
  packageRoot,
  productVersion,
  readEnv,
  readSettings,
  type Settings,
} from './env.ts';
import { openLog } from './log.ts';
import { printLine, printNote, printStatus } from './output.ts';
import { openPictures, type Pictures } from './pictures/pictures.ts';
import { GRAPHQL_PATH } from './routing/graphql-path.ts';
import { inProcessApi } from './server/api.ts';
import { createHttp, listen } from './server/http.ts';
import { withReadableErrors } from './status.ts';
import { watchKnowledge } from './watch-knowledge.ts';
import type { PlatformState } from './web/home/server-state.ts';
import { openPages, type PagesOptions, type SendPage } from './web/pages.ts';
import { tryFrame } from './web/try/try-frame.ts';

const CLOSE_WITHIN_MS = 12_000;
const BACKGROUND_ENDS_WITHIN_MS = 5_000;

async function start(): Promise<void> {
  const { env, botEnv } = readEnvironment();
  const log = openLog({ level: env.LOG_LEVEL });
  const stopping = new AbortController();
  const app = await openApp({ env, clock: systemClock, log, progress: printStatus });
  const bots = await startBots({ env: botEnv, log, api: apiConnection(app, botEnv) });
  const pictures = openPictures({ store: app.store, worker: join(packageRoot, 'dist', 'picture-worker.js'), version: productVersion });
  const tryPage = openTryPage(app, { ...env, ...botEnv }, log);
  const pages = await openPages({ ...pagesOptions(app, bots, { ...env, ...botEnv }), more: tryPage.routes });
  const server = createHttp({
    api: app.api,
    routes: [...bots.routes, ...pictures.routes, ...pages],
    ready: async () => void (await app.database.sql.rows('select 1')),
    notices: bots.failures,
    limits: { requestsPerMinute: env.LMM_RATE_LIMIT, trustedProxies: env.LMM_TRUST_PROXY },
  });
  const imports = env.LMM_IMPORT === 'off' ? Promise.resolve() : importCatalogs(app, env, log, stopping.signal);
  const tasks = [
    (now: Date) => cleanUp(app.database.sql, now),
    (now: Date) => deleteVisits(app.database.sql, now),
    async (now: Date) => ({ changes: await pruneChangeLog(app.database.sql, now) }),
  ];
  const cleanup = cleanUpRegularly({ tasks, clock: systemClock, log }, stopping.signal);
  const stop = () => {
    stopping.abort();
    return closeAll({ server, bots, tryPage, pictures, background: Promise.all([imports, cleanup]), app });
  };
  const address = await listen(server, env.PORT, env.HOST).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  closeWithGrace({ delay: CLOSE_WITHIN_MS, logger: false, skip: [...UNCAUGHT] }, async ({ signal }) => {
    if (signal !== undefined) printStatus(`${signal}: closing`);
    await stop();
  });
  stopOnUncaughtErrors(stop, bots, log);
  app.database.lock?.announce(address, productVersion);
  if (app.database.engine === 'postgresql') void followChanges(app, log, stopping.signal);
  if (process.argv.includes('--watch')) watchKnowledge(knowledgeFolder, app.reseed, systemClock, stopping.signal);
  printAddresses(address, app, bots, env);
}

/** Pages read through the API in this process, as any anonymous client would. */
const pagesOptions = (app: App, bots: Bots, { LMM_PUBLIC_INTROSPECTION, LMM_PUBLIC_URL }: Env & BotEnv): PagesOptions => ({
  playground: LMM_PUBLIC_INTROSPECTION,
  folder: join(packageRoot, 'dist'),
  api: inProcessApi(app.api),
  revision: () => app.store.current().revision,
  clock: systemClock,
  version: productVersion,
  publicUrl: LMM_PUBLIC_URL,
  serverState: () => ({ isEmbedded: app.database.engine === 'pglite', platforms: bots.statuses().map(platformState) }),
});

/** The page where people try both bots. Its routes are made once the frame of the pages is there. */
function openTryPage(app: App, env: Env & BotEnv, log: Logger) {
  let simulator: Simulator | undefined;
  const routes = (sendPage: SendPage) => {
    simulator = createSimulator({
      ...{ api: apiConnection(app, env), clock: systemClock, log },
      playgroundPath: env.LMM_PUBLIC_INTROSPECTION ? GRAPHQL_PATH : undefined,
      isSecure: env.LMM_PUBLIC_URL?.startsWith('https:') === true,
      sendPage: (request, response, main, status) => sendPage(request, response, { ...tryFrame, main, status }),
    });
    return simulator.routes;
  };
  return { routes, stop: async () => simulator?.stop() };
}

const platformState = ({ platform, connected, configured, detail }: PlatformStatus): PlatformState => {
  if (!configured) return { name: platform, state: 'off', setup: detail };
  return { name: platform, state: connected ? 'connected' : 'failing' };
};

const UNCAUGHT = ['uncaughtException', 'unhandledRejection'] as const;

/**
 * An uncaught error of a platform restarts that platform. After any other the state of the process is unknown, so it ends, and whoever
 * runs it starts it again.
 */
function stopOnUncaughtErrors(stop: () => Promise<void>, bots: Bots, log: Logger): void {
  let isStopping = false;
  const handle = (err: unknown) => {
    if (isOfAnAnswer(err)) return log.error({ err }, 'an answer met another error');
    if (bots.recover(err)) return;
    if (isStopping) process.exit(1);
    isStopping = true;
    log.fatal({ err }, 'stopping after an unexpected error');
    const end = () => process.exit(1);
    stop().then(end, end);
    systemClock.sleep(CLOSE_WITHIN_MS).then(end, end);
  };
  for (const event of UNCAUGHT) process.on(event, handle);
}

/**
 * Executors forget promises when a value next to them fails: the answer has its error already, and this one changes nothing. Known by
 * its name, since a bundle and a package may each have a class of their own.
 */
const isOfAnAnswer = (error: unknown): boolean =>
  error instanceof Error && error.name === 'GraphQLError' && (error as { path?: unknown }).path !== undefined;

interface RunningApp {
  readonly server: Server;
  readonly bots: Bots;
  readonly pictures: Pictures;
  readonly tryPage: Pick<Simulator, 'stop'>;
  /** Background work: it ends by itself once the stop signal is aborted. */
  readonly background: Promise<unknown>;
  readonly app: App;
}

/** Closes everything that is open, from the outside in. */
async function closeAll({ server, bots, tryPage, pictures, background, app }: RunningApp): Promise<void> {
  server.close();
  // Ends the subscriptions properly, which takes one turn of the event loop, so that clients don't see a broken connection.
  app.store.end();
  await yieldToEventLoop();
  server.closeIdleConnections();
  await Promise.all([bots.stop(), tryPage.stop()]);
  server.closeAllConnections();
  await pictures.close();
  // An import that doesn't end in time is cut off, and its transaction rolled back.
  const deadline = new AbortController();
  await Promise.race([background, systemClock.sleep(BACKGROUND_ENDS_WITHIN_MS, deadline.signal)]);
  deadline.abort();
  await app.close();
}

/** One error that names every invalid variable of both parts. */
function readEnvironment(): { env: Env; botEnv: BotEnv } {
  const settings = readSettings();
  const { variables, inFile } = settings;
  reportMisspelt(settings);
  const [server, bots] = [attempt(() => readEnv(variables)), attempt(() => readBotEnv(variables))];
  if (server.value !== undefined && bots.value !== undefined) return { env: server.value, botEnv: bots.value };
  // Both parts read some of the variables; each is named once.
  throw new InvalidSettings([...new Set([...(server.problems ?? []), ...(bots.problems ?? [])])], inFile);
}

function attempt<Value>(read: () => Value): { value?: Value; problems?: readonly string[] } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof InvalidSettings) return { problems: error.problems };
    return { problems: (error instanceof Error ? error.message : String(error)).split('\n').map((line) => line.trim()) };
  }
}

function reportMisspelt(settings: Settings): void {
  for (const { name, meant } of misspeltVariables(settings, botVariables))
    printNote(`${name}${settings.inFile.has(name) ? ' in .env' : ''} isn't a variable of LMM Atlas. Did you mean ${meant}?`);
}

/** Other processes can write to a shared PostgreSQL; an embedded database has only this one. */
async function followChanges(app: App, log: Logger, signal: AbortSignal): Promise<void> {
  await app.store
    .follow(systemClock, signal)
    .catch((error: unknown) => log.fatal({ err: error }, 'stopped following changes by other processes'));
}

/** The bundled catalog always, and models.dev from the network if the operator wants that. */
async function importCatalogs({ client, database, store }: App, { LMM_IMPORT }: Env, log: Logger, signal: AbortSignal): Promise<void> {
  const shared = { client, clock: systemClock, log, onImported: store.refresh };
  // One after the other: both write under the same lock.
  await importBundled({ ...shared, source: tokenlens(productVersion), sql: database.sql, version: productVersion }, signal);
  if (LMM_IMPORT !== 'daily') return;
  await importDaily({ ...shared, source: modelsDev({ fetch }) }, signal).catch((error: unknown) =>
    log.fatal({ err: error }, 'stopped importing the catalog'),
  );
}

/** In one process, the bots query the API in memory; LMM_API_URL sends them elsewhere. */
function apiConnection({ api, botKey }: App, { LMM_API_URL: url, LMM_BOT_KEY: key }: BotEnv) {
  return url === undefined ? inProcessApi(api, botKey) : { url, fetch, key };
}

function printAddresses(address: string, app: App, bots: Bots, { LMM_PUBLIC_INTROSPECTION }: Env): void {
  const { entities, facts, revision } = app.store.current();
  const lines = [
    ['Playground', LMM_PUBLIC_INTROSPECTION ? `${address}${GRAPHQL_PATH}` : 'closed by LMM_PUBLIC_INTROSPECTION'],
    ['API', `${address}${GRAPHQL_PATH} (POST)`],
    ['Health', `${address}/health, ${address}/ready`],
    ['Terminal', 'npx lmm limitations'],
    ...bots.statuses().map(({ platform, detail }) => [platform, detail]),
    ['Knowledge', `${entities.size} entities, ${facts.length} facts, revision ${revision}, in ${app.database.location}`],
  ] as const;
  printLine(
    `\nLMM Atlas ${productVersion} is up.\n${lines.map(([name, text]) => `  ${(name ?? '').padEnd(11)} ${text}`).join('\n')}\n\nOpen ${address} in a browser. Stop it with Ctrl-C.`,
  );
}

await withReadableErrors(start);

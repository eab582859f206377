// A process that posts daily facts like the product: a database, the API in the same process, and the posters. The parent process sets
// its time, the platforms' addresses and the length of a lease, and can make it die at one point, as if by kill -9.
import { pino } from 'pino';
import { readBotEnv, startBots } from '../../dist/bots/main.js';
import { buildApp } from '../../dist/src/app.js';
import { systemClock } from '../../dist/src/clock.js';
import { addInput, followInput } from '../../dist/src/daily/inputs.js';
import { follow } from '../../dist/src/daily/subscriptions/follows.js';
import { addSubscription } from '../../dist/src/daily/subscriptions/subscriptions.js';
import { openDatabase } from '../../dist/src/database/open.js';
import { inProcessApi } from '../../dist/src/server/api.js';

const { where, env, knowledge, leaseMs, starts, zero } = JSON.parse(process.argv[2]);
const log = pino({ level: process.env.LMM_FAULTS_LOG ?? 'silent' }, pino.destination(2));
let shift = 0;
const clock = { now: () => new Date(starts + (Date.now() - zero) + shift), sleep: systemClock.sleep };
const die = () => process.kill(process.pid, 'SIGKILL');

const database = await openDatabase({ ...(where.startsWith('postgres') ? { url: where, folder: '' } : { folder: where }), clock });
const app = await buildApp(database, { clock, log, leaseMs, knowledge, progress: () => {} });
const following = new AbortController();
if (app.database.engine === 'postgresql') app.store.follow(clock, following.signal).catch((error) => log.error(error));

let claims = 0;
let point;
const api = inProcessApi(app.api, app.botKey);

/** The API as the bots call it, with the points where the process may die. */
async function ask(input, init) {
  const operation = /mutation (\w+)/.exec(init?.body ?? '')?.[1];
  if (point?.operation !== operation || operation === undefined) return counted(operation, await api.fetch(input, init));
  // A claim of nothing isn't a point to die at: the subscription that is about to come would be lost with the process.
  if (point.when === 'before' && (await dueCount()) > 0) die();
  if (point.when === 'before') return counted(operation, await api.fetch(input, init));
  const asking = api.fetch(input, init);
  if (point.when === 'during') setTimeout(die, point.afterMs);
  const response = await asking;
  const { data } = await response.clone().json();
  if (point.when === 'after' && data[Object.keys(data)[0]]?.jobs?.length !== 0) die();
  return counted(operation, response);
}

const dueCount = () => app.client.subscription.count({ where: { nextAt: { lte: clock.now() } } });

function counted(operation, response) {
  if (operation === 'ClaimDailyJobs') claims += 1;
  return response;
}

let bots;
const answers = {
  go: async () => {
    bots = await startBots({ env: readBotEnv(env), log, clock, api: { ...api, fetch: ask } });
    return {};
  },
  shift: async ({ ms }) => {
    shift += ms;
    return {};
  },
  crashAt: async (message) => {
    point = message.point;
    return {};
  },
  // Subscriptions created long before, so that their slots are due.
  subscribe: async ({ inputs, asOf }) => {
    const context = { client: app.client, graph: app.store.current(), now: new Date(asOf) };
    // A follow begins with what the graph learns next: here that's everything `learn` wrote.
    const unread = { ...context, graph: { ...context.graph, revision: 0n } };
    for (const { time, zone, ...input } of inputs) {
      if (input.subject !== undefined) await follow(unread, followInput.parse(input));
      else await addSubscription(context, addInput.parse({ ...input, time, zone }));
    }
    return {};
  },
  // Something new about GPT-4, as of the process's time.
  learn: async () => {
    await app.database.sql.run(
      `insert into entity (id, kind, slug, name, summary, origin) values ('model/news', 'model', 'news', 'News', 'A model.', 'x');
       insert into model (id) values ('model/news');
       insert into relation (id, type, from_id, from_kind, to_id, to_kind, origin)
       values ('succeeds:model/news>model/gpt-4@x', 'succeeds', 'model/news', 'model', 'model/gpt-4', 'model', 'x');
       update change set at = '${clock.now().toISOString()}' where not baseline`,
    );
    await app.store.refresh();
    return {};
  },
  // In the order of the work: a claim made between two counts is counted by the second.
  pendingWork: async () => ({
    claims,
    due: await dueCount(),
    open: await app.client.delivery.count({ where: { state: { in: ['planned', 'sending'] } } }),
    followUpJobs:
      (await app.client.correction.count({ where: { state: 'planned' } })) +
      (await app.client.notice.count({ where: { state: 'planned' } })),
  }),
  stop: async () => {
    await bots?.stop();
    following.abort();
    await app.close();
    return {};
  },
};

process.on('message', async (message) => {
  const answer = await answers[message.ask](message);
  process.send({ id: message.id, ...answer });
  if (message.ask === 'stop') process.disconnect();
});
process.send({ id: 0 });

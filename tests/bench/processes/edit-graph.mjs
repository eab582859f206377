/**
 * Edits a database of generated rows and follows the edits, as the process does that writes. Prints a line of JSON for each sort of
 * edit: the milliseconds from the commit until the graph shows it, and the longest waits of the event loop, meanwhile and in the
 * first answers afterwards; and a last line with the heap in megabytes, before and after. Plain JavaScript: a loader of TypeScript
 * would take memory too. Usage: DATABASE_URL=… node --expose-gc tests/bench/processes/edit-graph.mjs <entities>
 */
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { anonymous } from '../../../dist/src/access/scopes.js';
import { systemClock } from '../../../dist/src/clock.js';
import { openDatabase } from '../../../dist/src/database/open.js';
import { openGraphStore } from '../../../dist/src/graph/store/store.js';
import { createApi } from '../../../dist/src/server/api.js';

const TIMES = 7;
const MEGABYTE = 1024 ** 2;
const bodies = JSON.parse(process.argv[2] ?? '[]');

const log = pino({ level: 'silent' });
const database = await openDatabase({ url: process.env.DATABASE_URL, folder: '', clock: systemClock });
const store = await openGraphStore(database.sql, log);
const api = createApi({ store, client: {}, clock: systemClock, log, authenticate: async () => anonymous });

/** The longest time that other work had to wait, since it was last asked. */
let [last, longest] = [performance.now(), 0];
setInterval(() => {
  const now = performance.now();
  longest = Math.max(longest, now - last - 1);
  last = now;
}, 1).unref();
async function longestWait(work) {
  await wait(5);
  [last, longest] = [performance.now(), 0];
  await work();
  await wait(5);
  return longest;
}

async function askAll() {
  for (const body of bodies) {
    const response = await api.fetch('http://localhost/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const text = await response.text();
    if (text.includes('"errors"')) throw new Error(text.slice(0, 500));
    // As between two requests.
    await wait(0);
  }
}

const heap = () => {
  for (let times = 0; times < 3; times += 1) globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / MEGABYTE);
};

const models = [...store.current().byKind.get('model')].map(({ id }) => id);
const stamp = `${Date.now()}`;
const builds = (from, to, origin) =>
  `insert into relation values ('builds-on:${from}>${to}@${origin}', 'builds-on', '${from}', 'model', '${to}', 'model', null, null, '${origin}')`;
const edits = {
  'a name': (turn) => `update entity set name = 'Renamed ${turn}' where id = '${models[turn]}'`,
  "a hub's name": (turn) => `update entity set name = 'Text ${turn}' where id = 'modality/text'`,
  'a relation': (turn) => builds(models[turn], models[turn + 9], `bench-${stamp}-${turn}`),
  'a fact': (turn) => `insert into fact (id, slug, text, aspect, type, checked_on, check_level, origin)
    values ('fact/bench-${stamp}-${turn}', 'bench-${stamp}-${turn}', 'It is so.', 'capability', 'fact', '2026-01-01', 'primary', 'bench')`,
  '1,000 names': (turn) =>
    `update entity set name = 'Renamed ' || slug || ' ${turn}' where id in (select id from model order by id limit 1000)`,
  '1,000 models': () => 'update model set parameters = parameters + 1 where id in (select id from model order by id limit 1000)',
};

for (let times = 0; times < 2; times += 1) await askAll();
const heapBefore = heap();
for (const [name, edit] of Object.entries(edits)) {
  const visible = [];
  const waits = [];
  const waitsAfter = [];
  for (let turn = 0; turn < TIMES; turn += 1) {
    await database.sql.run(edit(turn));
    waits.push(
      await longestWait(async () => {
        const began = performance.now();
        await store.refresh();
        visible.push(performance.now() - began);
      }),
    );
    waitsAfter.push(await longestWait(askAll));
  }
  console.log(JSON.stringify({ name, visible, waits, waitsAfter }));
}
console.log(JSON.stringify({ heapBefore, heapAfter: heap() }));
await database.close();

/** Records what this version leaves behind, as a fixture for the versions after it; record.ts runs it. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { openDatabase } from '../../../src/database/open.ts';
import type { Engine } from '../database/engines.ts';
import { type FakeDiscord, startFakeDiscord } from '../discord/fake/fake-discord.ts';
import { type FakeSlack, startFakeSlack } from '../slack/fake/fake-slack.ts';
import { failing } from '../slack/fake/faults.ts';
import { packFolder, writePacked } from './archive.ts';
import { modalsOf, talkInDiscord, talkInSlack, until } from './conversation.ts';
import { postNow, scheduleInSlack } from './daily-facts.ts';
import { type Mutate, mutating, runCli, startBuilt, type Variables } from './process.ts';
import { DATABASE, EXPORT, folderOf, KEPT, RECORDING, type Recording } from './recording.ts';

const BOT_KEY = 'the-key-of-the-bots-in-the-upgrade-fixture';
const CONNECTED = /Slack +connected[\s\S]*Discord +connected/;

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as { version: string };

async function record(engine: Engine): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'lmm-upgrade-'));
  const database: Variables =
    engine === 'pglite' ? { LMM_DATA: join(scratch, 'data') } : { DATABASE_URL: process.env['DATABASE_URL'] ?? '' };
  const slack = await startFakeSlack({ workspace: { admins: ['U1'], channels: ['C1', 'C2', 'C3', 'C4'] } });
  const discord = await startFakeDiscord();
  const env = {
    ...{ ...database, LMM_BOT_KEY: BOT_KEY, LMM_RATE_LIMIT: '0' },
    ...{ SLACK_API_URL: slack.apiUrl, SLACK_BOT_TOKEN: slack.workspace.botToken, SLACK_APP_TOKEN: slack.workspace.appToken },
    ...{ DISCORD_API_URL: discord.url, DISCORD_TOKEN: discord.token },
  };
  try {
    const keys = { curator: createKey(database, 'curate'), revoked: createKey(database, 'curate') };
    runCli(['key', 'revoke', keys.revoked.slice(4, 16)], database);
    const added = await use(env, keys.curator, slack, discord);
    const chats = { slack: { messages: slack.screen.messages(), views: [...slack.views] }, discord: { modals: modalsOf(discord) } };
    const inFlight = await leaveInFlight(env, slack, discord);
    const messages = { slack: slack.screen.messages(), discord: [...discord.world.messages] };
    const recording: Omit<Recording, 'counts'> = {
      ...{ version, endedAt: new Date().toISOString(), keys, added, inFlight },
      slack: { ...chats.slack, messages: messages.slack },
      discord: { ...chats.discord, messages: messages.discord },
    };
    await save(engine, recording, database, scratch);
  } finally {
    await slack.close();
    await discord.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

const createKey = (database: Variables, scope: string): string =>
  runCli(['key', 'create', '--name', `upgrade ${scope}`, '--scope', scope], database).trim();

/** Bots answer, curators write, deliveries get their outcomes; then it stops as it should. */
async function use(env: Variables, curator: string, slack: FakeSlack, discord: FakeDiscord): Promise<Recording['added']> {
  const product = await startBuilt({ ...env, LMM_POSTING: 'off' }, CONNECTED);
  await talkInSlack(slack);
  await talkInDiscord(discord);
  const asCurator = mutating(product.url, curator);
  const added = await curate(asCurator);
  await scheduleInSlack(mutating(product.url, BOT_KEY), `concept/${added.entity}`);
  const { retracted } = added;
  const reason = 'It was added to be retracted.';
  await asCurator('retractFact', { id: `fact/${retracted}`, reason }, 'fact { slug }');
  await asCurator('suggest', { text: 'Another concept is missing.', about: 'model/clip' }, 'suggestion { id }');
  await product.end('SIGTERM');
  return added;
}

async function curate(mutate: Mutate): Promise<Recording['added']> {
  const citations = [{ locator: 'abstract', source: { slug: 'clip-paper' } }];
  const entity = {
    kind: 'CONCEPT',
    slug: 'added-by-a-curator',
    name: 'Added by a curator',
    summary: 'It was added through the API.',
    citations,
  };
  await mutate('createEntity', entity, 'entity { id }');
  const statement = { aspect: 'DEFINITION', checkedOn: '2026-11-29', checkLevel: 'PRIMARY', citations };
  const fact = { ...statement, slug: 'a-fact-of-a-curator', text: 'A curator has added this sentence about CLIP through the API.' };
  await mutate('addFact', { ...fact, about: ['model/clip'] }, 'fact { slug }');
  const retracted = {
    ...statement,
    slug: 'a-retracted-fact',
    text: 'In 2026 this sentence was posted in a channel, and then its curator retracted it.',
  };
  await mutate('addFact', { ...retracted, about: [`concept/${entity.slug}`], topic: 'LIMITS', daily: true }, 'fact { slug }');
  await mutate('relate', { type: 'PERFORMS', from: 'model/clip', to: 'task/object-detection', citations }, 'relation { type }');
  return { entity: entity.slug, fact: fact.slug, retracted: retracted.slug };
}

/** Posts on both platforms, which take the message but never answer; then the power goes. */
async function leaveInFlight(env: Variables, slack: FakeSlack, discord: FakeDiscord): Promise<Recording['inFlight']> {
  slack.faults.push(failing('chat.postMessage', { kind: 'silence' }), failing('chat.update', { kind: 'silence' }));
  discord.fail(/\/messages$/, 'silence', { method: 'POST', times: 100 });
  const product = await startBuilt(env, CONNECTED);
  const before = { slack: slack.screen.messages().length, discord: discord.world.messages.length };
  const mutate = mutating(product.url, BOT_KEY);
  const inFlight = {
    slack: await postNow(mutate, 'slack', { workspace: 'T1', channel: 'C4' }),
    discord: await postNow(mutate, 'discord', { workspace: discord.world.guildId, channel: discord.world.channelId }),
  };
  await until('post in Slack', () => slack.screen.messages().find(({ channel }) => channel === 'C4'));
  await until('post in Discord', () => discord.world.messages[before.discord]);
  await product.end('SIGKILL');
  return inFlight;
}

async function save(engine: Engine, recording: Omit<Recording, 'counts'>, database: Variables, scratch: string): Promise<void> {
  const folder = folderOf(version, engine);
  const { LMM_DATA = '', DATABASE_URL = '' } = database;
  if (engine === 'pglite') {
    writePacked(join(folder, DATABASE.pglite), packFolder(LMM_DATA));
    cpSync(join(LMM_DATA, 'pgdata'), join(scratch, 'copy', 'pgdata'), { recursive: true });
  } else {
    // Its own commands, which only psql understands, begin with a backslash.
    const dump = execFileSync('pg_dump', ['--no-owner', '--no-privileges', '--inserts', '--rows-per-insert=500', DATABASE_URL], {
      encoding: 'utf8',
      maxBuffer: 2 ** 27,
    });
    writePacked(join(folder, DATABASE.postgresql), dump.replace(/^\\.*$/gm, ''));
  }
  const copy = engine === 'pglite' ? { LMM_DATA: join(scratch, 'copy') } : database;
  const counts = await countRows(copy);
  const empty = KEPT.filter((table) => counts[table] === 0);
  if (empty.length > 0) throw new Error(`nothing was recorded in ${empty}`);
  writePacked(join(folder, RECORDING), JSON.stringify({ ...recording, counts }));
  writePacked(join(folder, EXPORT), runCli(['export'], copy));
}

async function countRows({ LMM_DATA = '', DATABASE_URL }: Variables): Promise<Recording['counts']> {
  const { sql, close } = await openDatabase({ url: DATABASE_URL, folder: LMM_DATA, clock: systemClock });
  try {
    const tables = await sql.rows<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    );
    const counts: Record<string, number> = {};
    for (const { name } of tables)
      counts[name] = Number((await sql.rows<{ count: string }>(`select count(*) as count from "${name}"`))[0]?.count);
    return counts;
  } finally {
    await close();
  }
}

const engine = process.env['LMM_RECORD_ENGINE'] === 'postgresql' ? 'postgresql' : 'pglite';

it(`records ${version} on ${engine}`, () => record(engine), 600_000);

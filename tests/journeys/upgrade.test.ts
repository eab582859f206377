/** What every released version left behind works with this one: the database, buttons and forms in chats, posts on their way, exports. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readBotEnv } from '../../bots/env.ts';
import { readDocument, restoreKnowledge } from '../../src/curation/document.ts';
import { connect } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { knowledgeFolder, readEnv } from '../../src/env.ts';
import { openGraphStore } from '../../src/graph/store/store.ts';
import { queryApp } from '../support/bots/bot-contexts.ts';
import { engines, freshDatabases } from '../support/database/engines.ts';
import { need } from '../support/need.ts';
import { silentLog } from '../support/silent-log.ts';
import { fixtures, readPacked } from '../support/upgrade/archive.ts';
import { type Opened, recordedDatabases, versions } from '../support/upgrade/opened.ts';
import {
  pressEverythingInDiscord,
  pressEverythingInSlack,
  type Restarted,
  restartBots,
  submitEveryForm,
} from '../support/upgrade/pressed.ts';
import { EXPORT, folderOf, KEPT } from '../support/upgrade/recording.ts';

const migrations = join(knowledgeFolder, '../migrations');

describe.each(versions)('what %s left behind', (version) => {
  it('is an env file that is read as it was meant', () => {
    const variables = parseEnv(readFileSync(join(fixtures, version, 'env'), 'utf8'));
    const { LMM_DATA: _, ...env } = { ...readEnv(variables), ...readBotEnv(variables) };
    expect(env).toMatchObject({
      ...{ PORT: 4100, HOST: '0.0.0.0', DATABASE_URL: 'postgres://lmm:secret@localhost:5432/lmm', LMM_RATE_LIMIT: 240, LMM_TRUST_PROXY: 1 },
      ...{ LMM_PUBLIC_INTROSPECTION: false, LMM_IMPORT: 'daily', LOG_LEVEL: 'info', LMM_POSTING: 'off', LMM_BOT_KEY: 'k'.repeat(44) },
      ...{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 'shared', SLACK_API_URL: 'https://slack.com/api' },
      ...{ DISCORD_TOKEN: 'a.b.c', DISCORD_API_URL: 'https://discord.com/api', LMM_PUBLIC_URL: 'https://lmm.example.org' },
      ...{ LMM_API_URL: 'http://localhost:4000/graphql' },
    });
  });
});

describe.each(versions.flatMap((version) => engines.map((engine) => ({ version, engine }))))(
  '$version on $engine',
  ({ version, engine }) => {
    const open = recordedDatabases(version, engine);
    const fresh = freshDatabases(engine);
    let opened: Opened;
    beforeAll(async () => {
      opened = await open();
    });

    it('keeps every key, setting, schedule, delivery, report and suggestion', async () => {
      const { app, recording } = opened;
      const counts = await Promise.all(
        KEPT.map(async (table) => [
          table,
          Number(need((await app.database.sql.rows<{ n: string }>(`select count(*) as n from ${table}`))[0]).n),
        ]),
      );
      expect(Object.fromEntries(counts)).toEqual(Object.fromEntries(KEPT.map((table) => [table, recording.counts[table]])));
      const states = await app.database.sql.rows<{ state: string }>('select distinct state from delivery order by state');
      expect(states.map(({ state }) => state)).toEqual(['failed', 'planned', 'sending', 'sent', 'skipped', 'unconfirmed']);
    });

    it('serves what curators wrote, to the keys that were valid', async () => {
      const { app, recording } = opened;
      const { added, keys } = recording;
      const query = `{
      entity(kind: CONCEPT, slug: "${added.entity}") { name }
      fact(slug: "${added.fact}") { citations { source { slug } } }
      retracted: fact(slug: "${added.retracted}") { retracted { reason } }
    }`;
      expect(await queryApp(app, query)).toEqual({
        entity: { name: 'Added by a curator' },
        fact: { citations: [{ source: { slug: 'clip-paper' } }] },
        retracted: { retracted: { reason: 'It was added to be retracted.' } },
      });
      const scopesOf = async (key: string) => [...(await app.authenticate(`Bearer ${key}`)).scopes];
      expect(await scopesOf(keys.curator)).toContain('curate');
      await expect(scopesOf(keys.revoked)).rejects.toThrow(/revoked/);
    });

    it('answers every button and menu in Slack', async () => {
      const { presses, unanswered } = await pressEverythingInSlack(await restartBots(opened));
      expect(unanswered).toEqual([]);
      expect(presses).toBeGreaterThan(50);
    });

    it('answers every button and menu in Discord', async () => {
      const { presses, unanswered } = await pressEverythingInDiscord(await restartBots(opened));
      expect(unanswered).toEqual([]);
      expect(presses).toBeGreaterThan(50);
    });

    it('takes every form that was open', async () => {
      const { presses, unanswered } = await submitEveryForm(await restartBots(opened));
      expect(unanswered).toEqual([]);
      expect(presses).toBeGreaterThan(5);
    });

    it('completes the posts that were on their way, without a second one', async () => {
      const { recording, app } = opened;
      const bots = await restartBots(opened, { LMM_POSTING: 'on' });
      const ids = Object.values(recording.inFlight);
      const states = async () => (await app.client.delivery.findMany({ where: { id: { in: ids } } })).map(({ state }) => state);
      await expect.poll(states, { timeout: 60_000 }).toEqual(['sent', 'sent']);
      expect(postedIn(bots)).toEqual({ slack: 1, discord: recording.discord.messages.length });
      const correction = await app.client.correction.findFirstOrThrow();
      await expect.poll(async () => (await app.client.correction.findUniqueOrThrow({ where: { id: correction.id } })).state).toBe('done');
    });

    it('restores its export', async () => {
      const database = await fresh();
      await migrate(database.sql, migrations);
      const client = connect(database);
      onTestFinished(() => client.$disconnect());
      const document = readDocument(readPacked(join(folderOf(version, engine), EXPORT)).toString(), EXPORT);
      const rows = await restoreKnowledge(client, document);
      expect(rows).toBe(Object.values(document.tables).reduce((sum, { length }) => sum + length, 0));
      const graph = (await openGraphStore(database.sql, silentLog)).current();
      expect(graph.entities.has(`concept/${opened.recording.added.entity}`)).toBe(true);
      expect(graph.entities.size).toBe(need(document.tables['entity']).length);
    });
  },
);

/** The messages in the channels where posts were on their way. */
const postedIn = ({ slack, discord }: Restarted) => ({
  slack: slack.screen.messages().filter(({ channel }) => channel === 'C4').length,
  discord: discord.world.messages.length,
});

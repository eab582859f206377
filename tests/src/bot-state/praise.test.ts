import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../src/app.ts';
import { cleanUp } from '../../../src/bot-state/cleanup.ts';
import { listPraise, MAX_PRAISE, recordPraise } from '../../../src/bot-state/praise.ts';
import { purgeQuestions } from '../../../src/bot-state/questions/questions.ts';
import { setWorkspaceSetting } from '../../../src/bot-state/workspace-settings.ts';
import { sampleApps } from '../../support/app.ts';
import { registerPlatforms } from '../../support/bots/register-platforms.ts';
import { engines } from '../../support/database/engines.ts';

const T1 = { platform: 'slack', workspace: 'T1' };
const NOW = new Date('2026-11-27T12:00:00Z');
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

describe.each(engines)('praise on %s', (engine) => {
  const fresh = sampleApps(engine);
  let app: App;
  beforeAll(async () => {
    app = await fresh();
    await registerPlatforms(app);
  });
  beforeEach(async () => void (await app.client.praise.deleteMany()));
  const record = (question: string, at = NOW, place = T1) => recordPraise(app.client, at, { ...place, question });
  const listed = async (filter = {}) => (await listPraise(app.client, filter, 100)).map(({ question, count }) => `${count}x ${question}`);

  it('is one row for each question of a workspace, the most praised first', async () => {
    await record('fact fact/clip-pairs');
    await record('who made flamingo');
    await Promise.all([
      record('who made flamingo'),
      record('who made flamingo', later(1)),
      record('who made flamingo', NOW, { ...T1, workspace: 'T2' }),
    ]);
    expect(await listed()).toEqual(['3x who made flamingo', '1x fact fact/clip-pairs', '1x who made flamingo']);
    expect(await listed({ workspace: 'T2' })).toEqual(['1x who made flamingo']);
    expect(await listed({ platform: 'discord' })).toEqual([]);
    expect(await listPraise(app.client, T1, 1)).toMatchObject([{ firstAt: NOW, at: later(1) }]);
  });

  it('keeps no personal data, and nothing of a workspace that keeps no questions', async () => {
    expect(await record('is clip better, asks ada@example.org of <@U1>')).toBe(true);
    expect(await record('<@U1> 5550100200')).toBe(false);
    await setWorkspaceSetting(app.client, NOW, { ...T1, workspace: 'T3', keepsQuestions: false, welcomes: null });
    expect(await record('who made flamingo', NOW, { ...T1, workspace: 'T3' })).toBe(false);
    expect(await listed()).toEqual(['1x is clip better, asks of']);
  });

  it('keeps the latest of a workspace alone, for 90 days', async () => {
    const rows = Array.from({ length: MAX_PRAISE }, (_, index) => ({
      ...T1,
      question: `q ${index}`,
      firstAt: NOW,
      at: later(index / MAX_PRAISE),
    }));
    await app.client.praise.createMany({ data: rows });
    await record('one more', later(2));
    expect(await app.client.praise.count()).toBe(MAX_PRAISE);
    expect(await app.client.praise.findFirst({ where: { question: 'q 0' } })).toBeNull();
    expect(await cleanUp(app.database.sql, later(91.5))).toMatchObject({ praise: MAX_PRAISE - 1 });
    expect(await listed()).toEqual(['1x one more']);
  });

  it('is deleted with the questions of its workspace', async () => {
    await record('who made flamingo');
    await record('who made flamingo', NOW, { ...T1, workspace: 'T2' });
    await purgeQuestions(app.client, { platform: null, workspace: 'T1' });
    expect(await listed()).toEqual(['1x who made flamingo']);
  });
});

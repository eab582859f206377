import { beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '../../../../src/access/scopes.ts';
import type { App } from '../../../../src/app.ts';
import { systemClock } from '../../../../src/clock.ts';
import { createApi } from '../../../../src/server/api.ts';
import { type Ask, asker, dataOf } from '../../../support/api/ask.ts';
import { viewerWith } from '../../../support/api/editors.ts';
import { sampleApps, silentLog } from '../../../support/app.ts';
import { registerPlatforms } from '../../../support/bots/register-platforms.ts';
import { engines } from '../../../support/database/engines.ts';

const PRAISE = 'mutation ($input: RecordPraiseInput!) { recordPraise(input: $input) { isStored errors { path } } }';
const PRAISED = 'query ($limit: Int!) { praise(limit: $limit) { platform workspace question count } }';

describe.each(engines)('praise in the schema on %s', (engine) => {
  const fresh = sampleApps(engine);
  let app: App;
  beforeAll(async () => {
    app = await fresh();
    await registerPlatforms(app);
  });
  const askAs = (...scopes: readonly Scope[]): Ask =>
    asker(() => createApi({ ...app, clock: systemClock, log: silentLog, authenticate: async () => viewerWith(...scopes) }));

  it('counts what readers find useful, for the curators', async () => {
    const [bot, curator] = [askAs('bot'), askAs('curate')];
    const praise = (question: string) => bot(PRAISE, { input: { platform: 'slack', workspace: 'T1', question } });
    for (const question of ['fact fact/clip-pairs', 'who made clip', 'fact fact/clip-pairs'])
      expect(dataOf(await praise(question))).toEqual({ recordPraise: { isStored: true, errors: [] } });
    expect(dataOf(await curator(PRAISED, { limit: 1 }))).toEqual({
      praise: [{ platform: 'slack', workspace: 'T1', question: 'fact fact/clip-pairs', count: 2 }],
    });
    expect((await curator(PRAISED, { limit: 101 })).errors[0]?.message).toMatch(/limit/);
    expect(dataOf(await praise(' '))).toMatchObject({ recordPraise: { isStored: null, errors: [{ path: ['question'] }] } });
  });
});

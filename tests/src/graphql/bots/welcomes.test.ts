import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '../../../../src/access/scopes.ts';
import type { App } from '../../../../src/app.ts';
import { createApi } from '../../../../src/server/api.ts';
import { type Ask, asker, dataOf } from '../../../support/api/ask.ts';
import { viewerWith } from '../../../support/api/editors.ts';
import { sampleApps, silentLog } from '../../../support/app.ts';
import { engines } from '../../../support/database/engines.ts';

const CLAIM = 'mutation ($input: ClaimWelcomeInput!) { claimWelcome(input: $input) { isFirst errors { code path } } }';
const SET = `mutation ($input: SetWorkspaceSettingInput!) {
  setWorkspaceSetting(input: $input) { setting { keepsQuestions welcomes } errors { code path } }
}`;

describe.each(engines)('the welcome of a bot on %s', (engine) => {
  const fresh = sampleApps(engine);
  let app: App;
  let bot: Ask;
  let curator: Ask;
  beforeAll(async () => {
    app = await fresh();
    const clock = { now: () => new Date('2026-12-01T12:00:00Z'), sleep: async () => {} };
    const askAs = (...scopes: readonly Scope[]) => {
      const api = createApi({ ...app, clock, log: silentLog, authenticate: async () => viewerWith(...scopes) });
      return asker(() => api);
    };
    [bot, curator] = [askAs('bot'), askAs('curate')];
  });
  beforeEach(async () => {
    await app.client.welcome.deleteMany();
    await app.client.workspaceSetting.deleteMany();
  });

  const claim = async (more: object = {}) =>
    dataOf(await bot(CLAIM, { input: { platform: 'slack', workspace: 'T1', channel: 'C1', ...more } }))['claimWelcome'];
  const set = async (change: object) =>
    dataOf(await bot(SET, { input: { platform: 'slack', workspace: 'T1', ...change } }))['setWorkspaceSetting'];

  it('is claimed once for each channel, even by two processes at once', async () => {
    const both = await Promise.all([claim(), claim()]);
    expect(both).toEqual(
      expect.arrayContaining([
        { isFirst: true, errors: [] },
        { isFirst: false, errors: [] },
      ]),
    );
    expect(await claim()).toEqual({ isFirst: false, errors: [] });
    expect(await claim({ channel: 'C2' })).toEqual({ isFirst: true, errors: [] });
    expect(await claim({ workspace: 'T2' })).toEqual({ isFirst: true, errors: [] });
  });

  it('is claimed once for a whole workspace that is named without a channel', async () => {
    const server = { platform: 'discord', workspace: '200', channel: undefined };
    expect([await claim(server), await claim(server)]).toEqual([
      { isFirst: true, errors: [] },
      { isFirst: false, errors: [] },
    ]);
  });

  it('is left unclaimed while the workspace wants none', async () => {
    expect(await set({ welcomes: false })).toEqual({ setting: { keepsQuestions: true, welcomes: false }, errors: [] });
    expect(await claim()).toEqual({ isFirst: false, errors: [] });
    expect(await claim({ workspace: 'T2' })).toEqual({ isFirst: true, errors: [] });
    expect(await set({ keepsQuestions: false })).toEqual({ setting: { keepsQuestions: false, welcomes: false }, errors: [] });
    expect(await set({ welcomes: true })).toEqual({ setting: { keepsQuestions: false, welcomes: true }, errors: [] });
    expect(await claim()).toEqual({ isFirst: true, errors: [] });
  });

  it('is claimed by bots alone, with ids of their platform', async () => {
    expect((await curator(CLAIM, { input: { platform: 'slack', workspace: 'T1', channel: 'C1' } })).errors).toHaveLength(1);
    expect(await claim({ workspace: 'a team' })).toMatchObject({
      isFirst: null,
      errors: [{ code: 'BAD_USER_INPUT', path: ['workspace'] }],
    });
    expect(await claim({ channel: 'general' })).toMatchObject({ isFirst: null, errors: [{ code: 'BAD_USER_INPUT', path: ['channel'] }] });
    expect(await app.client.welcome.count()).toBe(0);
  });
});

import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '../../../../src/access/scopes.ts';
import { createApi } from '../../../../src/server/api.ts';
import { type Ask, asker, dataOf } from '../../../support/api/ask.ts';
import { viewerWith } from '../../../support/api/editors.ts';
import { sampleApps, silentLog } from '../../../support/app.ts';
import { engines } from '../../../support/database/engines.ts';
import { need } from '../../../support/need.ts';

const KEEP = 'mutation ($input: KeepPlainInput!) { keepPlain(input: $input) { until errors { code message path } } }';
const UNTIL = 'query ($platform: String!, $workspace: String!) { plainUntil(platform: $platform, workspace: $workspace) }';

const DAY = 86_400_000;
const start = Date.parse('2026-11-27T12:00:00Z');
const here = { platform: 'slack', workspace: 'T1' };

describe.each(engines)('workspaces that refuse new parts of messages, on %s', (engine) => {
  const fresh = sampleApps(engine);
  let now = start;
  let [bot, curator]: Ask[] = [];
  beforeAll(async () => {
    const { store, client } = await fresh();
    const clock = { now: () => new Date(now), sleep: async () => {} };
    const askAs = (...scopes: readonly Scope[]) => {
      const api = createApi({ store, client, clock, log: silentLog, authenticate: async () => viewerWith(...scopes) });
      return asker(() => api);
    };
    [bot, curator] = [askAs('bot'), askAs('curate')];
  });
  beforeEach(() => {
    now = start;
  });
  const untilOf = async (workspace: object) => dataOf(await need(bot)<Record<string, unknown>>(UNTIL, workspace))['plainUntil'];
  const keep = (input: object, ask = need(bot)) => ask<Record<string, unknown>>(KEEP, { input });

  it('keeps a refusal for seven days, and for one workspace', async () => {
    expect(dataOf(await keep(here))).toEqual({ keepPlain: { until: '2026-12-04T12:00:00.000Z', errors: [] } });
    now += 7 * DAY - 1;
    expect(await untilOf(here)).toBe('2026-12-04T12:00:00.000Z');
    expect(await untilOf({ ...here, workspace: 'T2' })).toBeNull();
    expect(await untilOf({ platform: 'discord', workspace: '200' })).toBeNull();
    now += 1;
    expect(await untilOf(here)).toBeNull();
    await keep(here);
    expect(await untilOf(here)).toBe('2026-12-11T12:00:00.000Z');
  });

  it('is for bots alone, and for workspaces of their platforms', async () => {
    expect((await keep(here, need(curator))).errors).toHaveLength(1);
    expect((await need(curator)(UNTIL, here)).errors).toHaveLength(1);
    expect(dataOf(await keep({ ...here, workspace: 'general' }))).toMatchObject({ keepPlain: { until: null, errors: [{}] } });
  });
});

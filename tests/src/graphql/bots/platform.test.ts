import { beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '../../../../src/access/scopes.ts';
import type { App } from '../../../../src/app.ts';
import { createApi } from '../../../../src/server/api.ts';
import { asker, dataOf } from '../../../support/api/ask.ts';
import { viewerWith } from '../../../support/api/editors.ts';
import { sampleApps, secondSampleApp, silentLog } from '../../../support/app.ts';
import { engines } from '../../../support/database/engines.ts';

const REGISTER = `mutation ($input: RegisterPlatformInput!) { registerPlatform(input: $input) {
  platform { id name registeredAt } errors { code message path } } }`;
const EVENT = 'mutation ($input: RecordEventInput!) { recordEvent(input: $input) { isNew errors { code message path } } }';
const SETTING = `query ($platform: String!, $channel: String!) {
  channelSetting(platform: $platform, workspace: "", channel: $channel) { visibility } }`;
const KEEP = 'mutation ($input: SaveContinuationInput!) { saveContinuation(input: $input) { errors { code message path } } }';
const ADD = 'mutation ($input: AddSubscriptionInput!) { addSubscription(input: $input) { errors { code message path } } }';

const matrix = {
  ...{ id: 'matrix', name: 'Matrix', channelPattern: '!\\w+:\\w+', userPattern: '@\\w+:\\w+', rolePattern: '\\w+' },
  nonceLifetimeMs: 60_000,
};

describe.each(engines)('chat platforms on %s', (engine) => {
  const fresh = sampleApps(engine);
  let app: App;
  let now = Date.parse('2026-11-29T12:00:00Z');
  beforeAll(async () => {
    app = await fresh();
  });
  const askerOf = (one: App, ...scopes: readonly Scope[]) => {
    const clock = { now: () => new Date(now), sleep: async () => {} };
    const { store, client } = one;
    const api = createApi({ store, client, clock, log: silentLog, authenticate: async () => viewerWith(...scopes) });
    return asker(() => api);
  };
  const ask = async (document: string, input: object, one = app) => {
    const [payload] = Object.values(dataOf(await askerOf(one, 'bot')<Record<string, object>>(document, { input })));
    return payload;
  };

  it('are unknown before a bot registers them, and an error says which are there and what to do', async () => {
    const message =
      'No bot has registered a platform "matrix". Registered: discord, slack. A bot calls registerPlatform when it starts: start the bot, or use a registered platform.';
    const errors = [{ code: 'BAD_USER_INPUT', message, path: ['platform'] }];
    expect(await ask(EVENT, { platform: 'matrix', event: 'E1' })).toEqual({ isNew: null, errors });
    const read = await askerOf(app, 'bot')(SETTING, { platform: 'matrix', channel: '!a:b' });
    expect(read.errors.map((error) => [error.extensions.code, error.message])).toEqual([['BAD_USER_INPUT', message]]);
  });

  it('are registered as often as a bot starts', async () => {
    const platform = { id: 'matrix', name: 'Matrix', registeredAt: '2026-11-29T12:00:00.000Z' };
    expect(await ask(REGISTER, matrix)).toEqual({ platform, errors: [] });
    now += 60_000;
    const again = { ...platform, registeredAt: '2026-11-29T12:01:00.000Z' };
    expect(await ask(REGISTER, matrix)).toEqual({ platform: again, errors: [] });
    expect(await ask(EVENT, { platform: 'matrix', event: 'E1' })).toEqual({ isNew: true, errors: [] });
  });

  it.each([
    ['channel', ADD, { actor: { workspace: 'w', user: '@ann:x', isAdmin: true }, channel: 'general', time: '09:00', zone: 'UTC' }],
    ['actor user', ADD, { actor: { workspace: 'w', user: 'ann', isAdmin: true }, channel: '!a:b', time: '09:00', zone: 'UTC' }],
    [
      'pingRole',
      ADD,
      { actor: { workspace: 'w', user: '@ann:x', isAdmin: true }, channel: '!a:b', time: '09:00', zone: 'UTC', pingRole: '@x' },
    ],
    ['user', KEEP, { user: 'U1', command: 'model', options: [] }],
  ])('make ids of one form: what is no %s is refused, and told what one looks like', async (path, document, input) => {
    const given = 'actor' in input ? { ...input, actor: { ...input.actor, platform: 'matrix' } } : { ...input, platform: 'matrix' };
    const kind = path === 'pingRole' ? 'role' : path.replace('actor ', '');
    const pattern = { channel: matrix.channelPattern, user: matrix.userPattern, role: matrix.rolePattern }[kind];
    const message = expect.stringMatching(new RegExp(`^".+" isn't the id of a ${kind} on Matrix\\. Such ids match `));
    expect(await ask(document, given)).toEqual({ errors: [{ code: 'BAD_USER_INPUT', message, path: path.split(' ') }] });
    const { errors } = (await ask(document, given)) as { readonly errors: readonly { readonly message: string }[] };
    expect(errors[0]?.message).toContain(`Such ids match ${pattern}.`);
  });

  it.each(['x/../..', '..', '1 2', '<!channel>', '@everyone', '1?limit=1', '\u202e1', ''])(
    'refuse the thread %j, whose ids have no pattern',
    async (thread) => {
      const actor = { platform: 'matrix', workspace: 'w', user: '@ann:x', isAdmin: true };
      const input = { actor, channel: '!a:b', thread, time: '09:00', zone: 'UTC' };
      expect(await ask(ADD, input)).toMatchObject({ errors: [{ code: 'BAD_USER_INPUT', path: ['thread'] }] });
    },
  );

  it.each([
    ['id', { id: 'My Platform' }],
    ['channelPattern', { channelPattern: '[' }],
    ['nonceLifetimeMs', { nonceLifetimeMs: 0 }],
  ])('need a usable %s', async (path, change) => {
    expect(await ask(REGISTER, { ...matrix, ...change })).toMatchObject({
      platform: null,
      errors: [{ code: 'BAD_USER_INPUT', path: [path] }],
    });
  });

  it('are registered by bots alone', async () => {
    const answer = await askerOf(app, 'curate')(REGISTER, { input: matrix });
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });

  if (engine === 'postgresql')
    it('are known to other processes with their new patterns, at once where ids of more forms are made', async () => {
      const other = await secondSampleApp(app);
      const keep = (user: string) => ask(KEEP, { platform: 'matrix', user, command: 'model', options: [] }, other);
      expect(await keep('ann')).toMatchObject({ errors: [{ path: ['user'] }] });
      await ask(REGISTER, { ...matrix, userPattern: '\\w+' });
      expect(await keep('ann')).toEqual({ errors: [] });
      await ask(REGISTER, matrix);
      now += 10_000;
      expect(await keep('ann')).toMatchObject({ errors: [{ path: ['user'] }] });
      await other.close();
    });
});

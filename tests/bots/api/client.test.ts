import { describe, expect, it, onTestFinished } from 'vitest';
import { createApiClient } from '../../../bots/api/client.ts';
import { graphql } from '../../../bots/api/graphql.ts';
import { inProcessApi } from '../../../src/server/api.ts';
import { BOT_KEY, fixtureApi } from '../../support/api/paper.ts';
import { serve, servedFixtureApi } from '../../support/api/server.ts';

const Suggest = graphql('mutation ($input: SuggestInput!) { suggest(input: $input) { errors { message } } }');
const RateLimit = graphql('query { rateLimit { limit } meta { facts } }');

describe("the bots' client", () => {
  const served = servedFixtureApi(fixtureApi(), { limits: { requestsPerMinute: 2, trustedProxies: 0 } });
  const timeoutMs = 10_000;

  it('authenticates with its key and bypasses the rate limit, over HTTP and in memory', async () => {
    const { url, api: own } = served();
    for (const api of [{ url, fetch, key: BOT_KEY }, inProcessApi(own, BOT_KEY)]) {
      const query = createApiClient({ ...api, timeoutMs });
      for (let time = 0; time < 5; time += 1) expect(await query(RateLimit, {})).toMatchObject({ rateLimit: null });
    }
  });

  it('is anonymous without a key, and gets an error when it asks too often', async () => {
    const query = createApiClient({ url: served().url, fetch, timeoutMs });
    expect(await query(RateLimit, {})).toMatchObject({ rateLimit: { limit: 2 } });
    await query(RateLimit, {});
    await expect(query(RateLimit, {})).rejects.toMatchObject({ name: 'Unavailable', message: expect.stringContaining('Try again in') });
  });

  it('gets an error that names the missing key', async () => {
    const query = createApiClient({ ...inProcessApi(served().api), timeoutMs });
    const input = { text: 'CLIP has a successor' };
    await expect(query(Suggest, { input })).rejects.toMatchObject({
      name: 'Refused',
      message: expect.stringContaining('needs an API key'),
    });
  });

  it('gets an error if the API does not know its key', async () => {
    const { url, close } = await serve({ api: fixtureApi() });
    onTestFinished(close);
    const query = createApiClient({ url, fetch, key: 'x'.repeat(32), timeoutMs });
    await expect(query(RateLimit, {})).rejects.toThrow("That isn't an API key");
  });
});

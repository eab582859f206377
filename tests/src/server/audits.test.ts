import { serverAudits } from 'graphql-http';
import { describe, expect, it } from 'vitest';
import { servedFixtureApi } from '../../support/api/server.ts';

describe('the GraphQL over HTTP specification', () => {
  const served = servedFixtureApi();
  const audits = serverAudits({ url: () => served().url, fetchFn: fetch });

  it('passes the whole audit', () => {
    expect(audits).toHaveLength(61);
  });

  it.each(audits)('$id: $name', async (audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' });
  });
});

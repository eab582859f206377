import { beforeAll, describe, expect, it } from 'vitest';
import type { Action, Reply } from '../../../../bots/core/contract/reply.ts';
import { MAX_TOKEN_LENGTH } from '../../../../bots/core/contract/reply.ts';
import type { Place, Request } from '../../../../bots/core/contract/request.ts';
import { slack } from '../../../../bots/slack/platform.ts';
import type { App } from '../../../../src/app.ts';
import { freshApps } from '../../../support/app.ts';
import { botContextOf, somewhere } from '../../../support/bots/bot-contexts.ts';
import { asking } from '../../../support/bots/interpret.ts';
import { engines } from '../../../support/database/engines.ts';
import { need } from '../../../support/need.ts';

const PLAYGROUND = 'https://lmm.example.org/graphql';

describe.each(engines)('what is pressed below an answer on %s', (engine) => {
  const fresh = freshApps(engine);
  let app: App;
  beforeAll(async () => {
    app = await fresh();
  });
  const answer = (request: Request) => asking(botContextOf(app, { playground: PLAYGROUND }))(request);
  const ask = (text: string, place: Place = somewhere) => answer({ input: { kind: 'text', text }, place });
  const press = (action: 'ask' | 'turn' | 'share' | 'report', token: string, place: Place = somewhere, text?: string) =>
    answer({ input: { kind: 'press', action, token, ...(text === undefined ? {} : { text }) }, place });
  const button = ({ actions }: Reply, wanted: string, label?: string) => {
    const isIt = (action: Action) =>
      action.kind === 'button' && action.action === wanted && (label === undefined || action.label === label);
    const found = need(actions.find(isIt), `button that does "${wanted}"`);
    return found.kind === 'button' ? found.token : '';
  };

  it('turns to the other pages and back', async () => {
    const first = await ask('compare');
    expect(first.footer.page?.number).toBe(1);
    expect(first.actions.filter((action) => action.kind === 'button' && action.action === 'turn').map(({ label }) => label)).toEqual([
      'More ›',
    ]);
    const second = await press('turn', button(first, 'turn'));
    expect([second.footer.page?.number, second.lead.text]).toEqual([2, '']);
    expect(await press('turn', button(second, 'turn', '‹ Back'))).toEqual(first);
  });

  it('asks what is offered, shares this very page, and opens exactly the query behind it', async () => {
    const reply = await ask('limitations');
    const select = need(reply.actions.find(({ kind }) => kind === 'select'));
    const choice = need(select.kind === 'select' ? select.choices[0] : undefined);
    expect(await press('ask', choice.token)).toMatchObject({ title: choice.label, badge: 'limitation', visibility: 'private' });
    const shared = await press('share', button(reply, 'share'));
    expect(shared).toMatchObject({ title: reply.title, blocks: reply.blocks, visibility: 'public' });
    expect(shared.actions.filter((action) => action.kind === 'button').map(({ action }) => action)).not.toContain('share');
    const link = need(reply.actions.find(({ kind }) => kind === 'link'));
    const url = new URL(link.kind === 'link' ? link.url : '');
    expect(url.origin + url.pathname).toBe(PLAYGROUND);
    const response = await app.api.fetch(PLAYGROUND, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: url.searchParams.get('query'), variables: JSON.parse(url.searchParams.get('variables') ?? '{}') }),
    });
    expect(await response.json()).toMatchObject({
      data: {
        entity: { name: 'LMM', limitations: expect.arrayContaining([expect.objectContaining({ name: 'Computational resources' })]) },
        meta: {},
      },
    });
  });

  it('links each answer to its query, short enough for a button of Slack', async () => {
    for (const text of ['limitations', 'compare', 'model clip', 'modalities', 'modalities audio', 'tasks', 'training', 'fact', 'about']) {
      const link = need(
        (await ask(text)).actions.find(({ kind }) => kind === 'link'),
        `link below ${text}`,
      );
      expect(link.kind === 'link' && link.url.length).toBeLessThanOrEqual(3_000);
    }
  });

  it('links an answer to its page instead, where there is one', async () => {
    const context = botContextOf(app, { playground: PLAYGROUND, publicUrl: 'https://lmm.example.org' });
    const linkBelow = async (text: string) => {
      const { actions } = await asking(context)({ input: { kind: 'text', text }, place: somewhere });
      return actions.filter(({ kind }) => kind === 'link');
    };
    expect(await linkBelow('model clip')).toEqual([{ kind: 'link', label: 'Open page', url: 'https://lmm.example.org/e/model/clip' }]);
    expect(await linkBelow('limitations')).toEqual([expect.objectContaining({ label: 'GraphQL' })]);
  });

  it('ignores other users and foreign tokens', async () => {
    const token = button(await ask('compare'), 'turn');
    const changed = `${token.slice(0, -3)}9}]`;
    for (const reply of [await press('turn', token, { ...somewhere, user: 'U2' }), await press('turn', changed), await press('ask', '')]) {
      expect(reply).toMatchObject({ title: 'Not your button', visibility: 'private', actions: [] });
    }
  });

  it('stores what is too long for a button in the API, for the same user in another process', async () => {
    const name = `clip ${'x'.repeat(80)}`;
    const reply = await ask(`compare a:"${name}" b:flamingo`);
    const token = button(reply, 'ask', 'CLIP');
    expect(reply.actions.every((action) => action.kind !== 'button' || action.token.length <= MAX_TOKEN_LENGTH)).toBe(true);
    const long = await ask(`compare clip vs flamingo aspect:"${'released '.repeat(9).trim()}"`);
    const report = button(long, 'report');
    expect(report).toMatch(/^~[0-9a-f-]{36}$/);
    expect((await press('turn', report)).title).toBe('CLIP vs Flamingo');
    expect((await press('turn', report, { ...somewhere, user: 'U2' })).title).toBe('Not your button');
    expect((await press('ask', token)).title).toBe('CLIP vs Flamingo');
  });

  it('sends a report to the curators with the page that the user saw, but not the user', async () => {
    const second = await press('turn', button(await ask('compare'), 'turn'));
    const token = button(second, 'report');
    expect(await press('report', token, somewhere, '  ')).toMatchObject({
      badge: 'error',
      lead: { text: expect.stringMatching(/^Say in a few words/) },
    });
    const thanks = await press('report', token, somewhere, 'The third is old.\0\ud800');
    expect(thanks).toMatchObject({ title: 'Thank you', visibility: 'private', actions: [] });
    const row = need((await app.client.feedback.findMany())[0]);
    expect(row).toMatchObject({
      platform: slack.id,
      workspace: 'T1',
      question: 'compare',
      text: 'The third is old.\uFFFD\uFFFD',
      status: 'open',
    });
    const [block] = second.blocks;
    const shown = block?.kind === 'claims' ? block.claims.map(({ text }) => text) : [];
    const claims = row.claims as { text: string; sources: string[] }[];
    expect(claims.map(({ text }) => text)).toEqual(expect.arrayContaining(shown));
    expect(claims[0]?.sources[0]).toMatch(/^https:/);
    expect(JSON.stringify(row)).not.toContain('U1');
  });
});

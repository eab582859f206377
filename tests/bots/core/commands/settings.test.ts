import { beforeAll, describe, expect, it } from 'vitest';
import type { BotContext } from '../../../../bots/core/contract/bot.ts';
import type { Place } from '../../../../bots/core/contract/request.ts';
import { discord } from '../../../../bots/discord/platform.ts';
import { freshApps } from '../../../support/app.ts';
import { botContextOf, somewhere } from '../../../support/bots/bot-contexts.ts';
import { asking, visibilityFor } from '../../../support/bots/interpret.ts';

const fresh = freshApps('pglite');
let onSlack: BotContext;
let onDiscord: BotContext;
beforeAll(async () => {
  const app = await fresh();
  [onSlack, onDiscord] = [botContextOf(app), botContextOf(app, { platform: discord })];
});

const admin: Place = { ...somewhere, isAdmin: true };
const ask = (text: string, place: Place, context = onSlack) => asking(context)({ input: { kind: 'text', text }, place });
const visibility = (text: string, place: Place, context = onSlack) => visibilityFor(context)({ input: { kind: 'text', text }, place });

describe('the settings of a channel', () => {
  it('are private until an admin changes them, for that channel only', async () => {
    const place = { ...admin, channel: 'C1SET' };
    expect((await ask('settings', place)).lead.text).toMatch(/^Only the person who asked/);
    expect((await ask('settings public', place)).lead.text).toBe('Everyone in this channel sees the answers.');
    const other = { ...place, channel: 'C1OTHER' };
    for (const [where, expected] of [
      [place, 'public'],
      [other, 'private'],
    ] as const) {
      expect([(await ask('fact', where)).visibility, await visibility('fact', where)]).toEqual([expected, expected]);
    }
    await ask('settings private', place);
    expect((await ask('fact', place)).visibility).toBe('private');
  });

  it('only admins can change; others learn who to ask', async () => {
    const place = { ...somewhere, channel: 'C1GUARDED' };
    expect(await ask('settings public', place)).toMatchObject({
      ...{ badge: 'error', title: 'Not allowed', visibility: 'private', actions: [] },
      lead: { text: 'Only admins and owners of the workspace can change this. Ask one of them.' },
    });
    expect((await ask('settings public', place, onDiscord)).lead.text).toMatch(/^Only admins and owners/);
    expect((await ask('settings public', { ...place, platform: discord }, onDiscord)).lead.text).toMatch(
      /^Only members who may manage this server/,
    );
    expect((await ask('fact', place)).visibility).toBe('private');
  });

  it('offer a button to change them to admins only', async () => {
    const place = { ...admin, channel: 'C1BUTTON' };
    const { actions } = await ask('settings', place);
    expect(actions).toMatchObject([
      { action: 'ask', label: 'Make answers public' },
      { action: 'ask', label: 'Don’t store questions' },
      { action: 'ask', label: 'Don’t introduce yourself' },
    ]);
    const [button] = actions;
    const token = button?.kind === 'button' ? button.token : '';
    expect((await asking(onSlack)({ input: { kind: 'press', action: 'ask', token }, place })).lead.text).toMatch(
      /^Everyone in this channel/,
    );
    expect((await ask('settings', { ...place, isAdmin: false })).actions).toEqual([]);
  });
});

describe('who sees an answer, before it is known', () => {
  const place = { ...admin, channel: 'C1SEEN' };
  beforeAll(async () => {
    await ask('settings public', place);
  });

  it.each([
    ['fact', 'public'],
    ['fact share', 'public'],
    ['help', 'private'],
    ['settings', 'private'],
    ['model', 'private'],
    ['training of gpt', 'private'],
  ])('is the same as afterwards for "%s"', async (text, expected) => {
    expect([await visibility(text, place), (await ask(text, place)).visibility]).toEqual([expected, expected]);
  });

  it('is what stands on the button, for presses', async () => {
    const { actions } = await ask('training', { ...place, channel: 'C1PRIVATE' });
    const tokenOf = (does: string) =>
      actions.flatMap((action) => (action.kind === 'button' && action.action === does ? action.token : []))[0] ?? '';
    const press = (action: 'share' | 'turn' | 'ask') => ({ input: { kind: 'press', action, token: tokenOf(action) } as const, place });
    expect([await visibilityFor(onSlack)(press('share')), (await asking(onSlack)(press('share'))).visibility]).toEqual([
      'public',
      'public',
    ]);
    const { actions: pages } = await ask('compare', { ...place, channel: 'C1PRIVATE' });
    const turn = pages.flatMap((action) => (action.kind === 'button' && action.action === 'turn' ? action.token : []))[0] ?? '';
    expect(await visibilityFor(onSlack)({ input: { kind: 'press', action: 'turn', token: turn }, place })).toBe('private');
    expect(await visibilityFor(onSlack)({ input: { kind: 'press', action: 'ask', token: 'garbage' }, place })).toBe('private');
  });

  it('stays public when a public answer is turned', async () => {
    const { actions } = await ask('compare share', place);
    const turn = actions.flatMap((action) => (action.kind === 'button' && action.action === 'turn' ? action.token : []))[0] ?? '';
    const request = { input: { kind: 'press', action: 'turn', token: turn }, place } as const;
    const turned = await asking(onSlack)(request);
    expect([turned.footer.page?.number, turned.visibility, await visibilityFor(onSlack)(request)]).toEqual([2, 'public', 'public']);
    expect(turned.actions.map((action) => ('action' in action ? action.action : ''))).not.toContain('share');
  });
});

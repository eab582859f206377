import { describe, expect, it } from 'vitest';
import type { Place } from '../../../../../bots/core/contract/request.ts';
import { discord } from '../../../../../bots/discord/platform.ts';
import { actionLabels, admin, citation, dailyBot, linesOf, member, subscription } from '../../../../support/daily/commands.ts';
import { need } from '../../../../support/need.ts';

const one = subscription();
const other = subscription({
  ...{ id: 'b7d0e5aa-0000-4000-8000-000000000002', channel: 'C2', time: '18:30', zone: 'america/new_york', zoneName: 'America/New_York' },
  ...{ days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'], topics: ['limits', 'model/clip'], pingRole: 'S0123ABC' },
  ...{ state: 'SUSPENDED', reason: 'forbidden:restricted_action', nextSlots: [{ date: '2026-11-27', at: '2026-11-27T23:30:00.000Z' }] },
});
const actor = { platform: 'slack', workspace: 'T1', user: 'U1', isAdmin: true };
const WHOLE = [
  'Next posts: Fri 27 Nov 2026, 09:00; Sat 28 Nov 2026, 09:00; Sun 29 Nov 2026, 09:00',
  'Where: #general',
  'When: 09:00 in Europe/Berlin, every day',
  'About: all topics',
  'Pings: nobody',
  'Id: 3f2a9c41',
  '(Change it: /lmm daily edit 3f2a9c41 time:10:00)',
];
const onDiscord: Place = { ...admin, platform: discord, workspace: '200', channel: '300' };
const only = { DailyAll: () => ({ subscriptions: [one] }) };
const done = (field: string, more = {}) => ({ [field]: { subscription: one, errors: [], ...more } });

describe('daily list', () => {
  it('shows each with its state, why it is suspended, and when it is next', async () => {
    const { sendText: send, calls } = dailyBot({ DailyAll: () => ({ subscriptions: [one, other] }) });
    const reply = await send('daily');
    expect(calls).toEqual([{ name: 'DailyAll', variables: { platform: 'slack', workspace: 'T1' } }]);
    expect(linesOf(reply)).toEqual([
      'Daily facts',
      '2 are scheduled here:',
      '09:00 Europe/Berlin in #general (every day): on · next on Fri 27 Nov 2026, 09:00 · all topics · id 3f2a9c41',
      '18:30 America/New_York in #ai (Mon–Fri): suspended: LMM Atlas doesn’t have permission to post there (restricted_action) · limits and clip · id b7d0e5aa',
    ]);
    const lines = '09:00 Europe/Berlin in #general (every day) | 18:30 America/New_York in #ai (Mon–Fri)';
    expect(actionLabels(reply)).toEqual(['Schedule daily facts', `Preview … ${lines}`, `Pause or resume … ${lines}`, `Remove … ${lines}`]);
    const pause = reply.actions[2];
    expect(pause?.kind === 'select' && pause.choices.map(({ detail }) => detail)).toEqual(['pause it', 'resume it']);
  });

  it('offers buttons for the only one, and changes to those alone who may make them', async () => {
    const { sendText: send } = dailyBot(only);
    expect(actionLabels(await send('daily list'))).toEqual(['Preview', 'Pause', 'Remove', 'History', 'Schedule daily facts']);
    expect(actionLabels(await send('daily list', member))).toEqual(['Preview', 'History']);
  });

  it('says how to begin where nothing is scheduled', async () => {
    const { sendText: send } = dailyBot({ DailyAll: () => ({ subscriptions: [] }) });
    const reply = await send('daily');
    expect(linesOf(reply)).toEqual([
      'Daily facts',
      'Nothing is scheduled here yet.',
      '(An administrator can schedule them, for example: /lmm daily add 09:00 Europe/Berlin)',
    ]);
    expect(actionLabels(reply)).toEqual(['Schedule daily facts']);
    expect(actionLabels(await send('daily', member))).toEqual([]);
    expect(linesOf(await send('daily', onDiscord))[2]).toContain('/lmm-admin daily add time:09:00 zone:Europe/Berlin');
  });
});

describe('daily preview', () => {
  const fact = {
    text: 'CLIP learned from 400 million pairs.',
    note: null,
    asOf: '2021',
    about: [{ kind: 'MODEL', slug: 'clip', name: 'CLIP' }],
  };
  const answers = (preview: unknown, found = one) => ({
    DailyAll: () => ({ subscriptions: [found] }),
    NextFact: () => ({ subscription: { preview } }),
  });

  it('shows what will be posted with its sources, when and where', async () => {
    const { sendText: send, calls } = dailyBot(answers({ ...fact, citations: [citation] }));
    const reply = await send('daily preview', member);
    expect(linesOf(reply)).toEqual([
      'The next post',
      'CLIP learned from 400 million pairs.',
      '(As of 2021.)',
      '(It will be posted on Fri 27 Nov 2026, 09:00 in #general, unless the facts change before then.)',
    ]);
    expect([reply.lead.sources, reply.sources.map(({ url }) => url)]).toEqual([[1], ['https://example.org/clip']]);
    expect(calls.at(-1)?.variables).toEqual({ platform: 'slack', workspace: 'T1', id: one['id'] });
  });

  it('says when nothing suits it, or when it waits', async () => {
    expect(linesOf(await dailyBot(answers(null)).sendText('daily preview')).slice(1)).toEqual([
      'No fact matches its topics, so nothing would be posted.',
      '(Choose other topics: /lmm daily edit 3f2a9c41 topic:all)',
    ]);
    const paused = dailyBot(answers({ ...fact, asOf: null, citations: [] }, subscription({ state: 'PAUSED' })));
    expect(linesOf(await paused.sendText('daily preview')).at(-1)).toBe('(This will be the first post after you resume.)');
  });
});

describe('daily edit', () => {
  it('sends only the changes, and clears an option set to none', async () => {
    const { sendText: send, calls } = dailyBot({
      DailyOne: () => ({ subscription: one }),
      EditDaily: () => done('editSubscription'),
    });
    const reply = await send('daily edit 3f2a 10:00 ping:none topic:all in here');
    expect(calls).toEqual([
      { name: 'DailyOne', variables: { platform: 'slack', workspace: 'T1', id: '3f2a' } },
      {
        name: 'EditDaily',
        variables: { input: { actor, id: one['id'], channel: 'C1', thread: null, time: '10:00', topics: [], pingRole: null } },
      },
    ]);
    expect(linesOf(reply)).toEqual(['Updated', 'This applies from the next post on.', ...WHOLE]);
  });
});

describe('daily pause, resume, skip, now and remove', () => {
  it.each([
    ['pause', 'PauseDaily', 'pauseSubscription', 'Paused', /^Nothing is posted until you resume/],
    ['resume', 'ResumeDaily', 'resumeSubscription', 'Resumed', /^Posting resumes\./],
  ])('%s changes the only one there is, and shows it', async (verb, document, field, title, lead) => {
    const state = verb === 'pause' ? 'PAUSED' : 'ACTIVE';
    const { sendText: send, calls } = dailyBot({
      ...only,
      [document]: () => ({ [field]: { subscription: subscription({ state }), errors: [] } }),
    });
    const reply = await send(`daily ${verb}`);
    expect(calls.at(-1)).toEqual({ name: document, variables: { input: { actor, id: one['id'] } } });
    const dates = verb === 'pause' ? 'Next posts: none until resumed' : WHOLE[0];
    expect([reply.title, linesOf(reply).slice(2)]).toEqual([title, [dates, ...WHOLE.slice(1)]]);
    expect(actionLabels(reply)[1]).toBe(verb === 'pause' ? 'Resume' : 'Pause');
    expect(reply.lead.text).toMatch(lead);
  });

  it('skip shows the skipped date and the next one', async () => {
    const after = subscription({ nextSlots: [{ date: '2026-11-28', at: '2026-11-28T08:00:00.000Z' }] });
    const skipped = { subscription: after, delivery: { date: '2026-11-27', dueAt: '2026-11-27T08:00:00.000Z' }, errors: [] };
    const { sendText: send } = dailyBot({ ...only, SkipSlot: () => ({ skipSlot: skipped }) });
    expect(linesOf(await send('daily skip'))).toEqual([
      'Skipped',
      'The post on Fri 27 Nov 2026 is skipped.',
      '(The next one is on Sat 28 Nov 2026, 09:00.)',
    ]);
  });

  it('now says that it does not count as a scheduled post', async () => {
    const { sendText: send } = dailyBot({ ...only, PostNow: () => done('postNow', { delivery: { dueAt: '2026-11-26T12:00:00.000Z' } }) });
    expect(linesOf(await send('daily now'))).toEqual([
      'On its way',
      'A fact will be posted in #general within seconds.',
      '(It doesn’t count as a scheduled post.)',
      '(The next one is on Fri 27 Nov 2026, 09:00.)',
    ]);
  });

  it.each([
    [admin, {}, '/lmm daily add 18:30 America/New_York in #ai topic:limits,model/clip weekdays ping:@S0123ABC'],
    [
      onDiscord,
      { platform: discord, nameOf: async () => undefined },
      '/lmm-admin daily add time:18:30 zone:America/New_York channel:#C2 topic:limits,model/clip days:weekdays ping:@S0123ABC',
    ],
  ] as const)('remove deletes it once it is confirmed, and shows the command to recreate it: %#', async (place, more, again) => {
    const bot = dailyBot({ DailyOne: () => ({ subscription: other }), RemoveDaily: () => done('removeSubscription') }, more);
    const asked = await bot.sendText('daily remove b7d0', place);
    expect([asked.title, actionLabels(asked)]).toEqual(['Remove these daily facts?', ['Remove']]);
    expect(bot.queryNames()).not.toContain('RemoveDaily');
    expect(linesOf(await bot.press(asked, 'Remove', place)).slice(-1)).toEqual([`(To recreate it: ${again})`]);
  });

  it('a thread and the usual days need no channel and no days to have it again', async () => {
    const inThread = subscription({ thread: '1.1' });
    const bot = dailyBot({ DailyOne: () => ({ subscription: inThread }), RemoveDaily: () => done('removeSubscription') });
    expect(linesOf(await bot.press(await bot.sendText('daily remove 3f2a'), 'Remove'))).toEqual([
      'Removed',
      'No more posts at 09:00 Europe/Berlin in a thread of #general (every day).',
      '(To recreate it: /lmm daily add 09:00 Europe/Berlin thread)',
    ]);
  });
});

it('the button to remove asks by a dialog of the platform, or else by the answer to it', async () => {
  const inSlack = (await dailyBot(only).sendText('daily')).actions.find(({ label }) => label === 'Remove');
  expect(inSlack).toMatchObject({ confirmation: { title: 'Remove these daily facts?', yes: 'Remove', no: 'Keep' } });
  const bot = dailyBot({ ...only, DailyOne: () => ({ subscription: one }) }, { platform: discord });
  const list = await bot.sendText('daily', onDiscord);
  expect(list.actions.find(({ label }) => label === 'Remove')).not.toHaveProperty('confirmation');
  expect((await bot.press(list, 'Remove', onDiscord)).title).toBe('Remove these daily facts?');
});

describe('daily history', () => {
  const delivery = (changes: object) => ({
    date: '2026-11-26',
    dueAt: '2026-11-26T08:00:00.000Z',
    state: 'SENT',
    reason: null,
    since: null,
    fact: null,
    ...changes,
  });

  it('shows each date with its state, its reason in words and the fact', async () => {
    const nodes = [
      delivery({ fact: { text: 'CLIP learned from pairs.', citations: [citation] } }),
      delivery({ date: null, fact: { text: 'Once more.', citations: [citation] } }),
      delivery({ date: '2026-11-25', state: 'SKIPPED', reason: 'missed' }),
      delivery({ date: '2026-11-24', state: 'SKIPPED', reason: 'suspended:archived' }),
      delivery({ date: '2026-11-23', state: 'FAILED', reason: 'forbidden:50013' }),
      delivery({ date: '2026-11-22', state: 'UNCONFIRMED', reason: 'struck_by_lightning' }),
    ];
    const { sendText: send, calls } = dailyBot({ ...only, Deliveries: () => ({ subscription: { history: { totalCount: 6, nodes } } }) });
    const reply = await send('daily history', member);
    expect(linesOf(reply)).toEqual([
      'History',
      '09:00 Europe/Berlin in #general (every day): 6 entries, latest first.',
      'Thu 26 Nov 2026: posted. CLIP learned from pairs.',
      'Thu 26 Nov 2026, 09:00, on demand: posted. Once more.',
      'Wed 25 Nov 2026: not posted: LMM Atlas was not running at that time.',
      'Tue 24 Nov 2026: not posted: it was suspended (the channel is archived).',
      'Mon 23 Nov 2026: failed: LMM Atlas doesn’t have permission to post there (50013).',
      'Sun 22 Nov 2026: possibly posted: struck_by_lightning.',
    ]);
    expect(reply.sources).toHaveLength(1);
    expect(calls.at(-1)?.variables).toMatchObject({ id: one['id'], first: 60 });
  });

  it('has pages, and says when there is more than it shows', async () => {
    const nodes = Array.from({ length: 60 }, (_, index) => delivery({ dueAt: `2026-11-26T08:00:${String(index).padStart(2, '0')}.000Z` }));
    const { sendText: send, answer } = dailyBot({ ...only, Deliveries: () => ({ subscription: { history: { totalCount: 80, nodes } } }) });
    const first = await send('daily history');
    expect([first.footer.page, linesOf(first).at(-1)]).toEqual([{ number: 1, of: 4 }, '(Showing the latest 60 of 80.)']);
    const turn = need(
      first.actions.find((action) => action.kind === 'button' && action.action === 'turn'),
      'button to the next page',
    );
    const second = await answer({ kind: 'press', action: 'turn', token: turn.kind === 'button' ? turn.token : '' });
    expect(second.footer.page?.number).toBe(2);
  });

  it('says when nothing was due yet', async () => {
    const { sendText: send } = dailyBot({ ...only, Deliveries: () => ({ subscription: { history: { totalCount: 0, nodes: [] } } }) });
    expect(linesOf(await send('daily history'))[1]).toBe('09:00 Europe/Berlin in #general (every day): nothing was due yet.');
  });
});

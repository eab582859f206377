/** The App Home, with the real Bolt and the real API between what people do and what they see. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { validateHome } from '../../../bots/slack/render/validate.ts';
import { BOT_SCOPES } from '../../../bots/slack/scopes.ts';
import type { App } from '../../../src/app.ts';
import { freshApps } from '../../support/app.ts';
import { apiOf } from '../../support/bots/bot-contexts.ts';
import { runBots } from '../../support/bots/run-bots.ts';
import { fakeSlack, socketEnv } from '../../support/slack/bot.ts';
import type { FakeOptions, FakeSlack } from '../../support/slack/fake/fake-slack.ts';
import { error, failing } from '../../support/slack/fake/faults.ts';
import { textOfMessage } from '../../support/slack/fake/screen.ts';
import { bySocket, person } from '../../support/slack/person.ts';
import { buttonsIn, surfaces } from '../../support/slack/surfaces.ts';

const SOON = { timeout: 20_000 };
const publishes = (slack: FakeSlack) => slack.traffic.of('call').filter(({ method }) => method === 'views.publish');
const seenBy = (slack: FakeSlack, user = 'U1') => textOfMessage({ blocks: (slack.homes.views.get(user)?.blocks ?? []) as never });

describe('the App Home', () => {
  const fresh = freshApps('pglite');
  let app: App;
  beforeAll(async () => {
    app = await fresh();
  });
  beforeEach(async () => {
    await app.client.delivery.deleteMany();
    await app.client.subscription.deleteMany();
    await app.client.question.deleteMany();
  });

  /** A process with the app in it, once Slack has said hello. */
  async function start(slack: FakeSlack) {
    const before = slack.traffic.of('hello').length;
    const bots = await runBots({ env: { ...socketEnv(slack), LMM_POSTING: 'off' }, api: apiOf(app) });
    await slack.traffic.wait('hello', before + 1);
    return bots;
  }

  /** Ada, who runs the workspace, and Bob, who does not. */
  async function people(options: FakeOptions = {}) {
    const slack = await fakeSlack({ ...options, workspace: { admins: ['U1'], ...options.workspace } });
    const bots = await start(slack);
    const send = bySocket(slack);
    const [ada, bob] = [surfaces(slack, send), surfaces(slack, send, 'U2')];
    return { slack, bots, ada, bob, talk: person(slack, send) };
  }

  async function openedBy(who: { readonly open: () => Promise<unknown> }, slack: FakeSlack, user = 'U1') {
    await who.open();
    await expect.poll(() => slack.homes.views.has(user), SOON).toBe(true);
  }

  it('shows an ask box, the fact of the day with its source, and what only admins may do', async () => {
    const { slack, ada, bob } = await people();
    await openedBy(ada, slack);
    expect(validateHome(slack.traffic.of('call').findLast(({ method }) => method === 'views.publish')?.args['view'])).toEqual([]);
    expect(seenBy(slack)).toContain('Ask about a model, a benchmark or an idea');
    expect(seenBy(slack)).toMatch(/Today’s fact\n.+ \[1\]\n(?:Tell me more\n)?\[1\] <https:\/\/[^|]+\|.+>/);
    expect(seenBy(slack)).toContain('Nothing is scheduled yet.');
    expect(buttonsIn(ada.home())).toEqual(expect.arrayContaining(['Tell me more', 'Schedule daily facts']));
    expect(seenBy(slack)).toContain('Open questions in this workspace');
    await openedBy(bob, slack, 'U2');
    expect(buttonsIn(bob.home())).toEqual(['Tell me more']);
    expect(seenBy(slack, 'U2')).not.toContain('Open questions');
    expect(seenBy(slack, 'U2')).toContain('Daily facts in this workspace');
  });

  it('answers a question in direct messages, and remembers it there', async () => {
    const { slack, bob } = await people();
    const writing = person(slack, bySocket(slack), 'U2');
    await openedBy(bob, slack, 'U2');
    await bob.ask('who made flamingo');
    await expect.poll(() => slack.screen.messages().length, SOON).toBe(1);
    const [answer] = slack.screen.messages();
    expect([answer?.channel, answer?.onlyUser]).toEqual(['DU2', undefined]);
    expect(answer && textOfMessage(answer)).toContain('DeepMind');
    await writing.write('how big is it?');
    await expect.poll(() => slack.screen.messages().length, SOON).toBe(2);
    expect(textOfMessage(slack.screen.newest())).toContain('80 billion');
    expect(publishes(slack)).toHaveLength(1);
  });

  it('tells more of the fact', async () => {
    const { slack, bob } = await people();
    await openedBy(bob, slack, 'U2');
    await bob.press('Tell me more');
    await expect.poll(() => slack.screen.messages().length, SOON).toBe(1);
    expect(slack.screen.newest()).toMatchObject({ channel: 'DU2' });
    expect(textOfMessage(slack.screen.newest())).toContain('Checked Nov 2026');
  });

  it('schedules, shows, edits, pauses and resumes, and shows each change at once', async () => {
    const { slack, ada, bob, talk } = await people();
    await openedBy(ada, slack);
    await ada.press('Schedule daily facts');
    await expect.poll(() => slack.views.length, SOON).toBe(1);
    const add = slack.views[0] as (typeof slack.views)[number];
    const channelField = add.blocks.find((block) => 'block_id' in block && block.block_id === 'channel');
    expect(channelField).toMatchObject({ optional: false });
    expect(channelField).not.toHaveProperty('element.default_to_current_conversation');
    await talk.send(add, { time: '09:00', zone: 'Europe/Berlin', channel: 'C1', days: 'mon,tue,wed,thu,fri', topic: 'model/clip' });
    await expect.poll(() => seenBy(slack), SOON).toContain('*<#C1>* · 09:00 in Europe/Berlin, Mon–Fri');
    expect(seenBy(slack)).toMatch(/Next: \w{3} \d+ \w{3} \d{4}, 09:00 · nothing posted yet/);
    expect(slack.screen.newest()).toMatchObject({ channel: 'DU1' });

    await ada.press('Edit');
    await expect.poll(() => slack.views.length, SOON).toBe(2);
    const edit = slack.views[1] as (typeof slack.views)[number];
    expect(edit.title.text).toBe('Edit daily facts');
    expect(JSON.stringify(edit.blocks)).toContain('"initial_time":"09:00"');
    expect(JSON.stringify(edit.blocks)).toContain('"initial_conversation":"C1"');
    // Topics are emptied, and every other field stays.
    await talk.send(edit, { time: '10:30', zone: 'Europe/Berlin', channel: 'C1', days: 'mon,tue,wed,thu,fri' });
    await expect.poll(() => seenBy(slack), SOON).toContain('*<#C1>* · 10:30 in Europe/Berlin, Mon–Fri');
    expect(await app.client.subscription.findMany()).toMatchObject([{ minute: 630, days: [1, 2, 3, 4, 5], topics: [] }]);

    await bob.open();
    await expect.poll(() => seenBy(slack, 'U2'), SOON).toContain('10:30 in Europe/Berlin');
    expect(buttonsIn(bob.home())).toEqual(['Tell me more']);

    await talk.command('daily pause');
    await expect.poll(() => app.client.subscription.count({ where: { state: 'paused' } }), SOON).toBe(1);
    await ada.open();
    await expect.poll(() => seenBy(slack), SOON).toContain('⚠ paused');
    await ada.press('Resume');
    await expect.poll(() => buttonsIn(ada.home()), SOON).toContain('Edit');
  });

  it('shows how the last posts went', async () => {
    const { slack, ada, talk } = await people();
    await talk.command('daily add 9:00 Europe/Berlin');
    await expect.poll(() => app.client.subscription.count(), SOON).toBe(1);
    const [subscription] = await app.client.subscription.findMany();
    const subscriptionId = subscription?.id ?? '';
    const facts = await app.client.fact.findMany({ take: 3, select: { id: true } });
    for (const [index, state] of ['sent', 'sent', 'failed'].entries()) {
      const date = `2026-11-0${index + 1}`;
      const [at, sentAt] = [new Date(`${date}T08:00:00Z`), new Date(`${date}T08:00:01Z`)];
      const outcome =
        state === 'sent'
          ? { sentAt, channel: 'C1', postedText: 'A fact.', messageId: `160000000${index}.000100` }
          : { reason: 'forbidden' };
      await app.client.delivery.create({
        data: { subscriptionId, date, at, dueAt: at, postBy: sentAt, state, cycle: 1, factId: facts[index]?.id ?? null, ...outcome },
      });
    }
    await openedBy(ada, slack);
    expect(seenBy(slack)).toContain('2 of the last 3 posts arrived');
  });

  it('shows open questions to admins alone, without who asked, and takes a suggestion about one', async () => {
    const { slack, ada, bob } = await people();
    const asking = person(slack, bySocket(slack), 'U2');
    await asking.command('who made zorbflux');
    await expect.poll(() => app.client.question.count(), SOON).toBe(1);
    await openedBy(bob, slack, 'U2');
    expect(seenBy(slack, 'U2')).not.toContain('zorbflux');
    await openedBy(ada, slack);
    expect(seenBy(slack)).toMatch(/“who made zorbflux”\nAsked on \w{3} \d+ \w{3} \d{4}/);
    expect(JSON.stringify(ada.home())).not.toContain('U2');
    await ada.press('Suggest a source');
    await expect.poll(() => slack.views.length, SOON).toBe(1);
    expect(JSON.stringify(slack.views[0]?.blocks)).toContain('zorbflux');
  });

  it('is published once while nothing changes, also after a restart', async () => {
    const { slack, bots, ada } = await people();
    await openedBy(ada, slack);
    await ada.open();
    await ada.open('home', ['tab']);
    await bots.stop();
    await start(slack);
    const later = surfaces(slack, bySocket(slack));
    await later.open();
    await later.ask('who made clip');
    await expect.poll(() => slack.screen.messages().length, SOON).toBe(1);
    expect(publishes(slack)).toHaveLength(1);
    // Slack leaves out the view that is shown: then it is published again.
    await later.open('home', ['view']);
    await expect.poll(() => publishes(slack).length, SOON).toBe(2);
  });

  it.each(['Schedule daily facts', 'Edit'])('refuses “%s” to a person who may no longer press it', async (label) => {
    const admins = ['U1'];
    const { slack, ada, talk } = await people({ workspace: { admins } });
    await talk.command('daily add 9:00 Europe/Berlin');
    await expect.poll(() => app.client.subscription.count(), SOON).toBe(1);
    await openedBy(ada, slack);
    admins.length = 0;
    const before = slack.screen.messages().length;
    await ada.press(label);
    await expect.poll(() => slack.screen.messages().length, SOON).toBe(before + 1);
    expect(textOfMessage(slack.screen.newest())).toContain('Only admins and owners of the workspace can do this.');
    await expect.poll(() => buttonsIn(ada.home()), SOON).toEqual(['Tell me more']);
    expect(slack.views).toEqual([]);
  });

  it('says why nothing can be changed where the app may not look up admins', async () => {
    const { slack, ada, talk } = await people({ workspace: { scopes: BOT_SCOPES.filter((scope) => scope !== 'users:read') } });
    await openedBy(ada, slack);
    expect(seenBy(slack)).toContain('I can’t check who is an admin, because the app lacks the permission “users:read”.');
    expect(buttonsIn(ada.home())).toEqual(['Tell me more']);
    await talk.command('daily pause');
    await expect.poll(() => slack.screen.messages().length, SOON).toBe(1);
    expect(textOfMessage(slack.screen.newest('U1'))).toContain('lacks the permission “users:read”');
  });

  it('stays empty without failing where an older manifest gave the app no home tab, or Slack refuses the view', async () => {
    const { slack, ada } = await people({ workspace: { hasHomeTab: false } });
    await ada.open();
    await expect.poll(() => publishes(slack).length, SOON).toBe(1);
    const other = await people();
    other.slack.faults.push(failing('views.publish', error('views.publish', 'hash_conflict'), 1));
    await other.ada.open();
    await expect.poll(() => publishes(other.slack).length, SOON).toBe(1);
    await openedBy(other.ada, other.slack);
  });
});

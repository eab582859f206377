/** Changes, digests and follows from the command to the post, with the real Bolt and the real API; also after a restart. */
import { beforeAll, describe, expect, it } from 'vitest';
import { discord } from '../../bots/discord/platform.ts';
import { slack } from '../../bots/slack/platform.ts';
import { terminal } from '../../bots/terminal/platform.ts';
import type { App } from '../../src/app.ts';
import { sampleApps } from '../support/app.ts';
import { apiOf, botContextOf } from '../support/bots/bot-contexts.ts';
import { asking } from '../support/bots/interpret.ts';
import { runBots } from '../support/bots/run-bots.ts';
import { engines } from '../support/database/engines.ts';
import { need } from '../support/need.ts';
import { fakeSlack, socketEnv } from '../support/slack/bot.ts';
import { textOfMessage, type VisibleMessage } from '../support/slack/fake/screen.ts';
import { bySocket, person } from '../support/slack/person.ts';

const POLL = { timeout: 30_000 };

describe.each(engines)('what is new, over %s', (engine) => {
  const fresh = sampleApps(engine);
  let app: App;
  beforeAll(async () => {
    app = await fresh();
  });

  async function learn(slug: string): Promise<void> {
    await app.database.sql.run(
      `insert into entity (id, kind, slug, name, summary, origin) values ('model/${slug}', 'model', '${slug}', '${slug}', 'A model.', 'x');
       insert into model (id) values ('model/${slug}');
       insert into relation (id, type, from_id, from_kind, to_id, to_kind, origin)
       values ('succeeds:model/${slug}>model/gpt-4@x', 'succeeds', 'model/${slug}', 'model', 'model/gpt-4', 'model', 'x');`,
    );
    await app.store.refresh();
  }

  /** Everything scheduled is due now. */
  const becomeDue = () => app.database.sql.run(`update subscription set next_at = now() - interval '1 second' where next_at is not null`);

  it('is listed, posted as a digest and told to who follows it, in Slack', async () => {
    const fake = await fakeSlack({ workspace: { admins: ['U1'], channelSettings: { C1: { name: 'general' } } } });
    const start = (LMM_POSTING: string) => runBots({ env: { ...socketEnv(fake), LMM_POSTING }, api: apiOf(app) });
    let bots = await start('off');
    const heard = async (user: string, act: () => Promise<unknown>): Promise<VisibleMessage> => {
      const before = fake.screen.messages().length;
      await act();
      await expect.poll(() => fake.screen.messages().length, POLL).toBe(before + 1);
      return fake.screen.newest(user);
    };
    const [ada, bob] = ['U1', 'U2'].map((user) => {
      const them = person(fake, bySocket(fake), user);
      return async (text: string) => textOfMessage(await heard(user, () => them.command(text)));
    });
    const [askAda, askBob] = [need(ada), need(bob)];

    expect(await askBob('changes')).toMatch(/Nothing is new since \d+ \w+/);
    await learn('gpt-4-a');
    expect(await askBob('changes')).toMatch(/Since \d+ \w+, the graph has 1 new model\..*\*New model\*: gpt-4-a: A model\./s);

    expect(await askBob('daily add digest mon 09:00 Europe/Berlin')).toContain('Only admins and owners of the workspace can do this.');
    const added = await askAda('daily add digest mon 09:00 Europe/Berlin');
    expect(added).toContain('Scheduled: a digest of what is new');
    expect(added).toContain('09:00 in Europe/Berlin, Mon');
    expect(await askAda('daily preview')).toContain('So far it would tell of 1 new model.');

    expect(await askBob('follow gpt-4')).toContain('In a channel, only admins and owners of the workspace can change what is followed.');
    expect(await askAda('follow gpt-4')).toContain('I’ll post here when the graph learns something new about GPT-4, at most once a day.');
    expect(await askAda('follow gpt-4')).toContain('GPT-4 is followed here already.');
    expect(await askBob('follow')).toContain('This place follows one subject:');
    expect(await askBob('unfollow gpt-4')).toContain('In a channel, only');

    // After a restart, what came in between is posted, each once.
    await bots.stop();
    await learn('gpt-4-b');
    await becomeDue();
    const before = fake.screen.messages().length;
    bots = await start('on');
    const posts = () => fake.screen.messages().slice(before).map(textOfMessage);
    await expect.poll(() => posts().length, POLL).toBe(2);
    expect(posts()).toContainEqual(expect.stringMatching(/the graph has 2 new models\..*gpt-4-b.*gpt-4-a/s));
    expect(posts()).toContainEqual(expect.stringMatching(/the graph has 1 new model about GPT-4\..*To stop: \/lmm unfollow.*gpt-4-b/s));
    await bots.stop();
    await becomeDue();
    bots = await start('on');
    // Their dates have a post already.
    const overdue = () => app.client.subscription.count({ where: { nextAt: { lte: new Date() } } });
    await expect.poll(overdue, POLL).toBe(0);
    expect(posts()).toHaveLength(2);

    expect(await askAda('daily history')).toMatch(/posted\. What was new since/);
    expect(await askAda('unfollow mmmu')).toContain('Nothing that is followed here is called “mmmu”. Followed here: GPT-4.');
    expect(await askAda('unfollow gpt-4')).toContain('I won’t post about GPT-4 here any more.');
    expect(await askBob('follow')).toContain('Nothing is followed here yet.');
    await bots.stop();
  });

  it.each([
    [slack, { workspace: 'T1', channel: 'D000001' }],
    [discord, { workspace: '', channel: '310000000000000001' }],
  ])('is followed by anyone in a direct message: $name', async (platform, where) => {
    const answer = asking(botContextOf(app, { platform }));
    const place = { platform, ...where, user: platform === slack ? 'U9' : '310000000000000009', isDirect: true } as const;
    const ask = async (text: string) => (await answer({ input: { kind: 'text', text }, place })).lead.text;
    expect(await ask('follow mmmu')).toContain('I’ll post here when the graph learns something new about MMMU');
    expect(await ask('follow clip')).toContain('CLIP');
    expect(await ask('follow')).toBe('This place follows 2 subjects:');
    expect(await ask('unfollow mmmu')).toBe('I won’t post about MMMU here any more.');
    expect(await ask('follow nothing-of-that-name')).toContain('Nothing here is called');
    expect(await ask('unfollow clip')).toContain('CLIP');
  });

  it('needs a chat with channels to be followed, and is listed in the terminal', async () => {
    const answer = asking(botContextOf(app, { platform: terminal }));
    const place = { platform: terminal, workspace: '', channel: '', user: '' };
    const ask = async (text: string) => (await answer({ input: { kind: 'text', text }, place })).lead.text;
    expect(await ask('follow mmmu')).toContain('This works in a chat with channels');
    expect(await ask('changes since 2020')).toMatch(/Since 1 Jan 2020, the graph has|Nothing is new/);
  });
});

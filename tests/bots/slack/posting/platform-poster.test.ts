import { describe, expect, it } from 'vitest';
import { correctionReply, factReply, noticeReply } from '../../../../bots/core/posting/replies.ts';
import { slack as platform } from '../../../../bots/slack/platform.ts';
import { BOT_SCOPES } from '../../../../bots/slack/scopes.ts';
import { aFact, correctionJob, factPost, noticeJob, REPLY_CONTEXT } from '../../../support/daily/jobs.ts';
import { error, failing } from '../../../support/slack/fake/faults.ts';
import { textOfMessage } from '../../../support/slack/fake/screen.ts';
import { labelsOf } from '../../../support/slack/person.ts';
import { LIMITS, makePost, slackPosting } from '../../../support/slack/posting.ts';

const to = { workspace: 'T1', channel: 'C1' };
const without = (...scopes: readonly string[]) => BOT_SCOPES.filter((scope) => !scopes.includes(scope));
/** A channel that the bot may not write in before it has joined it. */
const open = { workspace: { joinableChannels: ['C7'], scopes: without('chat:write.public') } };

describe('a post', () => {
  it('shows the fact with its sources, and carries its delivery', async () => {
    const { slack, platformPoster, callsOf } = await slackPosting();
    const outcome = await platformPoster.post(makePost({ id: 'd9' }), LIMITS);
    const shown = slack.screen.newest();
    expect(outcome).toEqual({ kind: 'sent', messageId: shown.ts });
    expect(shown.blocks.map(({ type }) => type)).toEqual(['section', 'actions', 'context']);
    expect(shown.blocks[0]).toMatchObject({
      text: { text: '*<https://example.org/clip|CLIP>* learned from 400 million image-text pairs. <https://example.org/clip|¹>' },
    });
    expect(shown.blocks[2]).toMatchObject({
      elements: [
        {
          text: 'Fact of the day · Training · 29 Nov 2026 · <https://example.org/clip|¹ Learning Transferable Visual Models, 2021>',
        },
      ],
    });
    expect(labelsOf(shown)).toEqual(['Tell me more', '👍']);
    expect(shown.text).toBe('CLIP learned from 400 million image-text pairs.');
    expect(shown.metadata).toEqual({ event_type: 'lmm_atlas_daily_fact', event_payload: { delivery_id: 'd9' } });
    expect(callsOf('chat.postMessage')[0]?.args).toMatchObject({ parse: 'none', link_names: 'false', unfurl_links: 'false' });
  });

  it('goes into its thread', async () => {
    const { slack, platformPoster } = await slackPosting();
    await platformPoster.post(makePost({ to: { ...to, thread: '1.2' } }), LIMITS);
    expect(slack.screen.newest()).toMatchObject({ channel: 'C1', thread: '1.2' });
  });

  it('calls the one group that it is to call, in the notification and on the message', async () => {
    const { slack, platformPoster } = await slackPosting();
    const reply = factPost({ text: 'Ask <!channel>, @here or <!subteam^S666>.' });
    await platformPoster.post(makePost({ reply, pingRole: 'S123ABC' }), LIMITS);
    const shown = slack.screen.newest();
    expect(shown.text.startsWith('<!subteam^S123ABC> ')).toBe(true);
    expect(shown.blocks[0]).toMatchObject({ type: 'section', text: { text: '<!subteam^S123ABC>' } });
    expect(JSON.stringify(shown).match(/<!|@(?=here|channel|everyone)/g)).toEqual(['<!', '<!']);
  });

  it.each(['C123', 'here', '^S1>', 'S1|<!channel>', ''])('pings no one by %j', async (pingRole) => {
    const { slack, platformPoster } = await slackPosting();
    await platformPoster.post(makePost({ pingRole }), LIMITS);
    expect(JSON.stringify(slack.screen.newest())).not.toContain('<!');
  });

  it('joins an open channel once where it has to be a member', async () => {
    const { slack, platformPoster, callsOf } = await slackPosting(open);
    const there = makePost({ to: { workspace: 'T1', channel: 'C7' } });
    expect(await platformPoster.post(there, LIMITS)).toMatchObject({ kind: 'sent' });
    expect(callsOf('conversations.join')).toHaveLength(1);
    expect(slack.screen.messages()).toHaveLength(1);
    await platformPoster.post(there, LIMITS);
    expect(callsOf('conversations.join')).toHaveLength(1);
  });

  it.each([
    ['may not', error('conversations.join', 'missing_scope'), { kind: 'forbidden', code: 'not_in_channel' }],
    ['cannot', error('conversations.join', 'method_not_supported_for_channel_type'), { kind: 'forbidden', code: 'not_in_channel' }],
    ['cannot just now', error('conversations.join', 'ratelimited'), { kind: 'retry', code: 'ratelimited', retryAfterMs: 1000 }],
    ['gets no answer', { kind: 'status', status: 502 } as const, { kind: 'retry', code: 'http_502' }],
  ])('is not posted where it %s join', async (_what, fault, outcome) => {
    const { slack, platformPoster, callsOf } = await slackPosting(open);
    slack.faults.push(failing('conversations.join', fault));
    expect(await platformPoster.post(makePost({ to: { workspace: 'T1', channel: 'C7' } }), LIMITS)).toEqual(outcome);
    expect(callsOf('chat.postMessage')).toHaveLength(1);
  });

  it('is mere text, still with its sources, where Slack refuses its blocks', async () => {
    const { slack, platformPoster, logged } = await slackPosting();
    slack.faults.push(({ method, args }) =>
      method === 'chat.postMessage' && Array.isArray(args['blocks']) && args['blocks'].length > 0
        ? error(method, 'invalid_blocks')
        : undefined,
    );
    expect(await platformPoster.post(makePost({ pingRole: 'S1AB' }), LIMITS)).toMatchObject({ kind: 'sent' });
    const { text, metadata } = slack.screen.newest();
    expect(text.split('\n')).toEqual([
      '<!subteam^S1AB>',
      '*<https://example.org/clip|CLIP>* learned from 400 million image-text pairs. <https://example.org/clip|¹>',
      'Fact of the day · Training · 29 Nov 2026',
      '<https://example.org/clip|¹ Learning Transferable Visual Models, 2021>',
    ]);
    expect(metadata).toMatchObject({ event_payload: { delivery_id: 'd1' } });
    expect(logged).toContainEqual(expect.objectContaining({ level: 50, code: 'invalid_blocks' }));
  });

  it('is one message, however much belongs to it', async () => {
    const { slack, platformPoster } = await slackPosting();
    const source = (index: number) => ({
      title: 'x'.repeat(300),
      url: `https://example.org/${index}`,
      publisher: 'P',
      published: '2021',
      retrieved: null,
    });
    const fact = aFact({
      text: 'y'.repeat(300),
      note: 'z'.repeat(500),
      citations: Array.from({ length: 10 }, (_, index) => ({ source: source(index) })),
    });
    await platformPoster.post(makePost({ reply: factReply(fact, '2026-11-29', REPLY_CONTEXT) }), LIMITS);
    expect(textOfMessage(slack.screen.newest())).toContain('<https://example.org/9|¹⁰ xxx');
    expect(slack.screen.newest().text).not.toContain('part 1');
  });
});

describe('a look for a post', () => {
  const justNow = () => new Date(Date.now() - 60_000);

  it('finds what was posted although no answer came', async () => {
    const { slack, platformPoster } = await slackPosting();
    slack.faults.push(failing('chat.postMessage', { kind: 'drop', when: 'after' }, 1));
    expect(await platformPoster.post(makePost(), LIMITS)).toMatchObject({ kind: 'unclear' });
    await platformPoster.post(makePost({ id: 'other' }), LIMITS);
    const [lost] = slack.screen.messages();
    expect(await platformPoster.find(makePost(), justNow(), LIMITS)).toEqual({ kind: 'found', messageId: lost?.ts });
  });

  it('finds it by its delivery, also when the fact says something else by now', async () => {
    const { slack, platformPoster } = await slackPosting();
    await platformPoster.post(makePost(), LIMITS);
    const reply = factPost({ text: 'Something else.' });
    expect(await platformPoster.find(makePost({ reply }), justNow(), LIMITS)).toEqual({
      kind: 'found',
      messageId: slack.screen.newest().ts,
    });
  });

  it('finds it in its thread', async () => {
    const { slack, platformPoster } = await slackPosting();
    await platformPoster.post(makePost({ id: 'root' }), LIMITS);
    const inThread = makePost({ to: { ...to, thread: slack.screen.newest().ts } });
    expect(await platformPoster.find(inThread, justNow(), LIMITS)).toEqual({ kind: 'absent' });
    await platformPoster.post(inThread, LIMITS);
    expect(await platformPoster.find(inThread, justNow(), LIMITS)).toEqual({ kind: 'found', messageId: slack.screen.newest().ts });
    expect(await platformPoster.find(makePost({ to: { ...to, thread: '1.1' } }), justNow(), LIMITS)).toEqual({
      kind: 'unreadable',
      code: 'thread_not_found',
    });
  });

  it('reads on until the end, and no further back than it has to', async () => {
    const { slack, platformPoster, callsOf } = await slackPosting();
    slack.screen.show({
      channel: 'C1',
      text: 'first',
      blocks: [],
      metadata: { event_type: 'lmm_atlas_daily_fact', event_payload: { delivery_id: 'd1' } },
    });
    for (let index = 0; index < 230; index += 1) slack.screen.show({ channel: 'C1', text: 'chat', blocks: [] });
    expect(await platformPoster.find(makePost(), justNow(), LIMITS)).toMatchObject({ kind: 'found' });
    expect(callsOf('conversations.history')).toHaveLength(3);
    expect(await platformPoster.find(makePost(), new Date(Date.now() + 3_600_000), LIMITS)).toEqual({ kind: 'absent' });
    expect(callsOf('conversations.history')).toHaveLength(4);
  });

  it('does not take for ours what others have made', async () => {
    const { slack, platformPoster } = await slackPosting();
    for (const metadata of [
      undefined,
      { event_type: 'other', event_payload: { delivery_id: 'd1' } },
      { event_type: 'lmm_atlas_daily_fact' },
    ]) {
      slack.screen.show({ channel: 'C1', text: 'x', blocks: [], metadata });
    }
    expect(await platformPoster.find(makePost(), justNow(), LIMITS)).toEqual({ kind: 'absent' });
  });

  it('joins the channel where only members may read', async () => {
    const { platformPoster, callsOf } = await slackPosting({ workspace: { joinableChannels: ['C7'] } });
    const there = makePost({ to: { workspace: 'T1', channel: 'C7' } });
    await platformPoster.post(there, LIMITS);
    expect(await platformPoster.find(there, justNow(), LIMITS)).toMatchObject({ kind: 'found' });
    expect(callsOf('conversations.join')).toHaveLength(1);
  });

  it.each([
    ['the scope is missing', { scopes: without('channels:history') }, 'C1', 'missing_scope'],
    ['it may not join', { joinableChannels: ['C7'], scopes: without('channels:join') }, 'C7', 'not_in_channel'],
    ['the channel is gone', {}, 'C8', 'channel_not_found'],
  ])('cannot tell where %s', async (_what, workspace, channel, code) => {
    const { platformPoster } = await slackPosting({ workspace });
    expect(await platformPoster.find(makePost({ to: { workspace: 'T1', channel } }), justNow(), LIMITS)).toEqual({
      kind: 'unreadable',
      code,
    });
  });

  it.each([
    [
      'is rate limited',
      { kind: 'status', status: 429, headers: { 'retry-after': '60' } } as const,
      { kind: 'later', code: 'ratelimited', retryAfterMs: 60_000 },
    ],
    ['gets no answer', { kind: 'drop', when: 'before' } as const, { kind: 'later' }],
    ['meets an outage', error('conversations.history', 'service_unavailable'), { kind: 'later', code: 'service_unavailable' }],
  ])('is to be tried later when it %s', async (_what, fault, found) => {
    const { slack, platformPoster } = await slackPosting();
    slack.faults.push(failing('conversations.history', fault));
    expect(await platformPoster.find(makePost(), justNow(), LIMITS)).toMatchObject(found);
  });
});

describe('a correction', () => {
  const posted = async () => {
    const { platformPoster, slack, ...rest } = await slackPosting();
    await platformPoster.post(makePost({ pingRole: 'S1AB' }), LIMITS);
    const { ts } = slack.screen.newest();
    const correct = (work = correctionJob()) =>
      platformPoster.correct({ id: 'e1', at: to, messageId: ts, reply: correctionReply(work, REPLY_CONTEXT) }, LIMITS);
    return { platformPoster, slack, ts, correct, ...rest };
  };

  it('changes the message, and pings no one again', async () => {
    const { slack, ts, correct } = await posted();
    expect(await correct()).toEqual({ kind: 'done' });
    expect(textOfMessage(slack.screen.newest())).toContain('This was corrected after it was posted: the paper was read again');
    expect(JSON.stringify(slack.screen.newest())).not.toContain('<!');
    await correct(correctionJob({ change: 'RETRACTED', why: 'it was wrong' }));
    expect(slack.screen.messages()).toMatchObject([{ ts }]);
    expect(textOfMessage(slack.screen.newest())).not.toContain('CLIP');
  });

  it('is an answer below a message that stays as it is', async () => {
    const { slack, ts, correct } = await posted();
    slack.faults.push(failing('chat.update', error('chat.update', 'edit_window_closed')));
    expect(await correct()).toEqual({ kind: 'done' });
    expect(slack.screen.newest()).toMatchObject({ channel: 'C1', thread: ts });
    expect(textOfMessage(slack.screen.newest())).toContain('This was corrected');
  });

  it('has nothing to do where the message is gone', async () => {
    const { slack, correct } = await posted();
    slack.faults.push(failing('chat.update', error('chat.update', 'message_not_found')));
    expect(await correct()).toEqual({ kind: 'done' });
    expect(slack.screen.messages()).toHaveLength(1);
  });

  it.each([
    ['invalid_blocks', 2, { kind: 'failed', code: 'invalid_blocks' }],
    ['ratelimited', 1, { kind: 'retry', code: 'ratelimited', retryAfterMs: 1000 }],
    ['fatal_error', 1, { kind: 'retry', code: 'fatal_error' }],
    ['account_inactive', 1, { kind: 'failed', code: 'account_inactive' }],
    ['is_inactive', 1, { kind: 'failed', code: 'is_inactive' }],
  ])('that meets %s ends accordingly', async (code, updates, outcome) => {
    const { slack, correct, callsOf } = await posted();
    slack.faults.push(failing('chat.update', error('chat.update', code)));
    expect(await correct()).toEqual(outcome);
    expect(callsOf('chat.update')).toHaveLength(updates);
  });
});

describe('a notice', () => {
  const reply = noticeReply(
    noticeJob(),
    { prefix: '/lmm', commandPrefix: '/lmm', address: 'https://app.slack.com/client/T1/C1' },
    REPLY_CONTEXT,
  );
  const notice = { id: 'n1', workspace: 'T1', user: 'U1', reply };

  it('reaches the person alone, with a way to the channel', async () => {
    const { slack, platformPoster } = await slackPosting();
    expect(await platformPoster.notify(notice, LIMITS)).toEqual({ kind: 'done' });
    expect(slack.screen.newest()).toMatchObject({ channel: 'DU1' });
    expect(JSON.stringify(slack.screen.newest().blocks)).toContain(platform.channels?.urlOf(to));
  });

  it.each([
    ['messages_tab_disabled', { kind: 'failed', code: 'messages_tab_disabled' }],
    ['ratelimited', { kind: 'retry', code: 'ratelimited', retryAfterMs: 1000 }],
    // It may be there, and must not be posted twice.
    ['fatal_error', { kind: 'failed', code: 'fatal_error' }],
  ])('that meets %s ends accordingly', async (code, outcome) => {
    const { slack, platformPoster } = await slackPosting();
    slack.faults.push(failing('chat.postMessage', error('chat.postMessage', code)));
    expect(await platformPoster.notify(notice, LIMITS)).toEqual(outcome);
  });
});

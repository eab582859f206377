import { ChannelType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { Destination } from '../../../../bots/core/contract/channels.ts';
import { correctionReply, noticeReply } from '../../../../bots/core/posting/replies.ts';
import { discord as platform } from '../../../../bots/discord/platform.ts';
import { markFor, nonceOf } from '../../../../bots/discord/posting/mark.ts';
import { correctionJob, factPost, noticeJob, REPLY_CONTEXT } from '../../../support/daily/jobs.ts';
import { addMessage, type Body } from '../../../support/discord/fake/channel-messages.ts';
import { labelsOf } from '../../../support/discord/fake/person.ts';
import { invalidForm, rateLimited, serverError } from '../../../support/discord/fake/responses.ts';
import { discordPosting, LIMITS } from '../../../support/discord/posting.ts';
import { need } from '../../../support/need.ts';

const urlOf = (to: Destination) => need(need(platform.channels).urlOf(to));

const ROLE = '2000000000000000055';
const justNow = () => new Date(Date.now() - 60_000);

describe('a post', () => {
  it('shows the fact with its sources, and is known by its delivery', async () => {
    const { platformPoster, aPost, world, posts } = await discordPosting();
    const outcome = await platformPoster.post(aPost(), LIMITS);
    const [shown] = world.messages;
    expect(outcome).toEqual({ kind: 'sent', messageId: shown?.id });
    expect(shown?.embeds).toEqual([
      {
        title: '● CLIP',
        url: 'https://example.org/clip',
        description: [
          'CLIP learned from 400 million image-text pairs. [¹](<https://example.org/clip>)',
          '-# [¹ Learning Transferable Visual Models, 2021](<https://example.org/clip>)',
        ].join('\n'),
        color: 0x0a5a6e,
        footer: { text: 'Fact of the day · Training · 29 Nov 2026' },
      },
    ]);
    expect(labelsOf(need(shown))).toEqual(['Tell me more', '👍']);
    expect(JSON.stringify([shown?.content, shown?.embeds])).not.toContain(markFor('d1'));
    expect(posts()[0]?.body).toMatchObject({ nonce: nonceOf('d1'), enforce_nonce: true, allowed_mentions: { parse: [] } });
    expect(nonceOf('d1')).toMatch(/^[0-9a-f]{24}$/);
  });

  it('that is made again within minutes is there once', async () => {
    const { discord, platformPoster, aPost, world } = await discordPosting();
    discord.fail(/messages$/, 'drop after');
    expect(await platformPoster.post(aPost(), LIMITS)).toMatchObject({ kind: 'unclear' });
    const again = factPost({ text: 'It says something else by now.' });
    expect(await platformPoster.post(aPost({ reply: again }), LIMITS)).toEqual({ kind: 'sent', messageId: world.messages[0]?.id });
    expect(world.messages).toHaveLength(1);
  });

  it('goes into its thread', async () => {
    const { platformPoster, aPost, world, to } = await discordPosting();
    await platformPoster.post(aPost({ to: { ...to, thread: world.threadId } }), LIMITS);
    expect(world.messages).toMatchObject([{ channel: world.threadId }]);
  });

  it('pings only its own role', async () => {
    const { platformPoster, aPost, posts } = await discordPosting();
    const reply = factPost({ text: `Ask @everyone, <@&${ROLE}> or <@1>.` });
    await platformPoster.post(aPost({ reply, pingRole: ROLE }), LIMITS);
    expect(posts()[0]?.body).toMatchObject({ content: `<@&${ROLE}>`, allowed_mentions: { parse: [], roles: [ROLE] } });
  });

  it.each(['everyone', '1', `${ROLE}> @everyone`, ''])('pings no one by %j', async (pingRole) => {
    const { platformPoster, aPost, posts } = await discordPosting();
    await platformPoster.post(aPost({ pingRole }), LIMITS);
    expect(posts()[0]?.body).not.toHaveProperty('content');
    expect(posts()[0]?.body).toHaveProperty('allowed_mentions', { parse: [] });
  });

  it('is mere text, still with its sources, where Discord refuses its embeds', async () => {
    const { discord, platformPoster, aPost, world, logged } = await discordPosting();
    discord.fail(/messages$/, invalidForm(['embeds[0]: no']));
    expect(await platformPoster.post(aPost({ pingRole: ROLE }), LIMITS)).toMatchObject({ kind: 'sent' });
    expect(world.messages[0]?.content.split('\n')).toEqual([
      `<@&${ROLE}>`,
      '**[● CLIP](<https://example.org/clip>)**',
      'CLIP learned from 400 million image-text pairs. [¹](<https://example.org/clip>)',
      '-# Fact of the day · Training · 29 Nov 2026',
      '-# [¹ Learning Transferable Visual Models, 2021](<https://example.org/clip>)',
    ]);
    expect(labelsOf(need(world.messages[0]))).toEqual(['Tell me more', '👍']);
    expect(logged).toContainEqual(expect.objectContaining({ level: 50, code: '50035' }));
    expect(await platformPoster.find(aPost(), justNow(), LIMITS)).toEqual({ kind: 'found', messageId: world.messages[0]?.id });
  });

  it('is one message in either form, however much belongs to it', async () => {
    const { discord, platformPoster, aPost, world } = await discordPosting();
    const source = (index: number) => ({
      title: 'x*'.repeat(150),
      url: `https://example.org/${index}`,
      publisher: 'P',
      published: '2021',
      retrieved: null,
    });
    const citations = Array.from({ length: 10 }, (_, index) => ({ source: source(index) }));
    const reply = factPost({ text: '_y'.repeat(150), note: 'z'.repeat(500), citations });
    await platformPoster.post(aPost({ reply }), LIMITS);
    discord.fail(/messages$/, invalidForm(['embeds[0]: no']));
    await platformPoster.post(aPost({ id: 'd2', reply }), LIMITS);
    expect(world.messages[0]?.embeds.map(({ description }) => description).join()).toContain('https://example.org/9');
    expect(world.messages[1]?.content).toContain('https://example.org/0');
    expect(await platformPoster.find(aPost({ id: 'd2' }), justNow(), LIMITS)).toEqual({ kind: 'found', messageId: world.messages[1]?.id });
  });

  it.each([
    ['see it', 'ViewChannel', { kind: 'forbidden', code: '50001' }],
    ['write', 'SendMessages', { kind: 'forbidden', code: '50013' }],
    ['show embeds', 'EmbedLinks', { kind: 'forbidden', code: '50006' }],
  ] as const)('is forbidden in a channel where the bot may not %s', async (_what, permission, outcome) => {
    const { platformPoster, aPost, world, to } = await discordPosting();
    world.denied.set(to.channel, new Set([permission]));
    expect(await platformPoster.post(aPost(), LIMITS)).toEqual(outcome);
  });

  it('knows a channel that is gone', async () => {
    const { platformPoster, aPost, to } = await discordPosting();
    expect(await platformPoster.post(aPost({ to: { ...to, channel: '3000000000000000099' } }), LIMITS)).toEqual({
      kind: 'gone',
      code: '10003',
    });
  });
});

describe('a lookup of a post', () => {
  it('finds it by its delivery, also when the fact says something else by now', async () => {
    const { platformPoster, aPost, world } = await discordPosting();
    await platformPoster.post(aPost({ id: 'other' }), LIMITS);
    await platformPoster.post(aPost(), LIMITS);
    const reply = factPost({ text: 'Something else.' });
    expect(await platformPoster.find(aPost({ reply }), justNow(), LIMITS)).toEqual({ kind: 'found', messageId: world.messages[1]?.id });
  });

  it('reads on until the end, and no further back than it has to', async () => {
    const { discord, platformPoster, aPost, world, to } = await discordPosting();
    for (let index = 0; index < 230; index += 1) addMessage(world, to.channel, { content: 'chat' });
    await platformPoster.post(aPost(), LIMITS);
    expect(await platformPoster.find(aPost(), justNow(), LIMITS)).toMatchObject({ kind: 'found' });
    expect(discord.calls('GET', /messages$/)).toHaveLength(3);
    expect(await platformPoster.find(aPost(), new Date(Date.now() + 3_600_000), LIMITS)).toEqual({ kind: 'absent' });
  });

  it('does not read a channel to its end where very much was said', async () => {
    const { platformPoster, aPost, world, to } = await discordPosting();
    for (let index = 0; index < 2001; index += 1) addMessage(world, to.channel, { content: 'chat' });
    expect(await platformPoster.find(aPost(), justNow(), LIMITS)).toEqual({ kind: 'unreadable', code: 'too_long' });
  });

  it('finds it whatever Discord makes of its texts, and when its embed was hidden', async () => {
    const { platformPoster, aPost, world } = await discordPosting();
    await platformPoster.post(aPost(), LIMITS);
    world.messages = world.messages.map((message) => ({ ...message, content: '', embeds: [] }));
    expect(await platformPoster.find(aPost(), justNow(), LIMITS)).toEqual({ kind: 'found', messageId: world.messages[0]?.id });
    expect(await platformPoster.find(aPost({ id: 'd2' }), justNow(), LIMITS)).toEqual({ kind: 'absent' });
  });

  // As version 0.2.0 posted: a mark in an address or of invisible characters wouldn't have survived.
  it.each<readonly [string, Body, boolean]>([
    ['at the end of its footer', { embeds: [{ title: 'Fact of the day', footer: { text: `graph revision 7 · ${markFor('d1')}` } }] }, true],
    ['at the end of its text', { content: `**Fact of the day**\n-# ${markFor('d1')}` }, true],
    ['in an address', { embeds: [{ title: 'CLIP', url: `https://example.org/clip#${markFor('d1')}` }] }, false],
    ['behind an invisible character', { content: `CLIP \u200b${'\u200b\u200c'.repeat(8)}` }, false],
  ])('finds the post of an older version by its mark %s', async (_what, body, isFound) => {
    const { platformPoster, aPost, world, to } = await discordPosting();
    const { id } = addMessage(world, to.channel, body);
    expect(await platformPoster.find(aPost(), justNow(), LIMITS)).toEqual(isFound ? { kind: 'found', messageId: id } : { kind: 'absent' });
  });

  it('ignores a copy that another user posted', async () => {
    const { platformPoster, aPost, world, to } = await discordPosting();
    const copied = addMessage(world, to.channel, { content: `-# ${markFor('d1')}` });
    world.messages = world.messages.map((message) => (message === copied ? { ...message, author: world.userId } : message));
    expect(await platformPoster.find(aPost(), justNow(), LIMITS)).toEqual({ kind: 'absent' });
  });

  it('tells an empty channel from one whose history is hidden', async () => {
    const { platformPoster, aPost, world, to } = await discordPosting();
    expect(await platformPoster.find(aPost(), justNow(), LIMITS)).toEqual({ kind: 'absent' });
    await platformPoster.post(aPost(), LIMITS);
    world.denied.set(to.channel, new Set(['ReadMessageHistory']));
    expect(await platformPoster.find(aPost(), justNow(), LIMITS)).toEqual({ kind: 'unreadable', code: 'ReadMessageHistory' });
  });

  it.each([
    ['is rate limited', rateLimited(3), { kind: 'later', code: 'rate_limited' }],
    ['gets no answer', 'drop', { kind: 'later', code: 'UND_ERR_SOCKET' }],
    ['meets an outage', serverError(500), { kind: 'later', code: 'http_500' }],
    ['may not', { status: 403, body: { message: 'Missing Access', code: 50001 } }, { kind: 'unreadable', code: '50001' }],
  ] as const)('says so when it %s', async (_what, answer, found) => {
    const { discord, platformPoster, aPost } = await discordPosting();
    discord.fail(/messages$/, answer, { method: 'GET' });
    expect(await platformPoster.find(aPost(), justNow(), LIMITS)).toMatchObject(found);
  });
});

describe('a correction', () => {
  const posted = async (isPlain = false) => {
    const found = await discordPosting();
    if (isPlain) found.discord.fail(/messages$/, invalidForm(['no']));
    await found.platformPoster.post(found.aPost({ pingRole: ROLE }), LIMITS);
    const messageId = found.world.messages[0]?.id ?? '';
    const correct = (work = correctionJob()) =>
      found.platformPoster.correct({ id: 'e1', at: found.to, messageId, reply: correctionReply(work, REPLY_CONTEXT) }, LIMITS);
    return { ...found, messageId, correct };
  };

  it.each([false, true])('changes the message, and pings no one again (plain: %s)', async (isPlain) => {
    const { world, correct } = await posted(isPlain);
    expect(await correct(correctionJob({ change: 'RETRACTED', why: 'it was wrong' }))).toEqual({ kind: 'done' });
    expect(world.messages).toMatchObject([{ content: '', embeds: [{ title: 'Fact of the day · withdrawn' }], components: [] }]);
    expect(JSON.stringify(world.messages)).not.toContain('CLIP');
  });

  it('is mere text where Discord refuses its embeds', async () => {
    const { discord, world, correct } = await posted();
    discord.fail(/messages\/\d+$/, invalidForm(['no']));
    expect(await correct()).toEqual({ kind: 'done' });
    expect(world.messages).toMatchObject([{ embeds: [], content: expect.stringContaining('This was corrected after it was posted') }]);
  });

  it('is an answer below a message that stays as it is', async () => {
    const { discord, world, messageId, correct } = await posted();
    discord.fail(/messages\/\d+$/, { status: 400, body: { message: 'Too many edits', code: 30046 } });
    expect(await correct()).toEqual({ kind: 'done' });
    expect(world.messages[1]).toMatchObject({ reference: messageId, embeds: [{ title: '● CLIP · corrected' }] });
  });

  it.each([
    ['has nothing to do where the message is gone', { status: 404, body: { message: 'Unknown Message', code: 10008 } }, { kind: 'done' }],
    ['waits where it has to', rateLimited(3), { kind: 'retry', code: 'rate_limited' }],
    ['is tried again after an outage', serverError(502), { kind: 'retry', code: 'http_502' }],
    ['is given up where it is forbidden', { status: 403, body: { message: 'No', code: 50013 } }, { kind: 'failed', code: '50013' }],
  ])('%s', async (_what, answer, outcome) => {
    const { discord, correct } = await posted();
    discord.fail(/messages\/\d+$/, answer);
    expect(await correct()).toMatchObject(outcome);
  });
});

describe('a notice', () => {
  const noticeTo = (user: string, address: string) => ({
    ...{ id: 'n1', workspace: 'G', user },
    reply: noticeReply(noticeJob(), { prefix: '/lmm-admin', commandPrefix: '/lmm', address }, REPLY_CONTEXT),
  });

  it('reaches the person alone, once, with a way to the channel', async () => {
    const { discord, platformPoster, world, to } = await discordPosting();
    discord.fail(/messages$/, 'drop after');
    const notice = noticeTo('4000000000000000009', urlOf(to));
    expect(await platformPoster.notify(notice, LIMITS)).toMatchObject({ kind: 'retry' });
    expect(await platformPoster.notify(notice, LIMITS)).toEqual({ kind: 'done' });
    expect(world.messages).toMatchObject([{ channel: world.directs.get('4000000000000000009') }]);
    expect(JSON.stringify(world.messages)).toContain(`https://discord.com/channels/${to.workspace}/${to.channel}`);
    expect(urlOf({ ...to, thread: '5' })).toBe(`https://discord.com/channels/${to.workspace}/5`);
  });

  it('does not reach users who block direct messages', async () => {
    const { platformPoster, world, to } = await discordPosting();
    world.closedTo.add(world.userId);
    expect(await platformPoster.notify(noticeTo(world.userId, urlOf(to)), LIMITS)).toEqual({
      kind: 'failed',
      code: '50007',
    });
  });
});

it('posts into many channels without a request too many', async () => {
  const { discord, world, platformPoster, aPost, to } = await discordPosting({ rate: {} });
  for (let index = 0; index < 20; index += 1) {
    const channel = world.nextId();
    world.otherChannels[channel] = ChannelType.GuildText;
    expect(await platformPoster.post(aPost({ id: `d${index}`, to: { ...to, channel } }), LIMITS)).toMatchObject({ kind: 'sent' });
  }
  expect([world.messages.length, world.invalid, discord.calls('POST', /./).length]).toEqual([20, [], 20]);
});

import { describe, expect, it } from 'vitest';
import { messagesFor } from '../../../../bots/core/messages/index.ts';
import { correctionReply, factReply, noticeReply } from '../../../../bots/core/posting/replies.ts';
import { aFact, correctionJob, noticeJob } from '../../../support/daily/jobs.ts';

const context = { messages: messagesFor(undefined), revision: '7' };
const everything = (value: unknown): string => JSON.stringify(value);

it('shows a fact publicly with its sources, note, date and revision', () => {
  expect(factReply(aFact({ note: 'Counted by the authors.', asOf: '2021-01' }), context)).toEqual({
    title: 'Fact of the day',
    lead: { text: 'CLIP learned from 400 million image-text pairs.', sources: [1] },
    blocks: [
      { kind: 'note', text: 'Counted by the authors.' },
      { kind: 'note', text: 'As of 2021-01.' },
    ],
    sources: [{ title: 'Learning Transferable Visual Models', url: 'https://example.org/clip', publisher: 'arXiv', published: '2021' }],
    actions: [],
    visibility: 'public',
    footer: { revision: '7' },
    locale: 'en',
  });
});

describe('a correction', () => {
  it('says what is right, that it was corrected, and why', () => {
    const reply = correctionReply(correctionJob({ why: 'the paper was read again' }), context);
    expect(reply).toMatchObject({
      title: 'Fact of the day',
      badge: 'corrected',
      lead: { text: 'CLIP learned from pairs.', sources: [1] },
      blocks: [{ kind: 'note', text: 'This was corrected after it was posted: the paper was read again' }],
      visibility: 'public',
    });
  });

  it('says that it was corrected even without a reason', () => {
    expect(everything(correctionReply(correctionJob({ why: null }), context))).toContain('This was corrected after it was posted.');
  });

  it.each([
    ['a withdrawn fact', correctionJob({ change: 'RETRACTED', why: 'the authors withdrew the paper' })],
    ['a fact that is gone', correctionJob({ change: 'CORRECTED', corrected: null, why: 'the authors withdrew the paper' })],
  ])('of %s no longer states it, and says why', (_what, job) => {
    const reply = correctionReply(job, context);
    expect(reply).toMatchObject({
      badge: 'withdrawn',
      lead: { text: 'This fact was withdrawn and should not be relied on: the authors withdrew the paper', sources: [] },
      visibility: 'public',
      sources: [],
    });
    expect(everything(reply)).not.toContain('CLIP');
  });
});

describe('a notice', () => {
  const setting = { prefix: '/lmm', commandPrefix: '/lmm', address: 'https://example.org/C1' };

  it.each([
    ['channel_gone', 'their channel or thread is gone', 'Choose another channel with “/lmm daily edit aaaabbbb”.'],
    ['archived', 'their channel is archived', 'They resume automatically'],
    ['forbidden:50013', 'I don’t have permission to post there', 'then write “/lmm daily resume aaaabbbb”'],
    ['removed', 'I was removed from this workspace', 'They resume automatically'],
    ['on_fire', 'on_fire', 'Once that is fixed, write “/lmm daily resume aaaabbbb”.'],
    ['constructor', 'constructor', 'Once that is fixed'],
  ])('says why daily facts stopped (%s), and what to do', (why, words, cure) => {
    const reply = noticeReply(noticeJob({ why }), setting, context);
    expect(reply).toMatchObject({ title: 'Daily facts are suspended', visibility: 'private', sources: [] });
    expect(reply.lead.text).toContain(`The daily facts at 09:00 (Europe/Berlin) are suspended: ${words}. `);
    expect(reply.lead.text).toContain(cure);
    expect(reply.actions).toEqual([{ kind: 'link', label: 'Open the channel', url: 'https://example.org/C1' }]);
  });

  it('says that no fact fits, and how to choose others', () => {
    const { title, lead } = noticeReply(
      noticeJob({ notice: 'NO_CONTENT', why: null }),
      { ...setting, prefix: '/lmm-admin', commandPrefix: '/lmm' },
      context,
    );
    expect(title).toBe('No daily fact today');
    expect(lead.text).toContain('Choose other topics with “/lmm-admin daily edit aaaabbbb”');
  });
});

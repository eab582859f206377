import { describe, expect, it } from 'vitest';
import { MAX_TOKEN_LENGTH } from '../../../../bots/core/contract/reply.ts';
import { correctionReply, factReply, noticeReply } from '../../../../bots/core/posting/replies.ts';
import { createOpenTokens } from '../../../../bots/core/state/open-tokens.ts';
import { aFact, REPLY_CONTEXT as context, correctionJob, factPost, noticeJob } from '../../../support/daily/jobs.ts';

const tokens = createOpenTokens('of the tests');
const everything = (value: unknown): string => JSON.stringify(value);

it('shows a fact publicly: its subject with a link, its sources, notes, topic and date, and buttons for everyone', () => {
  const reply = factPost({ note: 'Counted by the authors.', asOf: '2021-01' });
  expect(reply).toEqual({
    ...{ title: 'CLIP', titleUrl: 'https://example.org/clip', kind: 'MODEL' },
    lead: { text: 'CLIP learned from 400 million image-text pairs.', sources: [1] },
    blocks: [
      { kind: 'note', text: 'Counted by the authors.' },
      { kind: 'note', text: 'As of 2021-01.' },
    ],
    sources: [{ title: 'Learning Transferable Visual Models', url: 'https://example.org/clip', publisher: 'arXiv', published: '2021' }],
    actions: [
      { kind: 'button', action: 'ask', label: 'Tell me more', token: expect.any(String) },
      { kind: 'button', action: 'useful', label: '👍', spoken: 'This helps', token: expect.any(String) },
    ],
    visibility: 'public',
    footer: { caption: 'Fact of the day · Training · 29 Nov 2026' },
    locale: 'en',
  });
  expect(reply.actions.map((action) => action.kind === 'button' && tokens.verify(action.token))).toEqual([
    { command: 'explain', options: { concept: 'model/clip' } },
    { command: 'fact', options: { topic: 'fact/clip-training-pairs' } },
  ]);
});

it.each([
  ['GPT-4 Vision learned what GPT-4 did.', 'GPT-4 Vision'],
  ['In 2023, LLaVA 1.5 asked GPT-4.', 'LLaVA'],
  ['Nothing of that name, it says.', 'GPT-4'],
])('%s is about %s', (text, title) => {
  const model = (slug: string, name: string, ...aliases: string[]) => ({ kind: 'MODEL' as const, slug, name, aliases });
  const about = [model('gpt-4', 'GPT-4'), model('gpt-4v', 'GPT-4V', 'GPT-4 Vision'), model('llava', 'LLaVA', 'LLaVA 1.5')];
  const name = title === 'GPT-4 Vision' ? 'GPT-4V' : title;
  expect(factPost({ text, about }).title).toBe(name);
});

it('is known by its date and topic alone where it is about nothing in particular', () => {
  const reply = factReply(aFact({ about: [], topic: null, citations: [] }), '2026-11-29', context);
  expect(reply).toMatchObject({ title: 'Fact of the day', footer: { caption: '29 Nov 2026' }, actions: [{ action: 'useful' }] });
  expect(reply).not.toHaveProperty('titleUrl');
});

it('always has the button that its mark is part of, however long its name is', () => {
  const reply = factPost({ slug: 'x'.repeat(200) });
  const [, useful] = reply.actions;
  expect(useful).toMatchObject({ action: 'useful' });
  expect(useful?.kind === 'button' && tokens.verify(useful.token)).toEqual({ command: 'fact', options: {} });
  expect(useful?.kind === 'button' && useful.token.length).toBeLessThanOrEqual(MAX_TOKEN_LENGTH);
});

describe('a correction', () => {
  it('says what is right, that it was corrected, and why', () => {
    const reply = correctionReply(correctionJob({ why: 'the paper was read again' }), context);
    expect(reply).toMatchObject({
      title: 'CLIP',
      badge: 'corrected',
      footer: { caption: 'Fact of the day · Training · 29 Nov 2026' },
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

import { describe, expect, it } from 'vitest';
import type { Block, Claim, Reply } from '../../../../bots/core/contract/reply.ts';
import { toActionRows } from '../../../../bots/discord/render/action-rows.ts';
import { type DiscordMessage, toDiscordMessages } from '../../../../bots/discord/render/render.ts';
import corpus from '../../../fixtures/discord/markup.json' with { type: 'json' };
import { reply } from '../../../support/discord/bot.ts';
import { liveMarkup, rawMentions } from '../../../support/discord/validate/markup.ts';
import { bodyChecks } from '../../../support/discord/validate/schemas.ts';

const claim = (text: string, ...sources: number[]): Claim => ({ text, sources });
const source = (index: number) => ({ title: `Paper ${index}`, url: `https://example.org/${index}`, publisher: 'Example' });
const sources = (count: number) => Array.from({ length: count }, (_, index) => source(index + 1));
const texts = (message: DiscordMessage) => message.embeds.map(({ description = '' }) => description);
const allText = (messages: readonly DiscordMessage[]) => messages.flatMap(texts).join('\n');
/** The messages, each checked against the rules of Discord. */
const rendered = (changes: Partial<Reply>) => {
  const messages = toDiscordMessages(reply(changes));
  for (const message of messages) expect(bodyChecks.followUp(message)).toEqual([]);
  return messages;
};

describe('a reply of five claims', () => {
  it('is one embed', () => {
    const labels = ['Data bias', 'Compute', 'Hallucination', 'Privacy', 'Evaluation'];
    const claims = labels.map((label, index) => ({ label, ...claim(`limits LMM number ${index + 1}.`, (index % 2) + 1) }));
    const blocks: Block[] = [
      { kind: 'claims', ordered: true, claims },
      { kind: 'note', text: 'One source counts six.' },
    ];
    expect(rendered({ badge: 'LMM', lead: claim('LMMs have five known limitations.', 1, 2), blocks, sources: sources(2) })).toEqual([
      {
        embeds: [
          {
            title: 'Limitations · LMM',
            description: [
              'LMMs have five known limitations. [1][2]',
              '',
              '1. **Data bias**: limits LMM number 1. [1]',
              '2. **Compute**: limits LMM number 2. [2]',
              '3. **Hallucination**: limits LMM number 3. [1]',
              '4. **Privacy**: limits LMM number 4. [2]',
              '5. **Evaluation**: limits LMM number 5. [1]',
              '',
              '-# One source counts six.',
              '',
              '**Sources**',
              '[1] [Example: Paper 1](<https://example.org/1>)',
              '[2] [Example: Paper 2](<https://example.org/2>)',
            ].join('\n'),
            color: 0x4f7cff,
            footer: { text: 'graph revision 7' },
          },
        ],
        allowed_mentions: { parse: [] },
      },
    ]);
  });
});

describe('a table', () => {
  const table = (rows: number): Block => ({
    kind: 'table',
    heading: 'LMM and LLM',
    columns: ['LMM', 'LLM'],
    rows: Array.from({ length: rows }, (_, index) => ({
      label: `Row ${index + 1}`,
      cells: [claim('Text and images.', 1), claim('Text.', 2)],
    })),
  });

  it('has a line for each column under the bold label of its row', () => {
    const [message] = rendered({ blocks: [table(1)], sources: sources(2) });
    expect(message && texts(message).join('')).toContain(
      '**LMM and LLM**\n\n**Row 1**\n- **LMM**: Text and images. [1]\n- **LLM**: Text. [2]',
    );
  });

  it('of 30 rows keeps all of them in order', () => {
    const labels = allText(rendered({ blocks: [table(30)], sources: sources(2) })).match(/Row \d+/g);
    expect(labels).toEqual(Array.from({ length: 30 }, (_, index) => `Row ${index + 1}`));
  });

  it('never leaves a label without its first column', () => {
    const messages = rendered({ blocks: [table(200)], sources: sources(2) });
    for (const text of messages.flatMap(texts)) expect(text).not.toMatch(/\*\*Row \d+\*\*\n\n\*\*Sources/);
  });
});

describe('a reply of 60 claims', () => {
  const messages = rendered({
    blocks: [{ kind: 'claims', ordered: true, claims: Array.from({ length: 60 }, (_, index) => claim('A claim. '.repeat(25), index + 1)) }],
    sources: sources(60),
  });

  it('becomes several messages with continuous numbers', () => {
    expect(messages.length).toBeGreaterThan(2);
    const numbers = allText(messages).match(/^\d+(?=\. A)/gm);
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => `${index + 1}`));
  });

  it('ends each message with the sources that it cites, and no others', () => {
    for (const message of messages) {
      const [body = '', list = ''] = texts(message).join('\n').split('**Sources**');
      const cited = [...new Set(body.match(/(?<=\[)\d+(?=\])/g))].sort();
      expect(list.match(/(?<=^\[)\d+(?=\] )/gm)?.sort()).toEqual(cited);
    }
  });

  it('has its title in the first message and its revision in each', () => {
    expect(messages.map(({ embeds }) => embeds[0]?.title)).toEqual(['Limitations', ...Array(messages.length - 1).fill(undefined)]);
    for (const { embeds } of messages) expect(embeds.at(-1)?.footer?.text).toBe('graph revision 7');
  });
});

describe('long texts', () => {
  const words = (length: number) => 'word '.repeat(length / 5).trim();

  it('stay whole if an embed can hold them', () => {
    const text = `${words(4090)}!`;
    const [message] = rendered({ lead: claim(text, 1) });
    expect(message && texts(message)[0]).toBe(`${text} [1]`);
  });

  it('are split between words if not, with the citation at the end', () => {
    const all = allText(rendered({ lead: claim(words(10_000), 1) }));
    expect(all.match(/word/g)).toHaveLength(2000);
    expect(all.match(/\bword\b/g)).toHaveLength(2000);
    expect(all).toMatch(/word \[1\]\n/);
  });

  it('are never split inside a grapheme', () => {
    const family = '👨‍👩‍👧‍👦';
    const all = allText(rendered({ lead: claim(family.repeat(1000)) }));
    expect(all.match(new RegExp(family, 'gu'))).toHaveLength(1000);
    expect(all.replaceAll(family, '').replaceAll('\n', '')).toMatch(/^\*\*Sources\*\*/);
  });

  it('with too many sources continue in the next message', () => {
    const wordy = sources(12).map((one) => ({ ...one, title: words(500) }));
    const messages = rendered({ lead: claim(words(4000), ...wordy.map((_, index) => index + 1)), sources: wordy });
    expect(
      messages.map(
        (message) =>
          texts(message)
            .join('\n')
            .match(/^\[\d+\] /gm)?.length,
      ),
    ).toEqual([3, 9]);
  });

  it('in titles are repeated in full in the text', () => {
    const title = words(400);
    const [message] = rendered({ title });
    expect(message?.embeds[0]?.title).toMatch(/^word .*word…$/);
    expect(allText(rendered({ title }))).toContain(`**${title}**`);
  });

  it.each([
    [256, false],
    [257, true],
  ])('a title of %i characters is cut: %s', (length, isCut) => {
    expect(rendered({ title: 'a'.repeat(length) })[0]?.embeds[0]?.title?.endsWith('…')).toBe(isCut);
  });
});

describe('injected markup', () => {
  it.each(corpus)('%j pings no one and takes no effect anywhere', (text) => {
    const cell = { label: text, text, sources: [1] };
    const messages = rendered({
      title: text,
      badge: text,
      lead: cell,
      blocks: [
        { kind: 'claims', heading: text, ordered: false, claims: [cell] },
        { kind: 'table', heading: text, columns: [text], rows: [{ label: text, cells: [cell] }] },
        { kind: 'note', text },
      ],
      sources: [{ title: text, publisher: text, url: `https://example.org/?q=${text}` }],
      footer: { revision: text },
    });
    for (const { embeds, allowed_mentions } of messages) {
      expect(allowed_mentions).toEqual({ parse: [] });
      const shown = embeds.flatMap(({ title = '', description = '' }) => [title, description]).join('\n');
      expect(rawMentions(shown)).toEqual([]);
      const kinds = new Set(liveMarkup(shown).map(({ kind }) => kind));
      // These are the renderer's own.
      for (const own of ['bold', 'list', 'subtext', 'link']) kinds.delete(own);
      expect([...kinds]).toEqual([]);
      for (const { text } of liveMarkup(shown).filter(({ kind }) => kind === 'link')) expect(text).toContain('](<https://example.org/');
    }
  });
});

describe('an image', () => {
  const picture = (url: string, alt = 'Two boxes: CLIP is made by OpenAI.'): Block => ({ kind: 'image', url, alt });
  const url = 'https://example.org/picture.png';

  it('is shown below its text, with the rest in the next embed', () => {
    const [message] = rendered({ blocks: [picture(url), { kind: 'note', text: 'Drawn today.' }] });
    expect(message?.embeds).toMatchObject([
      { title: 'Limitations', description: 'LMMs have known limitations. [1]\n\n-# Two boxes: CLIP is made by OpenAI.', image: { url } },
      { description: expect.stringMatching(/^-# Drawn today\.\n/), footer: { text: 'graph revision 7' } },
    ]);
  });

  it('is left out if Discord cannot load it, but its text remains', () => {
    for (const bad of ['javascript:alert(1)', 'picture.png', `${url}?${'a'.repeat(2048)}`]) {
      const [message] = rendered({ blocks: [picture(bad)] });
      expect(message?.embeds).toHaveLength(1);
      expect(message?.embeds[0]).not.toHaveProperty('image');
      expect(allText([...(message === undefined ? [] : [message])])).toContain('Two boxes');
    }
  });

  it('needs no text', () => {
    const messages = rendered({ title: '', lead: claim(''), sources: [], footer: {}, blocks: [picture(url, ''), picture(url, '')] });
    expect(messages).toMatchObject([{ embeds: [{ image: { url } }, { image: { url } }] }]);
  });

  it('moves to the next message after ten', () => {
    const messages = rendered({ blocks: Array.from({ length: 24 }, (_, index) => picture(`${url}?${index}`)) });
    const urls = messages.flatMap(({ embeds }) => embeds.flatMap(({ image }) => image?.url ?? []));
    expect(urls).toEqual(Array.from({ length: 24 }, (_, index) => `${url}?${index}`));
  });
});

describe('the actions', () => {
  const actions = [{ kind: 'button', action: 'ask', label: 'More', token: 'token' }] as const;

  it('are below the last message only, after the rows of the platform', () => {
    const blocks: Block[] = [{ kind: 'claims', ordered: true, claims: Array.from({ length: 60 }, () => claim('A claim. '.repeat(25), 1)) }];
    const messages = rendered({ blocks, actions });
    expect(messages.map(({ components = [] }) => components.length)).toEqual([...Array(messages.length - 1).fill(0), 1]);
    const own = toActionRows([{ ...actions[0], token: 'other' }]);
    expect(toDiscordMessages(reply({ actions }), own)).toMatchObject([
      { components: [{ components: [{ custom_id: 'ask:other' }] }, { components: [{ custom_id: 'ask:token' }] }] },
    ]);
  });
});

describe('a link that is too long for a button', () => {
  const url = (length: number) => `https://example.org/?q=${'a'.repeat(length - 23)}`;
  const linked = (length: number) => rendered({ actions: [{ kind: 'link', label: 'GraphQL', url: url(length) }] });

  it('is listed below the sources', () => {
    expect(linked(512)[0]?.components).toMatchObject([{ components: [{ url: url(512) }] }]);
    expect(linked(513)[0]).not.toHaveProperty('components');
    expect(allText(linked(513))).toMatch(/\n\[1\] .*\n\n-# \[GraphQL\]\(<https:.{500,}>\)$/);
    expect(allText(linked(3000))).toContain(`[GraphQL](<${url(3000)}>)`);
  });

  it('is left out if no message can hold it', () => {
    expect(allText(linked(4200))).not.toContain('GraphQL');
  });
});

describe('details', () => {
  it('a source says when it was published', () => {
    expect(allText(rendered({ sources: [{ ...source(1), published: '2021-01' }] }))).toContain(
      '[1] [Example, 2021-01: Paper 1](<https://example.org/1>)',
    );
  });

  it('the footer says which page it is', () => {
    const text = (footer: Reply['footer']) => rendered({ footer })[0]?.embeds[0]?.footer?.text;
    expect(text({ revision: '7', page: { number: 2, of: 5 } })).toBe('page 2 of 5 · graph revision 7');
    expect(text({ page: { number: 2, of: 5 } })).toBe('page 2 of 5');
    expect(text({})).toBeUndefined();
  });

  it('an error is red', () => {
    expect(rendered({ badge: 'error' })[0]?.embeds[0]?.color).toBe(0xd83c3e);
  });

  it('sources that nothing cites are listed too', () => {
    expect(allText(rendered({ sources: sources(3) }))).toMatch(/\[1\].*\n.*\[2\].*\n.*\[3\]/);
    expect(allText(rendered({ lead: claim(''), sources: sources(1) }))).toBe(
      '**Sources**\n[1] [Example: Paper 1](<https://example.org/1>)',
    );
  });

  it('citations of sources that do not exist are not shown', () => {
    expect(allText(rendered({ lead: claim('A.', 1, 1, 9), sources: sources(1) }))).toMatch(/^A\. \[1\]\n/);
  });

  it('an embed has more than the spaces between control characters, however many there are', () => {
    const blank = '\u0000 '.repeat(9_000);
    const unread = { title: blank, url: 'Not an address.', publisher: blank };
    const answer = { title: '', lead: claim(`Said.${blank}More.`), blocks: [], sources: [unread] };
    expect(texts(rendered(answer)[0] as DiscordMessage)[0]).toContain('Said.');
    expect(allText(rendered({ ...answer, lead: claim(blank, 1) }))).toContain('[1]');
  });

  it('an empty reply still says something', () => {
    const empty = { title: ' ', lead: claim(' '), sources: [], footer: {} };
    expect(allText(rendered(empty))).toBe('There is nothing to say.');
    expect(rendered({ ...empty, title: 'A' })).toMatchObject([{ embeds: [{ title: 'A' }] }]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Block, Claim, Reply } from '../../../../bots/core/contract/reply.ts';
import { messagesFor } from '../../../../bots/core/messages/index.ts';
import { superscript } from '../../../../bots/core/present/shown-sources.ts';
import { toActionRows } from '../../../../bots/discord/render/action-rows.ts';
import { type DiscordMessage, toDiscordMessages } from '../../../../bots/discord/render/render.ts';
import corpus from '../../../fixtures/discord/markup.json' with { type: 'json' };
import { reply } from '../../../support/discord/bot.ts';
import { markdownOf } from '../../../support/discord/shown-text.ts';
import { liveMarkup, rawMentions } from '../../../support/discord/validate/markup.ts';
import { bodyChecks } from '../../../support/discord/validate/schemas.ts';

const claim = (text: string, ...sources: number[]): Claim => ({ text, sources });
const source = (index: number) => ({ title: `Paper ${index}`, url: `https://example.org/${index}`, publisher: 'Example' });
const sources = (count: number) => Array.from({ length: count }, (_, index) => source(index + 1));
const texts = (message: DiscordMessage) =>
  message.embeds.map(({ description = '', fields = [] }) =>
    [description, ...fields.flatMap(({ name, value }) => [name, value])].join('\n'),
  );
const en = messagesFor('en');
const link = (number: number) => `[${superscript(number)}](<https://example.org/${number}>)`;
const allText = (messages: readonly DiscordMessage[]) => messages.flatMap(texts).join('\n');
/** The messages, each checked against the rules of Discord. */
const rendered = (changes: Partial<Reply>) => {
  const messages = toDiscordMessages(reply(changes));
  for (const message of messages) expect(bodyChecks.followUp(message)).toEqual([]);
  return messages;
};

describe('a reply of five claims', () => {
  it('is one embed: the sentence, what must be known, the claims, and small print', () => {
    const labels = ['Data bias', 'Compute', 'Hallucination', 'Privacy', 'Evaluation'];
    const claims = labels.map((label, index) => ({ label, ...claim(`limits LMM number ${index + 1}.`, (index % 2) + 1) }));
    const blocks: Block[] = [
      { kind: 'claims', ordered: true, claims },
      { kind: 'note', text: 'One source counts six.' },
      { kind: 'note', text: 'Read as limitations of lmm.', aside: true },
    ];
    const lead = claim('LMMs have five known limitations.', 1, 2);
    const footer = { revision: '7', checked: '2026-11-02' };
    expect(rendered({ kind: 'MODEL_CLASS', badge: 'model class', lead, blocks, sources: sources(2), footer })).toEqual([
      {
        embeds: [
          {
            title: '◎ Limitations',
            url: 'https://example.org/1',
            description: [
              `LMMs have five known limitations. ${link(1)} ${link(2)}`,
              '-# One source counts six.',
              '',
              `1. **Data bias**: limits LMM number 1. ${link(1)}`,
              `2. **Compute**: limits LMM number 2. ${link(2)}`,
              `3. **Hallucination**: limits LMM number 3. ${link(1)}`,
              `4. **Privacy**: limits LMM number 4. ${link(2)}`,
              `5. **Evaluation**: limits LMM number 5. ${link(1)}`,
              '-# ¹ [Example: Paper 1](<https://example.org/1>) · ² [Example: Paper 2](<https://example.org/2>)',
              '-# Read as limitations of lmm.',
            ].join('\n'),
            color: 0x0a5a6e,
            footer: { text: 'Checked Nov 2026' },
          },
        ],
        allowed_mentions: { parse: [] },
      },
    ]);
  });
});

const DIGITS = /[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g;

describe('a reply of 60 claims', () => {
  const messages = rendered({
    blocks: [{ kind: 'claims', ordered: true, claims: Array.from({ length: 60 }, (_, index) => claim('A claim. '.repeat(25), index + 1)) }],
    sources: sources(60),
    footer: { checked: '2026-11' },
  });

  it('becomes several messages with continuous numbers', () => {
    expect(messages.length).toBeGreaterThan(2);
    const numbers = allText(messages).match(/^\d+(?=\. A)/gm);
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => `${index + 1}`));
  });

  it('ends each message with the sources that it cites, and no others', () => {
    for (const message of messages) {
      const [body = '', list = ''] = texts(message).join('\n').split('\n-# ');
      const cited = [...new Set(body.match(DIGITS))].sort();
      expect(list.match(DIGITS)?.sort()).toEqual(cited);
    }
  });

  it('has its title in the first message and its date in each', () => {
    expect(messages.map(({ embeds }) => embeds[0]?.title)).toEqual(['Limitations', ...Array(messages.length - 1).fill(undefined)]);
    for (const { embeds } of messages) expect(embeds.at(-1)?.footer?.text).toBe('Checked Nov 2026');
  });
});

describe('long texts', () => {
  const words = (length: number) => 'word '.repeat(length / 5).trim();

  it('stay whole if an embed can hold them', () => {
    const text = `${words(4090)}!`;
    const [message] = rendered({ lead: claim(text, 1) });
    expect(message && texts(message)[0]).toBe(`${text} ¹`);
  });

  it('are split between words if not, with the citation at the end', () => {
    const all = allText(rendered({ lead: claim(words(9_000), 1) }));
    expect(all.match(/word/g)).toHaveLength(1800);
    expect(all.match(/\bword\b/g)).toHaveLength(1800);
    expect(all).toMatch(/word \[¹\]\(<https:\/\/example.org\/lmm>\)\n/);
  });

  it('are never split inside a grapheme', () => {
    const family = '👨‍👩‍👧‍👦';
    const all = allText(rendered({ lead: claim(family.repeat(1000)) }));
    expect(all.match(new RegExp(family, 'gu'))).toHaveLength(1000);
    expect(all.replaceAll(family, '').replaceAll('\n', '')).toMatch(/^-# ¹ /);
  });

  it('with too many sources continue in the next message', () => {
    const wordy = sources(12).map((one) => ({ ...one, url: `${one.url}?q=${'a'.repeat(500)}` }));
    const messages = rendered({ lead: claim(words(4000), ...wordy.map((_, index) => index + 1)), sources: wordy });
    expect(messages.map((message) => texts(message).join('\n').match(/\]\(</g)?.length)).toEqual([3, 9]);
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
    });
    for (const { embeds, allowed_mentions } of messages) {
      expect(allowed_mentions).toEqual({ parse: [] });
      const shown = markdownOf({ embeds });
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
    const [message] = rendered({ blocks: [picture(url), { kind: 'note', text: 'Drawn today.' }], footer: { checked: '2026-11' } });
    expect(message?.embeds).toMatchObject([
      { description: expect.stringMatching(/^LMMs .*\n-# Drawn today\.\n\n-# Two boxes: CLIP is made by OpenAI\.$/), image: { url } },
      { description: '-# ¹ [Example](<https://example.org/lmm>)', footer: { text: 'Checked Nov 2026' } },
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
    const own = toActionRows([{ ...actions[0], token: 'other' }], en);
    expect(toDiscordMessages(reply({ actions }), own)).toMatchObject([
      { components: [{ components: [{ custom_id: 'ask:other' }] }, { components: [{ custom_id: 'ask:token' }] }] },
    ]);
  });
});

describe('details', () => {
  it('the footer says when the sources were read, and which page it is', () => {
    const text = (footer: Reply['footer']) => rendered({ footer })[0]?.embeds[0]?.footer?.text;
    expect(text({ revision: '7', checked: '2026-11-02', page: { number: 2, of: 5 } })).toBe('Checked Nov 2026 · page 2 of 5');
    expect(text({ checked: '2026' })).toBe('Checked 2026');
    expect(text({ page: { number: 2, of: 5 } })).toBe('page 2 of 5');
    expect(text({ revision: '7' })).toBeUndefined();
  });

  it('the color tells an answer from what needs a second look and from a failure of ours', () => {
    const color = (changes: Partial<Reply>) => rendered(changes)[0]?.embeds[0]?.color;
    expect([color({}), color({ isUnknown: true }), color({ badge: 'error' }), color({ badge: 'error', isFailure: true })]).toEqual([
      0x0a5a6e, 0xe5a93a, 0xe5a93a, 0xd83c3e,
    ]);
  });

  it('the title shows the kind by its mark, else a badge, and opens the first source of the sentence', () => {
    const head = (changes: Partial<Reply>) => {
      const { title, url } = rendered(changes)[0]?.embeds[0] ?? {};
      return [title, url];
    };
    const two = sources(2);
    expect(head({ kind: 'MODEL', badge: 'model', lead: claim('A.', 2), sources: two })).toEqual(['● Limitations', 'https://example.org/2']);
    expect(head({ badge: 'corrected', lead: claim('A.'), sources: two })).toEqual(['Limitations · corrected', undefined]);
    expect(head({ isUnknown: true, lead: claim('I don’t know.', 1), sources: two })).toEqual([undefined, undefined]);
    expect(head({ title: '', kind: 'MODEL', lead: claim('A.', 1), sources: two })).toEqual([undefined, undefined]);
    expect(head({ lead: claim('A.', 1), sources: [{ ...source(1), url: 'javascript:alert(1)' }] })).toEqual(['Limitations', undefined]);
  });

  it('the name of an entry introduces a sentence as its heading', () => {
    const claims = [
      { label: 'Data bias', ...claim('Biases pass into the model.') },
      { label: 'GPT-4', ...claim('OpenAI · 2023') },
    ];
    const list = (ordered: boolean) => allText(rendered({ blocks: [{ kind: 'claims', ordered, claims }] }));
    expect(list(true)).toContain('1. **Data bias.** Biases pass into the model.\n2. **GPT-4**: OpenAI · 2023');
    expect(list(false)).toContain('- **Data bias**: Biases pass into the model.\n- **GPT-4**: OpenAI · 2023');
  });

  it('an embed has more than the spaces between control characters, however many there are', () => {
    const blank = '\u0000 '.repeat(9_000);
    const unread = { title: blank, url: 'Not an address.', publisher: blank };
    const answer = { title: '', lead: claim(`Said.${blank}More.`), blocks: [], sources: [unread] };
    expect(texts(rendered(answer)[0] as DiscordMessage)[0]).toContain('Said.');
    expect(allText(rendered({ ...answer, lead: claim(blank, 1) }))).toContain('¹');
  });

  it('an empty reply still says something', () => {
    const empty = { title: ' ', lead: claim(' '), sources: [], footer: {} };
    expect(allText(rendered(empty))).toBe('There is nothing to say.');
    expect(rendered({ ...empty, title: 'A' })).toMatchObject([{ embeds: [{ title: 'A' }] }]);
  });
});

import { expect, it } from 'vitest';
import type { Reply } from '../../../../bots/core/contract/reply.ts';
import { toSlackMessages } from '../../../../bots/slack/render/render.ts';
import { validateMessage } from '../../../../bots/slack/render/validate.ts';
import { context, one, plain, section, textsOf, typesOf } from '../../../support/slack/blocks.ts';
import { button, claims, reply, sources } from '../../../support/slack/replies.ts';

it('renders one sentence with its sources in one line', () => {
  expect(
    toSlackMessages(
      reply({
        title: 'Flamingo',
        lead: { text: 'DeepMind made Flamingo, released in April 2022.', sources: [1, 2] },
        sources: sources(2),
        actions: [button('ask', 'About Flamingo'), button('share', 'Share'), button('useful', 'Useful'), button('report', 'Wrong?')],
        footer: { revision: '42', checked: '2026-11-02' },
      }),
    ),
  ).toEqual([
    {
      text:
        'DeepMind made Flamingo, released in April 2022. ¹ ²\n' +
        '¹ <https://example.org/1|Publisher 1> · ² <https://example.org/2|Publisher 2> · Checked Nov 2026',
      blocks: [
        section('DeepMind made Flamingo, released in April 2022. <https://example.org/1|¹> <https://example.org/2|²>'),
        {
          type: 'actions',
          block_id: 'actions.0',
          elements: [
            { type: 'button', action_id: 'ask.0', text: plain('About Flamingo'), value: 'of-About Flamingo' },
            { type: 'button', action_id: 'share.1', text: plain('Share'), value: 'of-Share' },
          ],
        },
        context('¹ <https://example.org/1|Publisher 1> · ² <https://example.org/2|Publisher 2> · Checked Nov 2026'),
        {
          type: 'context_actions',
          block_id: 'feedback',
          elements: [
            {
              type: 'feedback_buttons',
              action_id: 'feedback.0',
              positive_button: { text: plain('👍'), accessibility_label: 'Useful', value: 'useful:of-Useful' },
              negative_button: { text: plain('👎'), accessibility_label: 'Wrong?', value: 'report:of-Wrong?' },
            },
          ],
        },
      ],
      unfurl_links: false,
      unfurl_media: false,
    },
  ]);
});

it('shows the title only where the sentence does not name it', () => {
  const [named, unnamed, error] = [
    one({ title: 'Limitations of LMMs', lead: { text: 'LMMs have two limitations.', sources: [] }, sources: [] }),
    one({ title: 'Limitations of LMMs', lead: { text: 'Two are known.', sources: [] }, sources: [] }),
    one({ title: 'Not found', badge: 'error', lead: { text: 'Nothing is called “clpi”.', sources: [] }, sources: [] }),
  ];
  expect([named, unnamed, error].map(({ blocks }) => blocks)).toEqual([
    [section('LMMs have two limitations.')],
    [section('*Limitations of LMMs*\nTwo are known.')],
    [section('*Not found*\nNothing is called “clpi”.')],
  ]);
});

it('renders claims as lines, after what must be known first, and folds more than three sources', () => {
  const { blocks } = one({
    title: 'Limitations',
    lead: { text: 'Five limitations are known.', sources: [1, 2] },
    blocks: [
      { kind: 'claims', heading: 'Limitations', ordered: true, claims: claims(2, (number) => `Models do ${number}.`) },
      { kind: 'note', text: 'The sources disagree.' },
      { kind: 'claims', ordered: false, claims: [{ text: 'And more.', sources: [4] }] },
    ],
    sources: sources(4),
    footer: { revision: '42', checked: '2026-11' },
  });
  expect(blocks).toEqual([
    section('Five limitations are known. <https://example.org/1|¹> <https://example.org/2|²>'),
    context('The sources disagree.'),
    section('*Limitations*\n1. *Claim 1*: Models do 1. <https://example.org/1|¹>\n2. *Claim 2*: Models do 2. <https://example.org/2|²>'),
    section('• And more. <https://example.org/4|⁴>'),
    {
      type: 'container',
      title: plain('4 sources'),
      subtitle: plain('Checked Nov 2026'),
      is_collapsible: true,
      default_collapsed: true,
      child_blocks: [
        context(
          [1, 2, 3, 4]
            .map((number) => `${'⁰¹²³⁴'[number]} <https://example.org/${number}|Publisher ${number}: Title ${number}>`)
            .join('\n'),
        ),
      ],
    },
  ]);
});

it('folds the reading with the sources', () => {
  const reading = { kind: 'note', text: 'I read this as models input:audio.', aside: true } as const;
  const [folded] = one({ blocks: [reading] }).blocks.slice(-1);
  expect(folded).toMatchObject({
    ...{ type: 'container', title: plain('1 source') },
    child_blocks: [context('¹ <https://example.org/lmm|Example: Large multimodal models>'), context('I read this as models input:audio.')],
  });
  expect(one({ blocks: [reading], lead: { text: 'Hi!', sources: [] }, sources: [] }).blocks.slice(-1)).toEqual([
    context('I read this as models input:audio.'),
  ]);
});

it('shows images with alt text, actions, and the page of the answer', () => {
  const message = one({
    blocks: [{ kind: 'image', url: 'https://example.org/clip.png', alt: 'CLIP stands <beside> ALIGN.' }],
    sources: [{ title: 'Title', url: 'https://example.org/1', publisher: 'Publisher', published: '2021-01' }],
    actions: [button('turn', 'More ›')],
    footer: { revision: '42', page: { number: 2, of: 5 } },
  });
  expect(typesOf(message)).toEqual(['section', 'image', 'actions', 'context', 'context']);
  expect(message.blocks[1]).toEqual({ type: 'image', image_url: 'https://example.org/clip.png', alt_text: 'CLIP stands ‹beside› ALIGN.' });
  expect(message.blocks[3]).toEqual(context('¹ <https://example.org/1|Publisher, 2021>'));
  expect(message.blocks[4]).toEqual(context('page 2 of 5'));
});

it('ends with feedback, below the number of the page', () => {
  const actions = [button('turn', 'More ›'), button('useful', 'Useful'), button('report', 'Wrong?')];
  expect(typesOf(one({ actions, footer: { page: { number: 2, of: 5 } } })).slice(-2)).toEqual(['context', 'context_actions']);
});

it.each(['javascript:alert(1)', 'data:image/png;base64,x', `https://example.org/${'x'.repeat(3000)}`])(
  "shows the alt text of an image that Slack wouldn't load: %#",
  (url) => {
    const [message] = toSlackMessages(reply({ blocks: [{ kind: 'image', url, alt: 'CLIP stands beside ALIGN.' }] }));
    expect(message?.blocks).toContainEqual(context('CLIP stands beside ALIGN.'));
  },
);

it('puts actions below the last part, or into the next message when it is full', () => {
  const choices = Array.from({ length: 25 }, (_, index) => ({ label: `${index}`.repeat(70), detail: 'd'.repeat(75), token: `t${index}` }));
  const actions = ['One?', 'Other?'].map((label) => ({ kind: 'select' as const, label, choices }));
  const messages = toSlackMessages(reply({ lead: { text: 'word '.repeat(1000), sources: [] }, actions }));
  expect(messages.flatMap(validateMessage)).toEqual([]);
  expect(messages.map(({ blocks }) => blocks.filter(({ type }) => type === 'actions').length)).toEqual([0, 1]);
});

it('renders an empty reply with the name of the product', () => {
  const nothing: Reply = {
    title: ' ',
    lead: { text: '', sources: [] },
    blocks: [],
    sources: [],
    actions: [],
    visibility: 'private',
    footer: {},
  };
  expect(toSlackMessages(nothing)).toEqual([
    {
      text: '*LMM Atlas*',
      blocks: [section('*LMM Atlas*')],
      unfurl_links: false,
      unfurl_media: false,
    },
  ]);
});

it('pages sixty claims: whole claims, stable numbers, each page with the sources it cites', () => {
  const text = (number: number) => `${number} begins ${'word '.repeat(40)} ends ${number}.`;
  const long = reply({ blocks: [{ kind: 'claims', ordered: true, claims: claims(60, text) }], sources: sources(60) });
  const messages = toSlackMessages(long);
  expect(messages.length).toBeGreaterThan(1);
  expect(messages.flatMap(validateMessage)).toEqual([]);
  for (const [index, message] of messages.entries()) {
    const all = textsOf(message).join('\n');
    const cited = [...all.matchAll(/<https:\/\/example\.org\/(\d+)\|[⁰¹²³⁴⁵⁶⁷⁸⁹]+>/g)].map(([, number]) => Number(number));
    const listed = [...all.matchAll(/^[⁰¹²³⁴⁵⁶⁷⁸⁹]+ <https:\/\/example\.org\/(\d+)\|/gm)].map(([, number]) => Number(number));
    expect(listed).toEqual([...new Set(cited)].sort((a, b) => a - b));
    expect(all.match(/ begins /g)?.length).toBe(all.match(/ ends /g)?.length);
    expect(JSON.stringify(message.blocks.at(-1))).toContain(`part ${index + 1} of ${messages.length}`);
  }
  const numbers = messages
    .flatMap(textsOf)
    .join('\n')
    .match(/(?<=^)\d+(?=\. \*Claim)/gm);
  expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => String(index + 1)));
});

it('keeps a table of thirty rows within the limits', () => {
  const rows = Array.from({ length: 30 }, (_, index) => ({
    label: `Row ${index + 1}`,
    cells: [0, 1].map(() => ({ text: 'word '.repeat(50), sources: [index + 1] })),
  }));
  const messages = toSlackMessages(reply({ blocks: [{ kind: 'table', columns: ['LMM', 'LLM'], rows }], sources: sources(30) }));
  expect(messages.flatMap(validateMessage)).toEqual([]);
  for (let row = 1; row <= 30; row += 1) expect(JSON.stringify(messages)).toContain(`*Row ${row}*`);
});

it('splits only a claim that is longer than a section, between words', () => {
  const text = 'abcdefghi '.repeat(700).trim();
  const messages = toSlackMessages(reply({ lead: { text, sources: [1] } }));
  expect(messages.flatMap(validateMessage)).toEqual([]);
  const parts = messages.flatMap(textsOf).filter((part) => part.includes('abc'));
  expect(parts).toHaveLength(3);
  expect(parts.join(' ')).toBe(`${text} <https://example.org/lmm|¹>`);
});

it('never cuts a grapheme', () => {
  const family = '👩‍👩‍👧‍👦';
  const messages = toSlackMessages(reply({ title: family.repeat(40), lead: { text: family.repeat(900), sources: [] } }));
  expect(messages.flatMap(validateMessage)).toEqual([]);
  for (const text of messages.flatMap(textsOf)) expect(text.replaceAll(family, '')).not.toMatch(/[\u{1F469}\u{1F467}\u{1F466}\u200D]/u);
});

it('lists sources that no claim cites, and drops citations without a source', () => {
  const message = one({ lead: { text: 'Said.', sources: [2, 2, 9, 0] }, sources: sources(3) });
  expect(message.text).toContain('Said. ²\n¹ <https://example.org/1|Publisher 1> · ² <https://example.org/2|Publisher 2> · ³ <');
});

it.each(['javascript:alert(1)', 'not an address', '', 'https://user:pass', 'data:text/html,x'])(
  'shows a source without a link when its address is %j',
  (url) => {
    const shown = textsOf(one({ sources: [{ title: 'Title', publisher: 'Publisher', url }] })).join('\n');
    expect(shown).toContain('are known. ¹\n¹ Publisher');
    expect(shown).not.toContain('<');
  },
);

it('keeps an address from closing its link', () => {
  const url = 'https://example.org/a|b>c<!channel>?x=1&y=2#@here';
  const shown = textsOf(one({ sources: [{ title: 'T', publisher: 'P|<!here>', url }] }));
  expect(shown.at(-1)).toBe('¹ <https://example.org/a%7Cb%3Ec%3C!channel%3E?x=1&amp;y=2#%40here|P|&lt;!here&gt;>');
});

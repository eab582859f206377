import { expect, it } from 'vitest';
import type { Reply } from '../../../../bots/core/contract/reply.ts';
import { type SlackMessage, toSlackMessages } from '../../../../bots/slack/render/render.ts';
import { validateMessage } from '../../../../bots/slack/render/validate.ts';
import { claims, reply, sources } from '../../../support/slack/replies.ts';

const textsOf = ({ blocks }: SlackMessage): string[] =>
  blocks.flatMap((block) => ('text' in block && block.text ? [Object(block.text).text] : []));

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true });
const section = (text: string) => ({ type: 'section', expand: true, text: mrkdwn(text) });

it('renders five claims with their sources', () => {
  const five: Reply = reply({
    lead: { text: 'Five limitations are known.', sources: [1, 2] },
    blocks: [
      {
        kind: 'claims',
        heading: 'Limitations',
        ordered: true,
        claims: claims(5, (number) => `Models do ${number}.`).map((claim) => ({ ...claim, sources: [1] })),
      },
      { kind: 'note', text: 'The sources disagree.' },
    ],
    sources: sources(2),
  });
  expect(toSlackMessages(five)).toEqual([
    {
      text: 'Limitations of LMMs · limitation – Five limitations are known.',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'Limitations of LMMs · limitation', emoji: false } },
        section('Five limitations are known. [1] [2]'),
        section(
          '*Limitations*\n1. *Claim 1*: Models do 1. [1]\n2. *Claim 2*: Models do 2. [1]\n3. *Claim 3*: Models do 3. [1]\n' +
            '4. *Claim 4*: Models do 4. [1]\n5. *Claim 5*: Models do 5. [1]',
        ),
        { type: 'context', elements: [mrkdwn('The sources disagree.')] },
        section('*Sources*\n[1] <https://example.org/1|Publisher 1: Title 1>\n[2] <https://example.org/2|Publisher 2: Title 2>'),
        { type: 'context', elements: [mrkdwn('graph revision 42')] },
      ],
      unfurl_links: false,
      unfurl_media: false,
    },
  ]);
});

it('renders a table as rows that can be read on a phone', () => {
  const cells = [
    { text: 'Text, images, audio', sources: [1] },
    { text: 'Text', sources: [2] },
  ];
  const table: Reply = reply({
    blocks: [
      {
        kind: 'table',
        heading: 'Comparison',
        columns: ['LMM', 'LLM'],
        rows: [
          { label: 'Inputs', cells },
          { label: 'Outputs', cells: [{ text: '', sources: [] }, ...cells.slice(1)] },
        ],
      },
    ],
    sources: sources(2),
  });
  expect(toSlackMessages(table).flatMap(textsOf)).toContain(
    '*Comparison*\n*Inputs*\n*LMM* Text, images, audio [1]\n*LLM* Text [2]\n\n*Outputs*\n*LMM* –\n*LLM* Text [2]',
  );
});

it('shows images with alt text, actions, and the page of the answer', () => {
  const [message] = toSlackMessages(
    reply({
      blocks: [{ kind: 'image', url: 'https://example.org/clip.png', alt: 'CLIP stands <beside> ALIGN.' }],
      sources: [{ title: 'Title', url: 'https://example.org/1', publisher: 'Publisher', published: '2021-01' }],
      actions: [{ kind: 'button', action: 'turn', label: 'More ›', token: 'of-more' }],
      footer: { revision: '42', page: { number: 2, of: 5 } },
    }),
  );
  expect(message?.blocks.map(({ type }) => type)).toEqual(['header', 'section', 'image', 'section', 'actions', 'context']);
  expect(message?.blocks[2]).toEqual({ type: 'image', image_url: 'https://example.org/clip.png', alt_text: 'CLIP stands ‹beside› ALIGN.' });
  expect(message?.blocks[3]).toEqual(section('*Sources*\n[1] <https://example.org/1|Publisher, 2021-01: Title>'));
  expect(message?.blocks[5]).toEqual({ type: 'context', elements: [mrkdwn('page 2 of 5 · graph revision 42')] });
});

it.each(['javascript:alert(1)', 'data:image/png;base64,x', `https://example.org/${'x'.repeat(3000)}`])(
  "shows the alt text of an image that Slack wouldn't load: %#",
  (url) => {
    const [message] = toSlackMessages(reply({ blocks: [{ kind: 'image', url, alt: 'CLIP stands beside ALIGN.' }] }));
    expect(message?.blocks).toContainEqual({ type: 'context', elements: [mrkdwn('CLIP stands beside ALIGN.')] });
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
      text: 'LMM Atlas',
      blocks: [{ type: 'header', text: { type: 'plain_text', text: 'LMM Atlas', emoji: false } }],
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
    const cited = [...new Set([...all.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number)))].sort((a, b) => a - b);
    const listed = [...all.matchAll(/^\[(\d+)\] <https:\/\/example\.org\/(\d+)\|/gm)].map(([, number]) => Number(number));
    expect(listed).toEqual(cited);
    expect(all.match(/ begins /g)?.length).toBe(all.match(/ ends /g)?.length);
    expect(JSON.stringify(message.blocks.at(-1))).toContain(`part ${index + 1} of ${messages.length} · graph revision 42`);
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
  expect(parts.join(' ')).toBe(`${text} [1]`);
});

it('never cuts a grapheme', () => {
  const family = '👩‍👩‍👧‍👦';
  const messages = toSlackMessages(reply({ title: family.repeat(40), lead: { text: family.repeat(900), sources: [] } }));
  expect(messages.flatMap(validateMessage)).toEqual([]);
  for (const text of messages.flatMap(textsOf)) expect(text.replaceAll(family, '')).not.toMatch(/[\u{1F469}\u{1F467}\u{1F466}\u200D]/u);
});

it('lists sources that no claim cites, and drops citations without a source', () => {
  const messages = toSlackMessages(reply({ lead: { text: 'Said.', sources: [2, 2, 9, 0] }, sources: sources(3) }));
  expect(messages.flatMap(textsOf).join('\n')).toContain('Said. [2]\n*Sources*\n[1] <');
  expect(messages.flatMap(textsOf).join('\n')).toContain('[3] <https://example.org/3|');
});

it.each(['javascript:alert(1)', 'not an address', '', 'https://user:pass', 'data:text/html,x'])(
  'shows a source without a link when its address is %j',
  (url) => {
    const shown = toSlackMessages(reply({ sources: [{ title: 'Title', publisher: 'Publisher', url }] }))
      .flatMap(textsOf)
      .join('\n');
    expect(shown).toContain('[1] Publisher: Title');
    expect(shown).not.toContain('<');
  },
);

it('keeps an address from closing its link', () => {
  const url = 'https://example.org/a|b>c<!channel>?x=1&y=2#@here';
  const shown = toSlackMessages(reply({ sources: [{ title: 'T|<!here>', publisher: 'P', url }] })).flatMap(textsOf);
  expect(shown.at(-1)).toBe('*Sources*\n[1] <https://example.org/a%7Cb%3Ec%3C!channel%3E?x=1&amp;y=2#%40here|P: T|&lt;!here&gt;>');
});

import { expect, it } from 'vitest';
import { bold, escapeText, packWords, splitWords, truncate } from '../../../../bots/slack/render/mrkdwn.ts';
import { toSlackMessages } from '../../../../bots/slack/render/render.ts';
import { validateMessage } from '../../../../bots/slack/render/validate.ts';
import { reply } from '../../../support/slack/replies.ts';

const MARKUP = [
  '<!channel>',
  '<!here|here>',
  '<!everyone>',
  '<!subteam^S1|team>',
  '<@U1>',
  '<#C1|general>',
  '<https://evil.example|click>',
  '<mailto:a@b.c|mail>',
  '&lt;!channel&gt;',
  '&amp;lt;!channel&amp;gt;',
  '@channel @here @everyone',
  '*bold* _italic_ ~gone~ `code` ```block```',
  '> quoted',
  'two\n> lines\n\n* item',
  'right \u202E to left \u2066 and \u0000 nothing \u2028 new',
  'half \uD83D of a character',
  ':tada: <:emoji:1>',
];

/** The texts in which Slack finds markup. */
function parsedTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(parsedTexts);
  if (typeof value !== 'object' || value === null) return [];
  const { type = 'mrkdwn', text, ...rest } = value as Readonly<Record<string, unknown>>;
  return [...(type === 'mrkdwn' && typeof text === 'string' ? [text] : parsedTexts(text)), ...Object.values(rest).flatMap(parsedTexts)];
}

it.each(MARKUP)('lets %j neither mention, link nor quote in any field', (text) => {
  const claim = { label: text, text, sources: [1] };
  const messages = toSlackMessages(
    reply({
      title: text,
      badge: text,
      lead: claim,
      blocks: [
        { kind: 'claims', heading: text, ordered: false, claims: [claim] },
        { kind: 'table', heading: text, columns: [text], rows: [{ label: text, cells: [claim] }] },
        { kind: 'note', text },
      ],
      sources: [{ title: text, publisher: text, url: 'https://example.org/' }],
      footer: { revision: text },
    }),
  );
  const body = JSON.stringify(messages);
  expect(messages.flatMap(validateMessage)).toEqual([]);
  // Cells of a table aren't parsed, so data stands in them as it is.
  expect(parsedTexts(messages).join('\n').replaceAll('<https://example.org/|', '')).not.toContain('<');
  expect(body).not.toMatch(/<[!@#]/);
  expect(body).not.toMatch(/@(channel|here|everyone)/);
  expect(body).not.toMatch(/(?:"|\\n)&gt;/);
  expect(body).not.toMatch(/[\u202A-\u202E\u2066-\u2069\p{Surrogate}]/u);
  expect(body.match(/"type":"mrkdwn"/g)?.length).toBe(body.match(/"verbatim":true/g)?.length);
});

const Z = '\u200B';

it.each([
  ['a & b < c > d', 'a &amp; b &lt; c &gt; d'],
  ['*bold*', `${Z}*${Z}bold${Z}*${Z}`],
  ['snake_case and 2*3', 'snake_case and 2*3'],
  ['~/path', `${Z}~${Z}/path`],
  ['`code`', `${Z}\`${Z}code${Z}\`${Z}`],
  ['> quote', `${Z}&gt; quote`],
  ['@here you are', `@${Z}here you are`],
  [' two\n lines ', 'two lines'],
])('shows %j as it is', (text, shown) => {
  expect(escapeText(text)).toBe(shown);
});

it('makes names bold, but neither empty names nor long ones', () => {
  expect([bold('Bias'), bold(' '), bold('x'.repeat(301))]).toEqual(['*Bias*', '', 'x'.repeat(301)]);
});

it('cuts at a word where it can', () => {
  expect(truncate('one two three', 13)).toBe('one two three');
  expect(truncate('one two three', 12)).toBe('one two…');
  expect(truncate('x'.repeat(20), 10)).toBe(`${'x'.repeat(9)}…`);
});

it('packs words into lines without changing their order', () => {
  expect(packWords(splitWords('one two three four', 100), 9)).toEqual(['one two', 'three', 'four']);
  expect(splitWords('&'.repeat(1000), 3000).every((word) => word.length <= 3000)).toBe(true);
});

/**
 * Replies for renderers: random ones for every platform's suite, so that a reply that breaks one platform is tried on all, and
 * named edge cases. They keep core's promises: cited sources exist, and tokens are short and unique within a reply.
 */
import fc from 'fast-check';
import {
  type Action,
  type Block,
  type ButtonAction,
  type Claim,
  MAX_TOKEN_LENGTH,
  type Reply,
  type Row,
  type Source,
} from '../../../bots/core/contract/reply.ts';
import { anyText, GRAPHEMES, MARKUP, piece, tame } from './any-text.ts';

export { GRAPHEMES, MARKUP };

/** The label of a button: never empty. */
const anyLabel = fc.oneof(fc.constantFrom('More ›', 'Share', 'Explain pre-training', 'x'.repeat(200), ...GRAPHEMES), tame);

const MACS = '0123456789abcdef';
const anyToken = fc
  .tuple(fc.string({ unit: fc.constantFrom(...MACS), minLength: 16, maxLength: 16 }), fc.array(piece, { maxLength: 4 }))
  .map(([mac, said]) => `${mac}${JSON.stringify(['model', 0, { name: said.join(' ') }])}`.slice(0, MAX_TOKEN_LENGTH))
  // No token of ours contains half a character: one that is too long is stored instead of cut.
  .map((token) => token.replace(/\p{Surrogate}/gu, '?'));
const tokens = (count: number) => fc.uniqueArray(anyToken, { minLength: count, maxLength: count });

const anyButtonOf = (action: ButtonAction) =>
  fc.record({ kind: fc.constant('button' as const), action: fc.constant(action), label: anyLabel, token: anyToken });
/** Of most actions a reply has one button or none, and of pages two. */
const anyButtons = fc
  .tuple(
    fc.array(anyButtonOf('turn'), { maxLength: 2 }),
    fc.array(anyButtonOf('ask'), { maxLength: 7 }),
    ...(['share', 'useful', 'report'] as const).map((action) => fc.array(anyButtonOf(action), { maxLength: 1 })),
  )
  .map((all) => [...new Map(all.flat().map((button) => [button.token, button])).values()]);
/** Slack accepts 3,000 characters on a button and Discord 512: there it must go into the text. */
const LONG_LINK = `https://example.org/graphql?query=${'q'.repeat(2_900)}`;
const anyLink = fc.record({
  kind: fc.constant('link' as const),
  label: anyLabel,
  url: fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.constant(LONG_LINK)),
});
const anySelect: fc.Arbitrary<Action> = fc
  .tuple(anyLabel, fc.integer({ min: 1, max: 25 }))
  .chain(([label, count]) =>
    fc
      .tuple(tokens(count), fc.array(fc.tuple(anyLabel, fc.option(anyText, { nil: undefined })), { minLength: count, maxLength: count }))
      .map(([all, shown]) => ({ kind: 'select', label, choices: shown.map(([name, detail], index) => choice(name, detail, all[index])) })),
  );

const choice = (label: string, detail: string | undefined, token = '') => ({
  label,
  ...(detail === undefined ? {} : { detail }),
  token,
});

/** Any actions: up to fourteen buttons and links, and up to two selects. */
export const anyActions: fc.Arbitrary<readonly Action[]> = fc
  .tuple(anyButtons, fc.array(anySelect, { maxLength: 2 }), fc.array(anyLink, { maxLength: 2 }))
  .map(([buttons, selects, links]) => [...buttons, ...selects, ...links]);

const MAX_SOURCES = 40;
const anyDate = fc.constantFrom('2021', '2021-01', '2021-01-05');
const anySource: fc.Arbitrary<Source> = fc.record(
  {
    title: anyText,
    publisher: anyText,
    url: fc.oneof({ weight: 4, arbitrary: fc.webUrl({ withQueryParameters: true }) }, { weight: 1, arbitrary: anyText }),
    published: anyDate,
  },
  { requiredKeys: ['title', 'publisher', 'url'] },
);

const anyChart: fc.Arbitrary<Block> = fc
  .tuple(
    anyText,
    fc.array(anyText, { maxLength: 22 }),
    fc.array(anyText, { maxLength: 7 }),
    fc.constantFrom('bar' as const, 'line' as const),
  )
  .chain(([title, categories, names, form]) => {
    const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
      minLength: categories.length,
      maxLength: categories.length,
    });
    return fc
      .array(values, { minLength: names.length, maxLength: names.length })
      .map((all) => ({ kind: 'chart', form, title, categories, series: names.map((name, index) => ({ name, values: all[index] ?? [] })) }));
  });

function blocksWith(claim: fc.Arbitrary<Claim>): fc.Arbitrary<Block> {
  const row: fc.Arbitrary<Row> = fc.record({ label: anyText, cells: fc.array(claim, { maxLength: 3 }) });
  return fc.oneof(
    fc.record(
      {
        kind: fc.constant('claims' as const),
        heading: anyText,
        ordered: fc.boolean(),
        claims: fc.array(claim, { maxLength: 20 }),
        from: fc.integer({ min: 1, max: 60 }),
      },
      { requiredKeys: ['kind', 'ordered', 'claims'] },
    ),
    fc.record(
      {
        kind: fc.constant('table' as const),
        heading: anyText,
        corner: anyText,
        columns: fc.array(anyText, { maxLength: 3 }),
        rows: fc.array(row, { maxLength: 12 }),
        subjects: fc.constantFrom('rows' as const, 'columns' as const),
      },
      { requiredKeys: ['kind', 'columns', 'rows'] },
    ),
    anyChart,
    shortTable(claim),
    fc.record({ kind: fc.constant('note' as const), text: anyText, aside: fc.constant(true as const) }, { requiredKeys: ['kind', 'text'] }),
    fc.record({ kind: fc.constant('image' as const), url: fc.webUrl(), alt: anyText }),
    fc.record({ kind: fc.constant('image' as const), url: fc.webUrl(), alt: anyText, caption: anyText }),
  );
}

const VALUES = [
  '',
  'not recorded',
  '86.4',
  '$2.50',
  '1M',
  '256K',
  'Apr 2026',
  '2024-05',
  'yes',
  'NVIDIA',
  'text, image and video',
  '*a* <@1>',
];

/** The tables of real answers, whose cells fit beside each other. */
function shortTable(claim: fc.Arbitrary<Claim>): fc.Arbitrary<Block> {
  const cell = fc.tuple(claim, fc.constantFrom(...VALUES)).map(([{ sources }, text]): Claim => ({ text, sources }));
  return fc.integer({ min: 1, max: 4 }).chain((width) => {
    const row = fc.record({ label: anyLabel, cells: fc.array(cell, { minLength: width, maxLength: width }) });
    return fc.record({
      kind: fc.constant('table' as const),
      columns: fc.array(anyLabel, { minLength: width, maxLength: width }),
      rows: fc.array(row, { minLength: 1, maxLength: 30 }),
      subjects: fc.constantFrom('rows' as const, 'columns' as const),
    });
  });
}

/** Any reply that core could pass to a renderer. */
export const anyReply: fc.Arbitrary<Reply> = fc.array(anySource, { maxLength: MAX_SOURCES }).chain((sources) => {
  const numbers = sources.length === 0 ? fc.constant([]) : fc.uniqueArray(fc.integer({ min: 1, max: sources.length }), { maxLength: 6 });
  const claim: fc.Arbitrary<Claim> = fc.record({ label: anyText, text: anyText, sources: numbers }, { requiredKeys: ['text', 'sources'] });
  return fc.record(
    {
      title: anyText,
      badge: fc.oneof(fc.constantFrom('model', 'error'), anyText),
      lead: claim,
      blocks: fc.array(blocksWith(claim), { maxLength: 4 }),
      sources: fc.constant(sources),
      actions: anyActions,
      visibility: fc.constantFrom('private' as const, 'public' as const),
      footer: fc.record({ revision: anyText, page: fc.constant({ number: 2, of: 3 }), checked: anyDate }, { requiredKeys: [] }),
      kind: fc.constantFrom('MODEL' as const, 'MODEL_CLASS' as const, 'BENCHMARK' as const),
      isUnknown: fc.constant(true as const),
      isFailure: fc.constant(true as const),
      locale: fc.constantFrom('en', 'en-US', 'de'),
    },
    { requiredKeys: ['title', 'lead', 'blocks', 'sources', 'actions', 'visibility', 'footer'] },
  );
});

/** A small reply; tests change the parts they care about. */
export const plainReply: Reply = {
  title: 'Limitations of LMMs',
  lead: { text: 'Two limitations are known.', sources: [1] },
  blocks: [],
  sources: [{ title: 'Large multimodal models', url: 'https://example.org/lmm', publisher: 'Example' }],
  actions: [],
  visibility: 'private',
  footer: { revision: '42' },
};
const numbered = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const claimsOf = (count: number, text: string): Claim[] =>
  numbered(count).map((number) => ({ label: `Claim ${number}`, text: `${text} ${number}`, sources: [number] }));
const sourcesOf = (count: number): Source[] =>
  numbered(count).map((number) => ({
    ...{ title: `Title ${number}`, url: `https://example.org/${number}`, publisher: `Publisher ${number}`, published: '2021-01' },
  }));
const button = (action: ButtonAction, label: string, number: number): Action => ({
  ...{ kind: 'button', action, label },
  token: `${String(number).padStart(16, '0')}["model",0,{"name":"clip"}]`,
});

/** Edge-case replies, by their edge. */
export const namedReplies: Readonly<Record<string, Reply>> = {
  empty: { ...plainReply, title: '', lead: { text: '', sources: [] }, sources: [], footer: {} },
  plain: plainReply,
  'sixty claims, each with its own source': {
    ...plainReply,
    blocks: [{ kind: 'claims', heading: 'All of them', ordered: true, claims: claimsOf(60, 'This claim has been made before, about') }],
    sources: sourcesOf(60),
  },
  'one claim of 20,000 characters': {
    ...plainReply,
    blocks: [{ kind: 'claims', ordered: false, claims: [{ text: 'long words '.repeat(1_800), sources: [1] }] }],
  },
  'one word of 3,300 graphemes': { ...plainReply, lead: { text: GRAPHEMES[0].repeat(300) + 'y'.repeat(3_000), sources: [1] } },
  'a table of thirty rows': {
    ...plainReply,
    blocks: [
      {
        kind: 'table',
        heading: 'Side by side',
        columns: ['LMM', 'LLM'],
        rows: numbered(30).map((number) => ({ label: `Row ${number}`, cells: claimsOf(2, `Cell of row ${number}`) })),
      },
    ],
    sources: sourcesOf(2),
  },
  // Its cell fills what the column's name leaves of a section on Slack.
  'a column with a name that is far too long': {
    ...plainReply,
    blocks: [
      {
        kind: 'table',
        columns: ['_italic_'.repeat(681)],
        rows: [{ label: 'Row', cells: claimsOf(2, 'A cell that is short. '.repeat(15)) }],
      },
    ],
    sources: sourcesOf(2),
  },
  // The same on Discord, where the sources leave no room for a second embed.
  'a column with a name that nearly fills a message': {
    ...plainReply,
    blocks: [
      {
        kind: 'table',
        columns: ['@everyone '.repeat(360)],
        rows: [{ label: 'Row', cells: claimsOf(1, 'A cell that is short. '.repeat(15)) }],
      },
    ],
    sources: [{ title: 'A long title '.repeat(250), url: 'https://example.org/1', publisher: 'Publisher' }],
  },
  'an image and notes': {
    ...plainReply,
    blocks: [
      { kind: 'image', url: 'https://example.org/picture.png', alt: 'Two boxes: CLIP is made by OpenAI.' },
      { kind: 'note', text: 'The source heads this list otherwise.' },
      { kind: 'note', text: 'Read last year.' },
    ],
  },
  'everything that pings or formats': {
    ...plainReply,
    title: MARKUP.join(' '),
    blocks: [
      {
        kind: 'claims',
        heading: '<!channel> @everyone',
        ordered: false,
        claims: MARKUP.map((text) => ({ label: text, text, sources: [1] })),
      },
      { kind: 'note', text: MARKUP.join(' ') },
    ],
    sources: [{ title: MARKUP.join(' '), url: 'javascript:alert(1)', publisher: '@everyone' }],
  },
  'every kind of action': {
    ...plainReply,
    actions: [
      ...[button('turn', '‹ Back', 1), button('turn', 'More ›', 2), button('ask', 'Explain CLIP', 3), button('ask', 'x'.repeat(300), 4)],
      {
        kind: 'select',
        label: 'Which one?',
        choices: numbered(25).map((number) => choice(`Model ${number}`, 'model · 2021', `t${number}`)),
      },
      ...[button('share', 'Share', 5), { kind: 'link', label: 'GraphQL', url: LONG_LINK } as const],
      ...[button('report', 'Wrong?', 6), button('useful', 'Useful', 7)],
    ],
    footer: { revision: '42', page: { number: 2, of: 5 } },
  },
  'an error': {
    ...plainReply,
    badge: 'error',
    title: 'Not found',
    lead: { text: 'Nothing is called "clpi".', sources: [] },
    sources: [],
    footer: {},
  },
};

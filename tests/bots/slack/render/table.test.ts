import { expect, it } from 'vitest';
import { toPlainForm } from '../../../../bots/slack/render/render.ts';
import { context, one, plain, section, textsOf, typesOf } from '../../../support/slack/blocks.ts';
import { button, sources } from '../../../support/slack/replies.ts';

const cells = [
  { text: 'Text, images, audio', sources: [1, 2] },
  { text: 'Text', sources: [2] },
];
const comparison = {
  kind: 'table',
  heading: 'Comparison',
  columns: ['LMM', 'LLM'],
  rows: [
    { label: 'Inputs', cells },
    { label: 'Outputs', cells: [{ text: 'not recorded', sources: [] }, ...cells.slice(1)] },
  ],
} as const;
const richText = (...elements: object[]) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] });
const text = (content: string, style?: object) => ({ type: 'text', text: content, ...(style && { style }) });
const link = (number: number) => [text(' '), { type: 'link', url: `https://example.org/${number}`, text: '⁰¹²³'[number] }];
const rawText = (content: string) => ({ type: 'raw_text', text: content });

it('renders a table with the citations as links in its cells, and a gap set apart', () => {
  const { blocks } = one({ title: 'Two limitations', blocks: [comparison], sources: sources(2) });
  expect(blocks[1]).toEqual({
    type: 'data_table',
    caption: 'Comparison',
    page_size: 5,
    row_header_column_index: 0,
    rows: [
      [rawText('\u00a0'), rawText('LMM'), rawText('LLM')],
      [rawText('Inputs'), richText(text('Text, images, audio'), ...link(1), ...link(2)), richText(text('Text'), ...link(2))],
      [rawText('Outputs'), richText(text('not recorded', { italic: true })), richText(text('Text'), ...link(2))],
    ],
  });
});

const list = { ...comparison, corner: 'Model', subjects: 'rows' } as const;

it('heads the names of a list, and cites the sources of a row once, at its name', () => {
  const { blocks } = one({ title: 'Two limitations', blocks: [list], sources: sources(2) });
  expect(blocks[1]).toMatchObject({
    rows: [
      [rawText('Model'), rawText('LMM'), rawText('LLM')],
      [richText(text('Inputs', { bold: true }), ...link(1), ...link(2)), richText(text('Text, images, audio')), richText(text('Text'))],
      [richText(text('Outputs', { bold: true }), ...link(2)), richText(text('not recorded', { italic: true })), richText(text('Text'))],
    ],
  });
  const cited = (number: number) => `<https://example.org/${number}|${'⁰¹²'[number]}>`;
  expect(toPlainForm(one({ title: 'Two limitations', blocks: [list], sources: sources(4) }))?.blocks[1]).toEqual(
    section(
      `*Inputs* ${cited(1)} ${cited(2)} · *LMM* Text, images, audio · *LLM* Text\n` +
        `*Outputs* ${cited(2)} · *LMM* _not recorded_ · *LLM* Text`,
    ),
  );
});

it('names a table that is one of several', () => {
  const { blocks } = one({ blocks: [list, { ...list, heading: 'Others' }], sources: sources(2) });
  expect(blocks).toMatchObject([
    section(expect.stringContaining('Two limitations are known.')),
    section('*Comparison*'),
    { type: 'data_table', caption: 'Comparison' },
    section('*Others*'),
    { type: 'data_table', caption: 'Others' },
    {},
  ]);
});

it.each([
  ['long texts', { ...comparison, rows: [{ label: 'Inputs', cells: [{ text: 'word '.repeat(80), sources: [1] }] }] }],
  ['too many columns', { ...comparison, columns: Array.from({ length: 20 }, (_, index) => `Column ${index}`) }],
])('renders a table with %s as lines', (_, table) => {
  const message = one({ blocks: [table], sources: sources(2) });
  expect(typesOf(message)).not.toContain('data_table');
  expect(textsOf(message).join('\n')).toContain('*Comparison*\n*Inputs*\n*');
});

const chart = {
  kind: 'chart',
  form: 'bar',
  title: 'Scores',
  categories: ['CLIP', 'Nemotron 3 Nano Omni 30B'],
  series: [{ name: 'MMMU', values: [50.5, 71] }],
  unit: 'percent',
} as const;

it('renders at most two charts, and none that Slack would refuse', () => {
  const { blocks } = one({ blocks: [chart, { ...chart, title: 'Again', form: 'line' }, chart] });
  expect(blocks.filter(({ type }) => type === 'data_visualization')).toEqual([
    {
      type: 'data_visualization',
      title: 'Scores',
      chart: {
        type: 'bar',
        series: [
          {
            name: 'MMMU',
            data: [
              { label: 'CLIP', value: 50.5 },
              { label: 'Nemotron 3 Nano…', value: 71 },
            ],
          },
        ],
        axis_config: { categories: ['CLIP', 'Nemotron 3 Nano…'], y_label: 'percent' },
      },
    },
    expect.objectContaining({ title: 'Again' }),
  ]);
  const seven = Array.from({ length: 7 }, (_, index) => ({ name: `Series ${index}`, values: [1, 2] }));
  const refused = [
    { ...chart, series: seven },
    { ...chart, categories: ['one', 'one'] },
    { ...chart, series: [{ name: 'x', values: [1] }] },
  ];
  expect(typesOf(one({ blocks: refused }))).not.toContain('data_visualization');
});

it('has a plain form without the newest blocks, which says the same', () => {
  const message = one({
    title: 'Two limitations',
    blocks: [comparison, chart, { kind: 'note', text: 'I read this as limitations.', aside: true }],
    sources: sources(2),
    actions: [button('ask', 'Explain'), button('useful', 'Useful'), button('report', 'Wrong?')],
  });
  expect(typesOf(message)).toEqual(['section', 'data_table', 'data_visualization', 'actions', 'container', 'context_actions']);
  const cited = (number: number) => `<https://example.org/${number}|${'⁰¹²'[number]}>`;
  expect(toPlainForm(message)?.blocks).toEqual([
    message.blocks[0],
    section(
      `*Inputs* · *LMM* Text, images, audio ${cited(1)} ${cited(2)} · *LLM* Text ${cited(2)}\n` +
        `*Outputs* · *LMM* _not recorded_ · *LLM* Text ${cited(2)}`,
    ),
    message.blocks[3],
    context('¹ <https://example.org/1|Publisher 1: Title 1>\n² <https://example.org/2|Publisher 2: Title 2>'),
    context('I read this as limitations.'),
    {
      type: 'actions',
      block_id: 'feedback',
      elements: [
        { type: 'button', action_id: 'useful.0', text: plain('👍'), value: 'of-Useful' },
        { type: 'button', action_id: 'report.1', text: plain('👎'), value: 'of-Wrong?' },
      ],
    },
  ]);
  expect(toPlainForm(one({}))).toBeUndefined();
});

import { expect, it } from 'vitest';
import * as limits from '../../../../bots/slack/render/limits.ts';
import { validateMessage, validateModal } from '../../../../bots/slack/render/validate.ts';

const many = (length: number, member: (index: number) => unknown) => Array.from({ length }, (_, index) => member(index));
const x = (length: number) => 'x'.repeat(length);
const plain = (length: number) => ({ type: 'plain_text', text: x(length) });
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: x(length), verbatim: true });
const option = (changes: object = {}) => ({ text: plain(1), value: 'v', ...changes });
const url = (length: number) => 'https://example.org/'.padEnd(length, 'x');
const image = { type: 'image', image_url: 'https://example.org/i.png', alt_text: 'alt' };
const actions = (element: object) => ({ type: 'actions', elements: [element] });
const rawCell = (text: string) => ({ type: 'raw_text', text });
const table = (changes: object = {}) => ({ type: 'data_table', caption: 'c', rows: many(2, () => [rawCell('x')]), ...changes });
const richCell = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }] };
const fold = (changes: object = {}) => ({ type: 'container', title: plain(1), child_blocks: [{ type: 'divider' }], ...changes });
const thumb = (changes: object = {}) => ({ text: plain(1), value: 'v', ...changes });
const feedback = (changes: object = {}) => ({ type: 'feedback_buttons', positive_button: thumb(), negative_button: thumb(), ...changes });
const thumbs = (changes: object = {}) => ({ type: 'context_actions', elements: [feedback(changes)] });
const points = (size: number) => many(size, (index) => ({ label: `${index}`, value: index }));
const namesOf = (size: number) => many(size, (index) => `${index}`);
const chart = (changes: object = {}, plot: object = {}) => ({
  ...{ type: 'data_visualization', title: 't', ...changes },
  chart: { type: 'bar', series: [{ name: 's', data: points(2) }], axis_config: { categories: namesOf(2) }, ...plot },
});
const button = (changes: object) => actions({ type: 'button', text: plain(1), ...changes });
const select = (changes: object) => actions({ type: 'static_select', options: [option()], ...changes });
const confirm = (changes: object) =>
  button({ confirm: { title: plain(1), text: plain(1), confirm: plain(1), deny: plain(1), ...changes } });

/** For each limit: its size, and a block of a given size. */
const SIZES: readonly (readonly [string, number, (size: number) => object])[] = [
  ['block_id', limits.BLOCK_ID, (size) => ({ type: 'divider', block_id: x(size) })],
  ['header text', limits.HEADER_TEXT, (size) => ({ type: 'header', text: plain(size) })],
  ['section text', limits.SECTION_TEXT, (size) => ({ type: 'section', text: mrkdwn(size) })],
  ['section fields', limits.SECTION_FIELDS, (size) => ({ type: 'section', fields: many(size, () => plain(1)) })],
  ['section field text', limits.SECTION_FIELD_TEXT, (size) => ({ type: 'section', fields: [plain(size)] })],
  ['context elements', limits.CONTEXT_ELEMENTS, (size) => ({ type: 'context', elements: many(size, () => mrkdwn(1)) })],
  ['context text', limits.TEXT_OBJECT, (size) => ({ type: 'context', elements: [mrkdwn(size)] })],
  [
    'actions elements',
    limits.ACTIONS_ELEMENTS,
    (size) => ({ type: 'actions', elements: many(size, (index) => ({ type: 'button', text: plain(1), action_id: `a${index}` })) }),
  ],
  ['markdown text', limits.MARKDOWN_TEXT, (size) => ({ type: 'markdown', text: x(size) })],
  ['image url', limits.IMAGE_URL, (size) => ({ ...image, image_url: url(size) })],
  ['image alt text', limits.IMAGE_TEXT, (size) => ({ ...image, alt_text: x(size) })],
  ['image title', limits.IMAGE_TEXT, (size) => ({ ...image, title: plain(size) })],
  ['action_id', limits.ACTION_ID, (size) => button({ action_id: x(size) })],
  ['button text', limits.BUTTON_TEXT, (size) => button({ text: plain(size) })],
  ['button value', limits.BUTTON_VALUE, (size) => button({ value: x(size) })],
  ['button url', limits.BUTTON_URL, (size) => button({ url: url(size) })],
  ['select options', limits.SELECT_OPTIONS, (size) => select({ options: many(size, () => option()) })],
  ['select placeholder', limits.PLACEHOLDER_TEXT, (size) => select({ placeholder: plain(size) })],
  ['overflow options', limits.OVERFLOW_OPTIONS, (size) => actions({ type: 'overflow', options: many(size, () => option()) })],
  ['option text', limits.OPTION_TEXT, (size) => select({ options: [option({ text: plain(size) })] })],
  ['option value', limits.OPTION_VALUE, (size) => select({ options: [option({ value: x(size) })] })],
  ['table rows', limits.TABLE_ROWS, (size) => table({ rows: many(size, () => [rawCell('x')]) })],
  ['table columns', limits.TABLE_COLUMNS, (size) => table({ rows: many(2, () => many(size, () => rawCell('x'))) })],
  ['container title', limits.CONTAINER_TITLE, (size) => fold({ title: plain(size) })],
  ['container subtitle', limits.CONTAINER_TITLE, (size) => fold({ subtitle: plain(size) })],
  ['container blocks', limits.CONTAINER_BLOCKS, (size) => fold({ child_blocks: many(size, () => ({ type: 'divider' })) })],
  ['context actions', limits.CONTEXT_ACTIONS, (size) => ({ type: 'context_actions', elements: many(size, () => feedback()) })],
  ['feedback text', limits.FEEDBACK_TEXT, (size) => thumbs({ positive_button: thumb({ text: plain(size) }) })],
  ['feedback value', limits.FEEDBACK_VALUE, (size) => thumbs({ negative_button: thumb({ value: x(size) }) })],
  ['chart title', limits.CHART_TITLE, (size) => chart({ title: x(size) })],
  ['chart series', limits.CHART_SERIES, (size) => chart({}, { series: many(size, (index) => ({ name: `${index}`, data: points(2) })) })],
  ['chart series name', limits.CHART_LABEL, (size) => chart({}, { series: [{ name: x(size), data: points(2) }] })],
  ['chart axis label', limits.CHART_AXIS_LABEL, (size) => chart({}, { axis_config: { categories: namesOf(2), y_label: x(size) } })],
  [
    'chart categories',
    limits.CHART_CATEGORIES,
    (size) => chart({}, { series: [{ name: 's', data: points(size) }], axis_config: { categories: namesOf(size) } }),
  ],
  ['confirm title', limits.CONFIRM_TITLE, (size) => confirm({ title: plain(size) })],
  ['confirm text', limits.CONFIRM_TEXT, (size) => confirm({ text: plain(size) })],
  ['confirm button', limits.CONFIRM_BUTTON, (size) => confirm({ confirm: plain(size) })],
];

const input = (changes: object = {}, element: object = {}) => ({
  ...{ type: 'input', label: plain(1), ...changes },
  element: { type: 'plain_text_input', ...element },
});
const modal = (changes: object = {}) => ({ type: 'modal', title: plain(1), submit: plain(1), blocks: [input()], ...changes });

/** The same for modals. */
const VIEW_SIZES: readonly (readonly [string, number, (size: number) => object])[] = [
  ['title', limits.VIEW_TITLE, (size) => modal({ title: plain(size) })],
  ['submit button', limits.VIEW_TITLE, (size) => modal({ submit: plain(size) })],
  ['close button', limits.VIEW_TITLE, (size) => modal({ close: plain(size) })],
  ['private_metadata', limits.VIEW_METADATA, (size) => modal({ private_metadata: x(size) })],
  ['callback_id', limits.VIEW_CALLBACK_ID, (size) => modal({ callback_id: x(size) })],
  ['number of blocks', limits.VIEW_BLOCKS, (size) => modal({ blocks: many(size, () => ({ type: 'divider' })) })],
  ['label of an input', limits.INPUT_LABEL, (size) => modal({ blocks: [input({ label: plain(size) })] })],
  ['hint of an input', limits.INPUT_HINT, (size) => modal({ blocks: [input({ hint: plain(size) })] })],
  ['placeholder of an input', limits.PLACEHOLDER_TEXT, (size) => modal({ blocks: [input({}, { placeholder: plain(size) })] })],
  ['initial value of an input', limits.INPUT_TEXT, (size) => modal({ blocks: [input({}, { initial_value: x(size) })] })],
];

it.each(SIZES)('takes a %s of %i and no more', (_, limit, blockOf) => {
  expect(validateMessage({ text: 't', blocks: [blockOf(limit)] })).toEqual([]);
  expect(validateMessage({ text: 't', blocks: [blockOf(limit + 1)] })[0]).toContain(`${limit + 1} of at most ${limit}`);
});

it.each(VIEW_SIZES)('takes a %s of %i in a modal and no more', (_, limit, viewOf) => {
  expect(validateModal(viewOf(limit))).toEqual([]);
  expect(validateModal(viewOf(limit + 1))[0]).toContain(`${limit + 1} of at most ${limit}`);
});

it.each([
  ['no object', 7, 'must be an object'],
  ['no title', modal({ title: undefined }), 'view.title: is missing'],
  ['an input and no way to send it', modal({ submit: undefined }), 'needs submit for its input'],
  ['a block that only messages have', modal({ blocks: [{ type: 'markdown', text: 'x' }] }), 'the type markdown is not allowed here'],
  ['a block_id twice', modal({ blocks: many(2, () => input({ block_id: 'b' })) }), 'block_id must be unique'],
  ['a length that no input has', modal({ blocks: [input({}, { max_length: 3001 })] }), 'must be a number of 1 to 3000'],
  ['markup on an option', modal({ blocks: [input({}, { type: 'static_select', options: [option({ text: mrkdwn(1) })] })] }), 'plain_text'],
])('refuses a modal with %s', (_, view, problem) => {
  expect(validateModal(view).join('\n')).toContain(problem);
});

it('takes 50 blocks and no more', () => {
  const message = (size: number) => ({ blocks: many(size, () => ({ type: 'divider' })) });
  expect(validateMessage(message(limits.MESSAGE_BLOCKS))).toEqual([]);
  expect(validateMessage(message(limits.MESSAGE_BLOCKS + 1))).toEqual(['blocks: has 51 of at most 50 members']);
});

it('takes 40,000 characters of text and no more', () => {
  expect(validateMessage({ text: x(limits.MESSAGE_TEXT) })).toEqual([]);
  expect(validateMessage({ text: x(limits.MESSAGE_TEXT + 1) })).toEqual(['text: has 40001 of at most 40000 characters']);
});

it('takes 12,000 characters in all blocks together and no more', () => {
  const message = (size: number) => ({
    blocks: [...many(3, () => ({ type: 'section', text: plain(3000) })), { type: 'section', text: plain(size) }],
  });
  expect(validateMessage(message(3000))).toEqual([]);
  const more = { blocks: [...message(3000).blocks, { type: 'header', text: plain(1) }] };
  expect(validateMessage(more)).toEqual(['blocks: have 12001 of at most 12000 characters of text together']);
});

it('takes two charts and no more', () => {
  expect(validateMessage({ blocks: many(2, () => chart()) })).toEqual([]);
  expect(validateMessage({ blocks: many(3, () => chart()) })).toEqual(['blocks: have 3 of at most 2 charts']);
});

it('takes 10,000 characters in tables together and no more', () => {
  const rows = (size: number) => [[rawCell('x')], [rawCell(x(size - 1))]];
  expect(validateMessage({ blocks: [table({ rows: rows(5000) }), table({ rows: rows(5000) })] })).toEqual([]);
  expect(validateMessage({ blocks: [table({ rows: rows(5000) }), table({ rows: rows(5001) })] })).toEqual([
    'blocks: have 10001 of at most 10000 characters in tables together',
  ]);
});

it.each([
  ['a table of headings alone', table({ rows: [[rawCell('x')]] }), 'at least 2 members'],
  ['rich text in the headings', table({ rows: [[richCell], [richCell]] }), 'rows[0][0]: the type rich_text is not allowed here'],
  ['rows of different lengths', table({ rows: [[rawCell('x')], [rawCell('x'), rawCell('y')]] }), 'the same number of cells'],
  ['an empty cell', table({ rows: [[rawCell('x')], [rawCell('')]] }), 'at least 1 characters'],
  ['a table without a caption', table({ caption: undefined }), 'caption: is missing'],
  ['a page of no rows', table({ page_size: 0 }), 'must be a number of 1 to 100'],
  ['a table in a container', fold({ child_blocks: [table()] }), 'the type data_table is not allowed here'],
  ['a container in a container', fold({ child_blocks: [fold()] }), 'the type container is not allowed here'],
  ['feedback with one thumb', thumbs({ negative_button: undefined }), 'negative_button: is missing'],
  ['a button among context actions', { type: 'context_actions', elements: [{ type: 'button', text: plain(1) }] }, 'not allowed here'],
  ['a pie', chart({}, { type: 'pie' }), 'the type pie is not allowed here'],
  ['a chart without the value of a category', chart({}, { axis_config: { categories: namesOf(3) } }), 'needs a value of every series'],
  ['a series twice', chart({}, { series: many(2, () => ({ name: 's', data: points(2) })) }), 'names that differ'],
])('refuses %s', (_, block, problem) => {
  expect(validateMessage({ blocks: [block] }).join('\n')).toContain(problem);
});

it.each([
  ['no object', 7, 'must be an object'],
  ['nothing', {}, 'needs text or blocks'],
  ['blocks that are none', { blocks: 'x' }, 'blocks: must be an array'],
  ['no blocks', { blocks: [] }, 'at least 1 members'],
  ['an unknown block', { blocks: [{ type: 'nonsense' }] }, 'the type nonsense is not allowed here'],
  ['a name that every object has', { blocks: [{ type: 'constructor' }] }, 'the type constructor is not allowed here'],
  ['a block without its text', { blocks: [{ type: 'header' }] }, 'blocks[0].text: is missing'],
  ['an empty text', { blocks: [{ type: 'header', text: plain(0) }] }, 'at least 1 characters'],
  ['markup in a header', { blocks: [{ type: 'header', text: mrkdwn(1) }] }, 'must be one of plain_text'],
  ['an unknown field', { blocks: [{ type: 'divider', colour: 'red' }] }, 'colour: is not known to Slack'],
  ['a section of nothing', { blocks: [{ type: 'section' }] }, 'needs text or fields'],
  ['an image from this machine', { blocks: [{ ...image, image_url: 'file:///x.png' }] }, 'image_url: must be an address'],
  ['a link to nowhere', { blocks: [button({ url: 'nowhere' })] }, 'url: must be an address'],
  ['an image from nowhere', { blocks: [{ type: 'image', alt_text: 'a' }] }, 'needs image_url or slack_file'],
  ['an input, which only modals have', { blocks: [input()] }, 'the type input is not allowed here'],
  ['a block_id twice', { blocks: many(2, () => ({ type: 'divider', block_id: 'b' })) }, 'block_id must be unique'],
  [
    'an action_id twice',
    { blocks: [{ type: 'actions', elements: many(2, () => ({ type: 'button', text: plain(1), action_id: 'a' })) }] },
    'action_id must be unique',
  ],
])('refuses %s', (_, message, problem) => {
  expect(validateMessage(message).join('\n')).toContain(problem);
});

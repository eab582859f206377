/** Draws the blocks of a Slack message: the known ones by slack-blocks-to-jsx, the newest ones, which it lacks, by our own. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Block, Message } from 'slack-blocks-to-jsx';
import { type Html, html, raw } from './html.ts';
import { drawElement, drawInput, type Element, type InputBlock } from './slack-elements.ts';
import { type Cell, type DataTable, drawDataTable } from './slack-table.ts';

/** A block as it is sent; its type says what else it has. */
export interface SentBlock {
  readonly type: string;
}

interface Container extends SentBlock {
  readonly type: 'container';
  readonly title?: { readonly text: string };
  readonly rich_text_title?: SentBlock;
  readonly subtitle?: { readonly text: string; readonly type: string };
  readonly child_blocks: readonly SentBlock[];
  readonly is_collapsible?: boolean;
  readonly default_collapsed?: boolean;
}

export const drawSlack = (blocks: readonly SentBlock[]): Html => html`${blocks.map(drawBlock)}`;

/** Ours instead of the library's: it lacks `data_table`, and leaves the children of a folded container out of its HTML. */
function drawBlock(block: SentBlock): Html {
  return html`<div class="part" data-part="${block.type}">${drawOwn(block) ?? drawKnown(block)}</div>`;
}

function drawOwn(block: SentBlock): Html | undefined {
  if (isOf<DataTable>('data_table', block)) return drawDataTable(block, drawCell);
  if (isOf<Container>('container', block)) return drawContainer(block);
  if (isOf<Actions>('actions', block) || isOf<ContextActions>('context_actions', block))
    return html`<div class="actions">${block.elements.map(drawElement)}</div>`;
  if (isOf<InputBlock>('input', block)) return drawInput(block);
  // No request leaves the page, so a picture is its text.
  if (isOf<Picture>('image', block)) return html`<div class="picture">${block.alt_text}</div>`;
  return isOf<Section>('section', block) ? drawSection(block) : undefined;
}

interface Actions extends SentBlock {
  readonly type: 'actions';
  readonly elements: readonly Element[];
}

interface ContextActions extends SentBlock {
  readonly type: 'context_actions';
  readonly elements: readonly Element[];
}

interface Picture extends SentBlock {
  readonly type: 'image';
  readonly alt_text: string;
}

interface Section extends SentBlock {
  readonly type: 'section';
  readonly accessory?: Element;
}

function drawSection({ accessory, ...section }: Section): Html | undefined {
  if (accessory === undefined) return undefined;
  return html`<div class="beside">${drawKnown(section)}<div class="actions">${drawElement(accessory)}</div></div>`;
}

/** What we send has passed our validator, so the type of a block says what is in it. */
const isOf = <Kind extends SentBlock>(type: Kind['type'], block: SentBlock): block is Kind => block.type === type;

function drawContainer({ title, rich_text_title, subtitle, child_blocks, is_collapsible, default_collapsed }: Container): Html {
  const heading = html`${rich_text_title === undefined ? html`<b>${title?.text}</b>` : drawKnown(rich_text_title)}${
    subtitle === undefined ? undefined : html` <span class="subtitle">${subtitle.text}</span>`
  }`;
  if (is_collapsible !== true) return html`<section class="fold"><header>${heading}</header>${drawSlack(child_blocks)}</section>`;
  return html`<details class="fold"${raw(default_collapsed === true ? '' : ' open')}><summary>${heading}</summary>${drawSlack(child_blocks)}</details>`;
}

const drawCell = (cell: Cell): Html => {
  if (cell.type === 'raw_text' || cell.type === 'raw_number') return html`${cell.text ?? cell.value}`;
  return drawKnown(cell);
};

/** Fails for a block that the library leaves out without a word. */
function drawKnown(block: SentBlock): Html {
  const element = createElement(Message, {
    // Its types lag behind the blocks; what it can't draw is found below.
    blocks: [withoutVerbatim(block) as Block],
    ...{ name: '', logo: '', time: new Date(0), withoutWrapper: true, hooks: HOOKS },
  });
  const drawn = renderToStaticMarkup(element);
  const inner = /^<div[^>]*><div[^>]*><div[^>]*>(.*)<\/div><\/div><\/div>$/s.exec(drawn)?.[1];
  if (inner === undefined || inner === '') throw new TypeError(`slack-blocks-to-jsx can't draw a block of type ${block.type}`);
  return raw(withoutStyles(withoutIds(inner)));
}

/** We write no emoji by their names, and the library takes any text between colons for one. */
const HOOKS = { emoji: ({ name }: { readonly name: string }) => `:${name}:` };

/** It makes ids of action ids, which many messages on one page share. */
const withoutIds = (markup: string): string => markup.replace(/ id="[^"]*"/g, '');

/** Pages allow no styles in attributes; slack.css has what these set. */
const withoutStyles = (markup: string): string => markup.replace(/ style="[^"]*"/g, '');

/** For Slack, verbatim text has its markup, and only bare addresses and names stay text; for the library, it has none. */
function withoutVerbatim(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutVerbatim);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (key === 'verbatim' ? [] : [[key, withoutVerbatim(each)]])));
}

/** Draws the body of a Discord message as its clients do, as static HTML. */
import type { APIButtonComponent, APIEmbed, APIEmbedField, APIStringSelectComponent } from 'discord.js';
import type { DiscordMessage } from '../../../bots/discord/render/render.ts';
import { markdown } from './discord-markdown.ts';
import { drawEmoji } from './emoji.ts';
import { anchor, type Html, html } from './html.ts';

const COMPONENT = { button: 2, select: 3 } as const;
const FIELDS_IN_A_ROW = 3;

export type DiscordBody = Pick<DiscordMessage, 'embeds' | 'components'> & { readonly content?: string };

export const drawDiscord = ({ content, embeds, components = [] }: DiscordBody): Html =>
  html`${
    content === undefined ? undefined : html`<div class="content">${markdown(content)}</div>`
  }${embeds.map(drawEmbed)}${components.map((row) => html`<div class="row">${row.components.map(drawComponent)}</div>`)}`;

function drawEmbed({ author, title, url, description, fields = [], image, footer, color }: APIEmbed): Html {
  const bar = (color ?? NO_COLOR).toString(16).padStart(6, '0');
  // Pages allow no styles in attributes: discord.css has the colors that answers use.
  return html`<article class="embed color-${bar}">${[
    author && html`<div class="author">${linked(author.name, author.url)}</div>`,
    title && html`<div class="title">${linked(markdown(title), url)}</div>`,
    description && html`<div class="description">${markdown(description)}</div>`,
    html`${rowsOf(fields).map(drawFieldRow)}`,
    image && drawImage(image.url),
    footer && html`<footer>${footer.text}</footer>`,
  ]}</article>`;
}

const NO_COLOR = 0x1e1f22;

const linked = (label: Html | string, url: string | undefined): Html => (url === undefined ? html`${label}` : anchor(url, label));

/** No request leaves the page, so a picture is a box. */
const drawImage = (url: string): Html => html`<div class="picture">picture: ${url}</div>`;

/** Neighbors that are inline share a row, three at most; on a phone they stack. */
function rowsOf(fields: readonly APIEmbedField[]): APIEmbedField[][] {
  const rows: APIEmbedField[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    const fits = field.inline === true && last?.[0]?.inline === true && last.length < FIELDS_IN_A_ROW;
    if (fits) last.push(field);
    else rows.push([field]);
  }
  return rows;
}

const drawFieldRow = (row: readonly APIEmbedField[]): Html =>
  html`<div class="field-row">${row.map(
    ({ name, value }) =>
      html`<div class="field"><div class="name">${markdown(name)}</div><div class="value">${markdown(value)}</div></div>`,
  )}</div>`;

type Component = NonNullable<DiscordMessage['components']>[number]['components'][number];

function drawComponent(component: Component): Html {
  if (component.type === COMPONENT.button) return drawButton(component);
  if (component.type === COMPONENT.select) return drawSelect(component);
  throw new TypeError(`the gallery can't draw a component of type ${component.type}`);
}

function drawButton(button: APIButtonComponent): Html {
  const label = 'label' in button ? (button.label ?? '') : '';
  const emoji = 'emoji' in button ? (button.emoji?.name ?? '') : '';
  const press = 'custom_id' in button ? html` data-press="${button.custom_id}"` : undefined;
  if ('url' in button)
    return html`<a class="button style-5" href="${button.url}" rel="noreferrer">${label}<span class="out" aria-hidden="true"></span></a>`;
  return html`<button type="button" class="style-${button.style}"${press}>${drawEmoji(emoji)}${drawEmoji(label)}</button>`;
}

const drawSelect = ({ custom_id, placeholder = '', options }: APIStringSelectComponent): Html =>
  html`<select data-press="${custom_id}" aria-label="${placeholder}"><option value="">${placeholder}</option>${options.map(
    ({ label, value }) => html`<option value="${value}">${label}</option>`,
  )}</select>`;

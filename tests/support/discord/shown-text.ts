/** What a reader sees of a message. */
import type { APIEmbed } from 'discord.js';

interface Shown {
  readonly embeds: readonly APIEmbed[];
}

/** The texts of its embeds in their order, as markdown. */
export const markdownOf = ({ embeds }: Shown): string =>
  embeds
    .flatMap(({ title, description, fields = [] }) => [title, description, ...fields.flatMap(({ name, value }) => [name, value])])
    .filter((text) => text !== undefined)
    .join('\n');

const LINK = /(?<!\\)\[((?:\\.|[^\\\]])*)\]\(<[^>]*>\)/g;
/** What escapes and marks leave of a text; the marks of the data are escaped. */
const MARK = /\\([^0-9A-Za-z\s])|\*\*|\u200b|^(?:-#|-|\d+\.) /gm;

/** The same without markdown. */
export const plainText = (markdown: string): string =>
  markdown.replace(LINK, '$1').replace(MARK, (_, escaped: string | undefined) => escaped ?? '');

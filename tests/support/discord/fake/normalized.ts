/**
 * What Discord changes in the texts of a message before it shows and returns them. Documented: white space around texts is removed
 * (https://discord.com/developers/docs/resources/message#embed-object-embed-limits). Not documented, and assumed at its worst: invisible
 * characters around a text are removed as well, and addresses are rewritten without a fragment. Custom ids of components are returned
 * as they were sent (https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id).
 */
import type { APIEmbed } from 'discord.js';

const AROUND = /^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/gu;

export const normalizedText = (text: string): string => text.replace(AROUND, '');

export function normalizedEmbed(embed: APIEmbed): APIEmbed {
  const { title, description, url, footer, fields } = embed;
  return {
    ...embed,
    ...(title === undefined ? {} : { title: normalizedText(title) }),
    ...(description === undefined ? {} : { description: normalizedText(description) }),
    ...(url === undefined ? {} : { url: normalizedUrl(url) }),
    ...(footer === undefined ? {} : { footer: { ...footer, text: normalizedText(footer.text) } }),
    ...(fields === undefined
      ? {}
      : { fields: fields.map((field) => ({ ...field, name: normalizedText(field.name), value: normalizedText(field.value) })) }),
  };
}

function normalizedUrl(url: string): string {
  const parsed = new URL(url);
  parsed.hash = '';
  return parsed.href;
}

/** The renderers of all platforms, as the contract reads their output. */
import stringWidth from 'string-width';
import { parseCustomId } from '../../bots/discord/render/custom-id.ts';
import { type DiscordMessage, toDiscordMessages } from '../../bots/discord/render/render.ts';
import { readActionValue } from '../../bots/slack/read/interactions.ts';
import { type SlackMessage, toSlackMessages } from '../../bots/slack/render/render.ts';
import { validateMessage } from '../../bots/slack/render/validate.ts';
import { toText } from '../../bots/terminal/render.ts';
import { rawMentions, visible } from '../support/discord/validate/markup.ts';
import { bodyChecks } from '../support/discord/validate/schemas.ts';
import { type PlainMessage, toPlainMessage, toText as toPlainText } from '../support/plaintext-chat/render.ts';
import type { RendererUnderTest } from './replies.ts';

/** The texts of Slack blocks, at any depth. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { text, ...rest } = value as Record<string, unknown>;
  return [...(typeof text === 'string' ? [text] : textsIn(text)), ...Object.values(rest).flatMap(textsIn)];
}

/** mrkdwn as a client shows it: links by their labels, entities as characters. */
const shown = (mrkdwn: string): string =>
  mrkdwn
    .replace(/<[^<>|]+\|([^<>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

export const slack: RendererUnderTest<SlackMessage> = {
  platform: 'Slack',
  render: toSlackMessages,
  seen: ({ blocks }) =>
    blocks
      .filter(({ type }) => type !== 'actions')
      .flatMap(textsIn)
      .map(shown)
      .join('\n'),
  refused: validateMessage,
  calls: (body) => JSON.stringify(body).match(/<[!@#]|@(channel|here|everyone|group)\b/gi) ?? [],
  pressable: ({ blocks }) =>
    blocks
      .flatMap((block) => (block.type === 'actions' ? block.elements : []))
      .flatMap((element) => {
        if (element.type === 'button') return element.url ?? readActionValue(element.action_id ?? '', element.value)?.token ?? [];
        if (element.type !== 'static_select') return [];
        return (element.options ?? []).flatMap(({ value }) => readActionValue(element.action_id ?? '', value)?.token ?? []);
      }),
};

/** Our own links by their labels; data can't create one, because its brackets are escaped. */
const labels = (markdown: string): string => markdown.replace(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\(<[^>]*>\)/g, '$1');

export const discord: RendererUnderTest<DiscordMessage> = {
  platform: 'Discord',
  render: toDiscordMessages,
  seen: ({ embeds }) =>
    embeds.map(({ title = '', description = '', footer }) => visible(`${title}\n${labels(description)}\n${footer?.text ?? ''}`)).join('\n'),
  refused: bodyChecks.followUp,
  calls: ({ embeds, allowed_mentions }) => [
    ...embeds.flatMap(({ description = '' }) => rawMentions(description)),
    ...(allowed_mentions.parse?.length === 0 ? [] : ['allowed_mentions']),
  ],
  pressable: ({ components = [], embeds }) => [
    ...components
      .flatMap((row) => row.components)
      .flatMap((component) => {
        if ('options' in component) return component.options.map(({ value }) => value);
        if ('url' in component) return component.url;
        const pressed = 'custom_id' in component ? parseCustomId(component.custom_id) : undefined;
        return pressed?.kind === 'press' ? pressed.token : [];
      }),
    // A link that is too long for a button; data can't write a line like this.
    ...embeds.flatMap(({ description = '' }) =>
      [...description.matchAll(/^-# \[(?:\\.|[^\]\\])*\]\(<([^>]*)>\)$/gm)].map(([, url = '']) => url),
    ),
  ],
};

export const plaintext: RendererUnderTest<PlainMessage> = {
  platform: 'Plaintext Chat',
  render: (reply) => [toPlainMessage(reply)],
  // Its clients show the address of a source on a line of its own.
  seen: ({ text }) => text.replace(/^ {4}\S.*$/gm, ''),
  refused: (message) =>
    toPlainText(message)
      .match(/\p{Cc}/gu)
      ?.filter((character) => character !== '\n') ?? [],
  calls: (message) => toPlainText(message).match(/@[^\s\u200b]/g) ?? [],
  pressable: ({ choices, links }) => [...choices.map(({ token }) => token), ...links.map(({ url }) => url)],
};

const WIDTH = 80;
/** The characters before the first word of a line. */
const MARK = /^(-|\d+\.|\[\d+\]|Note:) /;

export const terminal: RendererUnderTest<string> = {
  platform: 'the terminal',
  render: (reply) => [toText(reply, { width: WIDTH, colors: false })],
  seen: (text) => text,
  // A single word may be wider: an address with line breaks in it can't be opened.
  refused: (text) => text.split('\n').filter((line) => stringWidth(line) > WIDTH && /\S\s+\S/.test(line.trim().replace(MARK, ''))),
  // Terminal control sequences begin with a control character.
  calls: (text) => text.replaceAll('\n', '').match(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu) ?? [],
};

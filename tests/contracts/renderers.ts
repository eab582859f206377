/** The renderers of all platforms, as the contract reads their output. */
import stringWidth from 'string-width';
import { parseCustomId } from '../../bots/discord/render/custom-id.ts';
import { type DiscordMessage, toDiscordMessages } from '../../bots/discord/render/render.ts';
import { readActionValue } from '../../bots/slack/render/action-values.ts';
import type { SlackBlock } from '../../bots/slack/render/blocks.ts';
import { type SlackMessage, toPlainForm, toSlackMessages } from '../../bots/slack/render/render.ts';
import { validateMessage } from '../../bots/slack/render/validate.ts';
import { toText } from '../../bots/terminal/render.ts';
import { rawMentions, visible } from '../support/discord/validate/markup.ts';
import { bodyChecks } from '../support/discord/validate/schemas.ts';
import { type PlainMessage, toPlainMessage, toText as toPlainText } from '../support/plaintext-chat/render.ts';
import type { RendererUnderTest } from './replies.ts';

/** The texts of Slack blocks, at any depth, as a client shows them: only mrkdwn has markup and entities. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { text, ...rest } = value as Record<string, unknown>;
  const own = typeof text === 'string' ? [rest['type'] === 'mrkdwn' ? shown(text) : text] : textsIn(text);
  return [...own, ...Object.values(rest).flatMap(textsIn)];
}

/** mrkdwn as a client shows it: links by their labels, entities as characters. */
const shown = (mrkdwn: string): string =>
  mrkdwn
    .replace(/<[^<>|]+\|([^<>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const isInteractive = ({ type }: SlackBlock): boolean => type === 'actions' || type === 'context_actions';

type SlackElement = Extract<SlackBlock, { elements: unknown }>['elements'][number];

function pressablesOf(element: SlackElement): string[] {
  const tokenOf = (value: string | undefined) =>
    'action_id' in element ? readActionValue(element.action_id ?? '', value)?.token : undefined;
  switch (element.type) {
    case 'button':
      return [element.url ?? tokenOf(element.value) ?? ''];
    case 'static_select':
    case 'overflow':
      return (element.options ?? []).map(({ value, url }) => url ?? tokenOf(value) ?? '');
    case 'feedback_buttons':
      return [element.positive_button, element.negative_button].map(({ value }) => tokenOf(value) ?? '');
    default:
      return [];
  }
}

export const slack: RendererUnderTest<SlackMessage> = {
  platform: 'Slack',
  render: toSlackMessages,
  seen: ({ blocks }) =>
    blocks
      .filter((block) => !isInteractive(block))
      .flatMap(textsIn)
      .join('\n'),
  refused: validateMessage,
  calls: (body) => JSON.stringify(body).match(/<[!@#]|@(channel|here|everyone|group)\b/gi) ?? [],
  pressable: ({ blocks }) =>
    blocks.filter(isInteractive).flatMap((block) => ('elements' in block ? block.elements.flatMap(pressablesOf) : [])),
};

/** What workspaces see where Slack refuses its newest blocks. */
export const plainSlack: RendererUnderTest<SlackMessage> = {
  ...slack,
  platform: 'Slack without its newest blocks',
  render: (reply) => toSlackMessages(reply).map((message) => toPlainForm(message) ?? message),
};

/** Our own links by their labels; data can't create one, because its brackets are escaped. */
const labels = (markdown: string): string => markdown.replace(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\(<[^>]*>\)/g, '$1');

function textOfEmbed({ title = '', description = '', fields = [], footer }: DiscordMessage['embeds'][number]): string {
  const inFields = fields.flatMap(({ name, value }) => [name, labels(value)]);
  const shown = [title, labels(description), ...inFields, footer?.text ?? ''].join('\n');
  // A command that can be pressed is shown by its name; data can't be one, because its brackets are escaped.
  return visible(shown.replace(/<(\/[\w -]+):\d+>/g, '$1'));
}

export const discord: RendererUnderTest<DiscordMessage> = {
  platform: 'Discord',
  render: toDiscordMessages,
  // A command that can be pressed is shown by its name.
  seen: ({ embeds }) => embeds.map(textOfEmbed).join('\n'),
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
    // A link among the small print: the digits of a source stand before its link, and data can't write one.
    ...embeds.flatMap(({ description = '', fields = [] }) =>
      [description, ...fields.map(({ value }) => value)]
        .flatMap((text) => [...text.matchAll(/^-# .*$/gm)].flatMap(([line]) => line.slice('-# '.length).split(' · ')))
        .flatMap((part) => /^\[(?:\\.|[^\]\\])*\]\(<([^>]*)>\)$/.exec(part)?.[1] ?? []),
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

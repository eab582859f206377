/** Renders a reply as plain text. Actions become numbered choices; pure. */
import { type Block, type ButtonAction, type Claim, type Reply, type Source, unreachable } from '../../../bots/core/contract/reply.ts';
import { messagesFor } from '../../../bots/core/messages/index.ts';

export interface Choice {
  readonly action: ButtonAction;
  readonly label: string;
  readonly token: string;
}

export interface PlainMessage {
  readonly text: string;
  /** What the numbers below the text stand for, from 1. */
  readonly choices: readonly Choice[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
}

export function toPlainMessage(reply: Reply): PlainMessage {
  const { names, platforms } = messagesFor(reply.locale);
  const { caption, page, revision } = reply.footer;
  const title = [reply.title, reply.badge === 'error' ? '' : (reply.badge ?? '')].filter((part) => part !== '').join(' · ');
  const lines = [
    clean(title || names.product),
    claimLine('', reply.lead),
    ...reply.blocks.flatMap(blockLines),
    ...(reply.sources.length === 0 ? [] : ['', names.sources]),
    ...reply.sources.flatMap(sourceLines),
    [caption && clean(caption), page && platforms.page(page.number, page.of), revision && platforms.revision(clean(revision))]
      .filter(Boolean)
      .join(' · '),
  ];
  return {
    text: lines.join('\n').trim(),
    choices: reply.actions.flatMap(choicesOf),
    links: reply.actions.filter((one) => one.kind === 'link'),
  };
}

/** The message as the room shows it. */
export const toText = ({ text, choices, links }: PlainMessage): string =>
  [
    text,
    ...choices.map(({ label }, index) => `(${index + 1}) ${clean(label)}`),
    ...links.map(({ label, url }) => `${clean(label)}: ${clean(url)}`),
  ].join('\n');

/** One line, in which nothing steers a terminal or calls a guest: the chat pings the name right after an @. */
const clean = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(/@(?=\S)/g, '@\u200b')
    .trim();

const claimLine = (mark: string, { label, text, sources }: Claim): string =>
  `${mark}${label ? `${clean(label)}: ` : ''}${clean(text)}${sources.map((number) => ` [${number}]`).join('')}`;

function blockLines(block: Block): string[] {
  const heading = 'heading' in block && block.heading !== undefined ? ['', clean(block.heading)] : [''];
  switch (block.kind) {
    case 'claims':
      return [...heading, ...block.claims.map((claim, index) => claimLine(block.ordered ? `${(block.from ?? 1) + index}. ` : '- ', claim))];
    case 'table':
      return [
        ...heading,
        ...block.rows.flatMap(({ label, cells }) => [
          clean(label),
          ...cells.map((cell, column) => claimLine('  ', { ...cell, label: block.columns[column] ?? '' })),
        ]),
      ];
    case 'chart':
      return [];
    case 'note':
      return [...heading, clean(block.text)];
    case 'image':
      return [...heading, clean(block.alt), `    ${clean(block.url)}`];
    default:
      return unreachable(block);
  }
}

function sourceLines({ publisher, published, title, url }: Source, index: number): string[] {
  const by = published === undefined ? publisher : `${publisher}, ${published}`;
  return [`[${index + 1}] ${clean(by)}: ${clean(title)}`, `    ${clean(url)}`];
}

function choicesOf(action: Reply['actions'][number]): Choice[] {
  if (action.kind === 'button') return [action];
  return action.kind === 'select' ? action.choices.map(({ label, token }) => ({ action: 'ask', label, token })) : [];
}

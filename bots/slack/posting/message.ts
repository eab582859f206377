/** A daily post as a Slack message: with the user group that it may ping, and as plain text for when Slack refuses its blocks. Pure. */
import type { Block, Reply } from '../../core/contract/reply.ts';
import { superscript } from '../../core/present/shown-sources.ts';
import { sectionBlock } from '../render/blocks.ts';
import { MESSAGE_TEXT } from '../render/limits.ts';
import { escapeText } from '../render/mrkdwn.ts';
import { type SlackMessage, toSlackMessages } from '../render/render.ts';
import { factBlocks, factText, linkedSources, sentenceLines } from './fact-blocks.ts';

/** docs.slack.dev/reference/objects/usergroup-object */
const USER_GROUP = /^S[A-Z0-9]{2,30}$/;

/** A fact always fits into one message. */
export function toPostMessage(reply: Reply, pingRole?: string): SlackMessage {
  const message = isFact(reply) ? { ...EMPTY_MESSAGE, text: factText(reply), blocks: factBlocks(reply) } : toSlackMessages(reply)[0];
  const { text, blocks } = message ?? EMPTY_MESSAGE;
  const ping = pingOf(pingRole);
  return ping === undefined
    ? { ...EMPTY_MESSAGE, text, blocks }
    : { ...EMPTY_MESSAGE, text: `${ping} ${text}`, blocks: [sectionBlock(ping), ...blocks] };
}

/** The same without blocks, still with its sources. */
export function toPlainMessage(reply: Reply, pingRole?: string): SlackMessage {
  const more = reply.blocks.flatMap((block) => (block.kind === 'note' ? [escapeText(block.text)] : rowLines(block)));
  const lines = [...sentenceLines(reply), ...more, escapeText(reply.footer.caption ?? ''), ...linkedSources(reply)];
  const text = [pingOf(pingRole) ?? '', ...lines].filter((line) => line !== '').join('\n');
  return { ...EMPTY_MESSAGE, text: text.length <= MESSAGE_TEXT ? text : escapeText(reply.lead.text) };
}

/** What a digest tells: "• New model: Omni 1 ¹". */
const rowLines = (block: Block): string[] =>
  block.kind === 'claims'
    ? block.claims.map(({ label, text, sources }) =>
        escapeText(['•', label && `${label}:`, text, ...sources.map(superscript)].filter(Boolean).join(' ')),
      )
    : [];

/** Notices and withdrawn facts have no caption. */
const isFact = ({ footer }: Reply): boolean => footer.caption !== undefined;

const pingOf = (group: string | undefined): string | undefined =>
  group !== undefined && USER_GROUP.test(group) ? `<!subteam^${group}>` : undefined;

const EMPTY_MESSAGE: SlackMessage = { text: '', blocks: [], unfurl_links: false, unfurl_media: false };

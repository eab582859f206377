/** A daily post as a Slack message: with the user group that it may ping, and as plain text for when Slack refuses its blocks. Pure. */
import type { Reply } from '../../core/contract/reply.ts';
import { superscript } from '../../core/present/shown-sources.ts';
import { sectionBlock } from '../render/blocks.ts';
import { MESSAGE_TEXT } from '../render/limits.ts';
import { escapeText } from '../render/mrkdwn.ts';
import { type SlackMessage, toSlackMessages } from '../render/render.ts';
import { sourceLine } from '../render/sources.ts';

/** docs.slack.dev/reference/objects/usergroup-object */
const USER_GROUP = /^S[A-Z0-9]{2,30}$/;

/** A fact always fits into one message. */
export function toPostMessage(reply: Reply, pingRole?: string): SlackMessage {
  const [message = EMPTY_MESSAGE] = toSlackMessages(reply);
  const ping = pingOf(pingRole);
  if (ping === undefined) return message;
  return { ...message, text: `${ping} ${message.text}`, blocks: [sectionBlock(ping), ...message.blocks] };
}

/** The same without blocks, still with its sources. */
export function toPlainMessage(reply: Reply, pingRole?: string): SlackMessage {
  const notes = reply.blocks.flatMap((block) => (block.kind === 'note' ? [escapeText(block.text)] : []));
  const marks = reply.lead.sources.map(superscript).join(' ');
  const lines = [
    escapeText([reply.title, reply.badge ?? ''].filter(Boolean).join(' · ')),
    `${escapeText(reply.lead.text)} ${marks}`.trim(),
    ...notes,
    ...reply.sources.map((source, index) => sourceLine(index + 1, source)),
  ];
  const text = [pingOf(pingRole) ?? '', ...lines].filter((line) => line !== '').join('\n');
  return { ...EMPTY_MESSAGE, text: text.length <= MESSAGE_TEXT ? text : escapeText(reply.lead.text) };
}

const pingOf = (group: string | undefined): string | undefined =>
  group !== undefined && USER_GROUP.test(group) ? `<!subteam^${group}>` : undefined;

const EMPTY_MESSAGE: SlackMessage = { text: '', blocks: [], unfurl_links: false, unfurl_media: false };

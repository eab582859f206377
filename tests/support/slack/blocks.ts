/** The blocks of messages, as tests expect and read them. */
import type { Reply } from '../../../bots/core/contract/reply.ts';
import { type SlackMessage, toSlackMessages } from '../../../bots/slack/render/render.ts';
import { reply } from './replies.ts';

/** All texts of a message, at any depth. */
export const textsOf = ({ blocks }: SlackMessage): string[] => blocks.flatMap(textsIn);

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => (name === 'text' && typeof member === 'string' ? [member] : textsIn(member)));
}

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true });
export const section = (text: string) => ({ type: 'section', expand: true, text: mrkdwn(text) });
export const context = (text: string) => ({ type: 'context', elements: [mrkdwn(text)] });
export const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
export const typesOf = ({ blocks }: SlackMessage) => blocks.map(({ type }) => type);
/** The one message of a small reply with these changes. */
export const one = (changes: Partial<Reply>): SlackMessage => {
  const [message, ...rest] = toSlackMessages(reply(changes));
  if (message === undefined || rest.length > 0) throw new Error(`${1 + rest.length} messages`);
  return message;
};

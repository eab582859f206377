/** Words that Discord shows in a way of its own: channels as links, times on the reader's clock, and commands to choose. Pure. */
import type { Reply } from '../../core/contract/reply.ts';
import { escapeText } from './escape.ts';

/** The ids of registered commands by what people type: `lmm limitations`, `lmm-admin daily add`. */
export type CommandIds = ReadonlyMap<string, string>;

export const NO_COMMANDS: CommandIds = new Map();

/** Escapes a text but for such words, which end up as markup. */
export type EscapeProse = (text: string) => string;

const SNOWFLAKE = /^\d{1,20}$/;

/** https://discord.com/developers/docs/reference#message-formatting */
export function createEscapeProse({ mentions = [] }: Pick<Reply, 'mentions'>, commandIds: CommandIds): EscapeProse {
  const markup = new Map<string, string>();
  for (const [name, id] of commandIds) markup.set(`/${name}`, `</${name}:${id}>`);
  for (const mention of mentions) {
    const seconds = mention.kind === 'time' ? Math.floor(Date.parse(mention.at) / 1000) : Number.NaN;
    if (Number.isFinite(seconds)) markup.set(mention.text, `<t:${seconds}:F>`);
    if (mention.kind === 'channel' && SNOWFLAKE.test(mention.id)) markup.set(mention.text, `<#${mention.id}>`);
  }
  markup.delete('');
  if (markup.size === 0) return escapeText;
  // The longest first: "daily add" before "daily".
  const words = [...markup.keys()].sort((left, right) => right.length - left.length).map(escapePattern);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}/_-])(?:${words.join('|')})(?![\\p{L}\\p{N}_-])`, 'gu');
  return (text) => {
    const parts: string[] = [];
    let end = 0;
    for (const { 0: word, index } of text.matchAll(pattern)) {
      parts.push(escapeText(text.slice(end, index)), markup.get(word) ?? '');
      end = index + word.length;
    }
    return [...parts, escapeText(text.slice(end))].join('');
  };
}

const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

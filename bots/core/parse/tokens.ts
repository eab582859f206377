/** Cleans what was typed, and cuts it into tokens: words, or what stands in quotes; pure. */

/** What goes on is not read: nobody types so much on purpose. */
const MAX_LENGTH = 4_000;
/** No script needs more marks on one letter. */
const MAX_MARKS = 3;

export interface Token {
  readonly text: string;
  /** It stood in quotes, so it is a value as it is and never a word of ours. */
  readonly quoted: boolean;
}

/** A token: what stands in single quotes, or words and double quotes without a space between them. */
const TOKEN = /'[^'"]+'(?=\s|$)|(?:[^\s"]|"[^"]*"?)+/g;

/** What stands for a channel or a group that was named in a chat: what people see, or what it is to the platform. */
type MentionForm = 'name' | 'id';

/** Words, with what stands in quotes kept together: `name:"GPT 4o"` is one. */
export function tokenize(text: string, mentionForm: MentionForm = 'name'): Token[] {
  const found = [...normalizeText(text, mentionForm).matchAll(TOKEN)].map(([token]) => token);
  return found.map((token, index) => toToken(token, index === found.length - 1)).filter(({ text: read, quoted }) => isKept(read, quoted));
}

const isKept = (text: string, quoted: boolean): boolean => text !== '' && (quoted || !/^-+$/.test(text));

function toToken(token: string, isLast: boolean): Token {
  if (/^'[^']+'$/.test(token)) return { text: token.slice(1, -1).trim(), quoted: true };
  const plain = token.replaceAll('"', '').trim();
  if (token.startsWith('"')) return { text: plain, quoted: true };
  // What ends in quotes ends there.
  return { text: token.endsWith('"') ? plain : withoutFormatting(plain, isLast), quoted: false };
}

/** Without the formatting that chats put around words, and the signs that end a sentence. */
function withoutFormatting(token: string, isLast: boolean): string {
  return token.replace(/^[*_~]+(?=.)/u, '').replace(isLast ? /(?<=.)[*_~?!;,.]+$/u : /(?<=.)[*_~?!;]+$/u, '');
}

/** One line of plain characters: without the markup of chats, pretty quotes and dashes, odd spaces and what cannot be seen. */
export function normalizeText(typed: string, mentionForm: MentionForm = 'name'): string {
  const text = typed.slice(0, MAX_LENGTH);
  return withoutMarkup(mentionForm === 'id' ? mentionsToIds(text) : text)
    .replace(/\p{Surrogate}/gu, '')
    .normalize('NFKC')
    .replace(new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu'), '$1')
    .replace(/[“”„‟«»「」『』]/g, '"')
    .replace(/[‘’‚‛‹›]/g, "'")
    .replace(/[\p{Z}\s]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/(?<=^| )[‒–—―−]+(?=\p{L})/gu, '--')
    .replace(/[‐‑‒–—―−]/g, '-')
    .trim();
}

/** A channel is `#C1`, a user group of Slack `@S1` and a role of Discord `@1`. */
const mentionsToIds = (text: string): string =>
  text.replace(/<(#|@&|!subteam\^)([^<>|]+)(?:\|[^<>]*)?>/g, (_, sign: string, id: string) => `${sign === '#' ? sign : '@'}${id}`);

/** What Slack and Discord make of links, mentions, emoji and code, as the people who typed it saw it. */
function withoutMarkup(text: string): string {
  return text
    .replace(/<!(?:[^<>|]*)\|([^<>]*)>/g, '$1')
    .replace(/<([#@])([^<>|]*)\|>/g, '$1$2')
    .replace(/<([#@])(?:[^<>|]*)\|([^<>]*)>/g, '$1$2')
    .replace(/<a?(:\w+:)\d+>/g, '$1')
    .replace(/<!(?:subteam\^)?([^<>|]+)>/g, '@$1')
    .replace(/<([#@])[&!]?([^<>|]+)>/g, '$1$2')
    .replace(/<(?:[a-z][a-z0-9+.-]*:[^<>|]*)\|([^<>]*)>/gi, '$1')
    .replace(/<([a-z][a-z0-9+.-]*:[^<>|]*)>/gi, '$1')
    .replace(/```(?:\w+\n)?|`/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

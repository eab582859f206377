/** Normalizes text and splits it into tokens: words and quoted strings; pure. */

/** Longer input is cut off: no one types that much on purpose. */
const MAX_LENGTH = 4_000;
/** No script needs more combining marks on one letter. */
const MAX_MARKS = 3;

export interface Token {
  readonly text: string;
  /** A quoted token is always a value, never a keyword. */
  readonly quoted: boolean;
}

/** A string in single quotes, or words and strings in double quotes without a space between them. */
const TOKEN = /'[^'"]+'(?=\s|$)|(?:[^\s"]|"[^"]*"?)+/g;

/** What replaces the mention of a channel or a group: its visible name, or its platform id. */
type MentionForm = 'name' | 'id';

/** `name:"GPT 4o"` is one token. */
export function tokenize(text: string, mentionForm: MentionForm = 'name'): Token[] {
  const raw = [...normalizeText(text, mentionForm).matchAll(TOKEN)].map(([token]) => token);
  return raw.map((token, index) => toToken(token, index === raw.length - 1)).filter(isKept);
}

const isKept = ({ text, quoted }: Token): boolean => text !== '' && (quoted || !/^-+$/.test(text));

function toToken(token: string, isLast: boolean): Token {
  if (/^'[^']+'$/.test(token)) return { text: token.slice(1, -1).trim(), quoted: true };
  const plain = token.replaceAll('"', '').trim();
  if (token.startsWith('"')) return { text: plain, quoted: true };
  // Punctuation inside closing quotes belongs to the value.
  return { text: token.endsWith('"') ? plain : withoutFormatting(plain, isLast), quoted: false };
}

/** Drops chat formatting around a word, and punctuation that ends a sentence. */
function withoutFormatting(token: string, isLast: boolean): string {
  return token.replace(/^[*_~]+(?=.)/u, '').replace(isLast ? /(?<=.)[*_~?!;,.]+$/u : /(?<=.)[*_~?!;]+$/u, '');
}

/** One line of plain characters, without chat markup, typographic quotes and dashes, special spaces and invisible characters. */
export function normalizeText(input: string, mentionForm: MentionForm = 'name'): string {
  const text = input.slice(0, MAX_LENGTH);
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

/** A channel becomes `#C1`, a Slack user group `@S1`, and a Discord role `@1`. */
const mentionsToIds = (text: string): string =>
  text.replace(/<(#|@&|!subteam\^)([^<>|]+)(?:\|[^<>]*)?>/g, (_, sign: string, id: string) => `${sign === '#' ? sign : '@'}${id}`);

/** Turns the markup of Slack and Discord for links, mentions, emoji and code back into the text that users see. */
function withoutMarkup(text: string): string {
  return text
    .replace(/<!(here|channel|everyone)(?:\|[^<>]*)?>/g, '@$1')
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

/**
 * HTML that is safe by construction: html`<p>${text}</p>` escapes every value that the tag didn't create itself, and rejects values
 * in places where escaping wouldn't protect.
 */
import { readPlaces } from './html-places.ts';
import { isSafeUrl } from './safe-url.ts';

/** Not exported as a class, so that only this file can create one. */
class SafeHtml {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}
export type Html = SafeHtml;

/** Lists are joined, and absent values are empty text, so that `${condition && html`…`}` works. */
export type HtmlValue = string | number | bigint | Html | false | null | undefined | readonly HtmlValue[];

/** Replaces a URL that could run a script. */
const BLOCKED_URL = 'about:invalid';

export function html(literals: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const places = readPlaces(literals);
  const parts = values.map((value, index) => {
    const place = places[index];
    return (place === undefined || place.kind === 'text' ? toText(value) : toAttribute(value, place)) + literals[index + 1];
  });
  return new SafeHtml(literals[0] + parts.join(''));
}

function toText(value: HtmlValue): string {
  if (value === undefined || value === null || value === false) return '';
  if (value instanceof SafeHtml) return value.toString();
  return typeof value === 'object' ? value.map(toText).join('') : escapeHtml(String(value));
}

function toAttribute(value: HtmlValue, { name, startsUrl }: { readonly name: string; readonly startsUrl: boolean }): string {
  if (value === undefined || value === null || value === false) return '';
  if (typeof value === 'object') throw new TypeError(`The attribute "${name}" takes a string or a number, not HTML or a list.`);
  const text = String(value);
  return escapeHtml(startsUrl && !isSafeUrl(text) ? BLOCKED_URL : text);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** They could turn the text around them; names and sentences need none of them. */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;

const escapeHtml = (text: string): string =>
  text.replace(BIDI_CONTROLS, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** HTML that the bots have made with an escaping tag of their own. */
export const htmlOfBots = (text: string): Html => new SafeHtml(text);

/** A script of our own. Its code is never escaped, so values go into it by `toScriptJson` only. */
export function inlineScript(nonce: string, code: string): Html {
  if (/<\/script|<!--/i.test(code)) throw new Error('A script must not contain "</script" or "<!--", which would end or hide it.');
  return new SafeHtml(`<script nonce="${escapeHtml(nonce)}">${code}</script>`);
}

/** Data for programs that read the page. Browsers don't run it, so that the content security policy doesn't apply to it. */
export const dataScript = (mediaType: string, value: unknown): Html =>
  new SafeHtml(`<script type="${escapeHtml(mediaType)}">${toScriptJson(value)}</script>`);

/** A value as it can stand in a script: as JSON that cannot end the script element. */
export const toScriptJson = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replace(BIDI_CONTROLS, (control) => `\\u${control.charCodeAt(0).toString(16)}`);

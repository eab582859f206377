/** HTML as text that is safe to put together: whatever is interpolated is escaped, except HTML itself. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | undefined | readonly Part[];

export const raw = (html: string): Html => ({ html });

export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  raw(texts.map((text, index) => text + toText(parts[index])).join(''));

function toText(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return 'html' in part ? part.html : part.map(toText).join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);

/** Only addresses of pages become links. */
export const anchor = (url: string, label: Part): Html =>
  /^https?:\/\//.test(url) ? html`<a href="${url}" rel="noreferrer">${label}</a>` : html`${label}`;

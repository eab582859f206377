/** SVG as text. Every attribute and every text passes through here and is escaped. */

type Attributes = Readonly<Record<string, string | number | undefined>>;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** Tenths of a pixel are enough, and the same on every machine. */
const inShort = (value: string | number): string => (typeof value === 'number' ? String(Math.round(value * 10) / 10) : escapeXml(value));

/** The children are SVG already. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${inShort(value)}"`]));
  const open = `<${name}${written.join('')}`;
  return children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${name}>`;
}

export const textElement = (name: string, attributes: Attributes, text: string): string => element(name, attributes, escapeXml(text));

/** Small pieces of text that several pictures share. */

import type { Entity } from '../../graph/graph.ts';
import { shorten } from '../../graph/search/find.ts';
import type { NamedEntity } from '../picture.ts';
import { toPlainLine } from '../plain-line.ts';

export const named = ({ name, slug, kind }: Entity): NamedEntity => ({ name: toPlainLine(shorten(name)), slug, kind });

export const counted = (count: number, noun: string): string => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/** "text, image and video". */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** Ends with a full stop, unless it does already. */
export function sentence(text: string): string {
  const plain = toPlainLine(text);
  return /[.!?…]$/.test(plain) ? plain : `${plain}.`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Of a date as precise as is known: "Jan 2021" or "2021". */
export function monthOf(date: string): string {
  const [year = '', month] = date.split('-');
  return month === undefined ? year : `${MONTHS[Number(month) - 1]} ${year}`;
}

/** "428 million" */
export const inWords = (count: number): string => compact('long').format(count);
/** "428M" */
export const inShort = (count: number): string => compact('short').format(count);

const compact = (compactDisplay: 'long' | 'short'): Intl.NumberFormat =>
  new Intl.NumberFormat('en', { notation: 'compact', compactDisplay, maximumSignificantDigits: 3 });

/** Of a modality, as in "takes images". */
export const plural = (modality: string): string => (modality === 'image' ? 'images' : modality);

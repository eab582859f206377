/** Thumbs as pictures: not every machine that shows the page has a font for them. */
import { type Html, html } from './html.ts';

const THUMB = 'M7 10v11H3V10h4Zm2 0 4-8c1.7 0 3 1.3 3 3v4h4.5c1.2 0 2.100 1.1 1.9 2.3l-1.4 8c-.2 1-1 1.7-2 1.7H9V10Z';
const TURNS: Readonly<Record<string, string>> = { '👍': '', '👎': 'rotate(180 12 12)' };

/** Any other text stays as it is. */
export function drawEmoji(emoji: string): Html {
  const turn = TURNS[emoji];
  if (turn === undefined) return html`${emoji}`;
  return html`<svg class="emoji" viewBox="0 0 24 24" width="16" height="16" role="img" aria-label="${emoji}"><path d="${THUMB}" transform="${turn}" fill="currentColor"/></svg>`;
}

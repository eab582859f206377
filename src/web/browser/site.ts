/** What every page does once it has loaded: cards beside citations, and a key that leads to the search box. */
import { showCards } from './parts/cards.ts';

showCards(document);

document.addEventListener('keydown', (event) => {
  const target = event.target as HTMLElement;
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || target.closest('input, textarea, select, [contenteditable]'))
    return;
  const box = document.querySelector<HTMLInputElement>('input[name="q"]');
  if (box === null) return;
  event.preventDefault();
  box.focus();
});

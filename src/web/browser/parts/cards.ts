/** Citation cards: the sources of a number, beside it, while it has the pointer or the focus. Without them, it's a link to the list. */

let card: HTMLElement | undefined;
let anchor: HTMLElement | undefined;

/** Listens on the document, so that numbers that come later have cards too. */
export function showCards(document: Document): void {
  const openFor = (event: Event) => {
    const number = (event.target as Element).closest<HTMLElement>('sup.cite a');
    if (number !== null) open(number);
    else if (card !== undefined && !card.contains(event.target as Node)) close();
  };
  document.addEventListener('pointerover', openFor);
  document.addEventListener('focusin', openFor);
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });
}

function open(number: HTMLElement): void {
  if (anchor === number) return;
  close();
  const ids = number.dataset['sources']?.split(' ') ?? [];
  const cards = ids.flatMap((id) => document.getElementById(id)?.querySelector<HTMLElement>('.source-card') ?? []);
  if (cards.length === 0) return;
  card = document.createElement('div');
  card.className = 'floating-card';
  card.append(...cards.map(copyOf));
  // After the number, so that the tab key leads into it.
  number.closest('sup')?.after(card);
  number.classList.add('is-open');
  anchor = number;
  place(card, number);
}

function copyOf(source: HTMLElement): HTMLElement {
  const copy = source.cloneNode(true) as HTMLElement;
  copy.hidden = false;
  return copy;
}

function place(floating: HTMLElement, number: HTMLElement): void {
  const from = number.getBoundingClientRect();
  const parent = (floating.offsetParent ?? document.body).getBoundingClientRect();
  const left = Math.max(20, Math.min(from.left - 12, document.documentElement.clientWidth - floating.offsetWidth - 20));
  const hasRoomBelow = from.bottom + floating.offsetHeight + 8 < window.innerHeight || from.top < floating.offsetHeight;
  const top = hasRoomBelow ? from.bottom + 4 : from.top - floating.offsetHeight - 6;
  floating.style.left = `${left - parent.left}px`;
  floating.style.top = `${top - parent.top}px`;
}

function close(): void {
  card?.remove();
  anchor?.classList.remove('is-open');
  card = undefined;
  anchor = undefined;
}

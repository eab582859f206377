/** Runs in the page: how many lines and characters a reader sees in a message, sources apart, and what the text is. */

const CITATION = /\[\d+\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+/g;
/** In letters. A line that lists sources begins with a number or a link, and says little beside its links. */
const MOST_BESIDE_LINKS = 60;
const LEAST_OF_A_NAME = 2;

/** The subtitle of a fold says something of its own. */
const isBlock = (element) =>
  !getComputedStyle(element).display.startsWith('inline') || element.tagName === 'BUTTON' || element.className === 'subtitle';
const blockOf = (node) => {
  let element = node.parentElement;
  while (element !== null && !isBlock(element)) element = element.parentElement;
  return element;
};

/** The pieces of text that are rendered, in lines as they were written: cut at line breaks and at the borders of blocks. */
function writtenLines(root) {
  const lines = [];
  let last;
  const begin = (block) => {
    last = { block, pieces: [] };
    lines.push(last);
  };
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const block = blockOf(node);
    if (last?.block !== block) begin(block);
    let from = 0;
    for (const text of node.data.split('\n')) {
      if (from > 0) begin(block);
      last.pieces.push({ node, from, to: from + text.length });
      from += text.length + 1;
    }
  }
  return lines;
}

const textOf = ({ pieces }) => pieces.map(({ node, from, to }) => node.data.slice(from, to)).join('');

/** Whether a line only names sources: the heading of their list, the head of their fold, or links to them by their names. */
function namesSources(line, addresses) {
  if (line.block.closest('td, th, button') !== null) return false;
  const fold = line.block.closest('summary');
  if (fold !== null) return /^(\d+ )?sources?\b|^Checked \w+ \d+$/i.test(textOf(line).trim());
  const text = textOf(line).trim();
  if (/^Sources\b/.test(text)) return true;
  const isLink = ({ node }) => addresses.has(node.parentElement.closest('a')?.href);
  if (lettersOf(line.pieces.filter(isLink)) < LEAST_OF_A_NAME) return false;
  const [first] = line.pieces.filter(({ from, to }) => to > from);
  const beginsTheList = /^(\[?\d|[¹²³⁴⁵⁶⁷⁸⁹⁰])/.test(text) || isLink(first);
  return beginsTheList && lettersOf(line.pieces.filter((piece) => !isLink(piece))) <= MOST_BESIDE_LINKS;
}

/** Without the numbers and marks between them. */
const lettersOf = (pieces) =>
  textOf({ pieces })
    .replace(CITATION, '')
    .replace(/[^\p{L}]/gu, '').length;

/** The boxes of a line's text; one for each line on the screen. */
function boxesOf({ pieces }) {
  return pieces.flatMap(({ node, from, to }) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  });
}

/** Boxes side by side are one line: its middle lies within the first box of the line. */
function countLines(boxes) {
  let lines = 0;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { middle, box } of boxes.map((box) => ({ box, middle: (box.top + box.bottom) / 2 })).sort((a, b) => a.middle - b.middle)) {
    if (middle <= bottom) continue;
    lines += 1;
    bottom = middle + box.height / 2;
  }
  return lines;
}

/** Buttons that show a sign instead of a text. */
const signsIn = (root) => [...root.querySelectorAll('button')].filter((button) => button.textContent.trim() === '');

/** What is seen in a message, with its folded parts open or as it is first seen. */
function measure(root, urls, isOpen) {
  for (const fold of root.querySelectorAll('details.fold')) {
    fold.dataset.closed ??= String(!fold.open);
    fold.open = isOpen || fold.dataset.closed !== 'true';
  }
  root.classList.toggle('all-rows', isOpen);
  const addresses = new Set(urls.map((url) => new URL(url).href));
  const seen = writtenLines(root)
    .map((line) => ({ ...line, boxes: boxesOf(line) }))
    .filter(({ boxes }) => boxes.length > 0);
  const told = seen.filter((line) => !namesSources(line, addresses));
  const signs = signsIn(root).map((button) => button.getBoundingClientRect());
  const text = told.map((line) => textOf(line).replace(CITATION, '').replace(/\s+/g, ' ').trim());
  return {
    lines: countLines([...told.flatMap(({ boxes }) => boxes), ...signs]),
    characters: text.join('').length + signs.length,
    sourceLines: countLines(seen.filter((line) => !told.includes(line)).flatMap(({ boxes }) => boxes)),
    text: seen.map(textOf).join('\n'),
    links: [...root.querySelectorAll('a')].map(({ href }) => href),
  };
}

window.measureAll = (entries) =>
  entries.map(({ id, urls }) => {
    const pages = [...document.querySelectorAll(`[data-entry="${CSS.escape(id)}"]`)];
    const sum = (results) => ({
      lines: results.reduce((all, { lines }) => all + lines, 0),
      characters: results.reduce((all, { characters }) => all + characters, 0),
      sourceLines: results.reduce((all, { sourceLines }) => all + sourceLines, 0),
      text: results.map(({ text }) => text).join('\n'),
      links: [...new Set(results.flatMap(({ links }) => links))],
    });
    const first = sum(pages.slice(0, 1).map((page) => measure(page, urls, false)));
    return { id, first, all: sum(pages.map((page) => measure(page, urls, true))) };
  });

/** Cuts a reply into parts for the pages of Slack messages: each claim ends with the numbers of its sources. Pure. */
import { type Block, type Claim, type Reply, type Row, type Source, unreachable } from '../core/reply.ts';
import { HEADER_TEXT, IMAGE_TEXT, IMAGE_URL, SECTION_TEXT, TEXT_OBJECT } from './limits.ts';
import type { Part } from './pages.ts';
import { bold, cut, glue, joined, literal, PING, pack, plainText, words } from './text.ts';

const SOURCE_TEXT = 500;
const NOTHING = '–';

/** The parts of a reply, with its title where that is too long for a header. */
export function partsOf({ lead, blocks, sources }: Reply, title: string): Part[] {
  const parts = [
    ...(title.length > HEADER_TEXT ? sectionOf(pack(words(title, SECTION_TEXT), SECTION_TEXT), []) : []),
    ...sectionOf(claimLines([], lead), lead.sources),
    ...blocks.flatMap(blockParts),
  ];
  const cited = new Set(parts.flatMap(({ cites }) => cites));
  const uncited = sources.flatMap((_, index) => (cited.has(index + 1) ? [] : [index + 1]));
  // No source is dropped: what no claim cites is listed at the end of the last message.
  return [...parts, { kind: 'text', text: '', cites: uncited }];
}

function blockParts(block: Block): Part[] {
  switch (block.kind) {
    case 'claims':
      return headed(
        block.heading,
        block.claims.map((claim, index) => claimGroup(claim, block.ordered ? `${(block.from ?? 1) + index}.` : '•')),
      );
    case 'table':
      return headed(
        block.heading,
        block.rows.map((row) => rowGroup(row, block.columns)),
      );
    case 'note':
      return noteParts(block.text);
    case 'image':
      return imageParts(block.url, block.alt);
    default:
      return unreachable(block);
  }
}

/** A note as lines of mrkdwn, of which each fits into a block. */
export const noteLines = (text: string): string[] => pack(words(text, TEXT_OBJECT), TEXT_OBJECT);

const noteParts = (text: string): Part[] => noteLines(text).map((line) => ({ kind: 'note', text: line, cites: [] }));

/** A picture that Slack could not load is told in words. */
function imageParts(url: string, alt: string): Part[] {
  const address = addressOf(url);
  if (address === undefined || address.length > IMAGE_URL) return noteParts(alt);
  const block = { type: 'image', image_url: address, alt_text: plainText(alt, IMAGE_TEXT) || NOTHING } as const;
  return [{ kind: 'block', block, cites: [] }];
}

/** Lines that belong together: in one part where they fit, else in as few as possible. */
interface Group {
  readonly lines: readonly string[];
  readonly cites: readonly number[];
  readonly after: '\n' | '\n\n';
}

const claimGroup = (claim: Claim, mark: string): Group => ({
  lines: claimLines([mark], claim),
  cites: claim.sources,
  after: '\n',
});

const rowGroup = ({ label, cells }: Row, columns: readonly string[]): Group => ({
  lines: [...pack(nameWords(label), SECTION_TEXT), ...cells.flatMap((cell, index) => claimLines(nameWords(columns[index] ?? ''), cell))],
  cites: cells.flatMap(({ sources }) => sources),
  after: '\n\n',
});

/** A heading stands with what it introduces: it never ends a section or a message. */
function headed(heading: string | undefined, groups: readonly Group[]): Part[] {
  const title = heading === undefined ? [] : pack(nameWords(heading), SECTION_TEXT);
  const [first, ...rest] = groups;
  if (first === undefined) return sectionOf(title, []);
  return [
    ...sectionOf([...title, ...first.lines], first.cites),
    ...rest.flatMap(({ lines, cites, after }) => glue(lines, SECTION_TEXT).map((text): Part => ({ kind: 'text', text, cites, after }))),
  ];
}

const sectionOf = (lines: readonly string[], cites: readonly number[]): Part[] =>
  glue(lines, SECTION_TEXT).map((text) => ({ kind: 'text', text, cites }));

/** One claim, ending with the numbers of its sources; more than one line only when it is longer than a section. */
function claimLines(start: readonly string[], { label, text, sources }: Claim): string[] {
  const said = words(text, SECTION_TEXT);
  const name = nameWords(label ?? '').map((word, index, all) => (index === all.length - 1 && said.length > 0 ? `${word}:` : word));
  const marks = sources.map((number) => `[${number}]`);
  const claim = [...name, ...said, ...marks];
  if (claim.length === 0) return start.length === 0 ? [] : pack([...start, NOTHING], SECTION_TEXT);
  return pack([...start, ...claim], SECTION_TEXT);
}

/** A name in bold as one word, so that it is never split; a name that is too long for bold is text. */
function nameWords(name: string): string[] {
  const shown = bold(name);
  if (shown === '') return [];
  return shown.startsWith('*') ? [shown] : words(name, SECTION_TEXT - 1);
}

/** One line of the list of sources. */
export function sourceLine(number: number, { publisher, published = '', title, url }: Source): string {
  const by = joined([publisher, published], ', ');
  const name = literal(cut(joined([by, title], ': ') || url || NOTHING, SOURCE_TEXT));
  const address = addressOf(url);
  const linked = `[${number}] <${address && inLink(address)}|${name}>`;
  return address !== undefined && linked.length <= SECTION_TEXT ? linked : `[${number}] ${name}`;
}

/** The address of a link; undefined for what is no web address, which is then no link. */
function addressOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return href.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E').replace(PING, '%40');
}

const inLink = (address: string): string => address.replaceAll('&', '&amp;');

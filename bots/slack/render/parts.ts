/** Splits a reply into parts for the pages of Slack messages: each claim ends with the numbers of its sources. Pure. */
import { type Block, type Claim, type Reply, type Row, type Source, unreachable } from '../../core/contract/reply.ts';
import { parseUrl } from '../../core/parse-url.ts';
import { HEADER_TEXT, IMAGE_TEXT, IMAGE_URL, SECTION_TEXT, TEXT_OBJECT } from './limits.ts';
import { bold, escapeText, joinLines, joinTexts, packWords, SPECIAL_MENTION, splitWords, toPlainText, truncate } from './mrkdwn.ts';
import type { Part } from './pages.ts';

const SOURCE_TEXT = 500;
const EMPTY_MARK = '–';

/** Includes the title when it is too long for a header. */
export function toParts({ lead, blocks, sources }: Reply, title: string): Part[] {
  const parts = [
    ...(title.length > HEADER_TEXT ? sectionOf(packWords(splitWords(title, SECTION_TEXT), SECTION_TEXT), []) : []),
    ...sectionOf(claimLines([], lead), lead.sources),
    ...blocks.flatMap(blockParts),
  ];
  const cited = new Set(parts.flatMap(({ cites }) => cites));
  const uncited = sources.flatMap((_, index) => (cited.has(index + 1) ? [] : [index + 1]));
  // Sources that no claim cites are listed at the end of the last message.
  return [...parts, { kind: 'text', text: '', cites: uncited }];
}

function blockParts(block: Block): Part[] {
  switch (block.kind) {
    case 'claims':
      return withHeading(
        block.heading,
        block.claims.map((claim, index) => claimGroup(claim, block.ordered ? `${(block.from ?? 1) + index}.` : '•')),
      );
    case 'table':
      return withHeading(
        block.heading,
        block.rows.map((row) => rowGroup(row, block.columns)),
      );
    case 'note':
      return noteParts(block.text);
    case 'image':
      return imageParts(block.url, block.alt);
    case 'chart':
      return [];
    default:
      return unreachable(block);
  }
}

export const noteLines = (text: string): string[] => packWords(splitWords(text, TEXT_OBJECT), TEXT_OBJECT);

const noteParts = (text: string): Part[] => noteLines(text).map((line) => ({ kind: 'note', text: line, cites: [] }));

/** The alt text replaces an image that Slack can't load. */
function imageParts(url: string, alt: string): Part[] {
  const address = toWebUrl(url);
  if (address === undefined || address.length > IMAGE_URL) return noteParts(alt);
  const block = { type: 'image', image_url: address, alt_text: toPlainText(alt, IMAGE_TEXT) || EMPTY_MARK } as const;
  return [{ kind: 'block', block, cites: [] }];
}

/** Lines that go into one part if they fit, and otherwise into as few as possible. */
interface LineGroup {
  readonly lines: readonly string[];
  readonly cites: readonly number[];
  readonly separator: '\n' | '\n\n';
}

const claimGroup = (claim: Claim, bullet: string): LineGroup => ({
  lines: claimLines([bullet], claim),
  cites: claim.sources,
  separator: '\n',
});

const rowGroup = ({ label, cells }: Row, columns: readonly string[]): LineGroup => ({
  lines: [
    ...packWords(boldWords(label), SECTION_TEXT),
    ...cells.flatMap((cell, index) => claimLines(boldWords(columns[index] ?? ''), cell)),
  ],
  cites: cells.flatMap(({ sources }) => sources),
  separator: '\n\n',
});

/** A heading stays with its first group: it never ends a section or a message. */
function withHeading(heading: string | undefined, groups: readonly LineGroup[]): Part[] {
  const title = heading === undefined ? [] : packWords(boldWords(heading), SECTION_TEXT);
  const [first, ...rest] = groups;
  if (first === undefined) return sectionOf(title, []);
  return [
    ...sectionOf([...title, ...first.lines], first.cites),
    ...rest.flatMap(({ lines, cites, separator }) =>
      joinLines(lines, SECTION_TEXT).map((text): Part => ({ kind: 'text', text, cites, separator })),
    ),
  ];
}

const sectionOf = (lines: readonly string[], cites: readonly number[]): Part[] =>
  joinLines(lines, SECTION_TEXT).map((text) => ({ kind: 'text', text, cites }));

/** Only a claim that is longer than a section takes more than one line: a column's name that is too long gets lines of its own. */
function claimLines(start: readonly string[], { label, text, sources }: Claim): string[] {
  const textWords = splitWords(text, SECTION_TEXT);
  const name = boldWords(label ?? '').map((word, index, all) => (index === all.length - 1 && textWords.length > 0 ? `${word}:` : word));
  const citations = sources.map((number) => `[${number}]`);
  const claim = [...name, ...textWords, ...citations];
  if (claim.length === 0) return start.length === 0 ? [] : packWords([...start, EMPTY_MARK], SECTION_TEXT);
  const lines = packWords([...start, ...claim], SECTION_TEXT);
  const whole = packWords(claim, SECTION_TEXT);
  return lines.length > 1 && whole.length === 1 ? [...packWords(start, SECTION_TEXT), ...whole] : lines;
}

/** A bold name is one word, so it is never split. A name that is too long for bold is split like any text. */
function boldWords(name: string): string[] {
  const shown = bold(name);
  if (shown === '') return [];
  return shown.startsWith('*') ? [shown] : splitWords(name, SECTION_TEXT - 1);
}

export function sourceLine(number: number, { publisher, published = '', title, url }: Source): string {
  const by = joinTexts([publisher, published], ', ');
  const name = escapeText(truncate(joinTexts([by, title], ': ') || url || EMPTY_MARK, SOURCE_TEXT));
  const address = toWebUrl(url);
  const linked = `[${number}] <${address && escapeLinkUrl(address)}|${name}>`;
  return address !== undefined && linked.length <= SECTION_TEXT ? linked : `[${number}] ${name}`;
}

/** Undefined for anything but a web address: the source is then shown without a link. */
function toWebUrl(url: string): string | undefined {
  const parsed = parseUrl(url);
  if (parsed === undefined) return undefined;
  const { protocol, href } = parsed;
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return href.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E').replace(SPECIAL_MENTION, '%40');
}

const escapeLinkUrl = (address: string): string => address.replaceAll('&', '&amp;');

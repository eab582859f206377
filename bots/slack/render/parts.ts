/** Splits a reply into parts for the pages of Slack messages: each claim ends with the numbers of its sources. Pure. */
import { type Block, type Claim, type Reply, type Row, type Source, type Table, unreachable } from '../../core/contract/reply.ts';
import { rowSources } from '../../core/present/shown-sources.ts';
import { isTitleInLead } from '../../core/present/title-in-lead.ts';
import { toChart } from './chart.ts';
import { CHARTS, IMAGE_TEXT, IMAGE_URL, SECTION_TEXT } from './limits.ts';
import { bold, joinLines, packWithin, packWords, splitWords, toPlainText } from './mrkdwn.ts';
import type { Part } from './pages.ts';
import { plainBlocks } from './plain.ts';
import { citation, noteLines, toWebUrl } from './sources.ts';
import { toTable } from './table.ts';
import { textLength } from './validate.ts';

const EMPTY_MARK = '–';
/** A table that is longer in its plain form is split between messages, so it can't be one block. */
const MAX_TABLE_TEXT = 7000;

type Context = Pick<Reply, 'title' | 'sources'> & {
  /** Whether a heading is needed to tell this block from the others. */
  readonly isOneOfSeveral: boolean;
};

/** The sentence, what must be known with it, and the blocks. The title is shown only where the sentence doesn't name it. */
export function toParts(reply: Reply, title: string): Part[] {
  const { lead, blocks, sources } = reply;
  const notes = blocks.filter((block) => block.kind === 'note');
  const others = blocks.filter((block) => block.kind !== 'note');
  const listed = others.filter(({ kind }) => kind === 'claims' || kind === 'table');
  const context = { title, sources, isOneOfSeveral: listed.length > 1 };
  const heading = isTitleInLead({ ...reply, title }) ? [] : packWords(boldWords(title), SECTION_TEXT);
  const parts = [
    ...sectionOf([...heading, ...claimLines([], lead, sources)], lead.sources),
    ...notes.flatMap(({ text, aside }) => (aside === true ? [] : noteParts(text))),
    ...withinLimits(others.flatMap((block) => blockParts(block, context))),
  ];
  const cited = new Set(parts.flatMap(({ cites }) => cites));
  const uncited = sources.flatMap((_, index) => (cited.has(index + 1) ? [] : [index + 1]));
  // Sources that no claim cites are listed at the end of the last message.
  return [...parts, { kind: 'text', text: '', cites: uncited }];
}

/** Charts repeat what the other blocks say, so those that a message can't hold are left out. */
function withinLimits(parts: readonly Part[]): Part[] {
  const charts = parts.filter((part) => part.kind === 'block' && part.block.type === 'data_visualization').slice(0, CHARTS);
  return parts.filter((part) => part.kind !== 'block' || part.block.type !== 'data_visualization' || charts.includes(part));
}

function blockParts(block: Exclude<Block, { kind: 'note' }>, context: Context): Part[] {
  const { sources } = context;
  switch (block.kind) {
    case 'claims':
      return withHeading(
        block.heading,
        block.claims.map((claim, index) => claimGroup(claim, block.ordered ? `${(block.from ?? 1) + index}.` : '•', sources)),
      );
    case 'table':
      return tableParts(block, context);
    case 'image':
      return imageParts(block.url, block.alt);
    case 'chart': {
      const chart = toChart(block);
      return chart === undefined ? [] : [{ kind: 'block', block: chart, cites: [] }];
    }
    default:
      return unreachable(block);
  }
}

function tableParts(block: Table, { title, sources, isOneOfSeveral }: Context): Part[] {
  const table = toTable(block, block.heading || title, sources);
  const rows = block.rows.map((row) => rowGroup(row, block, sources));
  if (table === undefined || textLength(plainBlocks([table])) > MAX_TABLE_TEXT) return withHeading(block.heading, rows);
  const cites = rows.flatMap((row) => row.cites);
  return [...(isOneOfSeveral ? withHeading(block.heading, []) : []), { kind: 'block', block: table, cites }];
}

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

const claimGroup = (claim: Claim, bullet: string, sources: readonly Source[]): LineGroup => ({
  lines: claimLines([bullet], claim, sources),
  cites: claim.sources,
  separator: '\n',
});

function rowGroup(row: Row, { columns, subjects }: Table, sources: readonly Source[]): LineGroup {
  const isList = subjects === 'rows';
  const cites = rowSources(row);
  const marks = isList ? cites.map((number) => citation(number, sources[number - 1])) : [];
  return {
    lines: [
      ...packWords([...boldWords(row.label), ...marks], SECTION_TEXT),
      ...row.cells.flatMap((cell, index) => claimLines(boldWords(columns[index] ?? ''), isList ? { ...cell, sources: [] } : cell, sources)),
    ],
    cites,
    separator: '\n\n',
  };
}

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

/** Only what is longer than a section takes more than one line: a name that is too long gets lines of its own. */
function claimLines(start: readonly string[], { label, text, sources: numbers }: Claim, sources: readonly Source[]): string[] {
  const textWords = splitWords(text, SECTION_TEXT);
  const name = boldWords(label ?? '').map((word, index, all) => (index === all.length - 1 && textWords.length > 0 ? `${word}:` : word));
  const cited = [...textWords, ...numbers.map((number) => citation(number, sources[number - 1]))];
  const claim = [...name, ...cited];
  if (claim.length === 0) return start.length === 0 ? [] : packWords([...start, EMPTY_MARK], SECTION_TEXT);
  const lines = packWords([...start, ...claim], SECTION_TEXT);
  if (lines.length === 1) return lines;
  const whole = packWords(claim, SECTION_TEXT);
  if (whole.length === 1) return [...packWords(start, SECTION_TEXT), ...whole];
  return packWithin(
    [start, name, cited].flatMap((words) => packWords(words, SECTION_TEXT)),
    ' ',
    SECTION_TEXT,
  );
}

/** A bold name is one word, so it is never split. A name that is too long for bold is split like any text. */
function boldWords(name: string): string[] {
  const shown = bold(name);
  if (shown === '') return [];
  return shown.startsWith('*') ? [shown] : splitWords(name, SECTION_TEXT - 1);
}

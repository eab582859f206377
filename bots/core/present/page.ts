/** Cuts one page out of a result: a few whole claims, with the sources that they cite. */
import { compact } from '../compact.ts';
import type { CommandResult } from '../contract/command.ts';
import type { Block, Claim, Reply, Row, Source } from '../contract/reply.ts';

/** Limits of a page: claims or rows, and characters unless a single claim is longer. */
const MAX_UNITS = 15;
/** Rows of a list stand three to a line on Discord, and each takes three lines there. */
const MAX_LIST_ROWS = 9;
const MAX_CHARACTERS = 1_800;
/** A page with this much ends before a block that doesn't fit into it; with less, the block is cut. */
const MIN_CHARACTERS = 700;

type PageContent = Pick<Reply, 'lead' | 'blocks' | 'sources' | 'footer'>;

/** Page `number`, from 1, or the nearest one. Only the first page has the lead and the notes, and only the last one the asides. */
export function pageOf(result: CommandResult, number: number): PageContent {
  const all = result.blocks.filter((block) => block.kind === 'note');
  const notes = all.filter(({ aside }) => aside !== true);
  const asides = all.filter(({ aside }) => aside === true);
  const pages = splitIntoPages(result.blocks.flatMap(unitsOf));
  const pageNumber = Math.min(Math.max(1, Math.trunc(number)), pages.length);
  const blocks = joinUnits(pages[pageNumber - 1] ?? []);
  const lead = pageNumber === 1 ? result.lead : emptyClaim;
  const page = { lead, blocks: [...blocks, ...(pageNumber === 1 ? notes : []), ...(pageNumber === pages.length ? asides : [])] };
  // A single page keeps its uncited sources; one of several pages lists only what it cites.
  const sources = pages.length === 1 ? result.sources : citedSources(page, result.sources);
  const footer = compact({
    ...result.footer,
    checked: latestCheck(sources),
    page: pages.length === 1 ? undefined : { number: pageNumber, of: pages.length },
  });
  return { ...renumberSources(page, sources, result.sources), footer };
}

/** When the latest of the sources was read. Partial dates compare as texts. */
export const latestCheck = (sources: readonly Source[]): string | undefined =>
  sources
    .flatMap(({ checked }) => checked ?? [])
    .sort()
    .at(-1);

const emptyClaim: Claim = { text: '', sources: [] };

/** One claim, row or image, which is never split. */
type Unit = Exclude<Block, { kind: 'note' }> & { readonly of: Block };

function unitsOf(block: Block): Unit[] {
  switch (block.kind) {
    case 'claims':
      return block.claims.map((claim, index) => ({ ...block, claims: [claim], from: (block.from ?? 1) + index, of: block }));
    case 'table':
      return block.rows.map((row) => ({ ...block, rows: [row], of: block }));
    case 'chart':
    case 'image':
      return [{ ...block, of: block }];
    case 'note':
      return [];
  }
}

function splitIntoPages(units: readonly Unit[]): Unit[][] {
  const pages: Unit[][] = [[]];
  const lastPage = () => pages.at(-1) ?? [];
  for (const block of groupByBlock(units)) {
    const isFull = !fits(lastPage(), block) && sizeOf(lastPage()) >= MIN_CHARACTERS;
    if (isFull || (canWait(block) && !lastPage().some((unit) => canWait([unit])))) pages.push([]);
    for (const unit of block) addUnit(pages, unit);
  }
  return pages;
}

const canWait = ([first]: readonly Unit[]): boolean => first !== undefined && 'canWait' in first && first.canWait === true;

function addUnit(pages: Unit[][], unit: Unit): void {
  const last = pages.at(-1) ?? [];
  if (last.length === 0 || fits(last, [unit])) last.push(unit);
  else pages.push([unit]);
}

const fits = (page: readonly Unit[], more: readonly Unit[]): boolean =>
  page.length + more.length <= MAX_UNITS &&
  [...page, ...more].filter(isOfList).length <= MAX_LIST_ROWS &&
  sizeOf(page) + sizeOf(more) <= MAX_CHARACTERS;

const isOfList = (unit: Unit): boolean => unit.kind === 'table' && unit.subjects === 'rows';

const sizeOf = (units: readonly Unit[]): number => units.reduce((sum, unit) => sum + lengthOf(unit), 0);

function groupByBlock(units: readonly Unit[]): Unit[][] {
  const groups = new Map<Block, Unit[]>();
  for (const unit of units) groups.set(unit.of, [...(groups.get(unit.of) ?? []), unit]);
  return [...groups.values()];
}

function lengthOf(unit: Unit): number {
  if (unit.kind === 'image' || unit.kind === 'chart') return 0;
  const claims = unit.kind === 'claims' ? unit.claims : unit.rows.flatMap(({ cells }) => cells);
  return claims.reduce((sum, { label = '', text }) => sum + label.length + text.length, 0);
}

function joinUnits(units: readonly Unit[]): Block[] {
  const blocks: { block: Block; of: Block }[] = [];
  for (const { of, ...unit } of units) {
    const last = blocks.at(-1);
    if (last?.of === of) last.block = joinBlocks(last.block, unit);
    else blocks.push({ block: unit, of });
  }
  return blocks.map(({ block }) => block);
}

function joinBlocks(block: Block, next: Block): Block {
  if (block.kind === 'claims' && next.kind === 'claims') return { ...block, claims: [...block.claims, ...next.claims] };
  if (block.kind === 'table' && next.kind === 'table') return { ...block, rows: [...block.rows, ...next.rows] };
  return block;
}

type Content = Pick<Reply, 'lead' | 'blocks'>;

export function claimsOf({ lead, blocks }: Content): Claim[] {
  const listed = blocks.flatMap((block) => {
    if (block.kind === 'claims') return block.claims;
    return block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells) : [];
  });
  return [lead, ...listed];
}

function citedSources(content: Content, sources: readonly Source[]): Source[] {
  const numbers = new Set(claimsOf(content).flatMap((claim) => claim.sources));
  return sources.filter((_, index) => numbers.has(index + 1));
}

function renumberSources({ lead, blocks }: Content, shown: readonly Source[], all: readonly Source[]): Content & Pick<Reply, 'sources'> {
  const numberOf = new Map(shown.map((source, index) => [source, index + 1]));
  const renumber = (claim: Claim): Claim => ({
    ...claim,
    sources: claim.sources.flatMap((number) => numberOf.get(all[number - 1] as Source) ?? []),
  });
  const row = (one: Row): Row => ({ ...one, cells: one.cells.map(renumber) });
  const block = (one: Block): Block => {
    if (one.kind === 'claims') return { ...one, claims: one.claims.map(renumber) };
    return one.kind === 'table' ? { ...one, rows: one.rows.map(row) } : one;
  };
  return { lead: renumber(lead), blocks: blocks.map(block), sources: shown };
}
